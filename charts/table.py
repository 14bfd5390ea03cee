"""What the main chart draws, as a table: the same bars, and the days that have none."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.bars import Panel
from charts.series import GAPS, Resolution, binned


def accounts_table(panels: Sequence[Panel], resolution: Resolution) -> pd.DataFrame:
    """The bars of some panels, those without a number included.

    Returns:
        One row a claimant, measure and bar, in that order: date (of its first day), claimant, measure, value and upper
        (Int64, <NA> = not stated), is_exact (boolean, <NA> without a value), mean_7_days (float64, by day only),
        claims, days (of a whole bar), days_stated, a column `days_…` for each reason of having no number, days_no_data,
        days_withheld_in_part, days_flagged, overlap_minutes.
    """
    return pd.concat([_rows(panel, binned(panel.series, resolution)) for panel in panels], ignore_index=True)


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
