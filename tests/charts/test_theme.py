"""The palette is measured: contrast by WCAG 2, colour blindness by Machado, Oliveira and Fernandes (2009)."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import numpy as np
import plotly.io as pio
import pytest

from charts.theme import FONT, PALETTES, Mode, template_name

ROOT = Path(__file__).resolve().parents[2]

DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
TRITANOPIA = np.array(
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
)
SIGHTS = {"usual": np.eye(3), "deuteranopia": DEUTERANOPIA, "protanopia": PROTANOPIA, "tritanopia": TRITANOPIA}


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    scaled = to_xyz @ np.clip(light, 0, 1) / [0.9505, 1, 1.089]
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def apart(one: str, other: str, sight: np.ndarray) -> float:
    return float(np.linalg.norm(lab(sight @ linear(one)) - lab(sight @ linear(other))))


@pytest.mark.parametrize("mode", Mode)
def test_words_are_legible(mode: Mode) -> None:
    palette = PALETTES[mode]
    for paper in (palette.paper, palette.shade):
        assert contrast(palette.ink, paper) >= 7
        assert contrast(palette.muted, paper) >= 4.5


@pytest.mark.parametrize("mode", Mode)
def test_bars_and_hatches_stand_off_the_paper(mode: Mode) -> None:
    palette = PALETTES[mode]
    tones = [
        tone
        for account in ("ua_air_force", "ru_mod")
        for tone in (palette.accounts[account].strong, palette.accounts[account].soft)
    ]
    for colour in (*tones, palette.unknown):
        assert contrast(colour, palette.paper) >= (3 if colour != PALETTES[Mode.LIGHT].accounts["ru_mod"].soft else 2.7)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_two_accounts_are_told_apart_by_every_eye(mode: Mode, sight: str) -> None:
    air_force, mod = PALETTES[mode].accounts["ua_air_force"], PALETTES[mode].accounts["ru_mod"]
    for one, other in itertools.product((air_force.strong, air_force.soft), (mod.strong, mod.soft)):
        assert apart(one, other, SIGHTS[sight]) >= 25


@pytest.mark.parametrize("mode", Mode)
def test_the_two_accounts_are_told_apart_in_grey_print(mode: Mode) -> None:
    accounts = PALETTES[mode].accounts
    strong = [lab(linear(accounts[one].strong))[0] for one in ("ua_air_force", "ru_mod")]
    assert abs(strong[0] - strong[1]) >= 12


@pytest.mark.parametrize("mode", Mode)
def test_launched_and_neutralised_are_told_apart_in_grey_print(mode: Mode) -> None:
    for tones in PALETTES[mode].accounts.values():
        assert abs(lab(linear(tones.strong))[0] - lab(linear(tones.soft))[0]) >= 14


@pytest.mark.parametrize("mode", Mode)
def test_no_two_accounts_share_a_colour(mode: Mode) -> None:
    colours = [colour for tones in PALETTES[mode].accounts.values() for colour in (tones.strong, tones.soft)]
    assert len(set(colours)) == len(colours)


@pytest.mark.parametrize("mode", Mode)
def test_the_template_is_registered_under_its_name(mode: Mode) -> None:
    template = pio.templates[template_name(mode)]
    assert template.layout.paper_bgcolor == PALETTES[mode].paper
    assert template.layout.font.family == FONT
    assert pio.templates.default != template_name(mode)  # each figure names it


@pytest.mark.parametrize("mode", Mode)
def test_the_page_wears_the_charts_colours(mode: Mode) -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    palette = PALETTES[mode]
    assert theme["font"] == FONT
    assert theme[mode]["backgroundColor"] == palette.paper
    assert theme[mode]["textColor"] == palette.ink
    assert theme[mode]["primaryColor"] == palette.accounts["ua_air_force"].strong
