"""The parts of the page of one night that are not charts: statements side by side, incidents, gaps, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from charts.night import ATTACKS
from charts.night_tables import SIDES, Telling, figures_table
from charts.night_words import by_region, clock_times, stated
from ui import cached
from ui.filters import NATIONAL
from ui.nights import Held, Shown, step_button
from ui.parts import plain

ACCOUNTS = {"UA": "Ukraine’s account", "RU": "Russia’s account"}


def show_silence(shown: Shown, allowed: Held) -> None:
    """Whether an account is missing on the day, and the way to the nearest days that have both."""
    if not shown.silences:
        return
    said = "; ".join(f"{words.the(one.name)}: {one.why}" for one in shown.silences)
    st.info(f"Not both national accounts tell of this day. {said[:1].upper()}{said[1:]}.")
    with st.container(horizontal=True, gap="small"):
        for label, day in (
            ("Nearest earlier", allowed.before(shown.night.day)),
            ("Nearest later", allowed.after(shown.night.day)),
        ):
            if day is not None:
                step_button(f"{label} day with both: {words.day(day)}", day, key=label)


def show_statements(shown: Shown) -> None:
    """The national statements of both sides beside each other, then those of regional claimants."""
    st.header("What each side states", anchor="statements")
    national = [one for one in shown.told if one.is_national]
    for column, side in zip(st.columns(2, gap="large"), SIDES, strict=True):
        with column:
            st.subheader(ACCOUNTS[side], anchor=f"account-{side.lower()}")
            _show_told([one for one in national if one.side == side])
            for one in shown.silences:
                if (one.claimant == "ru_mod") == (side == "RU"):
                    st.markdown(f"**{one.name}**: {one.why}.")
    _show_unattributed([one for one in national if one.side not in SIDES])
    regional = [one for one in shown.told if not one.is_national]
    if not regional:
        return
    st.header("Regional claimants", anchor="regional")
    st.markdown("Each speaks for its own area; none is ever added to the national figures.")
    for column, side in zip(st.columns(2, gap="large"), SIDES, strict=True):
        own = [one for one in regional if one.side == side]
        with column:
            st.subheader(f"{ACCOUNTS[side]}, regional", anchor=f"regional-{side.lower()}")
            if own:
                _show_told(own)
            else:
                st.markdown("No regional claimant of this side has a statement in our data for this day.")
    _show_unattributed([one for one in regional if one.side not in SIDES])


def _show_unattributed(told: Sequence[Telling]) -> None:
    """What claimants say whose side is not known."""
    if told:
        st.subheader("Claimants of neither side", anchor=False)
        _show_told(told)


def _show_told(told: Sequence[Telling]) -> None:
    for claimant, attacker in dict.fromkeys((one.claimant, one.attacker) for one in told):
        own = [one for one in told if (one.claimant, one.attacker) == (claimant, attacker)]
        with st.container(key=f"told-{attacker.lower()}-account-{claimant}", gap="small"):
            count = "" if len(own) == 1 else f" ({len(own)} statements or windows)"
            st.markdown(f"**{plain(own[0].name)}**, of {ATTACKS[attacker]}{count}")
            for one in own:
                st.markdown(_told(one))
                st.caption(_provenance(one))


@lru_cache(maxsize=512)
def _told(one: Telling) -> str:
    return "  \n".join(_telling_lines(one))


def _telling_lines(one: Telling) -> Iterator[str]:
    if not len(one.figures) and len(one.incidents):
        yield f"No hours and no figure stated; {words.counted(len(one.incidents), 'incident')} told (see below)."
        return
    hours = clock_times(one.start, one.end, one.zone)
    basis = "hours stated" if one.basis == "stated" else "an end of the hours is inferred"
    basis = "no start is stated" if one.start is None else basis
    universal = clock_times(one.start, one.end, "UTC")
    yield f"{hours[:1].upper()}{hours[1:]} ({universal}; {basis})"
    numbers = stated(one)
    yield f"**{', '.join(numbers)}.**" if numbers else "No number is stated for the whole."
    yield from (plain(line) for line in by_region(one))
    places = list(dict.fromkeys(one.launch_areas["place"]))
    if places:
        yield f"Launched from: {plain(words.listed(places))}."
    if one.overlap_minutes:
        shared = words.counted(one.overlap_minutes, "minute")
        yield (
            f"Shares {shared} with another window of this claimant, of this day or a neighbouring one: "
            "the same drone may be counted twice."
        )
    if one.is_witness:
        yield "Told again by a source further from the claimant: shown here as a witness, not counted."


def _provenance(one: Telling) -> str:
    """Where the statement can be read, and what is in doubt about our reading."""
    parts = [statement_link(one)]
    if one.published_at is not None:
        parts.append(f"published {_moment(one.published_at, one)}")
    parts.append(f"revision {one.revision}")
    if one.is_cut:
        parts.append("we hold its text cut")
    if one.is_flagged:
        parts.append("flagged for doubt")
    return "; ".join(parts) + f". {plain(one.attribution)}."


def _moment(moment: pd.Timestamp, one: Telling) -> str:
    local = moment.tz_convert({"Moscow": "Europe/Moscow", "Kyiv": "Europe/Kyiv"}[one.zone])
    return f"{words.day(local)}, {local:%H:%M} {one.zone} time"


def statement_link(one: Telling) -> str:
    """A link to the statement; to its publisher's main page where we know no link of its own."""
    if not str(one.url).startswith(("https://", "http://")):
        return "no link is known"
    address = str(one.url).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[The statement]({address})" if one.is_own_link else f"[Main page of its publisher]({address}), no own link"


