"""What the main chart draws, as a table: the same bars, and the days that have none."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.bars import Panel
from charts.cumulative import cumulated
from charts.series import GAPS, Resolution, binned


def accounts_table(panels: Sequence[Panel], resolution: Resolution, *, is_cumulative: bool = False) -> pd.DataFrame:
    """The bars of some panels, those without a number included.

    Returns:
        One row a claimant, measure and bar, in that order: date (of its first day), claimant, measure, value and upper
        (Int64, <NA> = not stated), is_exact (boolean, <NA> without a value), mean_7_days (float64, by day only),
        claims, days (of a whole bar), days_stated, a column `days_…` for each reason of having no number, days_no_data,
        days_withheld_in_part, days_flagged, overlap_minutes. With running sums also cumulative (Int64, <NA> where the
        bar has no number), cumulative_is_at_least (bool) and cumulative_days_without_number.
    """
    binneds = [binned(panel.series, resolution) for panel in panels]
    rows = [_rows(panel, bars) for panel, bars in zip(panels, binneds, strict=True)]
    if is_cumulative:
        rows = [_with_sums(own, bars) for own, bars in zip(rows, binneds, strict=True)]
    return pd.concat(rows, ignore_index=True)


def _with_sums(rows: pd.DataFrame, bars: pd.DataFrame) -> pd.DataFrame:
    added = cumulated(bars)
    return rows.assign(
        cumulative=added["total"],
        cumulative_is_at_least=added["is_lower_bound"],
        cumulative_days_without_number=added["missing"],
    )


def _rows(panel: Panel, bars: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": bars["bar"].dt.date,
            "claimant": panel.claimant,
            "measure": bars["measure"],
            "value": bars["value"],
            "upper": bars["upper"],
            "is_exact": bars["is_exact"].astype("boolean").where(bars["value"].notna()),
            "mean_7_days": bars["mean"].round(1),
            "claims": bars["claims"],
            "days": bars["days"],
            "days_stated": bars["stated"],
            **{f"days_{state}": bars[state] for state in GAPS},
            "days_no_data": bars["no_data"],
            "days_withheld_in_part": bars["withheld_in_part"],
            "days_flagged": bars["flagged"],
            "overlap_minutes": bars["overlap_minutes"],
        }
    )
