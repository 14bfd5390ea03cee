"""From daily totals and coverage to what one panel draws: one row a day (or week, or month) and measure.

Nothing is filled in. A day without a number keeps `<NA>` and says why in `state`:
`stated` · `withheld` (an attack reported, the number kept back) · `named` (the region named without a number) ·
`not_stated` (a statement without this number) · `unreadable` · `silent` (no statement) · `no_data` (before the first or
after the last day that we hold of this claimant).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

MEAN_DAYS = 7
MEAN_NEEDS_DAYS = 5
"""Of the seven days behind a mean, how many must have a number; with fewer the line breaks."""

GAPS = ("withheld", "named", "unreadable", "silent", "not_stated")
"""The states of a day that has a claimant but no number, the most telling first."""

DAY_MAX = 425
WEEK_MAX = 1100
"""The longest period (days) drawn by day and by week; thinner bars than these allow could not be told apart."""


class Resolution(StrEnum):
    """How many days one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def resolution_for(days: int) -> Resolution:
    """The resolution at which a period of so many days can still be read.

    >>> resolution_for(90), resolution_for(730), resolution_for(1350)
    (<Resolution.DAY: 'day'>, <Resolution.WEEK: 'week'>, <Resolution.MONTH: 'month'>)
    """
    if days <= DAY_MAX:
        return Resolution.DAY
    return Resolution.WEEK if days <= WEEK_MAX else Resolution.MONTH


def padded(start: date) -> date:
    """The first day that a 7-day mean at `start` looks back to: ask for totals and coverage from here."""
    return start - timedelta(days=MEAN_DAYS - 1)


def daily_series(
    totals: pd.DataFrame, coverage: pd.DataFrame, *, claimant: str, measures: Sequence[str], start: date, end: date
) -> pd.DataFrame:
    """One claimant's days, silent ones included.

    Args:
        totals: Daily totals as `db.queries.daily_totals` returns them, from `padded(start)` on. Rows of several
            regions or weapon classes on one day are added: ask only for those that may be.
        coverage: Of the same period, as `db.queries.coverage` returns it.
        claimant: Whose days.
        measures: Which measures, in the order wanted.
        start: The first day wanted.
        end: The last day wanted.

    Returns:
        One row a measure and day, in that order: measure, day (datetime64[s]), value and upper (Int64, <NA> where not
        stated), is_exact (boolean), claims, named, withheld, overlap_minutes (Int64, 0 where no claim stands behind),
        state, is_flagged (bool), mean (float64: the mean of the last seven days, NaN where fewer than five are stated).
    """
    days = pd.date_range(padded(start), end, freq="D", unit="s", name="day")
    own_coverage = coverage[coverage["claimant"] == claimant].set_index("report_date")["state"]
    published = own_coverage.reindex(days).fillna("no_data").to_numpy(dtype=str)
    own = totals[totals["claimant"] == claimant]
    parts = [_measured(own[own["measure"] == measure], days, published).assign(measure=measure) for measure in measures]
    if not parts:
        raise ValueError("a series needs at least one measure")
    series = pd.concat(parts, ignore_index=True)
    return series[series["day"] >= pd.Timestamp(start)].reset_index(drop=True)


def _measured(rows: pd.DataFrame, days: pd.DatetimeIndex, published: np.ndarray) -> pd.DataFrame:
    """One measure over all `days`, whose coverage states are `published`."""
    rows = rows.assign(top=rows["upper"].fillna(rows["value"]), has_upper=rows["upper"].notna())
    grouped = rows.groupby("report_date")
    found = pd.DataFrame(
        {
            "value": grouped["value"].sum(min_count=1),
            "upper": grouped["top"].sum(min_count=1).where(grouped["has_upper"].any()),
            "is_exact": grouped["is_exact"].all(),
            "claims": grouped["claims"].max(),
            "named": grouped["named"].sum(),
            "withheld": grouped["withheld"].sum(),
            "overlap_minutes": grouped["overlap_minutes"].max(),
        }
    ).reindex(days)
    counts = ["claims", "named", "withheld", "overlap_minutes"]
    found[counts] = found[counts].fillna(0)
    found = found.astype({"value": "Int64", "upper": "Int64", "is_exact": "boolean", **dict.fromkeys(counts, "Int64")})
    found["state"] = _states(found, published)
    found["is_flagged"] = published == "flagged"
    value = found["value"].astype("float64")
    mean = value.rolling(MEAN_DAYS, min_periods=MEAN_NEEDS_DAYS).mean()
    found["mean"] = mean.where(found["state"] != "no_data")
    return found.reset_index()


