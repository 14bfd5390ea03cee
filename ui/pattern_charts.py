"""The charts of the page on patterns, each with all that must stand beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.bars import Panel
from charts.both_accounts import both_accounts
from charts.calendar import calendar_days, calendar_heatmap, calendar_in_words, calendar_table
from charts.caption import Caption
from charts.events import with_events
from charts.spread import (
    by_weekday,
    massed,
    size_bars,
    size_bins,
    sizes_in_words,
    weekday_boxes,
    weekdays_in_words,
)
from charts.summary import accounts_in_words, accounts_quote
from charts.table import accounts_table
from charts.theme import Mode
from charts.together import lag_chart, lag_in_words, lagged
from ui import cached
from ui.accounts import BAR_NOTES, panels_of
from ui.chart import Chart, Switches, kept
from ui.events import events_within
from ui.filters import NATIONAL, Filters
from ui.view import View, account

QUIET = Switches(series=False)


@dataclass(frozen=True, slots=True)
class Daily:
    """One measure of one account, by day: `series` as `charts.series.daily_series` returns it."""

    claimant: str
    measure: str
    panel: Panel

    @property
    def label(self) -> str:
        """Its name among choices and in sentences."""
        return f"{words.short_name(self.claimant)}: {words.measure_name(self.measure)}"

    @property
    def series(self) -> pd.DataFrame:
        """The days."""
        return self.panel.series[self.panel.series["measure"] == self.measure]

    @property
    def is_stated(self) -> bool:
        """Whether any day has a number."""
        return bool(self.series["value"].notna().any())


def dailies(view: View, claimants: list[str]) -> list[Daily]:
    """Each account's measures of the view, its first one first."""
    return [Daily(panel.claimant, measure, panel) for panel in panels_of(view, claimants) for measure in panel.measures]


def _caption_of(view: View, shown: Daily, notes: list[str]) -> Caption:
    return view.caption(
        [shown.claimant], f"{account(shown.claimant).heading} {words.measure_name(shown.measure)}, per day", notes
    )


def calendar_chart(view: View, shown: Daily) -> Chart:
    """The account's days as a calendar; a click hands back the day."""
    return _calendar(cached.stamp(), view.filters, shown.claimant, shown.measure, _view=view, _shown=shown)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _calendar(stamp: str, filters: Filters, claimant: str, measure: str, _view: View, _shown: Daily) -> Chart:  # noqa: ARG001
    days = calendar_days(_shown.series)
    return Chart(
        key="calendar",
        title=f"Day by day: {account(claimant).heading} {words.measure_name(measure)}, as stated by "
        f"{words.the(words.short_name(claimant))}",
        draw=kept(_draw_calendar, days, claimant, measure),
        caption=_caption_of(
            _view, _shown, ["A cell is a day (report date); a week begins on Monday.", "A click opens that night."]
        ),
        summary=calendar_in_words(days, claimant=claimant, measure=measure),
        table=partial(calendar_table, days, claimant=claimant, measure=measure),
        switches=QUIET,
        clickable=True,
    )


def _draw_calendar(days: pd.DataFrame, claimant: str, measure: str, mode: Mode) -> go.Figure:
    return calendar_heatmap(days, claimant=claimant, measure=measure, mode=mode)


def weekdays_chart(view: View, shown: Daily) -> Chart:
    """The spread of the account's days by weekday."""
    return _weekdays(cached.stamp(), view.filters, shown.claimant, shown.measure, _view=view, _shown=shown)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _weekdays(stamp: str, filters: Filters, claimant: str, measure: str, _view: View, _shown: Daily) -> Chart:  # noqa: ARG001
    rows = by_weekday(_shown.series)
    return Chart(
        key=f"weekdays-{_file(_shown)}",
        title=f"By weekday, as {words.the(words.short_name(claimant))} states it",
        draw=kept(_draw_weekdays, rows, claimant, measure),
        caption=_caption_of(_view, _shown, ["Only days with a number; unknown days are in no median."]),
        summary=weekdays_in_words(rows, claimant=claimant, measure=measure),
        table=partial(_with_source, rows, claimant, measure),
        switches=QUIET,
    )


def _draw_weekdays(rows: pd.DataFrame, claimant: str, measure: str, mode: Mode) -> go.Figure:
    return weekday_boxes(rows, claimant=claimant, measure=measure, mode=mode)


def sizes_chart(view: View, shown: Daily, threshold: int) -> Chart:
    """How many days are of which size, those of at least the threshold apart."""
    return _sizes(cached.stamp(), view.filters, shown.claimant, shown.measure, threshold, _view=view, _shown=shown)


