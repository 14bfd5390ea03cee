"""One night: what the ledger holds of a report date, the choice of the day, and the clock with its caption."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.caption import Caption
from charts.night import Silence, clock_in_words, night_clock
from charts.night_tables import Night, Shared, Telling, shared_hours, tellings, windows_table
from charts.night_words import stated
from charts.theme import Mode
from ui import cached
from ui.chart import Chart, kept
from ui.filters import NATIONAL, Filters
from ui.view import View

DATE = "date"
"""The day's key, which is the parameter's name in the address."""

LAST_SHOWN = "night_last_shown"

WHY = {
    "silent": "no such statement for this day: silent, which is unknown and not 0",
    "no_data": "the data that we hold does not reach this day",
    "unreadable": "a statement that could not be read",
}


@dataclass(frozen=True, slots=True)
class Held:
    """The days that the ledger holds anything of, and those of which both national accounts tell."""

    first: date
    last: date
    both: tuple[date, ...]

    def before(self, day: date) -> date | None:
        """The nearest earlier day of which both tell."""
        return max((one for one in self.both if one < day), default=None)

    def after(self, day: date) -> date | None:
        """The nearest later day of which both tell."""
        return min((one for one in self.both if one > day), default=None)


def held() -> Held | None:
    """What days there are; None where there is none."""
    return _held(cached.stamp())


@lru_cache(maxsize=8)
def _held(stamp: str) -> Held | None:  # noqa: ARG001
    days = cached.held_days()
    if days.empty:
        return None
    own = [set(days[days["claimant"] == claimant]["report_date"]) for claimant in NATIONAL]
    both = sorted(moment.date() for moment in set.intersection(*own))
    return Held(days["report_date"].min().date(), days["report_date"].max().date(), tuple(both))


def choose_day(allowed: Held) -> date:
    """The day to show: from the calendar, the buttons beside it, or the address."""
    newest = allowed.both[-1] if allowed.both else allowed.last
    ignored = _mend_address(allowed)
    if DATE not in st.session_state and DATE not in st.query_params and LAST_SHOWN in st.session_state:
        st.session_state[DATE] = st.session_state[LAST_SHOWN]  # the reader comes back from another page
    if not allowed.first <= (st.session_state.get(DATE) or newest) <= allowed.last:
        del st.session_state[DATE]
    chosen = st.session_state.get(DATE) or newest
    with st.container(key="night-filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        earlier = st.container(width="content")
        day = st.date_input(
            "Report date",
            value=newest,
            min_value=allowed.first,
            max_value=allowed.last,
            format="DD/MM/YYYY",
            key=DATE,
            bind="query-params",
            width=170,
        )
        chosen = day if isinstance(day, date) else chosen
        with earlier:
            step_button("Previous", chosen - timedelta(days=1), key="previous", stops=chosen <= allowed.first)
        step_button("Next", chosen + timedelta(days=1), key="next", stops=chosen >= allowed.last)
        step_button("Newest with both", newest, key="newest", stops=chosen == newest)
    st.session_state[LAST_SHOWN] = chosen
    if ignored and chosen == newest:
        st.info(f"{ignored} The newest day that both accounts have is shown instead.")
    return chosen


def step_button(label: str, day: date, *, key: str, stops: bool = False) -> None:
    """A button that goes to another day."""
    st.button(label, key=f"night-{key}", on_click=partial(go_to, day), disabled=stops, help=words.day(day))


def go_to(day: date) -> None:
    """Show another day from the next run on."""
    st.session_state[DATE] = day


def _mend_address(allowed: Held) -> str:
    """On a session's first run of the page: what of the address cannot be followed, as a sentence; it is taken out."""
    if "night_address_read" not in st.session_state:
        given = st.query_params.get_all(DATE)
        ignored = _wrong(given[-1], allowed) if given else ""
        st.session_state["night_address_read"] = ignored
        if ignored:
            del st.query_params[DATE]
            st.rerun()
    return str(st.session_state["night_address_read"])