def _states(found: pd.DataFrame, published: np.ndarray) -> np.ndarray:
    return np.select(
        [
            found["value"].notna().to_numpy(),
            (found["withheld"] > 0).to_numpy() | (published == "withheld"),
            (found["named"] > 0).to_numpy(),
            published == "no_data",
            published == "silent",
            published == "unreadable",
        ],
        ["stated", "withheld", "named", "no_data", "silent", "unreadable"],
        default="not_stated",
    )


def binned(series: pd.DataFrame, resolution: Resolution) -> pd.DataFrame:
    """The days of `daily_series` as bars of a day, a week (from Monday) or a calendar month.

    Returns:
        One row a measure and bar: measure, bar (its first calendar day), days (calendar days of a whole bar), inside
        (days of it that the period and the claimant's data cover), stated and each of `GAPS` (days in that state),
        value, upper (<NA> where no day states one), is_exact, claims, overlap_minutes, named_in_part and
        withheld_in_part (days with a number of which another part is so), flagged (days), mean (by day only, else
        NaN), is_cut (bool: days of it lie outside the period or the data).
    """
    frame = series.assign(bar=bar_starts(series["day"], resolution))
    for kind in ("named", "withheld"):  # before the states, two of which bear the same names
        frame[f"{kind}_in_part"] = ((frame[kind] > 0) & (frame["state"] == "stated")).astype("int64")
    for state in ("stated", *GAPS, "no_data"):
        frame[state] = (frame["state"] == state).astype("int64")
    frame["top"] = frame["upper"].fillna(frame["value"])
    frame["has_upper"] = frame["upper"].notna()
    frame["exact"] = frame["is_exact"].fillna(True)
    summed = ["stated", *GAPS, "no_data", "claims", "named_in_part", "withheld_in_part", "overlap_minutes"]
    bars = _days_as_bars(frame, summed) if resolution is Resolution.DAY else _added_up(frame, summed)
    bars["days"] = _bar_days(bars["bar"], resolution)
    bars["is_cut"] = bars["inside"] < bars["days"]
    return bars


def _days_as_bars(frame: pd.DataFrame, summed: list[str]) -> pd.DataFrame:
    """Each day is a bar: there is nothing to add up."""
    bars = frame[["measure", "bar", *summed, "value", "upper"]].copy()
    bars["is_exact"] = frame["exact"]
    bars["flagged"] = frame["is_flagged"].astype("int64")
    bars["mean"] = frame["mean"]
    bars["inside"] = 1 - bars["no_data"]
    return bars


def _added_up(frame: pd.DataFrame, summed: list[str]) -> pd.DataFrame:
    grouped = frame.groupby(["measure", "bar"], sort=False)
    bars = grouped[summed].sum()
    bars["value"] = grouped["value"].sum(min_count=1)
    bars["upper"] = grouped["top"].sum(min_count=1).where(grouped["has_upper"].any())
    bars["is_exact"] = grouped["exact"].all()
    bars["flagged"] = grouped["is_flagged"].sum()
    bars["mean"] = np.nan
    bars["inside"] = grouped.size() - bars["no_data"]
    return bars.reset_index()


def bar_starts(days: pd.Series[Any], resolution: Resolution) -> pd.Series[Any]:
    """The first calendar day of the bar that each day is in."""
    starts: pd.Series[Any] = days
    if resolution is Resolution.WEEK:
        starts = days - pd.to_timedelta(days.dt.day_of_week, unit="D").astype("timedelta64[s]")
    elif resolution is Resolution.MONTH:
        starts = days - pd.to_timedelta(days.dt.day - 1, unit="D").astype("timedelta64[s]")
    return starts


def _bar_days(bars: pd.Series[Any], resolution: Resolution) -> pd.Series[Any]:
    if resolution is Resolution.MONTH:
        lengths: pd.Series[Any] = bars.dt.days_in_month.astype("int64")
        return lengths
    return pd.Series(7 if resolution is Resolution.WEEK else 1, index=bars.index, dtype="int64")
