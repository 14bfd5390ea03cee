"""Registers the component with Streamlit, and mounts it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

HERE = Path(__file__).parent
NAME = "two_accounts_plot"

JS_FILES = ("dom", "load", "draw", "keys", "switches", "table", "files", "main")
START_FILES = ("dom", "load", "start")
"""The parts of the browser's modules, in the order in which they are put together."""


def javascript(names: Sequence[str] = JS_FILES) -> str:
    """A module for the browser, by default the chart's."""
    return "\n".join((HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in names)


CSS, JS, START_JS = (HERE / "plot.css").read_text(encoding="utf-8"), javascript(), javascript(START_FILES)


def _registered() -> tuple[Any, Any]:
    register = st.components.v2.component
    chart = register(NAME, html='<div class="ta-host"></div>', css=CSS, js=JS, isolate_styles=False)
    return chart, register(f"{NAME}_start", js=START_JS, isolate_styles=False)


_mounts = _registered()


def _mount(which: int) -> Any:
    # A registration belongs to a runtime: tests start a new one for each page, while this module is imported once.
    if get_bidi_component_manager().get(NAME) is None:
        _registered()
    return _mounts[which]


def start(bundle: str) -> None:
    """Have the browser load the program that draws before it knows of any chart; to be shown before all else.

    A page's parts load one after the other, in their order: without this, the program would come after all others.
    """
    _mount(1)(key=f"{NAME}_start", data={"bundle": bundle}, height=1)


def plot(key: str, data: dict[str, Any]) -> Any:
    """Mount a chart. Its triggers are `asked`, `switched` and `clicked`, each with `at`, the moment, in the browser."""
    return _mount(0)(
        key=key, data=data, on_asked_change=_nothing, on_switched_change=_nothing, on_clicked_change=_nothing
    )


def _nothing() -> None:
    """A trigger exists only if there is something to call."""
