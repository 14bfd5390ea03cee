"""What every page wears: its style, the colours of accounts, and a settled interpreter."""

from __future__ import annotations

import functools
import gc
import os
import socket
import stat
import sys
from contextlib import suppress
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
    send_at_once()


def send_at_once() -> None:
    """Have all connections of this process send small messages without waiting (TCP_NODELAY), also those to come.

    Streamlit opens its own listening socket, on which asyncio does not set this as it does elsewhere. So a message
    waited until the browser had confirmed the one before, which browsers put off for some 40 ms. What is accepted takes
    the setting from the socket that listens. Where a system lists no open files, nothing changes.
    """
    with suppress(OSError):
        for file in Path("/dev/fd").iterdir():
            with suppress(OSError):
                _send_at_once(int(file.name))


def _send_at_once(file: int) -> None:
    if not stat.S_ISSOCK(os.fstat(file).st_mode):
        return
    with socket.socket(fileno=os.dup(file)) as found:
        if found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM:
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
