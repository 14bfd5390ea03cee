"""Rows of `db.weapons` made by hand, for the charts of weapons."""

from __future__ import annotations

from typing import Any

import pandas as pd

CLAIMS = {
    "report_date": "datetime64[s]", "claimant": "string", "attack": "Int64", "weapon_class": "string",
    "weapon": "string", "launched": "Int64", "neutralised": "Int64", "withheld": "Int64",
}  # fmt: skip
LAUNCHES = {
    "report_date": "datetime64[s]", "claimant": "string", "attack": "Int64", "place": "string", "region": "string",
}  # fmt: skip


def claims(*rows: tuple[str, int, str, str | None, int | None, int | None, int]) -> pd.DataFrame:
    """Claims of the Air Force: day, attack, class, weapon, launched, neutralised, withheld."""
    told = [(day, "ua_air_force", *rest) for day, *rest in rows]
    return typed(told, CLAIMS)


def launches(*rows: tuple[str, int, str, str | None]) -> pd.DataFrame:
    """Places of the Air Force: day, attack, place, region."""
    return typed([(day, "ua_air_force", *rest) for day, *rest in rows], LAUNCHES)


def typed(rows: list[tuple[Any, ...]], schema: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(schema)).astype(schema)
