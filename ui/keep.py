"""What the pages share stays chosen when the reader goes to another page.

Streamlit forgets a widget's value when a run does not draw it, and a page's widgets are not those of another, even
under one key. A value that a run has itself written to the session's state is kept; so each run writes it again.
"""

from __future__ import annotations

import streamlit as st

from ui.filters import ACCOUNTS, BY, DATES, REGIONS

SHARED = (DATES, REGIONS, ACCOUNTS, BY)


def keep_filters(page: str) -> None:
    """Keep the shared filters over a change to another page; to be called before the page runs.

    On a change the run begins once more before anything is drawn: only values that were there before a run begins are
    written into the new page's address.
    """
    for key in SHARED:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
    if st.session_state.setdefault("page_shown", page) != page:
        st.session_state["page_shown"] = page
        st.rerun()
