"""What the pages share stays chosen when the reader goes to another page.

Streamlit forgets a widget's value when a run does not draw it, and a page's widgets are not those of another, even
under one key. A value that a run has itself written to the session's state is kept; so each run writes it again.
"""

from __future__ import annotations

import streamlit as st

from ui.filters import ACCOUNTS, BY, DATES, REGIONS

SHARED = (DATES, REGIONS, ACCOUNTS, BY)


def keep_filters() -> None:
    """Keep the shared filters over a change of page; to be called before the page runs."""
    for key in SHARED:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
