"""The card of a night: what it says of each account, and its files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.headline import Headline
from charts.night_card import CardNumber, CardSide, night_card
from charts.night_tables import Telling
from charts.night_words import clock_times, total
from ui import cached, images
from ui.filters import NATIONAL
from ui.nights import DATE, Shown, sources_of
from ui.view import account

LINKS = 3
"""How many links the card has room for."""

ADDRESS = re.compile(r"(https?://)(?P<host>[^/?#]+)(?P<first>/[^/?#]*)?")
HERE_ONLY = ("localhost", "127.0.0.1", "[")

FILES = {"png": "image/png", "pdf": "application/pdf"}


def show_card(shown: Shown) -> None:
    """The card's files, and the card itself on request."""
    st.header("A card of this night", anchor="card")
    st.markdown("Both national accounts on one picture of 1200 × 675 pixels, with claimants, report date and source.")
    missing = images.browser() is None
    with st.container(horizontal=True, key="night-card-downloads", vertical_alignment="center", gap="small"):
        for kind, mime in FILES.items():
            st.download_button(
                kind.upper(),
                data=partial(card_file, shown, kind),
                file_name=f"two-accounts-{shown.night.day}.{kind}",
                mime=mime,
                key=f"night-card-{kind}",
                on_click="ignore",
                disabled=missing,
                help=images.MISSING if missing else None,
            )
        is_shown = st.toggle("Show the card", key="card", disabled=missing, bind="query-params")
    if missing:
        st.caption(f"{images.MISSING}.")
    elif is_shown:
        st.image(card_file(shown, "png"), caption=f"Both accounts of {words.day(shown.night.day)}")


def card_file(shown: Shown, kind: str) -> bytes:
    """The card as `png` (1200 × 675 pixels) or `pdf`."""
    return images.image(card(shown), kind, scale=1)


def card(shown: Shown) -> go.Figure:
    """The card's figure."""
    sides = [side(shown, claimant) for claimant in NATIONAL]
    told = sorted((one for one in shown.told if one.claimant in NATIONAL), key=lambda one: one.source != "mod_russia")
    return night_card(sides, day=shown.night.day, source=sources_of(told) or words.DASH, link=links(shown, told))


def side(shown: Shown, claimant: str) -> CardSide:
    """One account on the card."""
    told = tuple(one for one in shown.told if one.claimant == claimant)
    silence = [one.why for one in shown.silences if one.claimant == claimant]
    lines = [f"{one[:1].upper()}{one[1:]}." for one in silence] or list(_lines(shown, claimant, told))
    numbers = () if silence else tuple(_numbers(shown, claimant, told))
    return CardSide(claimant, shown.view.name(claimant), account(claimant).heading, numbers, tuple(lines), told)


def _numbers(shown: Shown, claimant: str, told: tuple[Telling, ...]) -> Iterator[CardNumber]:
    for one in shown.view.headlines(claimant):
        yield CardNumber(_value(one), f"{words.measure_name(one.measure)}{_doubt(one)}")
    if claimant == "ru_mod":
        yield from _night_part(told)
    hits = _day_total(shown, claimant, "hits")
    if hits is not None:
        yield CardNumber(words.number(hits), "hits" if hits != 1 else "hit")


def _value(one: Headline) -> str:
    if one.value is not None:
        return words.number(one.value)
    return "withheld" if one.withheld_days else words.DASH


def _doubt(one: Headline) -> str:
    if one.value is None:
        return "" if one.withheld_days else " (not stated)"
    parts = [] if one.is_exact else ["in part “at least”"]
    parts += ["plus withheld"] if one.withheld_days else []
    parts += ["some windows overlap"] if one.overlap_minutes else []
    return f"<br>{', '.join(parts)}" if parts else ""


