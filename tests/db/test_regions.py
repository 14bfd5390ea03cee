"""The questions of the page on regions, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine

from db import queries, regions
from tests.db import story
from tests.db.test_queries import rows

PERIOD = {"start": story.START, "end": story.END}
ASKED = {**PERIOD, "claimants": ("ru_mod", "ua_air_force")}

QUESTIONS = {
    "regional_days": (regions.regional_days, {**ASKED, "measures": ("neutralised",)}, regions.REGIONAL_DAYS),
    "cut_days": (regions.cut_days, ASKED, regions.CUT_DAYS),
    "mentions": (regions.mentions, {"region": "RU-KDA", "claimants": ("ru_mod",)}, regions.MENTIONS),
    "regional_claims": (
        regions.regional_claims,
        {**ASKED, "measure": "intercepted", "region": "RU-KDA"},
        regions.REGIONAL_CLAIMS,
    ),
}


@pytest.fixture
def conn(engine: Engine) -> Iterator[Connection]:
    story.tell(engine)
    with engine.connect() as conn:
        yield conn


@pytest.mark.parametrize("name", QUESTIONS)
def test_empty_or_full_the_frame_is_typed(engine: Engine, name: str) -> None:
    question, asked, schema = QUESTIONS[name]
    for is_full in (False, True):
        if is_full:
            story.tell(engine)
        with engine.connect() as conn:
            answer = question(conn, **asked)  # type: ignore[operator]
        assert {column: str(dtype) for column, dtype in answer.dtypes.items()} == dict(schema)
        assert bool(len(answer)) == is_full


def test_every_region_has_a_name_mentioned_or_not(conn: Connection) -> None:
    found = regions.region_names(conn).set_index("region")
    assert found.loc["RU-CHU", "name_en"] and found.loc["sea:azov", "kind"] == "sea"
    assert "whole" not in found.index


def test_a_region_named_without_a_number_has_none(conn: Connection) -> None:
    found = regions.regional_days(conn, **PERIOD, claimants=("ru_mod",), measures=("intercepted",))  # type: ignore[arg-type]
    assert rows(found, "report_date", "region", "value", "named") == [
        ("2026-01-26", "RU-KDA", 34, 0),
        ("2026-01-26", "sea:azov", 4, 0),
        ("2026-01-27", "RU-BRY", None, 1),
        ("2026-01-27", "RU-KDA", 6, 0),
    ]


def test_a_cut_text_tells_how_much_may_be_missing(conn: Connection) -> None:
    found = regions.cut_days(conn, **ASKED)  # type: ignore[arg-type]
    own = found[found["measure"] == "intercepted"]
    assert rows(own, "report_date", "claimant", "cut", "not_itemised") == [("2026-01-26", "ru_mod", 1, 2)]


def test_first_and_last_mention(conn: Connection) -> None:
    found = regions.mentions(conn, region="RU-KDA", claimants=("ru_mod",))
    own = found[found["measure"] == "intercepted"]
    assert rows(own, "first_date", "last_date", "value", "days_itemised", "days_named") == [
        ("2026-01-26", "2026-01-27", 40, 2, 0)
    ]
    named = regions.mentions(conn, region="RU-BRY", claimants=("ru_mod",))
    assert named["value"].isna().all() and set(named["days_named"]) == {1}


@pytest.mark.parametrize(
    ("claimant", "measure", "region"),
    [
        ("ru_mod", "intercepted", "RU-KDA"),
        ("ua_air_force", "neutralised", "UA-51"),
        ("ua_air_force", "shot_down", "ua:south"),
    ],
)
def test_the_claims_add_up_to_the_daily_totals(conn: Connection, claimant: str, measure: str, region: str) -> None:
    claims = regions.regional_claims(conn, **PERIOD, claimants=(claimant,), measure=measure, region=region)  # type: ignore[arg-type]
    totals = queries.daily_totals(conn, **PERIOD, claimants=(claimant,), regions=(region,))  # type: ignore[arg-type]
    totals = totals[totals["measure"] == measure].set_index("report_date")["value"]
    summed = claims.groupby("report_date")["value"].sum(min_count=1)
    assert len(claims)
    pd.testing.assert_series_equal(summed, totals, check_names=False)


def test_a_claim_has_window_and_link(conn: Connection) -> None:
    found = regions.regional_claims(conn, **PERIOD, claimants=("ru_mod",), measure="intercepted", region="RU-KDA")  # type: ignore[arg-type]
    assert rows(found, "value", "is_exact", "window_kind", "side") == [
        (34, True, "night", "RU"),
        (6, True, "night", "RU"),
    ]
    assert found["source_url"].str.startswith("https://").all()
    assert found["window_end"].notna().all()
