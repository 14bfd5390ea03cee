"""What became of those launched, by the Air Force's own account: the chart, with all that must stand beside it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.outcomes import (
    FEW,
    changes,
    outcome_bars,
    outcomes_chart,
    outcomes_in_words,
    outcomes_table,
)
from charts.series import Resolution
from charts.theme import Mode
from ui import cached
from ui.chart import Chart, Switches, kept
from ui.filters import Filters, Weapons, in_words
from ui.view import View, heading

Mark = tuple[str, date, str]

AIR_FORCE = "ua_air_force"
KEY = "outcomes"
MONTH_FROM, WEEK_FROM = 60, 15
"""From how many days on a bar is a month or a week, where the reader has not chosen: the rate of a day jumps about."""


def resolution_of(filters: Filters) -> Resolution:
    """What one bar stands for: what the reader asks for, else wider bars than of the numbers themselves."""
    if filters.chosen:
        return filters.resolution
    if filters.days >= MONTH_FROM:
        return Resolution.MONTH
    return Resolution.WEEK if filters.days >= WEEK_FROM else Resolution.DAY


def shares_chart(view: View) -> Chart | None:
    """The chart; None where the Air Force is not chosen, a region is, or no claim of the view states both numbers."""
    if AIR_FORCE not in view.filters.claimants or view.filters.regions:
        return None
    return _built(view)


@lru_cache(maxsize=64)
def _built(view: View) -> Chart | None:
    filters = view.filters
    claims = cached.outcomes(
        start=filters.start, end=filters.end, claimants=(AIR_FORCE,), weapon_classes=filters.weapons.classes
    )
    resolution = resolution_of(filters)
    bars = outcome_bars(claims, start=filters.start, end=filters.end, resolution=resolution)
    if not bars["share_neutralised"].notna().any():
        return None
    marks = changes(filters.start, filters.end, has_drones=filters.weapons is not Weapons.MISSILES)
    summary = outcomes_in_words(bars, claimant=AIR_FORCE)
    return Chart(
        key=KEY,
        title="Of those launched, by the Air Force’s own account: neutralised, hit, unaccounted for",
        draw=kept(_draw, bars, resolution, marks),
        caption=view.caption(
            [AIR_FORCE],
            f"{heading(AIR_FORCE, filters.weapons)}: share of those launched, per {resolution}",
            _notes(claims, bars, marks),
        ),
        summary=summary,
        table=partial(outcomes_table, bars, claimant=AIR_FORCE),
        quote=f"{words.period(filters.start, filters.end)}: {summary} ({in_words(filters, view.regions)})",
        switches=Switches(series=False),
    )


def _draw(bars: pd.DataFrame, resolution: Resolution, marks: list[Mark], mode: Mode) -> go.Figure:
    return outcomes_chart(bars, claimant=AIR_FORCE, resolution=resolution, marks=marks, mode=mode)


def _notes(claims: pd.DataFrame, bars: pd.DataFrame, marks: list[Mark]) -> list[str]:
    counted = int(bars["claims"].sum())
    notes = [
        f"Out of {words.counted(counted, 'claim')} that state both launched and neutralised; the percentage in a bar, "
        "where there is room, is the rate of neutralised. "
        f"Hits are stated in {int(bars['claims_hits'].sum()):,} of them, still airborne in "
        f"{int(bars['claims_still_airborne'].sum()):,}: what a claim does not state is in “unaccounted for”, which is "
        "not a number of hits. Locations hit are places and not drones, so they are not in the bars.",
    ]
    apart = claims.loc[claims["launched"].isna() & claims["hits"].notna()]
    if len(apart):
        told = words.listed(
            [
                f"{words.number(hits)} ({words.day(day)})"
                for day, hits in zip(apart["report_date"], apart["hits"], strict=True)
            ]
        )
        notes.append(f"Stated apart from a number launched, so not in the bars: hits {told}.")
    if bars["claims_over"].sum():
        notes.append(
            f"In {words.counted(int(bars['claims_over'].sum()), 'claim')} more is accounted for than was launched; it "
            "is counted as stated."
        )
    if bars["is_few"].any():
        notes.append(f"Grey: fewer than {FEW} launched, so the rate says little.")
    if bars["is_cut"].any():
        notes.append("A first or last bar that reaches beyond the period holds only the days within it.")
    if marks:
        told = "; ".join(f"{letter}: {said}" for letter, _, said in marks)
        notes.append(f"Changes in what is stated: {told}.")
    return notes
