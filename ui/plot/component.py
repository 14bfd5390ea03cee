"""Registers the component with Streamlit, and mounts it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

HERE = Path(__file__).parent
NAME = "two_accounts_plot"

JS_FILES = ("dom", "draw", "keys", "switches", "table", "files", "main")
"""The parts of the browser's module, in the order in which they are put together."""


def javascript() -> str:
    """The browser's module."""
    return "\n".join((HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in JS_FILES)


CSS, JS = (HERE / "plot.css").read_text(encoding="utf-8"), javascript()


def _registered() -> Any:
    return st.components.v2.component(NAME, html='<div class="ta-host"></div>', css=CSS, js=JS, isolate_styles=False)


_mount = _registered()


def plot(key: str, data: dict[str, Any]) -> Any:
    """Mount a chart. Its triggers are `asked`, `switched` and `clicked`, each with `at`, the moment, in the browser."""
    # A registration belongs to a runtime: tests start a new one for each page, while this module is imported once.
    if get_bidi_component_manager().get(NAME) is None:
        _registered()
    return _mount(key=key, data=data, on_asked_change=_nothing, on_switched_change=_nothing, on_clicked_change=_nothing)


def _nothing() -> None:
    """A trigger exists only if there is something to call."""
