"""What an account itemises by region: the chart, with all that must stand beside it."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import words
from charts.both_accounts import COMBINED_SINCE
from charts.regions import ranking, regions_bars, regions_table, share_sentence
from charts.summary import regions_in_words
from charts.theme import Mode
from ui import cached
from ui.chart import Chart, kept
from ui.filters import Filters
from ui.view import View, account, heading


def regions_chart(view: View, claimant: str) -> Chart | None:
    """What an account itemises by region; None where it names none in the view."""
    return _built(view.whole(), claimant)


@lru_cache(maxsize=128)
def _built(view: View, claimant: str) -> Chart | None:
    filters = view.filters
    measure = account(claimant).ranked
    totals = cached.regional_totals(
        start=filters.start, end=filters.end, claimants=(claimant,), weapon_classes=filters.weapons.classes
    )
    totals = totals[totals["measure"] == measure]
    if filters.regions:
        totals = totals[totals["region"].isin(list(filters.regions))]
    if totals.empty:
        return None
    share = _share(filters, claimant, measure)
    drawn_share = None if filters.regions else share
    rows = ranking(totals)
    name, counted = words.the(words.short_name(claimant)), words.measure_name(measure)
    said = "" if share is None else share_sentence(share, who=name, measure=counted)
    return Chart(
        key=f"regions-{claimant.replace('_', '-')}",
        title=f"Where {name} says it {counted} them",
        draw=kept(_draw, rows, drawn_share, claimant, measure),
        caption=view.caption(
            [claimant],
            f"{heading(claimant, filters.weapons)} {counted}, as itemised by region",
            _notes(totals, filters, claimant),
        ),
        summary=regions_in_words(rows, claimant=claimant, measure=measure, share=said),
        table=partial(_table, totals, drawn_share, claimant, measure),
    )


def _share(filters: Filters, claimant: str, measure: str) -> pd.Series[Any] | None:
    shares = cached.itemised_share(
        start=filters.start, end=filters.end, claimants=(claimant,), weapon_classes=filters.weapons.classes
    )
    own = shares[shares["measure"] == measure]
    return None if own.empty else own.iloc[0]


def _notes(totals: pd.DataFrame, filters: Filters, claimant: str) -> list[str]:
    notes = ["A region’s bar is only what is itemised for it."]
    if (totals["value"].notna() & (totals["days_named"] > 0)).any():
        notes.append("“Also named” counts the days on which a region is named without a number.")
    if set(totals["region"]) & {outer for _, outer in cached.WITHIN}:
        notes.append("An area’s number may include that of regions in it: the bars do not add up.")
    if claimant == "ua_air_force" and filters.start < COMBINED_SINCE:
        notes.append("Until July 2025 the Air Force itemised by region only what was shot down.")
    return notes


def _draw(rows: pd.DataFrame, share: pd.Series[Any] | None, claimant: str, measure: str, mode: Mode) -> go.Figure:
    return regions_bars(rows, share, claimant=claimant, measure=measure, mode=mode)


def _table(totals: pd.DataFrame, share: pd.Series[Any] | None, claimant: str, measure: str) -> pd.DataFrame:
    """As `charts.regions.regions_table`, with claimant and measure."""
    return regions_table(totals, share).assign(claimant=claimant, measure=measure)
