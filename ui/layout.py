"""What every page wears: its style, the colours of accounts, and a settled interpreter."""

from __future__ import annotations

import functools
import gc
import sys
from pathlib import Path

import streamlit as st

from charts.theme import PALETTES
from ui.chart import page_mode
from ui.plot import bundle
from ui.plot.component import start

STYLE = Path(__file__).with_name("page.css")

ICON = Path(__file__).with_name("icon.svg")
"""The browser tab's picture: two bars in the national accounts' colours."""

ABOUT = (
    "Two Accounts keeps what Russia and Ukraine each say about drone attacks, side by side. "
    "Every number is a claim by the side named, with its source; none is a finding."
)


def dress() -> None:
    """Give the page its style, and have the browser load what draws charts before all else.

    Accounts take their colours from the charts' palette, in light and in dark.
    """
    start(bundle.address())
    palette = PALETTES[page_mode()]
    accounts = "".join(
        f"[class*='-account-{claimant}'] {{ border-color: {tones.strong}; }}"
        for claimant, tones in palette.accounts.items()
    )
    neutrals = {"muted": palette.muted, "paper": palette.paper, "shade": palette.shade, "grid": palette.grid}
    named = " ".join(f"--{name}: {colour};" for name, colour in neutrals.items())
    st.html(f"<style>:root {{ {named} }}{_style()}{accounts}</style>")


@functools.cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


@functools.cache
def settle() -> None:
    """Once, when everything is imported: what makes reruns quick.

    The collector no longer walks through all modules on each of them, which takes one from some 300 ms to 100. And the
    thread that sends what a run shows gets its turn sooner: a page has some hundred messages, and waiting five
    milliseconds for each of many took longer than the run.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(0.0005)
