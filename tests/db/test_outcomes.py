"""What became of those launched, claim by claim, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine

from db import queries
from db.ingest import ingest
from db.outcomes import OUTCOMES, outcomes
from sources.records import Figure, Measure, Record, WeaponClass
from tests.db.batches import NOW, batch, claim, figure, record, window

ASKED = {"start": date(2026, 1, 26), "end": date(2026, 1, 31), "claimants": ("ua_air_force",)}


def row(day: int, *figures: Figure) -> Record:
    night = window(f"2026-01-{day - 1} 23:00", f"2026-01-{day} 07:00", "ua_air_force")
    told = claim(*figures, window=night, claimant="ua_air_force")
    return record(f"row-{day}", told, source="ivaniuk", url=f"https://example.org/{day}", published_at=None)


def fill(engine: Engine) -> None:
    ingest(
        engine,
        batch(
            row(26, figure(138, Measure.LAUNCHED), figure(110), figure(21, Measure.HITS), figure(9, region="UA-51")),
            row(27, figure(50, Measure.LAUNCHED), figure(30, Measure.SHOT_DOWN), figure(12, Measure.SUPPRESSED)),
            row(28, figure(40, Measure.LAUNCHED)),
            row(
                29,
                figure(60, Measure.LAUNCHED),
                figure(50),
                figure(3, Measure.STILL_AIRBORNE),
                figure(8, Measure.LAUNCHED, weapon_class=WeaponClass.CRUISE),
                figure(0, weapon_class=WeaponClass.CRUISE),
            ),
            source="ivaniuk",
        ),
        retrieved_at=NOW,
    )


@pytest.fixture
def conn(engine: Engine) -> Iterator[Connection]:
    fill(engine)
    with engine.connect() as connection:
        yield connection


def told(found: pd.DataFrame) -> list[tuple[object, ...]]:
    columns = ["launched", "neutralised", "hits", "missed", "still_airborne"]
    rows = found[columns].astype(object).itertuples(index=False, name=None)
    return [tuple(None if pd.isna(cell) else cell for cell in one) for one in rows]


def test_an_empty_ledger_gives_an_empty_typed_frame(engine: Engine) -> None:
    with engine.connect() as conn:
        found = outcomes(conn, **ASKED)
    assert found.empty
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == {
        name: str(pd.Series(dtype=dtype).dtype) for name, dtype in OUTCOMES.items()
    }


def test_each_claim_says_what_it_states_and_no_more(conn: Connection) -> None:
    assert told(outcomes(conn, **ASKED)) == [
        (138, 110, 21, None, None),
        (50, 42, None, None, None),
        (40, None, None, None, None),
        (60, 50, None, None, 3),
    ]


def test_the_claims_that_state_both_give_the_rate_that_the_headline_gives(conn: Connection) -> None:
    found = outcomes(conn, **ASKED)
    both = found[found["launched"].notna() & found["neutralised"].notna()]
    rate = queries.rates(conn, **ASKED).iloc[0]
    assert (both["launched"].sum(), both["neutralised"].sum()) == (rate["launched"], rate["neutralised"])


def test_weapons_stay_apart_and_are_refused_where_they_would_count_twice(conn: Connection) -> None:
    assert told(outcomes(conn, **ASKED, weapon_classes=("cruise",))) == [(8, 0, None, None, None)]
    with pytest.raises(ValueError, match="alone"):
        outcomes(conn, **ASKED, weapon_classes=("all", "drone"))
