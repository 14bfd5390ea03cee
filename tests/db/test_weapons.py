"""What claims state weapon by weapon, and where weapons are launched from."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Engine

from db.ingest import ingest
from db.weapons import LAUNCHES, WEAPON_CLAIMS, launches, weapon_claims
from sources.records import LaunchArea, Measure, Qualifier, WeaponClass
from tests.db.batches import NOW, batch, claim, figure, record, window

NIGHT = window("2026-01-25 18:00", "2026-01-26 08:00", "ua_air_force")
DAY = window("2026-01-26 08:00", "2026-01-26 18:00", "ua_air_force")
WHOLE = {"start": date(2026, 1, 1), "end": date(2026, 1, 31), "claimants": ("ua_air_force",)}
CRUISE, BALLISTIC = WeaponClass.CRUISE, WeaponClass.BALLISTIC
BUNDLE = "X-101/X-555 and Kalibr"


def table(*records: object, source: str = "ivaniuk") -> object:
    return batch(*records, source=source)  # type: ignore[arg-type]


def row(key: str, *figures: object, told: object = NIGHT, areas: tuple[LaunchArea, ...] = (), source: str = "ivaniuk"):
    one = claim(*figures, window=told, claimant="ua_air_force", launch_areas=areas)  # type: ignore[arg-type]
    return record(key, one, source=source, url=f"https://example.org/{key}", published_at=None)


def rows(found: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [
        tuple(None if pd.isna(cell) else cell for cell in one) for one in found[list(columns)].itertuples(index=False)
    ]


def test_each_weapon_stands_for_itself_and_a_bundle_is_one(engine: Engine) -> None:
    shot = (figure(40, Measure.LAUNCHED), figure(20, Measure.SHOT_DOWN), figure(15, Measure.SUPPRESSED))
    bundle = (figure(9, Measure.LAUNCHED, weapon_class=CRUISE, weapon=BUNDLE),)
    hidden = (
        figure(None, Measure.LAUNCHED, weapon_class=BALLISTIC, weapon="Iskander-M", qualifier=Qualifier.WITHHELD),
    )
    late = (
        figure(5, Measure.LAUNCHED, weapon_class=CRUISE, weapon="Kalibr"),
        figure(0, weapon_class=CRUISE, weapon="Kalibr"),
    )
    ingest(
        engine,
        table(row("a", *shot), row("b", *bundle), row("c", *hidden), row("d", *late, told=DAY)),
        retrieved_at=NOW,
    )
    with engine.connect() as conn:
        found = weapon_claims(conn, **WHOLE)
        nothing = weapon_claims(conn, start=date(2020, 1, 1), end=date(2020, 1, 2), claimants=("ua_air_force",))
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == WEAPON_CLAIMS
    assert {name: str(dtype) for name, dtype in nothing.dtypes.items()} == WEAPON_CLAIMS and nothing.empty
    assert rows(found, "attack", "weapon_class", "weapon", "launched", "neutralised", "withheld") == [
        (1, "ballistic", "Iskander-M", None, None, 1),
        (2, "cruise", "Kalibr", 5, 0, 0),
        (1, "cruise", BUNDLE, 9, None, 0),
        (1, "drone", None, 40, 35, 0),
    ]


def test_an_attack_that_two_sources_tell_counts_once(engine: Engine) -> None:
    told = (figure(40, Measure.LAUNCHED), figure(35))
    ingest(engine, table(row("a", *told)), retrieved_at=NOW)
    ingest(engine, table(row("post", *told, source="kpszsu"), source="kpszsu"), retrieved_at=NOW)
    with engine.connect() as conn:
        assert rows(weapon_claims(conn, **WHOLE), "launched", "neutralised") == [(40, 35)]


def test_launch_areas_are_those_of_the_class_asked_for(engine: Engine) -> None:
    kursk, sea = LaunchArea("Kursk oblast", "RU-KRS"), LaunchArea("somewhere at sea")
    drones = row("a", figure(40, Measure.LAUNCHED), areas=(kursk, sea))
    missiles = row("b", figure(4, Measure.LAUNCHED, weapon_class=CRUISE, weapon="Kalibr"), areas=(sea,))
    ingest(engine, table(drones, missiles), retrieved_at=NOW)
    with engine.connect() as conn:
        found, cruise = launches(conn, **WHOLE), launches(conn, **WHOLE, weapon_classes=("cruise",))
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == LAUNCHES
    assert rows(found, "place", "region") == [("Kursk oblast", "Kursk Oblast"), ("somewhere at sea", None)]
    assert rows(cruise, "place", "region") == [("somewhere at sea", None)]
