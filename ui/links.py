"""What a link to each page may name, and what is said of names that mean nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import streamlit as st

from charts.words import listed
from ui import about, data_filters, map_choice, nights, page_choice, pattern_choice, statement, weapon_choice
from ui.filters import ACCOUNTS, BY, DATES, REGIONS
from ui.parts import FIGURES

SHARED = (DATES, REGIONS, ACCOUNTS, BY)
"""The filters that pages share."""

NARROWED = (
    *(data_filters.MEASURES, data_filters.WEAPONS, data_filters.FIND, data_filters.OTHERS),
    *(data_filters.ORDER, data_filters.COLUMNS),
)
OWN: Mapping[str, tuple[str, ...]] = {
    "": (page_choice.WEAPONS, page_choice.SHOWS, FIGURES),
    "night": (nights.DATE, "card"),
    "regions": (map_choice.MAP, map_choice.EXTENT, map_choice.DOSSIER, FIGURES),
    "weapons": (weapon_choice.CLASSES, weapon_choice.MODELS_OF),
    "patterns": (pattern_choice.DAYS_OF, pattern_choice.MASSED, pattern_choice.LAG),
    "data": (*NARROWED, "page", statement.STATEMENT),
    "add": (),
    "about": (about.COVERED,),
}
"""What each page lets a reader choose besides, by its path."""

OF_THE_MOMENT = (nights.DATE, "page", statement.STATEMENT)
"""What a page does not remember until the reader is back, or sees to itself."""

WITHOUT_SHARED = ("night", "add", "about")
"""The pages that the shared filters do not narrow: they only pass them on."""

SWITCHES = re.compile(r"log|no-mean|without-.+")
"""What a chart's parameter says: its name is the chart's."""

ELSEWHERE = re.compile(r"rank-.*|utm_.*|fbclid|gclid")
"""The ranking of a dossier, which has its region in its name, and what others add to links to count their readers."""


def unknown_names(page: str, given: Mapping[str, Sequence[str]]) -> list[str]:
    """The parameters of an address that mean nothing on the page.

    >>> unknown_names("weapons", {"classes": ["x"], "rates": ["log"], "date": ["2026-01-26"], "utm_source": ["post"]})
    ['date']
    """
    known = {*SHARED, *OWN.get(page, ())}
    return [
        name
        for name, values in given.items()
        if name not in known and not ELSEWHERE.fullmatch(name) and not all(map(SWITCHES.fullmatch, values))
    ]


READ = "address_is_read"
"""The first page and what was chosen on it when it had been shown to its end."""


def say_unknown_names(page: str) -> None:
    """Name what of a session's first address means nothing, until the reader chooses something or goes elsewhere."""
    state = st.session_state
    if "names_unknown" not in state:
        found = unknown_names(page, {name: st.query_params.get_all(name) for name in st.query_params})
        state["names_unknown"] = [f"`{re.sub('[^A-Za-z0-9_.-]', '?', name)[:40]}`" for name in found]
    if state["names_unknown"] and state.get(READ, _chosen(page)) != _chosen(page):
        state["names_unknown"] = []
    if state["names_unknown"]:
        offered = (() if page in WITHOUT_SHARED else SHARED) + OWN.get(page, ())
        may = f" A link may name {listed([f'`{one}`' for one in offered])}." if offered else ""
        st.info(f"Ignored in the address: {', '.join(state['names_unknown'])}.{may}")


def address_is_read(page: str) -> None:
    """To be called after a page: what is chosen from here on is the reader's choice, not the page's."""
    st.session_state.setdefault(READ, _chosen(page))


def _chosen(page: str) -> tuple[str, str]:
    return page, str([st.session_state.get(key) for key in (*SHARED, *OWN.get(page, ()))])