def show_incidents(shown: Shown) -> None:
    """What both sides say happened at a place, next to each other."""
    if shown.night.incidents.empty:
        return
    st.header("Said to have been hit", anchor="incidents")
    st.markdown(
        "Statements about the same region stand next to each other. That two speak of one region does not mean that "
        "they speak of one event."
    )
    told = {claim: one for one in shown.told for claim in one.claims}
    incidents = shown.night.incidents
    regions = incidents["region_name"].fillna(incidents["place"])
    for region in dict.fromkeys(regions):
        st.subheader(plain(region), anchor=False)
        rows = incidents[regions == region].to_dict("records")
        for column, side in zip(st.columns(2, gap="large"), SIDES, strict=True):
            own = [(row, told[row["claim"]]) for row in rows if told[row["claim"]].side == side]
            with column:
                st.markdown(f"**{ACCOUNTS[side]}**")
                for row, one in own:
                    st.markdown(_incident(row, one))
                    st.caption(_provenance(one))
                if not own:
                    st.markdown("We hold no statement of this side about this region on this day.")
        for row in rows:
            if told[row["claim"]].side not in SIDES:
                st.markdown(_incident(row, told[row["claim"]]))
                st.caption(_provenance(told[row["claim"]]))


def _incident(row: dict[Any, Any], one: Telling) -> str:
    hurt = "; ".join(
        words.counted(row[column], column, column) if words.is_known(row[column]) else f"{column}: not stated"
        for column in ("injured", "killed")
    )
    who = f"says {words.the(one.name)}" if one.is_national else f"say the {one.name[:1].lower()}{one.name[1:]}"
    told = f"{plain(row['paraphrase'])} {hurt[:1].upper()}{hurt[1:]}."
    return f"**{plain(row['place'])}**, {plain(who)}: {told}"


def show_not_stated(shown: Shown) -> None:
    """What a reader might take for known and nobody has stated."""
    st.header("What is not stated", anchor="not-stated")
    st.markdown("\n".join(f"- {line}" for line in not_stated(shown)))


@lru_cache(maxsize=64)
def not_stated(shown: Shown) -> list[str]:
    """The gaps of a night, a sentence each."""
    lines = [
        "Russia states no number of drones launched at it, so nobody’s numbers say how many got through.",
        *(f"{_capital(words.the(one.name))}: {one.why}." for one in shown.silences),
        *_withheld(shown),
        *_unaccounted(shown),
        *_not_itemised(shown),
        *_hits_unstated(shown),
    ]
    inferred = sum(1 for one in shown.told if one.basis != "stated" and len(one.figures))
    if inferred:
        lines.append(
            f"The hours of {words.counted(inferred, 'window')} are inferred at one end or both, "
            "because the statement does not give them whole."
        )
    for column in ("injured", "killed"):
        unknown = int(shown.night.incidents[column].isna().sum())
        if unknown:
            lines.append(
                f"{words.counted(unknown, 'incident claim')} of {len(shown.night.incidents)} "
                f"{'does' if unknown == 1 else 'do'} not say how many were {column}."
            )
    return lines


