"""The chart component: a Plotly figure drawn in the browser from a small bundle, with all that stands beside it."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from charts.theme import PALETTES, Mode, Palette

HERE = Path(__file__).parent

plot = st.components.v2.component(
    "two_accounts_plot",
    html='<div class="ta-host"></div>',
    css=(HERE / "plot.css").read_text(encoding="utf-8"),
    js=(HERE / "plot.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def counterparts() -> dict[str, str]:
    """Each colour of the light palette with its counterpart in the dark one."""
    return dict(zip(_tones(PALETTES[Mode.LIGHT]), _tones(PALETTES[Mode.DARK]), strict=True))


def _tones(palette: Palette) -> list[str]:
    steps = [step for claimant in (*palette.accounts, "") for step in palette.steps(claimant)]
    return [*steps, *re.findall(r"#[0-9a-f]{6}", repr(palette))]
