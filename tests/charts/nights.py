"""Tellings for the tests of one night's charts, with one keyword for each thing that a test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from charts.night_tables import Night, Telling, tellings

DAY = date(2026, 1, 26)
NAMES = {"ru_mod": "Russian Ministry of Defence", "ua_air_force": "Ukrainian Air Force",
         "ua_air_command_south": "Ukrainian Air Command South"}  # fmt: skip
CLAIMS = {
    "claim": "Int64", "claimant": "string", "name": "string", "side": "string", "scope": "string", "attacker": "string",
    "window_start": "datetime64[s, UTC]", "window_end": "datetime64[s, UTC]", "window_basis": "string",
    "window_kind": "string", "overlap_minutes": "Int64", "source": "string", "attribution": "string",
    "source_url": "string", "is_own_link": "boolean", "published_at": "datetime64[s, UTC]", "statement_id": "string",
    "revision": "Int64", "is_cut": "boolean", "status": "string",
}  # fmt: skip
FIGURES = {
    "claim": "Int64", "ordinal": "Int64", "weapon_class": "string", "weapon": "string", "region": "string",
    "region_name": "string", "measure": "string", "value": "Int64", "upper": "Int64", "qualifier": "string",
    "span_start": "Int64", "span_end": "Int64", "source_column": "string", "witness_of": "Int64",
}  # fmt: skip
PARTS = {"claim": "Int64", "weapon_class": "string", "measure": "string", "whole": "Int64", "itemised": "Int64"}
NEAR = {"report_date": "datetime64[s]", "claimant": "string", "attacker": "string",
        "window_start": "datetime64[s, UTC]", "window_end": "datetime64[s, UTC]"}  # fmt: skip
AREAS = dict.fromkeys(("place", "region", "region_name"), "string") | {"claim": "Int64"}
FIRES = dict.fromkeys(("place", "region", "region_name", "paraphrase"), "string") | {
    "claim": "Int64", "injured": "Int64", "killed": "Int64",
}  # fmt: skip


def frame(rows: list[dict[str, Any]], schema: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {name: pd.array([row.get(name) for row in rows], dtype=dtype) for name, dtype in schema.items()}
    )


def claim(number: int, start: str | None, end: str, claimant: str = "ru_mod", **further: Any) -> dict[str, Any]:
    """A claim with its window in UTC."""
    side = "RU" if claimant == "ru_mod" else "UA"
    return {
        "claim": number, "claimant": claimant, "name": NAMES[claimant], "side": side,
        "scope": "regional" if "command" in claimant else "national", "attacker": "UA" if side == "RU" else "RU",
        "window_start": None if start is None else pd.Timestamp(start, tz="UTC"),
        "window_end": pd.Timestamp(end, tz="UTC"), "window_basis": "stated", "window_kind": "night",
        "overlap_minutes": 0, "source": "mod_russia", "attribution": "Somebody", "source_url": f"https://example.org/{number}",
        "is_own_link": True, "statement_id": str(number), "revision": 1, "is_cut": False, "status": "read", **further,
    }  # fmt: skip


def figure(number: int, value: int | None, measure: str = "intercepted", **further: Any) -> dict[str, Any]:
    return {"claim": number, "ordinal": 1, "weapon_class": "drone", "measure": measure, "value": value,
            "qualifier": "exact", "span_start": 3, "span_end": 5, **further}  # fmt: skip


def night(
    claims: list[dict[str, Any]],
    figures: list[dict[str, Any]] = [],  # noqa: B006
    **further: list[dict[str, Any]],
) -> Night:
    return Night(
        DAY, frame(claims, CLAIMS), frame(further.get("neighbours", []), NEAR), frame(figures, FIGURES),
        frame(further.get("parts", []), PARTS), frame(further.get("areas", []), AREAS),
        frame(further.get("fires", []), FIRES),
    )  # fmt: skip


def told(claims: list[dict[str, Any]], figures: list[dict[str, Any]] = [], **further: Any) -> list[Telling]:  # noqa: B006
    return tellings(night(claims, figures, **further))