def _withheld(shown: Shown) -> Iterator[str]:
    for one in shown.told:
        kept = one.figures[one.figures["qualifier"] == "withheld"]
        if len(kept):
            measures = words.listed([words.measure_name(each) for each in dict.fromkeys(kept["measure"])])
            hours = clock_times(one.start, one.end, one.zone)
            yield f"{_capital(words.the(one.name))} reports an attack ({hours}) and withholds the number {measures}."


def _unaccounted(shown: Shown) -> Iterator[str]:
    day = shown.night.day
    for row in cached.rates(start=day, end=day, claimants=NATIONAL).to_dict("records"):
        rest = row["launched"] - row["neutralised"]
        if rest > 0:
            yield (
                f"Of {row['launched']:,} drones launched, {words.the(shown.view.name(row['claimant']))} calls "
                f"{row['neutralised']:,} neutralised. Of the remaining {rest:,} it does not say one by one what became."
            )


def _not_itemised(shown: Shown) -> Iterator[str]:
    day = shown.night.day
    shares = cached.itemised_share(start=day, end=day, claimants=NATIONAL)
    for row in shares[shares["measure"] == "neutralised"].to_dict("records"):
        who = _capital(words.the(shown.view.name(row["claimant"])))
        if not words.is_known(row["total"]):
            continue
        total = f"{words.number(row['total'])} drones"
        if not words.is_known(row["itemised"]) or row["itemised"] == 0:
            yield f"{who} gives no region a number of the {total}."
            continue
        if row["not_itemised_cut"]:
            yield (
                f"{who}: {words.number(row['not_itemised_cut'])} of {total} are not itemised by region in the texts "
                "that we hold, which are cut. The full posts may itemise them."
            )
        if row["not_itemised_stated"]:
            yield f"{who}: {words.number(row['not_itemised_stated'])} of {total} are not itemised by region."


def _hits_unstated(shown: Shown) -> Iterator[str]:
    for claimant in NATIONAL:
        own = [one for one in shown.told if one.claimant == claimant]
        measures = {measure for one in own for measure in one.figures["measure"]}
        if own and not measures & {"hits", "hit_locations"}:
            yield f"{_capital(words.the(own[0].name))} states no number of hits or of places hit."


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def show_figures(shown: Shown) -> None:
    """Both accounts' figures as tables beside each other, each figure with where it was read."""
    st.header("Every figure, with its source", anchor="figures")
    for scope in ("national", "regional"):
        told = [one for one in shown.told if one.scope == scope and len(one.figures)]
        sides = [*SIDES, *([None] if any(one.side not in SIDES for one in told) else [])]
        if not told:
            continue
        if scope == "regional":
            st.markdown("**Regional claimants**, never added to the national figures:")
        for column, side in zip(st.columns(len(sides), gap="large"), sides, strict=True):
            own = [one for one in told if (one.side if one.side in SIDES else None) == side]
            with column:
                _show_table(shown, own, ACCOUNTS.get(side or "", "Claimants of neither side"), scope)


def _show_table(shown: Shown, told: list[Telling], account: str, scope: str) -> None:
    if not told:
        st.markdown(f"**{account}**: no {scope} figure.")
        return
    table = _table(tuple(told))
    st.markdown(f"**{account}**: {words.counted(len(table), 'figure')} of {scope} claimants")
    key = f"night-{shown.night.day}-{account[:3].lower()}-{scope}"
    st.dataframe(
        table,
        hide_index=True,
        column_config={
            "region": st.column_config.TextColumn("region", width=130),
            "value": st.column_config.TextColumn("value", width=70),
            "read_from": st.column_config.TextColumn("read from"),
            "link": st.column_config.LinkColumn("link", display_text="source"),
        },
        alt=f"{account}: figures of {words.day(shown.night.day)} by region and weapon, with where each was read",
    )
    st.download_button(
        "CSV",
        data=partial(_csv, table),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"{key}-csv",
        on_click="ignore",
    )


@lru_cache(maxsize=128)
def _table(told: tuple[Telling, ...]) -> pd.DataFrame:
    return figures_table(list(told))


def _csv(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False).encode()
