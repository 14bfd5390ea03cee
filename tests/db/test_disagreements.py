"""Tellings of one attack that differ, from batches of two sources."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from db.disagreements import DISAGREEMENTS, disagreements
from db.ingest import ingest
from sources.records import Figure, Measure, Qualifier, WeaponClass
from tests.db.batches import NOW, batch, claim, figure, record, window

NIGHT = window("2026-01-25 18:00", "2026-01-26 08:00", "ua_air_force")
POST = (figure(138, Measure.LAUNCHED), figure(110))


def told(engine: Engine, post: tuple[Figure, ...], *rows: tuple[Figure, ...]) -> list[tuple[object, ...]]:
    """What is listed when the channel has `post` and the table these rows of it."""

    def one(key: str, source: str, figures: tuple[Figure, ...]) -> None:
        told = claim(*figures, window=NIGHT, claimant="ua_air_force")
        ingest(
            engine, batch(record(key, told, source=source, url=f"https://{source}"), source=source), retrieved_at=NOW
        )

    one("post", "kpszsu", post)
    for number, row in enumerate(rows):
        one(f"row {number}", "ivaniuk", row)
    with engine.connect() as conn:
        found = disagreements(conn)
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == DISAGREEMENTS
    return list(found[["weapon_class", "measure", "value", "witness_value"]].itertuples(index=False, name=None))


def model(name: str, launched: int) -> tuple[Figure, ...]:
    return (figure(launched, Measure.LAUNCHED, weapon_class=WeaponClass.CRUISE, weapon=name),)


@pytest.mark.parametrize(
    ("post", "rows", "expected"),
    [
        (POST, [POST], []),
        (POST, [(figure(137, Measure.LAUNCHED), figure(110))], [("drone", "launched", 138, 137)]),
        # The table has the same drones in another division.
        (POST, [(figure(60, Measure.SHOT_DOWN), figure(50, Measure.SUPPRESSED))], []),
        (
            POST,
            [(figure(60, Measure.SHOT_DOWN), figure(40, Measure.SUPPRESSED))],
            [("drone", "neutralised", 110, 100)],
        ),
        # What is not exact cannot disagree.
        (POST, [(figure(100, Measure.LAUNCHED, qualifier=Qualifier.AT_LEAST),)], []),
        # One post's models are added up.
        (model("missiles", 30), [model("X-101", 20), model("Kalibr", 10)], []),
        (model("missiles", 30), [model("X-101", 20), model("Kalibr", 9)], [("cruise", "launched", 30, 29)]),
    ],
)
def test_other_numbers_of_one_attack_are_listed(
    engine: Engine,
    post: tuple[Figure, ...],
    rows: list[tuple[Figure, ...]],
    expected: list[tuple[object, ...]],
) -> None:
    assert told(engine, post, *rows) == expected
