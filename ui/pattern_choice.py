"""What the page on patterns lets a reader choose besides the shared filters, kept in the address as those are."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from charts import words
from charts.together import LAGS
from ui.events import events
from ui.nights import DATE, LAST_SHOWN
from ui.parts import plain
from ui.pattern_charts import Daily

DAYS_OF, MASSED, LAG = "days", "massed", "lag"
"""The widgets' keys, which are the parameters' names in the address."""

USUAL_MASSED = 200


def choose_days(shown: Sequence[Daily]) -> Daily:
    """The account and measure that the calendar shows."""
    offered = {one.label: one for one in shown}
    if st.session_state.get(DAYS_OF, next(iter(offered))) not in offered:
        del st.session_state[DAYS_OF]
    return offered[st.selectbox("The calendar shows", list(offered), key=DAYS_OF, bind="query-params")]


def choose_massed() -> int:
    """From how many on a day counts as massed: the reader's own line."""
    return int(
        st.number_input(
            "A day is massed from so many on",
            min_value=1,
            max_value=10_000,
            value=USUAL_MASSED,
            step=10,
            key=MASSED,
            bind="query-params",
            width=260,
        )
    )


def choose_lag() -> int:
    """By how many days the second account comes later."""
    return int(
        st.slider(
            "Lag in days (above 0: the Russian MoD later)",
            min_value=LAGS.start,
            max_value=LAGS.stop - 1,
            value=0,
            key=LAG,
            bind="query-params",
        )
    )


def open_night(day: object) -> None:
    """Go to the night that a reader has clicked in the calendar."""
    try:
        chosen = date.fromisoformat(str(day))
    except ValueError:
        return
    st.session_state.pop(DATE, None)
    st.session_state[LAST_SHOWN] = chosen
    st.switch_page("pages/night/page.py")


def show_events() -> None:
    """The dated events, each with its source."""
    st.markdown("\n".join(_event(row) for row in events().to_dict("records")))


def _event(row: Mapping[Hashable, Any]) -> str:
    start, end = row["start"].date(), row["end"].date()
    note = f" {plain(row['note'])}" if words.is_known(row["note"]) else ""
    told = f"**{words.period(start, end)}** ({plain(row['name'])}): {plain(row['told'])}{note}"
    return f"- {told} [source]({row['source_url']})"
