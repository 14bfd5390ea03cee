"""The charts of the page on regions, each with all that must stand beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import words
from charts.both_accounts import COMBINED_SINCE
from charts.region_map import MOSCOW, POINTS, Extent, region_map, shown_places
from charts.region_nights import By, biggest, by_date, nights_bars
from charts.region_weeks import TOP, first_regions, region_cells, region_heatmap
from charts.regions import ranking, regions_bars, share_sentence
from charts.series import DAY_MAX, Resolution
from charts.summary import regions_in_words
from charts.theme import Mode
from ui import cached
from ui.chart import Chart, kept
from ui.filters import Filters
from ui.outlines import outlines
from ui.view import View, account


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page's charts count: one measure of one account."""

    claimant: str
    measure: str

    @property
    def label(self) -> str:
        """Its name among the choices."""
        return f"{words.short_name(self.claimant)}: {words.measure_name(self.measure)}"

    @property
    def file(self) -> str:
        """Its name in a file's."""
        return f"{self.claimant}-{self.measure}".replace("_", "-")


def offered(view: View) -> list[Shown]:
    """What the chosen accounts itemise by region at any time, each account's main measure first.

    The Ministry's neutralised is its intercepted, so it stands once.
    """
    if not view.filters.claimants:
        return []
    first, last = view.claimants["first_date"].min().date(), view.claimants["last_date"].max().date()
    totals = cached.regional_totals(start=first, end=last, claimants=tuple(sorted(view.filters.claimants)))
    measures = totals.groupby("claimant")["measure"].unique()
    found = []
    for claimant in sorted(view.filters.claimants, key=lambda claimant: (claimant != "ru_mod", claimant)):
        stated = set(measures.get(claimant, ()))
        main = account(claimant).ranked
        others = sorted(stated - {main, "neutralised" if main == "intercepted" else ""})
        found += [Shown(claimant, measure) for measure in (main, *others) if measure in stated]
    return found


def _names() -> dict[str, str]:
    named = cached.region_names()
    return dict(zip(named["region"], named["name_en"], strict=True))


def region_name(code: str) -> str:
    """A region's English name."""
    return _names().get(code, code)


