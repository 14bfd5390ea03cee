"""The palette is measured, not trusted."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import plotly.io as pio
import pytest

from charts.theme import FONT, PALETTES, Mode, template_name
from tests.charts.colours import SIGHTS, apart, contrast, lab, linear

ROOT = Path(__file__).resolve().parents[2]


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
