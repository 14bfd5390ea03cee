"""The button that copies a view's address, which holds all of the view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

NAME = "two_accounts_share"
HTML = (
    '<div class="ta-share"><span role="status"></span><button type="button">Copy link</button>'
    '<input type="text" readonly hidden aria-label="Link to this view"></div>'
)
JS, CSS = (Path(__file__).with_name(f"share.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))


def _registered() -> Any:
    return st.components.v2.component(NAME, html=HTML, css=CSS, js=JS, isolate_styles=False)


_mount = _registered()


def show_copy_link() -> None:
    """Show the button. The browser reads its own address, so nothing goes to the server or comes from it."""
    # As with charts, a registration belongs to a runtime, and tests start many.
    if get_bidi_component_manager().get(NAME) is None:
        _registered()
    with st.container(key="share"):
        _mount(key="copy-link")
