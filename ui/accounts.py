"""An account on a page: what it counts, its numbers for a view, and its charts with all that must stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.bars import Panel
from charts.both_accounts import COMBINED_SINCE, both_accounts
from charts.caption import Caption
from charts.headline import Headline, headline, period_before, summed
from charts.regions import ranking, regions_bars, share_sentence
from charts.series import Resolution, binned, daily_series, padded
from charts.summary import accounts_in_words, regions_in_words
from charts.theme import Mode
from ui import cached
from ui.chart import Chart
from ui.filters import Filters, in_words


@dataclass(frozen=True, slots=True)
class Account:
    """What a claimant's charts count: its measures, the outermost bar first, and the one it itemises by region."""

    heading: str
    measures: tuple[str, ...]
    ranked: str


AIR_COMMAND = Account("Russian drones", ("neutralised",), "neutralised")
ACCOUNTS = {
    "ua_air_force": Account("Russian drones", ("launched", "neutralised"), "neutralised"),
    "ru_mod": Account("Ukrainian drones", ("intercepted",), "intercepted"),
}

BIN_NOTES = {
    Resolution.DAY: "One bar is a day (report date).",
    Resolution.WEEK: "One bar is a week from Monday; a hatched bar lacks days at the period's or the data's end.",
    Resolution.MONTH: "One bar is a calendar month; a hatched bar lacks days at the period's or the data's end.",
}


def account(claimant: str) -> Account:
    """What a claimant's charts count; the regional air commands all count alike."""
    return ACCOUNTS.get(claimant, AIR_COMMAND)


@dataclass(frozen=True, slots=True)
class View:
    """A reader's filters with the reference tables that captions are written from."""

    filters: Filters
    claimants: pd.DataFrame
    regions: pd.DataFrame

    def name(self, claimant: str) -> str:
        """A claimant's full name."""
        names = self.claimants.set_index("claimant")["name"]
        return str(names.get(claimant, words.short_name(claimant)))

    def span(self, claimant: str) -> tuple[date, date]:
        """The first and last day that we hold of a claimant."""
        row = self.claimants.set_index("claimant").loc[claimant]
        return row["first_date"].date(), row["last_date"].date()

    def newest(self, claimants: Sequence[str]) -> str:
        """The newest day that we hold of each claimant."""
        return "; ".join(f"{words.short_name(one)} to {words.day(self.span(one)[1])}" for one in claimants)

    def source(self, claimants: Sequence[str]) -> str:
        """Who is to be named as the source of these claimants' numbers."""
        known = cached.claimant_sources()
        wanted = known[known["claimant"].isin(list(claimants))]["source"].unique()
        table = cached.sources().set_index("source")["attribution"]
        return "; ".join(str(words_of) for words_of in table.reindex(list(wanted)).dropna().unique())


def counted_regions(filters: Filters) -> tuple[str, ...]:
    """The regions whose numbers may be added: one that lies within another chosen one is left to it."""
    holders = {inner: outer for inner, outer in cached.WITHIN if outer in filters.regions}
    return tuple(code for code in filters.regions if code not in holders)


def totals_of(filters: Filters, claimants: Sequence[str], start: date, end: date) -> pd.DataFrame:
    """The daily totals behind a view, over any period."""
    return cached.daily_totals(start=start, end=end, claimants=tuple(claimants), regions=counted_regions(filters))


def headlines(view: View, claimant: str) -> list[Headline]:
    """A claimant's headline numbers, in the order of its measures."""
    filters = view.filters
    earlier = period_before(filters.start, filters.end)
    first, last = view.span(claimant)
    now = summed(totals_of(filters, [claimant], filters.start, filters.end))
    then = summed(totals_of(filters, [claimant], *earlier))
    is_comparable = first <= earlier[0] and filters.end <= last
    return [
        headline(now, then, claimant=claimant, measure=measure, is_comparable=is_comparable)
        for measure in account(claimant).measures
    ]


def panels_of(view: View, claimants: Sequence[str]) -> list[Panel]:
    """The panels of the main chart; a measure that is never stated in the view gets no bars."""
    filters = view.filters
    since = padded(filters.start)
    totals = totals_of(filters, claimants, since, filters.end)
    coverage = cached.coverage(start=since, end=filters.end, claimants=tuple(claimants))
    panels = []
    for claimant in claimants:
        about = account(claimant)
        own = totals[(totals["claimant"] == claimant) & totals["value"].notna()]
        stated = tuple(measure for measure in about.measures if (own["measure"] == measure).any())
        measures = stated or about.measures[:1]
        series = daily_series(
            totals, coverage, claimant=claimant, measures=measures, start=filters.start, end=filters.end
        )
        panels.append(
            Panel(claimant, about.heading, f"as stated by {words.the(view.name(claimant))}", series, measures)
        )
    return panels


