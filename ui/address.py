"""What a page says of values in its address that it does not know: Streamlit drops them without a word."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st


def say_unknown(key: str, offered: Collection[str], noun: str) -> None:
    """To be called before the widget `key` is drawn: tell of a value that it cannot take, until another is chosen.

    Args:
        key: the widget's key, which is the parameter's name.
        offered: the values that the widget writes into the address.
        noun: what such a value is.
    """
    state, seen = st.session_state, f"{key}-unknown"
    if seen not in state:
        given = st.query_params.get_all(key)
        state[seen] = len(given) > 1 or any(one not in offered for one in given)
    elif state[seen] and state.setdefault(f"{seen}-shown", str(state.get(key))) != str(state.get(key)):
        state[seen] = False
    if state[seen]:
        st.info(f"This link asks for an unknown {noun}, which cannot be shown; the rest of it is.")
