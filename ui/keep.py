"""What the pages share stays chosen when the reader goes to another page, in the state and in the address.

Streamlit forgets a widget's value when a run does not draw it, and a page's widgets are not those of another, even
under one key. A value that a run has itself written to the session's state is kept, so each run writes it again. The
address loses its parameters on the way, and a page that is drawn for the first time does not write them: that is done
here, before its widgets are there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from charts import words
from ui import cached
from ui.filters import ACCOUNTS, REGIONS, region_labels
from ui.links import OF_THE_MOMENT, OWN, SHARED


def keep_filters(page: str) -> None:
    """Keep the shared filters over a change to another page, and each page's own choices until the reader is back.

    To be called before the page runs.
    """
    state = st.session_state
    for key in SHARED:
        if key in state:
            state[key] = state[key]
    kept = state.setdefault("kept_of_pages", {})
    if state.setdefault("page_shown", page) == page:
        lasting = [key for key in OWN.get(page, ()) if key not in OF_THE_MOMENT]
        own = [key for key in lasting if key in state and key in st.query_params]
        kept[page] = {key: (state[key], st.query_params.get_all(key)) for key in own}
        return
    state["page_shown"] = page
    for key in SHARED:
        if key in state and not _is_default(key, state[key]):
            st.query_params[key] = _in_address(key, state[key])
    for key, (value, written) in kept.get(page, {}).items():
        if key not in state and key not in st.query_params:
            state[key] = value
            st.query_params[key] = written


def _is_default(key: str, value: Any) -> bool:
    default = st.session_state.get("defaults", {}).get(key)
    if isinstance(value, (list, tuple)) and isinstance(default, (list, tuple)):
        return list(value) == list(default)
    return bool(value == default)


def _in_address(key: str, value: Any) -> list[str]:
    """A filter's value as its widget writes it."""
    values = list(value) if isinstance(value, (list, tuple)) else [value]
    if key == REGIONS:
        labels = region_labels(cached.regions())
        return [labels.get(code, code) for code in values]
    if key == ACCOUNTS:
        return [words.short_name(claimant) for claimant in values]
    return [one.isoformat() if isinstance(one, date) else str(one) for one in values]