def accounts_chart(view: View, claimants: Sequence[str], *, key: str, title: str) -> Chart | None:
    """The accounts over time; None where none of them states a number in the view."""
    filters = view.filters
    panels = panels_of(view, claimants)
    if not any(panel.series["value"].notna().any() for panel in panels):
        return None
    resolution = filters.resolution
    notes = [BIN_NOTES[resolution], "All panels share one scale."]
    if "ua_air_force" in claimants:
        notes.append("Neutralised is shot down and suppressed (electronic warfare, lost from radar) together.")
        if filters.start < COMBINED_SINCE <= filters.end:
            notes.append("Until July 2025 the Air Force stated the two apart, since then as one figure.")
    if resolution is Resolution.DAY:
        notes.append("The 7-day mean needs a number on at least five of the seven days.")
    measures = "; ".join(
        f"{panel.heading} {words.listed([words.measure_name(measure) for measure in panel.measures])}"
        f" ({words.short_name(panel.claimant)})"
        for panel in panels
    )
    return Chart(
        key=key,
        title=title,
        draw=partial(_draw_accounts, panels, filters.start, filters.end, resolution),
        caption=caption(view, claimants, f"{measures}, per {resolution}", notes),
        summary=accounts_in_words(panels, start=filters.start, end=filters.end),
        table=accounts_table(panels, resolution),
    )


def _draw_accounts(panels: list[Panel], start: date, end: date, resolution: Resolution, mode: Mode) -> go.Figure:
    return both_accounts(panels, start=start, end=end, resolution=resolution, mode=mode)


def accounts_table(panels: Sequence[Panel], resolution: Resolution) -> pd.DataFrame:
    """What the main chart draws, as a table: one row a bar, claimant and measure, days without a number included."""
    parts = []
    for panel in panels:
        bars = binned(panel.series, resolution)
        parts.append(
            pd.DataFrame(
                {
                    "date": bars["bar"].dt.date,
                    "claimant": panel.claimant,
                    "measure": bars["measure"],
                    "value": bars["value"],
                    "upper": bars["upper"],
                    "is_exact": bars["is_exact"].where(bars["value"].notna()),
                    "mean_7_days": bars["mean"].round(1),
                    "claims": bars["claims"],
                    "days": bars["days"],
                    "days_in_view": bars["inside"],
                    "days_stated": bars["stated"],
                    "days_withheld": bars["withheld_days"],
                    "days_named": bars["named_days"],
                    "days_not_stated": bars["not_stated"],
                    "days_unreadable": bars["unreadable"],
                    "days_silent": bars["silent"],
                    "days_no_data": bars["no_data"],
                    "days_flagged": bars["flagged"],
                    "overlap_minutes": bars["overlap_minutes"],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def regions_chart(view: View, claimant: str) -> Chart | None:
    """What an account itemises by region; None where it names none in the view."""
    filters = view.filters
    measure = account(claimant).ranked
    asked: dict[str, Any] = {"start": filters.start, "end": filters.end, "claimants": (claimant,)}
    totals = cached.regional_totals(**asked)
    totals = totals[totals["measure"] == measure]
    shares = cached.itemised_share(**asked)
    shares = shares[shares["measure"] == measure]
    share = None if shares.empty else shares.iloc[0]
    if filters.regions:
        totals = totals[totals["region"].isin(list(filters.regions))]
    if totals.empty:
        return None
    rows = ranking(totals)
    who = words.the(words.short_name(claimant))
    said = "" if share is None else share_sentence(share, who=who, measure=words.measure_name(measure))
    notes = ["A region's bar is only what is itemised for it."]
    if set(totals["region"]) & {outer for _, outer in cached.WITHIN}:
        notes.append("An area's number may include its oblasts': the bars do not add up.")
    if claimant == "ua_air_force" and filters.start < COMBINED_SINCE:
        notes.append("Until July 2025 the Air Force itemised by region only what was shot down.")
    return Chart(
        key=f"regions-{claimant.replace('_', '-')}",
        title=f"Where {who} says it {'intercepted' if measure == 'intercepted' else 'neutralised'} them",
        draw=partial(_draw_regions, rows, None if filters.regions else share, claimant, measure),
        caption=caption(
            view,
            [claimant],
            f"{account(claimant).heading} {words.measure_name(measure)}, as itemised by region",
            notes,
        ),
        summary=regions_in_words(rows, claimant=claimant, measure=measure, share=said),
        table=rows.drop(columns="is_rest").assign(claimant=claimant, measure=measure),
    )


def _draw_regions(
    rows: pd.DataFrame, share: pd.Series[Any] | None, claimant: str, measure: str, mode: Mode
) -> go.Figure:
    return regions_bars(rows, share, claimant=claimant, measure=measure, mode=mode)


def caption(view: View, claimants: Sequence[str], measure: str, notes: Sequence[str]) -> Caption:
    """A chart's caption for a view."""
    filters = view.filters
    return Caption(
        claimants=tuple(view.name(claimant) for claimant in claimants),
        measure=measure,
        period=words.period(filters.start, filters.end),
        filters=in_words(filters, view.regions),
        data_date=view.newest(claimants),
        source=view.source(claimants),
        notes=tuple(notes),
    )
