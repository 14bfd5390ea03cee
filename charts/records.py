"""Records and streaks of an account in a period: its biggest days, runs of days with a claim, silences, big days.

All are of one measure of one account, and of the days that we hold of it. A day without a number ends a run of numbers;
days before and after our data are in no run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from charts import words

TOP = 3
"""How many of the biggest numbers are listed, with all days of each."""

TIES_MAX = 5
"""So many days of one number are named; of more, their count and the last."""

THRESHOLDS = (100, 300, 500, 1000)

TOLD = ("stated", "withheld", "named", "not_stated")
"""The states of a day of which we hold a claim, with this number or without."""


@dataclass(frozen=True, slots=True)
class Big:
    """A number and the days on which it was stated, the latest first. `is_exact` is false if any is "at least"."""

    value: int
    days: tuple[date, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive days; `others` are as long as the one named, which is the latest. `is_open` runs to the edge."""

    start: date
    end: date
    others: int
    is_open: bool

    @property
    def days(self) -> int:
        """How long it is."""
        return words.days_in(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Records:
    """What stands out in one measure of one account; `None` where there is no such run.

    `above` counts the days with at least so many, for the thresholds that any day reaches.
    """

    claimant: str
    measure: str
    biggest: tuple[Big, ...]
    told: Run | None
    silent: Run | None
    above: tuple[tuple[int, int], ...]
    days_stated: int
    days_held: int


def records(series: pd.DataFrame, *, claimant: str, measure: str) -> Records:
    """The records of one measure in `charts.series.daily_series`."""
    own = series[(series["measure"] == measure)].sort_values("day")
    known = own[own["value"].notna()]
    values = known["value"].astype("int64")
    return Records(
        claimant=claimant,
        measure=measure,
        biggest=tuple(_biggest(known[values > 0])),
        told=_longest(own, own["state"].isin(TOLD)),
        silent=_longest(own, own["state"] == "silent"),
        above=tuple((least, int((values >= least).sum())) for least in THRESHOLDS if (values >= least).any()),
        days_stated=len(known),
        days_held=int((own["state"] != "no_data").sum()),
    )


def _biggest(known: pd.DataFrame) -> Iterator[Big]:
    for value in sorted(known["value"].astype("int64").unique(), reverse=True)[:TOP]:
        rows = known[known["value"] == value]
        days = tuple(day.date() for day in sorted(rows["day"], reverse=True))
        yield Big(int(value), days, bool(rows["is_exact"].fillna(True).all()))


def _longest(own: pd.DataFrame, is_in: pd.Series) -> Run | None:
    """The longest run of days, the latest of those equally long."""
    inside = is_in.to_numpy(dtype=bool)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False])).astype("int8")))
    runs = list(zip(edges[::2], edges[1::2] - 1, strict=True))
    if not runs:
        return None
    longest = max(last - first for first, last in runs)
    equal = [run for run in runs if run[1] - run[0] == longest]
    first, last = equal[-1]
    days = own["day"]
    held = np.flatnonzero((own["state"] != "no_data").to_numpy())
    is_open = bool(first == held[0] or last == held[-1])
    return Run(days.iloc[first].date(), days.iloc[last].date(), len(equal) - 1, is_open)


def records_table(found: list[Records]) -> pd.DataFrame:
    """All records, one row a record (and one a day of those that tie).

    Returns:
        claimant, measure, record (biggest, longest_with_claim, longest_silence, days_at_least), value (Int64: the
        number, the threshold, or <NA>), days (Int64: how long or how many), start, end (dates, <NA> for counts).
    """
    rows: list[tuple[object, ...]] = []
    for one in found:
        who = (one.claimant, one.measure)
        rows += [(*who, "biggest", big.value, 1, day, day) for big in one.biggest for day in big.days]
        for name, run in (("longest_with_claim", one.told), ("longest_silence", one.silent)):
            if run:
                rows.append((*who, name, None, run.days, run.start, run.end))
        rows += [(*who, "days_at_least", least, count, None, None) for least, count in one.above]
    columns = ["claimant", "measure", "record", "value", "days", "start", "end"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Int64", "days": "Int64"})