@st.cache_resource(ttl=cached.TTL, max_entries=64, show_spinner=False)
def _sizes(
    stamp: str,  # noqa: ARG001
    filters: Filters,  # noqa: ARG001
    claimant: str,
    measure: str,
    threshold: int,
    _view: View,
    _shown: Daily,
) -> Chart:
    bins = size_bins(_shown.series, threshold)
    return Chart(
        key=f"sizes-{_file(_shown)}",
        title=f"Routine and massed days, as {words.the(words.short_name(claimant))} states them",
        draw=kept(_draw_sizes, bins, threshold, claimant, measure),
        caption=_caption_of(
            _view, _shown, [f"The line between routine and massed, {threshold:,}, is the reader’s own."]
        ),
        summary=sizes_in_words(massed(_shown.series, threshold), threshold, claimant=claimant, measure=measure),
        table=partial(_with_source, bins, claimant, measure),
        switches=QUIET,
    )


def _draw_sizes(bins: pd.DataFrame, threshold: int, claimant: str, measure: str, mode: Mode) -> go.Figure:
    return size_bars(bins, threshold, claimant=claimant, measure=measure, mode=mode)


def _file(shown: Daily) -> str:
    return shown.claimant.replace("_", "-")


def _with_source(rows: pd.DataFrame, claimant: str, measure: str) -> pd.DataFrame:
    return rows.assign(claimant=claimant, measure=measure)


def together_chart(view: View, pair: list[Daily]) -> Chart:
    """Both series on one time axis, each with a scale of its own, announced truces behind them."""
    return _together(cached.stamp(), view.filters, tuple(one.label for one in pair), _view=view, _pair=pair)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _together(stamp: str, filters: Filters, labels: tuple[str, ...], _view: View, _pair: list[Daily]) -> Chart:  # noqa: ARG001
    panels = [replace(one.panel, measures=(one.measure,), series=one.series) for one in _pair]
    events = events_within(pd.Timestamp(filters.start), pd.Timestamp(filters.end))
    measures = "; ".join(f"{one.panel.heading} {words.measure_name(one.measure)}" for one in _pair)
    return Chart(
        key="together",
        title="Both series on one time axis",
        draw=kept(_draw_together, panels, events, filters),
        caption=_view.caption(
            [one.claimant for one in _pair],
            f"{measures}, per {filters.resolution}",
            [
                BAR_NOTES[filters.resolution],
                "Each panel has a scale of its own.",
                "Events and their sources: see the table.",
            ],
        ),
        summary=accounts_in_words(panels, start=filters.start, end=filters.end),
        table=partial(accounts_table, panels, filters.resolution),
        quote=accounts_quote(panels, start=filters.start, end=filters.end),
        switches=Switches(log=tuple(f"yaxis{2 * row + 1 if row else ''}" for row in range(len(panels))), series=False),
    )


def _draw_together(panels: list[Panel], events: pd.DataFrame, filters: Filters, mode: Mode) -> go.Figure:
    figure = both_accounts(
        panels, start=filters.start, end=filters.end, resolution=filters.resolution, own_scales=True, mode=mode
    )
    plots = [f"y{2 * row + 1}" if row else "y" for row in range(len(panels))]
    return with_events(figure, events, plots, mode)


def lags_chart(view: View, pair: list[Daily], lag: int) -> Chart | None:
    """The correlation of the two series by lag; None where too few days have both numbers."""
    return _lags(cached.stamp(), view.filters, tuple(one.label for one in pair), lag, _view=view, _pair=pair)


@st.cache_resource(ttl=cached.TTL, max_entries=64, show_spinner=False)
def _lags(
    stamp: str,  # noqa: ARG001
    filters: Filters,  # noqa: ARG001
    labels: tuple[str, ...],
    lag: int,
    _view: View,
    _pair: list[Daily],
) -> Chart | None:
    first, second = (one.series.set_index("day")["value"] for one in _pair)
    rows = lagged(first, second)
    if rows["correlation"].isna().all():
        return None
    names = [f"{words.the(words.short_name(one.claimant))}’s {words.measure_name(one.measure)}" for one in _pair]
    return Chart(
        key="lags",
        title="How the two move together, by lag",
        draw=kept(_draw_lags, rows, lag),
        caption=_view.caption(
            [one.claimant for one in _pair],
            f"rank correlation (Spearman) of {words.listed(list(labels))}, by day",
            [
                "Only pairs of days on which both state a number; a silent or withheld day is in no pair.",
                f"At a lag above 0 the second account ({labels[1]}) comes later.",
                "Correlation is not cause, and two claims that agree are not two proofs.",
            ],
        ),
        summary=lag_in_words(rows, lag, first=names[0], second=names[1]),
        table=partial(_lags_table, rows, labels),
        switches=QUIET,
    )


def _draw_lags(rows: pd.DataFrame, lag: int, mode: Mode) -> go.Figure:
    return lag_chart(rows, lag, mode=mode)


def _lags_table(rows: pd.DataFrame, labels: tuple[str, ...]) -> pd.DataFrame:
    return rows.assign(correlation=rows["correlation"].round(3), first=labels[0], second=labels[1])


def pair_of(shown: list[Daily]) -> list[Daily]:
    """The first measure of each national account, the Air Force's first; fewer than two where one has no number."""
    firsts: dict[str, Daily] = {}
    for one in shown:
        if one.is_stated:
            firsts.setdefault(one.claimant, one)
    return [firsts[claimant] for claimant in NATIONAL if claimant in firsts]