def _wrong(given: str, allowed: Held) -> str:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return "This link asks for a day that is not a date."
    if allowed.first <= day <= allowed.last:
        return ""
    return f"This link asks for a day outside {words.period(allowed.first, allowed.last)}, which is all that we hold."


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A night with what its page is made of. `states` says of each national claimant what it published for the day."""

    night: Night
    told: list[Telling]
    states: dict[str, str]
    view: View

    @property
    def silences(self) -> list[Silence]:
        """The national claimants who have no statement, and why."""
        speaking = {one.claimant for one in self.told}
        return [
            Silence(claimant, self.view.name(claimant), "UA" if claimant == "ru_mod" else "RU", WHY.get(state, state))
            for claimant, state in self.states.items()
            if claimant not in speaking
        ]


def night_of(day: date, claimants: pd.DataFrame, regions: pd.DataFrame) -> Shown:
    """All that is held of a day. Nobody may change it: as long as the store stays as it is, it is the same object."""
    return _night(View(Filters(day, day, (), NATIONAL, None), claimants, regions))


@lru_cache(maxsize=64)
def _night(view: View) -> Shown:
    day = view.filters.start
    night = Night(
        day,
        cached.night_claims(day=day),
        cached.night_neighbours(day=day),
        cached.night_figures(day=day),
        cached.night_parts(day=day),
        cached.night_launch_areas(day=day),
        cached.night_incidents(day=day),
    )
    coverage = cached.coverage(start=day, end=day, claimants=NATIONAL)
    states = coverage.set_index("claimant")["state"].reindex(list(NATIONAL)).fillna("no_data").to_dict()
    return Shown(night, tellings(night), {str(who): str(state) for who, state in states.items()}, view)


def clock_chart(shown: Shown) -> Chart | None:
    """The clock; None where nobody states anything of the day."""
    return _built(shown) if shown.told else None


@lru_cache(maxsize=64)
def _built(shown: Shown) -> Chart:
    told, silences, day = shown.told, shown.silences, shown.night.day
    return Chart(
        key="night-clock",
        title="The hours that each statement speaks of",
        draw=kept(_draw, told, silences, shared_hours(told, shown.night), day),
        caption=caption(shown, "each statement’s reporting window with its numbers for the whole", _notes(told)),
        summary=clock_in_words(told, silences),
        table=partial(windows_table, told, ["; ".join(stated(one)) for one in told]),
    )


def _draw(told: list[Telling], silences: list[Silence], shared: list[Shared], day: date, mode: Mode) -> go.Figure:
    return night_clock(told, silences, shared, day=day, mode=mode)


def caption(shown: Shown, measure: str, notes: list[str]) -> Caption:
    """The caption of whatever shows the night's statements."""
    national = [claimant for claimant in NATIONAL if (shown.view.claimants["claimant"] == claimant).any()]
    named = tuple(dict.fromkeys(one.name for one in shown.told))
    return replace(
        shown.view.caption(national, measure, notes),
        claimants=named,
        period=f"report date {words.day(shown.night.day)}, with the evening before it",
        filters="all weapons; all regions",
        source=sources_of(shown.told),
    )


def sources_of(told: list[Telling]) -> str:
    """Who is to be named as the source of some statements."""
    return "; ".join(dict.fromkeys(one.attribution for one in told))


def _notes(told: list[Telling]) -> list[str]:
    notes = ["A night belongs to the day of its morning. Dotted lines are midnight in Moscow and in Kyiv."]
    if any(one.basis != "stated" for one in told):
        notes.append(
            "An outlined bar has an end that is inferred, because the statement does not give it or gives only a date."
        )
    if any(one.overlap_minutes for one in told):
        notes.append("Where two windows of one claimant share minutes, the same drone may be counted twice.")
    if any(one.is_witness for one in told):
        notes.append("What is told again by a source further from the claimant is shown and not counted.")
    if any(not one.is_national for one in told):
        notes.append("Regional claimants are never added to the national figures.")
    return notes
