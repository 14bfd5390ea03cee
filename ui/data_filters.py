"""What else a reader of the figures may narrow, and how their table is laid out; each kept in the page's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from charts import words
from ui.filters import COMMANDS, NATIONAL, REGIONS, Filters, mended_choices

MEASURES, WEAPONS, FIND, ORDER, COLUMNS, OTHERS = "measure", "weapon", "find", "order", "column", "others"
"""The widgets' keys, which are the parameters' names in the address."""

LABELS = {
    "report_date": "Date",
    "claimant": "Claimed by",
    "measure": "Measure",
    "weapon_class": "Class",
    "weapon": "Weapon",
    "region_name": "Region",
    "value": "Number",
    "upper": "Upper number",
    "qualifier": "Meant as",
    "quote": "Read from",
    "source_url": "Link",
    "status": "Reading",
    "attacker": "Attacker",
    "scope": "Scope",
    "region": "Region code",
    "window_start": "Window from (UTC)",
    "window_end": "Window to (UTC)",
    "window_basis": "Window is",
    "window_kind": "Part of day",
    "overlap": "Overlap (minutes)",
    "published_at": "Published (UTC)",
    "source": "Source",
    "statement_id": "Statement",
    "revision": "Revision",
}
"""The table's columns, in order, as they are called there."""

SHOWN = (
    "report_date",
    "claimant",
    "measure",
    "weapon_class",
    "region_name",
    "value",
    "qualifier",
    "quote",
    "source_url",
)
"""The columns that are there until the reader chooses others."""

ORDERS = {
    "Newest first": (["report_date"], [False]),
    "Oldest first": (["report_date"], [True]),
    "Largest number first": (["value", "report_date"], [False, False]),
    "Smallest number first": (["value", "report_date"], [True, False]),
    "By claimant": (["claimant", "report_date"], [True, False]),
    "By region": (["region_name", "report_date"], [True, False]),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the figures are narrowed by besides the shared filters; empty means all."""

    claimants: tuple[str, ...]
    measures: tuple[str, ...]
    weapon_classes: tuple[str, ...]
    words: str
    order: str
    columns: tuple[str, ...]

    def in_words(self) -> str:
        """The narrowing as a caption tells it."""
        classes = words.listed([words.WEAPON_CLASSES[one] for one in self.weapon_classes])
        measures = words.listed([words.measure_name(one) for one in self.measures])
        sought = f"with the words “{self.words}”" if self.words else ""
        return "; ".join(filter(None, (classes or "all weapons", measures and f"only {measures}", sought)))


def show_narrowing(filters: Filters, claimants: pd.DataFrame, known: pd.DataFrame) -> Narrowing:
    """Draw the filters of the figures below the shared ones, and answer with what they say.

    Args:
        filters: what the shared filters say.
        claimants: as `db.queries.claimants` returns them.
        known: as `db.queries.figure_sources` returns them; its measures can be chosen.
    """
    measures = {one: words.measure_name(one) for one in words.MEASURES if (known["measure"] == one).any()}
    ignored = _mend_address(measures)
    others = tuple(one for one in claimants["claimant"] if one not in (*NATIONAL, *COMMANDS))
    with st.container(key="narrowing", gap="small"):
        left, middle, right = st.columns([30, 34, 36], vertical_alignment="bottom")
        chosen_measures = left.multiselect(
            "Measures", list(measures), format_func=measures.__getitem__, key=MEASURES, bind="query-params",
            placeholder="All",
        )  # fmt: skip
        classes = middle.multiselect(
            "Weapons",
            list(words.WEAPON_CLASSES),
            format_func=words.WEAPON_CLASSES.__getitem__,
            key=WEAPONS,
            bind="query-params",
            placeholder="All",
        )
        sought = right.text_input(
            "Find", key=FIND, bind="query-params", max_chars=120, placeholder="Words in a row, such as: Geran Odesa"
        )
        with_others = False
        if others:
            names = words.listed([words.the(words.short_name(one)) for one in others])
            with_others = st.toggle(f"Also those without a chart: {names}", key=OTHERS, bind="query-params")
        left, right = st.columns([30, 70], vertical_alignment="bottom")
        order = left.selectbox("Order", list(ORDERS), key=ORDER, bind="query-params")
        columns = right.multiselect(
            "Columns", list(LABELS), default=list(SHOWN), format_func=LABELS.__getitem__, key=COLUMNS,
            bind="query-params", placeholder="Choose a column",
        )  # fmt: skip
    if ignored:
        st.info(f"This link asks for {words.listed(ignored)}, which cannot be shown; the rest of it is.")
    return Narrowing(
        claimants=(*filters.claimants, *(others if with_others else ())),
        measures=tuple(chosen_measures),
        weapon_classes=tuple(classes),
        words=sought.strip(),
        order=order or next(iter(ORDERS)),
        columns=tuple(column for column in LABELS if column in (columns or SHOWN)),
    )


def show_all() -> None:
    """Set the filters of the figures and the region back (for a button's `on_click`); period and accounts stay."""
    st.session_state.update({MEASURES: [], WEAPONS: [], FIND: "", REGIONS: []})


def _mend_address(measures: Mapping[str, str]) -> list[str]:
    """On a session's first run of the page: write what is known as Streamlit wants it, and say what is not.

    Returns:
        What of the address cannot be followed, a part of a sentence each, as long as nothing else is chosen.
    """
    offered = {
        MEASURES: (measures, "measure"),
        WEAPONS: (words.WEAPON_CLASSES, "weapon"),
        COLUMNS: (LABELS, "column"),
        ORDER: ({order: order for order in ORDERS}, "order"),
    }
    state = st.session_state
    if "data_address" not in state:
        ignored: list[str] = []
        for key, (labels, noun) in offered.items():
            given = st.query_params.get_all(key)
            mended = mended_choices(given, labels, noun, ignored)
            if mended != given:
                st.query_params[key] = mended
        state["data_address"] = ignored
        if ignored:
            st.rerun()
    chosen = tuple(str(state.get(key)) for key in (*offered, FIND, OTHERS))
    said = list(state["data_address"])
    return said if said and state.setdefault("data_address_shown", chosen) == chosen else []


def ordered(found: pd.DataFrame, order: str) -> pd.DataFrame:
    """The figures in an order; what is not stated stands last, ties in the order of the export."""
    by, ascending = ORDERS[order]
    return found.sort_values(by, ascending=ascending, kind="stable", na_position="last", ignore_index=True)
