"""Frames in the shape of the ledger's answers, with one keyword for each thing that a test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

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
