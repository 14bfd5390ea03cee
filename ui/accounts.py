"""The accounts over time: the chart, with all that must stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.bars import Panel
from charts.both_accounts import COMBINED_SINCE, both_accounts
from charts.cumulative import missing_sentence
from charts.series import MEAN_DAYS, Resolution, daily_series, padded
from charts.summary import accounts_in_words, accounts_quote
from charts.table import accounts_table
from charts.theme import Mode
from ui import cached
from ui.chart import Chart, Switches, kept
from ui.filters import Filters, Weapons, in_words
from ui.view import View, account, counted_regions, heading, totals_of

HATCHED = "a hatched bar has days outside the period or the data"
BAR_NOTES = {
    Resolution.DAY: "One bar is a day (report date).",
    Resolution.WEEK: f"One bar is a week from Monday; {HATCHED}.",
    Resolution.MONTH: f"One bar is a calendar month; {HATCHED}.",
}


def accounts_chart(
    view: View, claimants: Sequence[str], *, key: str, title: str, is_cumulative: bool = False
) -> Chart | None:
    """The accounts over time; None where none of them states a number in the view, or none is given."""
    if not claimants:
        return None
    return _built(view, tuple(claimants), key, title, is_cumulative)


@lru_cache(maxsize=64)
def _built(view: View, claimants: tuple[str, ...], key: str, title: str, is_cumulative: bool) -> Chart | None:
    filters = view.filters
    panels = panels_of(view, claimants)
    drawn = [panel for panel in panels if panel.series["value"].notna().any()]
    if not drawn:
        return None
    named = [panel.claimant for panel in drawn]
    return Chart(
        key=key,
        title=title,
        draw=kept(_draw, drawn, filters.start, filters.end, filters.resolution, is_cumulative),
        caption=view.caption(
            named, _measures(drawn, filters.resolution, is_cumulative), _notes(drawn, filters, is_cumulative)
        ),
        summary=accounts_in_words(panels, start=filters.start, end=filters.end),
        table=partial(accounts_table, panels, filters.resolution, is_cumulative=is_cumulative),
        quote=accounts_quote(
            drawn,
            start=filters.start,
            end=filters.end,
            limits=in_words(filters, view.regions) if filters.regions or filters.weapons is not Weapons.DRONES else "",
        ),
        switches=Switches(log=tuple(f"yaxis{2 * row + 1 if row else ''}" for row in range(len(drawn)))),
    )


def _draw(  # noqa: PLR0917 (`kept` hands them on by place)
    panels: list[Panel], start: date, end: date, resolution: Resolution, is_cumulative: bool, mode: Mode
) -> go.Figure:
    return both_accounts(panels, start=start, end=end, resolution=resolution, is_cumulative=is_cumulative, mode=mode)


def panels_of(view: View, claimants: Sequence[str]) -> list[Panel]:
    """The panels of the accounts; a measure that is never stated in the view gets no bars. Nobody may change them."""
    return _panels(view.whole(), tuple(claimants))


@lru_cache(maxsize=64)
def _panels(view: View, claimants: tuple[str, ...]) -> list[Panel]:
    filters, panels = view.filters, []
    for claimant in claimants:
        totals = totals_of(filters, [claimant], padded(filters.start), filters.end)
        stated = set(totals[totals["value"].notna()]["measure"])
        wanted = account(claimant).measures
        measures = tuple(measure for measure in wanted if measure in stated) or wanted[:1]
        said_by = f"as stated by {words.the(view.name(claimant))}"
        series = days_of(view, claimant, measures)
        panels.append(Panel(claimant, heading(claimant, filters.weapons), said_by, series, measures))
    return panels


def days_of(view: View, claimant: str, measures: tuple[str, ...], classes: tuple[str, ...] = ()) -> pd.DataFrame:
    """The days of a view, of its weapons or of other `classes`, cut out of all days where these reach far enough."""
    filters = view.filters
    first, last = cached.reach()
    first = first + timedelta(days=MEAN_DAYS)
    if not first <= filters.start <= filters.end <= last:
        return _days(filters, claimant, measures, classes)
    whole = _all_days(view.stamp, replace(filters, start=first, end=last), claimant, measures, classes)
    within = whole["day"].between(pd.Timestamp(filters.start), pd.Timestamp(filters.end))
    return whole[within].reset_index(drop=True)


@lru_cache(maxsize=32)
def _all_days(
    stamp: str,  # noqa: ARG001
    filters: Filters,
    claimant: str,
    measures: tuple[str, ...],
    classes: tuple[str, ...],
) -> pd.DataFrame:
    return _days(filters, claimant, measures, classes)


def _days(filters: Filters, claimant: str, measures: tuple[str, ...], classes: tuple[str, ...]) -> pd.DataFrame:
    since = padded(filters.start)
    totals = totals_of(filters, [claimant], since, filters.end, classes)
    coverage = cached.coverage(start=since, end=filters.end, claimants=(claimant,))
    return daily_series(totals, coverage, claimant=claimant, measures=measures, start=filters.start, end=filters.end)


def _measures(panels: Sequence[Panel], resolution: Resolution, is_cumulative: bool) -> str:
    counted = [
        f"{panel.heading} {words.listed([words.measure_name(measure) for measure in panel.measures])} "
        f"({words.short_name(panel.claimant)})"
        for panel in panels
    ]
    each = "added up from the period’s first day, by" if is_cumulative else "per"
    return f"{'; '.join(counted)}, {each} {resolution}"


def _notes(panels: Sequence[Panel], filters: Filters, is_cumulative: bool) -> list[str]:
    """What a reader must know to read the chart, and the chart alone."""
    claimants = [panel.claimant for panel in panels]
    notes = [missing_sentence(panels) if is_cumulative else BAR_NOTES[filters.resolution]]
    if len(panels) > 1:
        notes.append("The panels share one scale.")
    if any("neutralised" in panel.measures for panel in panels):
        notes.append("Neutralised is shot down and suppressed (electronic warfare, lost from radar) together.")
    if "ua_air_force" in claimants and filters.start < COMBINED_SINCE <= filters.end:
        notes.append("Until July 2025 the Air Force stated the two apart, since then as one figure.")
    if filters.resolution is Resolution.DAY and filters.days > 1 and not is_cumulative:
        notes.append("The 7-day mean needs a number on at least five of the seven days.")
    if any(counted_regions(filters.regions, claimant) != filters.regions for claimant in claimants):
        notes.append("Of an area and a region that may lie in it only the area is counted.")
    return notes
