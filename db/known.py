"""Numbers known from elsewhere, that the ledger must give: sums of Ivaniuk's table, and one night's accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pandas as pd
from sqlalchemy import Connection, select

from db import queries
from db.models import Claim, ClaimWindow, Figure, Statement
from sources.records import Measure, WeaponClass, WindowKind

SUMS = {
    "2024-10": (1_912, 1_098, 661),
    "2025-03": (4_198, 2_435, 1_386),
    "2025-07": (6_240, 3_523, 2_016),
    "2026-01": (4_452, 3_719, 0),
    "2026-05": (8_150, 7_476, 0),
}
"""Ivaniuk's national rows of Shahed types by month of their end: launched, destroyed, suppressed or lost from radar.

Counted in the published table by itself, apart from this code; the table may be corrected upstream, then so must these.
"""

SUMS_SEEN = f"{len(SUMS)} months of Ivaniuk's table"

COLUMN: dict[str, int] = {Measure.LAUNCHED: 0, Measure.SHOT_DOWN: 1, Measure.INTERCEPTED: 1, Measure.SUPPRESSED: 2}

SEED_NIGHT = date(2026, 1, 26)
SEED_SOURCES = frozenset({"ivaniuk", "mod_russia", "incidents"})
SEED_FIGURES = {
    ("ru_mod", "intercepted", None): 40,
    ("ru_mod", "intercepted", "RU-KDA"): 34,
    ("ru_mod", "intercepted", "sea:azov"): 4,
    ("ru_mod", "intercepted", "RU-BRY"): 1,
    ("ua_air_force", "launched", None): 138,
    ("ua_air_force", "intercepted", None): 110,
    ("ua_air_force", "hits", None): 21,
    ("ua_air_force", "hit_locations", None): 11,
}
"""The drones of the night that the project began with, by claimant, measure and region (none: the whole claim)."""

SEED_INCIDENTS = (("ru_authorities", "RU-KDA", 1), ("ua_general_staff", "RU-KDA", None))
"""Who says what happened where, and the injured stated."""

SEED_SEEN = f"{len(SEED_FIGURES)} figures, {len(SEED_INCIDENTS)} incidents"


def wrong_sums(conn: Connection) -> tuple[str, ...]:
    """The months whose sums are others than `SUMS`, in words."""
    found = monthly_sums(conn)
    return tuple(
        f"{month} launched/destroyed/suppressed {told(sums)}, not {told(expected)}"
        for month, expected in SUMS.items()
        if (sums := tuple(found[month, place] for place in range(3))) != expected
    )


def told(sums: tuple[int, ...]) -> str:
    """Sums as words."""
    return "/".join(f"{value:,}" for value in sums)


def monthly_sums(conn: Connection) -> Counter[tuple[str, int]]:
    """Ivaniuk's national drones of Shahed types by month of the report date and place in `SUMS`."""
    query = (
        select(Claim.report_date, Figure.measure, Figure.value)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Figure, Figure.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(
            Statement.source_id == "ivaniuk",
            Claim.claimant_id == "ua_air_force",
            Figure.measure.in_(COLUMN),
            Figure.region_code.is_(None),
            Figure.weapon_id.like("%Shahed%"),
        )
    )
    sums: Counter[tuple[str, int]] = Counter()
    for day, measure, value in conn.execute(query):
        sums[f"{day:%Y-%m}", COLUMN[measure]] += value or 0
    return sums


def wrong_seed_night(conn: Connection) -> tuple[str, ...]:
    """What of the night's accounts the ledger gives otherwise, in words."""
    return (*wrong_figures(conn), *wrong_incidents(conn))


def wrong_figures(conn: Connection) -> Iterator[str]:
    """The figures of the night that differ; by day the Russian Ministry told of more."""
    figures = queries.figures(conn, start=SEED_NIGHT, end=SEED_NIGHT)
    night = figures[(figures["window_kind"] == WindowKind.NIGHT) & (figures["weapon_class"] == WeaponClass.DRONE)]
    found: dict[tuple[str, str, str | None], set[int]] = {}
    for claimant, measure, region, value in zip(
        *(night[name].astype(object) for name in ("claimant", "measure", "region", "value")), strict=True
    ):
        found.setdefault((claimant, measure, None if pd.isna(region) else region), set()).add(value)
    for key, expected in SEED_FIGURES.items():
        values = found.get(key, set())
        if values != {expected}:
            said = " and ".join(str(value) for value in sorted(values, key=str)) or "missing"
            yield f"{' '.join(filter(None, key))} is {said}, not {expected}"


def wrong_incidents(conn: Connection) -> Iterator[str]:
    """The incident claims of the night that are missing."""
    rows = queries.incidents(conn, start=SEED_NIGHT, end=SEED_NIGHT).astype(object).to_dict("records")
    found = [(row["claimant"], row["region"], row["injured"]) for row in rows]
    for claimant, region, injured in SEED_INCIDENTS:
        if not any(one[:2] == (claimant, region) and (injured is None or one[2] == injured) for one in found):
            yield f"the incident in {region} by {claimant} is missing"
