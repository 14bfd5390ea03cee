"""The few numbers that open a page: an account's sum over a period, and how it differs from the period before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from charts import words


@dataclass(frozen=True, slots=True)
class Headline:
    """One measure of one claimant over a period; `None` is "not stated", never 0.

    `before` is the sum of as many days just before, and `None` also where that period is not wholly within the days
    that we hold of the claimant, or one of the two has a number on fewer than half as many days as the other.
    """

    claimant: str
    measure: str
    value: int | None
    is_exact: bool
    days: int
    withheld_days: int
    overlap_minutes: int
    before: int | None

    @property
    def change_pct(self) -> float | None:
        """The change against the period before, in per cent of it; None where either is unknown or before is 0."""
        if self.value is None or not self.before:
            return None
        return 100 * (self.value - self.before) / self.before


def period_before(start: date, end: date) -> tuple[date, date]:
    """As many days, ending on the day before `start`.

    >>> period_before(date(2026, 1, 14), date(2026, 4, 13))
    (datetime.date(2025, 10, 16), datetime.date(2026, 1, 13))
    """
    last = start - timedelta(days=1)
    return last - (end - start), last


def summed(daily: pd.DataFrame) -> pd.DataFrame:
    """Daily totals added up, in the columns of `db.queries.period_totals`.

    Returns:
        One row a claimant, attacker, measure: value (Int64, <NA> where never stated), is_exact (boolean), days (with a
        value), withheld_days, overlap_minutes (Int64).
    """
    keys = ["claimant", "attacker", "measure"]
    days = daily.assign(withheld_days=(daily["withheld"] > 0).astype("Int64"))
    if len(days[["weapon_class", "region"]].drop_duplicates()) > 1:  # else each day has one row a measure
        days = _one_a_day(days, [*keys, "report_date"])
    grouped = days.groupby(keys)
    total = grouped[["value"]].sum(min_count=1)
    total["is_exact"] = grouped["is_exact"].all()
    total["days"] = grouped["value"].count()
    total[["withheld_days", "overlap_minutes"]] = grouped[["withheld_days", "overlap_minutes"]].sum()
    counts = ["value", "days", "withheld_days", "overlap_minutes"]
    return total.reset_index().astype({**dict.fromkeys(counts, "Int64"), "is_exact": "boolean"})


def _one_a_day(days: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    per_day = days.groupby(keys)
    day = per_day[["is_exact"]].all()
    day["value"] = per_day["value"].sum(min_count=1)
    day[["withheld_days", "overlap_minutes"]] = per_day[["withheld_days", "overlap_minutes"]].max()
    return day.reset_index()


def headline(
    totals: pd.DataFrame, before: pd.DataFrame, *, claimant: str, measure: str, is_comparable: bool
) -> Headline:
    """One measure's headline.

    Args:
        totals: The period's sums, as `summed` or `db.queries.period_totals` returns them.
        before: The same of the period before.
        claimant: Whose.
        measure: Of what.
        is_comparable: Whether the period before lies wholly within the days that we hold of the claimant.
    """
    now, then = _row(totals, claimant, measure), _row(before, claimant, measure)
    earlier = _whole(then["value"]) if then is not None and is_comparable else None
    if now is None:
        return Headline(claimant, measure, None, True, 0, 0, 0, earlier)
    if then is not None and 2 * min(int(then["days"]), int(now["days"])) < max(int(then["days"]), int(now["days"])):
        earlier = None  # else a change in what we hold would read as one in what is claimed
    return Headline(
        claimant=claimant,
        measure=measure,
        value=_whole(now["value"]),
        is_exact=bool(now["is_exact"]),
        days=int(now["days"]),
        withheld_days=int(now["withheld_days"]),
        overlap_minutes=int(now["overlap_minutes"]),
        before=earlier,
    )


def _row(totals: pd.DataFrame, claimant: str, measure: str) -> pd.Series | None:
    found = totals[(totals["claimant"] == claimant) & (totals["measure"] == measure)]
    return None if found.empty else found.iloc[0]


def _whole(value: object) -> int | None:
    return int(value) if words.is_known(value) else None  # type: ignore[call-overload]


def change(shown: Headline, days: int) -> str:
    """The change against the period before, in words; empty where there is nothing to compare with.

    >>> change(Headline("ru_mod", "intercepted", 4210, True, 90, 0, 0, 3509), 90)
    '+20 % on the 90 days before (3,509)'
    >>> change(Headline("ru_mod", "intercepted", 4210, True, 90, 0, 0, None), 90)
    ''
    """
    if shown.change_pct is None or shown.before is None:
        return ""
    before = "the day before" if days == 1 else f"the {days:,} days before"
    if abs(shown.change_pct) < 0.5:
        return f"as on {before} ({shown.before:,})" if days == 1 else f"as in {before} ({shown.before:,})"
    sign = "+" if shown.change_pct > 0 else "−"
    return f"{sign}{abs(shown.change_pct):,.0f} % on {before} ({shown.before:,})"


def standing(shown: Headline, days: int) -> str:
    """How much of the period stands behind the number.

    >>> standing(Headline("ru_mod", "intercepted", 4210, False, 86, 1, 30, None), 90)
    'stated on 86 of 90 days, withheld on 1; in part “at least” or “about”; some windows overlap'
    >>> standing(Headline("ru_mod", "intercepted", None, True, 0, 0, 0, None), 121)
    'no number held for these 121 days'
    """
    if not shown.days and not shown.withheld_days:
        return "no number held for this day" if days == 1 else f"no number held for these {days:,} days"
    parts = [f"stated on {shown.days:,} of {words.counted(days, 'day')}"]
    if shown.withheld_days:
        parts[0] += f", withheld on {shown.withheld_days:,}"
    if not shown.is_exact:
        parts.append("in part “at least” or “about”")
    if shown.overlap_minutes:
        parts.append("some windows overlap")
    return "; ".join(parts)
