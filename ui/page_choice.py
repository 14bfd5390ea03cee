"""What the page on both accounts lets a reader choose besides the shared filters, kept in the address as those are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from charts.words import listed
from ui.filters import Filters, Weapons

WEAPONS, SHOWS = "weapons", "shows"
"""The widgets' keys, which are the parameters' names in the address."""

NAMES = {"Drones": Weapons.DRONES, "Missiles": Weapons.MISSILES, "All": Weapons.ALL}
EACH, RUNNING = "Each bar", "Cumulative"


def weapons_asked() -> Weapons:
    """The weapons that a page's title speaks of, before it has drawn the control that chooses them."""
    asked = st.session_state.get(WEAPONS) or st.query_params.get(WEAPONS)
    return NAMES.get(str(asked), Weapons.DRONES)


def choose(filters: Filters) -> tuple[Filters, bool]:
    """The filters with the weapons that they count, and whether the chart over time adds up from the first day on."""
    ignored = [
        *_ignored(WEAPONS, list(NAMES), "an unknown kind of weapons"),
        *_ignored(SHOWS, [EACH, RUNNING], "an unknown kind of chart"),
    ]
    with st.container(key="page-choice", horizontal=True, gap="medium"):
        weapons = st.segmented_control(
            "Weapons", list(NAMES), default="Drones", required=True, key=WEAPONS, bind="query-params"
        )
        shows = st.segmented_control(
            "The chart shows", [EACH, RUNNING], default=EACH, required=True, key=SHOWS, bind="query-params"
        )
    chosen = NAMES[weapons or "Drones"]
    if ignored and (weapons, shows) == st.session_state.setdefault("page_choice_shown", (weapons, shows)):
        st.info(f"This link asks for {listed(ignored)}, which cannot be shown; the rest of it is.")
    return replace(filters, weapons=chosen), shows == RUNNING


def _ignored(key: str, offered: Sequence[str], words: str) -> list[str]:
    """What a session's first address asks for in vain, as a part of a sentence; read before the widget drops it."""
    kept = f"{key}_ignored"
    if kept not in st.session_state:
        st.session_state[kept] = [words] if set(st.query_params.get_all(key)) - set(offered) else []
    return list(st.session_state[kept])
