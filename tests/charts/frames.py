"""Frames in the shape of the ledger's answers, with one keyword for each thing that a test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from charts.bars import Panel
from charts.series import daily_series, padded

COUNTS = ("value", "upper", "claims", "named", "withheld", "overlap_minutes")


def total(
    day: str, value: int | None, *, claimant: str = "ru_mod", measure: str = "intercepted", **further: Any
) -> dict[str, Any]:
    """One row of daily totals."""
    return {
        "report_date": pd.Timestamp(day),
        "claimant": claimant,
        "attacker": "UA" if claimant == "ru_mod" else "RU",
        "weapon_class": "drone",
        "region": None,
        "measure": measure,
        "value": value,
        "upper": None,
        "is_exact": True,
        "claims": 1,
        "named": 0,
        "withheld": 0,
        "overlap_minutes": 0,
        **further,
    }


def totals(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows) or [total("2026-01-01", 1)])
    types = {"report_date": "datetime64[s]", "is_exact": "boolean", **dict.fromkeys(COUNTS, "Int64")}
    return frame.astype(types).iloc[: len(rows)]


def coverage(start: date, end: date, claimant: str = "ru_mod", **states: str) -> pd.DataFrame:
    """A claimant's states, `read` but for the named days: `coverage(…, d2026_01_03="silent")`."""
    days = pd.date_range(start, end, unit="s")
    named = {pd.Timestamp(day[1:].replace("_", "-")): state for day, state in states.items()}
    said = [named.get(day, "read") for day in days]
    return pd.DataFrame({"claimant": claimant, "report_date": days, "state": said, "statements": 1})


START, END = date(2026, 1, 5), date(2026, 1, 18)


def mod(*rows: dict[str, Any], start: date = START, end: date = END, **states: str) -> Panel:
    series = daily_series(
        totals(*rows), coverage(padded(start), end, **states), claimant="ru_mod", measures=("intercepted",),
        start=start, end=end,
    )  # fmt: skip
    return Panel("ru_mod", "Ukrainian drones", "as stated by the Ministry", series, ("intercepted",))


def air_force(*rows: dict[str, Any], start: date = START, end: date = END, **states: str) -> Panel:
    measures = ("launched", "neutralised")
    series = daily_series(
        totals(*rows), coverage(padded(start), end, "ua_air_force", **states), claimant="ua_air_force",
        measures=measures, start=start, end=end,
    )  # fmt: skip
    return Panel("ua_air_force", "Russian drones", "as stated by the Air Force", series, measures)


def night(day: str, launched: int | None, neutralised: int | None) -> list[dict[str, Any]]:
    return [
        total(day, launched, claimant="ua_air_force", measure="launched"),
        total(day, neutralised, claimant="ua_air_force", measure="neutralised"),
    ]


def regional(*rows: tuple[str, int | None, int]) -> pd.DataFrame:
    """Regions with value and days named."""
    frame = pd.DataFrame(
        [(name, value, 0 if value is None else 3, named) for name, value, named in rows],
        columns=["region_name", "value", "days_itemised", "days_named"],
    )
    counts = ["value", "days_itemised", "days_named"]
    return frame.astype({"region_name": "str", **dict.fromkeys(counts, "Int64")})


ROWS = regional(("Bryansk Oblast", 30, 1), ("Tula Oblast", None, 9), ("Kursk Oblast", 70, 0), ("Sea of Azov", 0, 0))
