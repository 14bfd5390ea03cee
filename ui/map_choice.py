"""What the page on regions lets a reader choose besides the shared filters, kept in the address as those are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.region_map import Extent
from ui.address import say_unknown
from ui.chart import Click
from ui.filters import REGIONS
from ui.region_charts import Shown, offered, region_name
from ui.view import View

MAP, EXTENT, DOSSIER = "map", "extent", "dossier"
"""The widgets' keys, which are the parameters' names in the address."""

CLICKED = "map-clicked"

AUTO = "Auto"


def choose_map(view: View) -> tuple[Shown | None, Extent | None]:
    """The account and measure, and how much of the two countries; None where no account itemises anything.

    On its own, the map of a Russian account reaches to the Urals, that of a Ukrainian one shows Ukraine.
    """
    offers = {shown.label: shown for shown in offered(view)}
    if not offers:
        return None, None
    if st.session_state.get(MAP, next(iter(offers))) not in offers:
        del st.session_state[MAP]
    say_unknown(MAP, offers, "map")
    say_unknown(EXTENT, [AUTO, *map(str, Extent)], "part of the map")
    with st.container(key="map-choice", gap="small"):
        what, where = st.columns([40, 60], vertical_alignment="bottom")
        with what:
            label = st.selectbox("The map shows", list(offers), key=MAP, bind="query-params")
        with where:
            reach = st.selectbox("Map of", [AUTO, *map(str, Extent)], key=EXTENT, bind="query-params")
    shown = offers[label]
    usual = Extent.EUROPE if shown.claimant.startswith("ru_") else Extent.UKRAINE
    return shown, usual if reach in (None, AUTO) else Extent(reach)


def follow_click() -> None:
    """Choose the region that was clicked on the map in the run before; to be called before the filters are drawn."""
    code = st.session_state.pop(CLICKED, None)
    if code is not None:
        st.session_state[REGIONS] = [code]


def take_click(click: Click | None) -> None:
    """Choose the region that a reader has clicked, from the next run on, which follows at once."""
    if click and isinstance(click.customdata, str):
        st.session_state[CLICKED] = click.customdata
        st.rerun()


def choose_dossier(regions: Sequence[str]) -> str | None:
    """The region whose dossier is shown: the chosen one, or of several the one that the reader picks."""
    if len(regions) < 2:
        return regions[0] if regions else None
    say_unknown(DOSSIER, [region_name(code) for code in regions], "dossier")
    if st.session_state.get(DOSSIER, regions[-1]) not in regions:
        del st.session_state[DOSSIER]
    return st.segmented_control(
        "Dossier of",
        list(regions),
        default=regions[-1],
        format_func=region_name,
        required=True,
        key=DOSSIER,
        bind="query-params",
    )