def map_chart(view: View, shown: Shown, extent: Extent) -> Chart | None:
    """The map; None where the account mentions no region in the view."""
    return _map(cached.stamp(), view.filters, shown, extent, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _map(stamp: str, filters: Filters, shown: Shown, extent: Extent, _view: View) -> Chart | None:  # noqa: ARG001
    totals = _totals(filters, shown)
    if totals.empty:
        return None
    names = _names()
    drawn = set(outlines()) | set(POINTS) | {MOSCOW}
    listed = {code: name for code, name in names.items() if code in drawn}
    share = _share_said(filters, shown)
    return Chart(
        key=f"map-{shown.file}",
        title=f"{_counted(shown)}, as {words.the(words.short_name(shown.claimant))} itemises them",
        draw=kept(_draw_map, shown_places(totals, listed), shown, extent, filters.regions),
        caption=_view.everywhere().caption(
            [shown.claimant],
            _measure(shown),
            [*_map_notes(totals, names, drawn, share), *_measure_notes(filters, shown)],
        ),
        summary=regions_in_words(ranking(totals), claimant=shown.claimant, measure=shown.measure, share=share),
        table=partial(_totals_table, totals, shown),
        clickable=True,
    )


def _draw_map(places: pd.DataFrame, shown: Shown, extent: Extent, selected: tuple[str, ...], mode: Mode) -> go.Figure:
    return region_map(
        places,
        outlines(),
        extent=extent,
        claimant=shown.claimant,
        measure=shown.measure,
        selected=selected,
        mode=mode,
    )


def _totals(filters: Filters, shown: Shown) -> pd.DataFrame:
    totals = cached.regional_totals(start=filters.start, end=filters.end, claimants=(shown.claimant,))
    return totals[totals["measure"] == shown.measure]


def _measure(shown: Shown) -> str:
    return f"{_counted(shown)}, as itemised by region"


def _counted(shown: Shown) -> str:
    return f"{account(shown.claimant).heading} {words.measure_name(shown.measure)}"


def _measure_notes(filters: Filters, shown: Shown) -> list[str]:
    if shown.claimant == "ua_air_force" and shown.measure == "neutralised" and filters.start < COMBINED_SINCE:
        return ["Until July 2025 the Air Force itemised by region only what was shot down."]
    return []


def _map_notes(totals: pd.DataFrame, names: dict[str, str], drawn: set[str], share: str) -> list[str]:
    mentioned = set(totals["region"])
    notes = [
        share,
        "Colour is only what is itemised; hatching shows on how many days a region is named without a number.",
    ]
    if any(code.startswith("ua:") for code in mentioned):
        notes.append("Diamonds are areas that the Air Force does not delimit: their numbers belong to no oblast.")
    if MOSCOW in mentioned:
        notes.append("Moscow and its oblast are shown as the one place that the Ministry gives a number for.")
        alone = totals[totals["region"].isin(["RU-MOS", "RU-MOW"]) & totals["value"].notna()]
        parts = [f"{row.region_name} {words.number(row.value)}" for row in alone.itertuples()]
        if parts:
            notes.append(f"Itemised apart from that, and not in its colour: {words.listed(parts)}.")
    beyond = sorted(names.get(code, code) for code in mentioned - drawn)
    if beyond:
        notes.append(f"Not on the map: {words.listed(beyond)}.")
    return [note for note in notes if note]


def _share_said(filters: Filters, shown: Shown) -> str:
    share = _share(filters, shown)
    if share is None:
        return ""
    who = words.the(words.short_name(shown.claimant))
    return share_sentence(share, who=who, measure=words.measure_name(shown.measure))


def _share(filters: Filters, shown: Shown) -> pd.Series[Any] | None:
    shares = cached.itemised_share(start=filters.start, end=filters.end, claimants=(shown.claimant,))
    own = shares[shares["measure"] == shown.measure]
    return None if own.empty else own.iloc[0]


def _totals_table(totals: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    """One row a region mentioned; value is <NA> where it is only named."""
    columns = ["region", "region_name", "value", "days_itemised", "days_named"]
    ordered = totals.sort_values(["value", "days_named"], ascending=False, na_position="last")[columns]
    return ordered.assign(claimant=shown.claimant, measure=shown.measure).reset_index(drop=True)


def ranking_chart(view: View, shown: Shown) -> Chart | None:
    """The ranking of regions with the share itemised; None where the account mentions none in the view."""
    return _ranking(cached.stamp(), view.filters, shown, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _ranking(stamp: str, filters: Filters, shown: Shown, _view: View) -> Chart | None:  # noqa: ARG001
    totals = _totals(filters, shown)
    if totals.empty:
        return None
    rows, share = ranking(totals), _share(filters, shown)
    notes = ["A region’s bar is only what is itemised for it."]
    if set(totals["region"]) & {outer for _, outer in cached.WITHIN}:
        notes.append("An area’s number may include that of regions in it: the bars do not add up.")
    return Chart(
        key=f"ranking-{shown.file}",
        title=f"{_counted(shown)}, ranked",
        draw=kept(_draw_ranking, rows, share, shown),
        caption=_view.everywhere().caption(
            [shown.claimant], _measure(shown), [*notes, *_measure_notes(filters, shown)]
        ),
        summary=regions_in_words(
            rows, claimant=shown.claimant, measure=shown.measure, share=_share_said(filters, shown)
        ),
        table=partial(_totals_table, totals, shown),
    )


def _draw_ranking(rows: pd.DataFrame, share: pd.Series[Any] | None, shown: Shown, mode: Mode) -> go.Figure:
    return regions_bars(rows, share, claimant=shown.claimant, measure=shown.measure, mode=mode)


def weeks_chart(view: View, shown: Shown) -> Chart | None:
    """The heatmap of regions by week; None where the account mentions none in the view."""
    return _weeks(cached.stamp(), view.filters, shown, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=32, show_spinner=False)
def _weeks(stamp: str, filters: Filters, shown: Shown, _view: View) -> Chart | None:  # noqa: ARG001
    period = {"start": filters.start, "end": filters.end, "claimants": (shown.claimant,)}
    days = cached.regional_days(**period, measures=(shown.measure,))  # type: ignore[arg-type]
    if days.empty:
        return None
    cut = cached.cut_days(**period)  # type: ignore[arg-type]
    cut = cut[cut["measure"] == shown.measure]
    resolution = cell_of(filters)
    names = _names()
    cells = region_cells(
        days,
        cut,
        cached.coverage(**period),  # type: ignore[arg-type]
        start=filters.start,
        end=filters.end,
        resolution=resolution,
        names=names,
    )
    drawn = first_regions(cells, always=filters.regions)
    name = words.the(words.short_name(shown.claimant))
    return Chart(
        key=f"weeks-{shown.file}",
        title=f"Regions by {resolution}, as {name} itemises them",
        draw=kept(_draw_weeks, drawn, shown, resolution, filters.regions),
        caption=_view.everywhere().caption(
            [shown.claimant],
            f"{_measure(shown)}, per {resolution}",
            [*_week_notes(cells, drawn, cut), *_edge_notes(filters, resolution), *_measure_notes(filters, shown)],
        ),
        summary=_weeks_in_words(cells, cut, shown, resolution),
        table=partial(_cells_table, cells, shown),
    )


DAYS_AS_CELLS = 100
"""The longest period (days) whose days fit as cells beside the regions' names."""


def cell_of(filters: Filters) -> Resolution:
    """What a cell of the heatmap stands for: a week, over long periods a month, unless the reader asks for another."""
    usual = Resolution.WEEK if filters.days <= DAY_MAX else Resolution.MONTH
    too_thin = filters.chosen is Resolution.DAY and filters.days > DAYS_AS_CELLS
    return usual if filters.chosen is None or too_thin else filters.chosen


def _week_notes(cells: pd.DataFrame, drawn: pd.DataFrame, cut: pd.DataFrame) -> list[str]:
    notes = ["An unmarked empty cell: no text of these days mentions the region, and none is cut short of its total."]
    if len(cut):
        notes.append(
            f"On {words.counted(cut['report_date'].nunique(), 'day')} a text is held only cut: "
            "a region may stand in what is missing from it."
        )
    more = cells["region"].nunique() - drawn["region"].nunique()
    if more:
        notes.append(
            f"The first {TOP} regions are drawn; {words.counted(more, 'more region is', 'more are')} in the table."
        )
    return notes


def _edge_notes(filters: Filters, resolution: Resolution) -> list[str]:
    """That the outermost cells are not whole, where the period cuts them."""
    cut_week = resolution is Resolution.WEEK and (filters.start.weekday() != 0 or filters.end.weekday() != 6)
    next_day = filters.end + timedelta(days=1)
    cut_month = resolution is Resolution.MONTH and (filters.start.day != 1 or next_day.day != 1)
    return [f"The period cuts the first or the last {resolution}."] if cut_week or cut_month else []


def _weeks_in_words(cells: pd.DataFrame, cut: pd.DataFrame, shown: Shown, resolution: Resolution) -> str:
    name = words.the(words.short_name(shown.claimant))
    regions = words.counted(cells["region"].nunique(), "region")
    said = [f"{name[:1].upper()}{name[1:]} mentions {regions} in this period."]
    stated = cells[cells["value"].notna()]
    if len(stated):
        top = stated.iloc[int(stated["value"].astype("float64").argmax())]
        when = words.day(top["bar"]) if resolution is not Resolution.MONTH else f"{top['bar']:%B %Y}"
        begins = "the week from " if resolution is Resolution.WEEK else ""
        said.append(
            f"The highest number is for {top['name']} in {begins}{when}: "
            f"{words.number(top['value'])} {words.measure_name(shown.measure)}."
        )
    if len(cut):
        said.append(f"Texts of {words.counted(cut['report_date'].nunique(), 'day')} are held only cut.")
    return " ".join(said)


def _draw_weeks(
    cells: pd.DataFrame, shown: Shown, resolution: Resolution, selected: tuple[str, ...], mode: Mode
) -> go.Figure:
    return region_heatmap(
        cells,
        claimant=shown.claimant,
        measure=shown.measure,
        resolution=resolution,
        selected=selected,
        mode=mode,
    )


def _cells_table(cells: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    """The cells of all regions, as `region_cells` returns them, with claimant and measure."""
    dated = cells.assign(bar=cells["bar"].dt.date, claimant=shown.claimant, measure=shown.measure)
    return dated.rename(columns={"bar": "from"})


def nights_chart(view: View, shown: Shown, code: str, by: By) -> Chart | None:
    """The region's biggest nights or dates; None where the account states no number above 0 for it in the view."""
    return _nights(cached.stamp(), view.filters, shown, code, by, _view=view)


@st.cache_resource(ttl=cached.TTL, max_entries=64, show_spinner=False)
def _nights(stamp: str, filters: Filters, shown: Shown, code: str, by: By, _view: View) -> Chart | None:  # noqa: ARG001
    rows = biggest(region_dates(filters, shown, code), by)
    if rows.empty:
        return None
    name = words.the(words.short_name(shown.claimant))
    noun = "nights" if by is By.NIGHT else "report dates"
    return Chart(
        key=f"{noun.replace(' ', '-')}-{code.lower().replace(':', '-')}-{shown.file}",
        title=f"{region_name(code)}: the biggest {noun}, by {name}",
        draw=kept(_draw_nights, rows, by, shown),
        caption=of_region(_view, code).caption(
            [shown.claimant],
            f"{_measure(shown)}, per {'night' if by is By.NIGHT else 'report date'}",
            [f"The {words.counted(len(rows), noun[:-1])} with the highest numbers.", NIGHT_NOTES[by]],
        ),
        summary=_biggest_said(rows, shown, code, by),
        table=partial(_nights_table, rows, shown),
    )


NIGHT_NOTES = {
    By.NIGHT: "Only reports whose window is the night count; a night belongs to the morning it ends on.",
    By.DATE: "A report date adds up all reports whose window ends on it, of night, day and evening.",
}


def of_region(view: View, code: str) -> View:
    """The view of one region alone."""
    return replace(view, filters=replace(view.filters, regions=(code,)))


def region_claims(filters: Filters, shown: Shown, code: str) -> pd.DataFrame:
    """What each of an account's claims says of a region in the view."""
    return cached.regional_claims(
        start=filters.start, end=filters.end, claimants=(shown.claimant,), measure=shown.measure, region=code
    )


def region_dates(filters: Filters, shown: Shown, code: str) -> pd.DataFrame:
    """The same by report date, as `charts.region_nights.by_date` returns it."""
    return by_date(region_claims(filters, shown, code))


def _biggest_said(rows: pd.DataFrame, shown: Shown, code: str, by: By) -> str:
    first = rows.iloc[0]
    of = "the night that ended on" if by is By.NIGHT else "the whole of"
    value = first["night"] if by is By.NIGHT else first["value"]
    return (
        f"For {region_name(code)}, {words.the(words.short_name(shown.claimant))} states the most for {of} "
        f"{words.day(first['report_date'])}: {words.number(value)} {words.measure_name(shown.measure)}."
    )


def records_said(filters: Filters, shown: Shown, code: str) -> str:
    """The biggest night and the biggest date of a region, a sentence each; empty where no number is stated."""
    days = region_dates(filters, shown, code)
    tops = [(by, biggest(days, by, top=1)) for by in By]
    return " ".join(_biggest_said(rows, shown, code, by) for by, rows in tops if len(rows))


def _draw_nights(rows: pd.DataFrame, by: By, shown: Shown, mode: Mode) -> go.Figure:
    return nights_bars(rows, by, claimant=shown.claimant, measure=shown.measure, mode=mode)


def _nights_table(rows: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    """One row a report date, as `by_date` returns them, with claimant and measure."""
    return rows.assign(report_date=rows["report_date"].dt.date, claimant=shown.claimant, measure=shown.measure)