def _night_part(told: tuple[Telling, ...]) -> Iterator[CardNumber]:
    """What of the day's number was stated of the night, where the Ministry has several windows a day."""
    nights = [one for one in told if one.kind == "night" and not one.is_witness]
    if len(nights) != 1 or len(told) == 1:
        return
    whole = nights[0].whole
    drones = whole[(whole["weapon_class"] == "drone") & (whole["measure"] == "intercepted")]
    if drones["value"].notna().any():
        hours = clock_times(nights[0].start, nights[0].end, nights[0].zone).replace(" time", "")
        yield CardNumber(total(drones), f"of these, {hours}")


def _day_total(shown: Shown, claimant: str, measure: str) -> int | None:
    day = shown.night.day
    totals = cached.daily_totals(start=day, end=day, claimants=(claimant,))
    value = totals[totals["measure"] == measure]["value"].sum(min_count=1)
    return int(value) if words.is_known(value) else None


def _lines(shown: Shown, claimant: str, told: tuple[Telling, ...]) -> Iterator[str]:
    if len(told) > 1:
        yield f"From {len(told)} statements or windows."
    places = {
        measure: _day_total(shown, claimant, measure)
        for measure in ("hit_locations", "debris_locations", "still_airborne")
    }
    said = [f"{words.measure_name(measure)}: {value:,}" for measure, value in places.items() if value is not None]
    if said:
        yield f"{'; '.join(said).capitalize()}."
    yield from _regions(shown, claimant)
    areas = list(dict.fromkeys(place for one in told for place in one.launch_areas["place"]))
    if areas:
        yield f"Launched from {words.listed(areas)}."
    if claimant == "ru_mod":
        yield "Russia states no number of drones launched at it."


def _regions(shown: Shown, claimant: str) -> Iterator[str]:
    day, measure = shown.night.day, account(claimant).ranked
    totals = cached.regional_totals(start=day, end=day, claimants=(claimant,))
    own = totals[totals["measure"] == measure].sort_values("value", ascending=False, kind="stable")
    numbered = own[own["value"].notna()]
    shares = cached.itemised_share(start=day, end=day, claimants=(claimant,))
    share = shares[shares["measure"] == measure]
    items = [f"{row.region_name} {row.value:,}" for row in numbered.itertuples()]
    if items:
        rest = _rest(share)
        yield f"By region: {', '.join(items)}{f'; {rest}' if rest else ''}."
    named = list(own[own["value"].isna()]["region_name"])
    if named:
        yield f"Named without a number: {words.listed(named)}."


def _rest(share: pd.DataFrame) -> str:
    if share.empty:
        return ""
    row = share.iloc[0]
    parts = []
    if words.is_known(row["not_itemised_cut"]) and row["not_itemised_cut"]:
        parts.append(f"{row['not_itemised_cut']:,} not itemised in the cut text that we hold")
    if words.is_known(row["not_itemised_stated"]) and row["not_itemised_stated"]:
        parts.append(f"{row['not_itemised_stated']:,} not itemised")
    return "; ".join(parts)


def links(shown: Shown, told: list[Telling]) -> str:
    """Where the card's statements can be read: this page, where others can reach it, and the statements themselves."""
    anchors = list(dict.fromkeys(filter(None, (_anchor(str(one.url)) for one in told))))
    page = ADDRESS.match(str(st.context.url or ""))
    if page and page["host"].partition(":")[0] not in HERE_ONLY:
        words_of = f"{page['host']}{page['first'] or ''}?{DATE}={shown.night.day}"
        anchors.insert(0, f'<a href="{html.escape(f"{page[1]}{words_of}")}">{html.escape(words_of)}</a>')
    more = f" and {len(anchors) - LINKS} more" if len(anchors) > LINKS else ""
    return f"Link: {', '.join(anchors[:LINKS])}{more}" if anchors else ""


def _anchor(url: str) -> str:
    """A link with the publisher's address as its words; in a PDF it leads to the statement. Empty if it is no link."""
    parts = ADDRESS.match(url)
    if parts is None:
        return ""
    words_of = f"{parts['host'].removeprefix('www.')}{(parts['first'] or '').rstrip('/')}"
    return f'<a href="{html.escape(url)}">{html.escape(words_of)}</a>'
