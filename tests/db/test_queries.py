"""The pages' questions, asked of an empty ledger and of five days of both accounts, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import Connection, Engine

from charts.headline import summed
from db import queries
from db.coverage import coverage_lines
from db.ingest import ingest
from sources.audit import audit_lines
from sources.records import Measure, Status, WeaponClass
from tests.db import story
from tests.db.batches import NOW, batch, claim, figure, record, window

BOTH = ("ru_mod", "ua_air_force")
PERIOD = {"start": story.START, "end": story.END}
ASKED = {**PERIOD, "claimants": BOTH}

QUESTIONS = {
    "claimants": (queries.claimants, {}, queries.CLAIMANTS),
    "regions": (queries.regions, {}, queries.REGIONS),
    "sources": (queries.sources, {}, queries.SOURCES),
    "daily_totals": (queries.daily_totals, ASKED, queries.DAILY_TOTALS),
    "coverage": (queries.coverage, ASKED, queries.COVERAGE),
    "period_totals": (queries.period_totals, ASKED, queries.PERIOD_TOTALS),
    "rates": (queries.rates, ASKED, queries.RATES),
    "rate_days": (queries.rate_days, ASKED, queries.RATE_DAYS),
    "regional_totals": (queries.regional_totals, ASKED, queries.REGIONAL_TOTALS),
    "region_days": (queries.region_days, ASKED, queries.REGION_DAYS),
    "itemised_share": (queries.itemised_share, ASKED, queries.ITEMISED_SHARE),
    "figures": (queries.figures, PERIOD, queries.FIGURES),
    "incidents": (queries.incidents, PERIOD, queries.INCIDENTS),
}


@pytest.fixture
def conn(engine: Engine) -> Iterator[Connection]:
    """A connection to a ledger that holds the story."""
    story.tell(engine)
    with engine.connect() as conn:
        yield conn


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns in order; days as text, None for <NA>."""
    found = frame[list(columns)].astype(object)
    return [
        tuple(None if pd.isna(cell) else str(cell.date()) if isinstance(cell, pd.Timestamp) else cell for cell in row)
        for row in found.itertuples(index=False)
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_ledger_answers_with_a_typed_frame(engine: Engine, name: str) -> None:
    question, asked, schema = QUESTIONS[name]
    with engine.connect() as conn:
        answer = question(conn, **asked)  # type: ignore[operator]
    assert {column: str(dtype) for column, dtype in answer.dtypes.items()} == dict(schema)
    if name == "coverage":
        assert set(answer["state"]) == {"no_data"}
    elif name != "sources":
        assert answer.empty


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_full_ledger_answers_with_the_same_types(conn: Connection, name: str) -> None:
    question, asked, schema = QUESTIONS[name]
    answer = question(conn, **asked)  # type: ignore[operator]
    assert {column: str(dtype) for column, dtype in answer.dtypes.items()} == dict(schema)
    assert len(answer)


def test_claimants_with_their_days(conn: Connection) -> None:
    assert rows(queries.claimants(conn), "claimant", "side", "scope", "first_date", "last_date", "statements") == [
        ("ru_mod", "RU", "national", "2026-01-26", "2026-01-30", 3),
        ("ua_air_force", "UA", "national", "2026-01-26", "2026-01-30", 4),
        ("ru_authorities", "RU", "regional", "2026-01-26", "2026-01-26", 1),
    ]


def test_regions_that_figures_carry(conn: Connection) -> None:
    assert rows(queries.regions(conn), "region", "country") == [
        ("RU-BRY", "RU"),
        ("RU-KDA", "RU"),
        ("UA-51", "UA"),
        ("ua:south", "UA"),
        ("sea:azov", None),
    ]


def test_sources_with_their_data_date(conn: Connection) -> None:
    found = {row[0]: row[1:] for row in rows(queries.sources(conn), "source", "data_date", "statements")}
    assert found["mod_russia"] == ("2026-01-26", 5)
    assert found["ivaniuk"] == ("2026-01-26", 4)
    assert found["kpszsu"] == (None, 0)


def test_daily_totals_of_whole_claims(conn: Connection) -> None:
    totals = queries.daily_totals(conn, **ASKED)
    ru = totals[totals["claimant"] == "ru_mod"]
    assert rows(ru, "report_date", "region", "measure", "value", "is_exact", "claims") == [
        ("2026-01-26", None, "intercepted", 40, True, 1),
        ("2026-01-26", None, "neutralised", 40, True, 1),
        ("2026-01-27", None, "intercepted", 10, True, 1),
        ("2026-01-27", None, "neutralised", 10, True, 1),
        ("2026-01-30", None, "intercepted", 5, False, 1),
        ("2026-01-30", None, "neutralised", 5, False, 1),
    ]
    # a withheld number is <NA>, never 0, and shot_down + suppressed make neutralised
    ua = totals[(totals["claimant"] == "ua_air_force") & (totals["report_date"] >= "2026-01-28")]
    assert rows(ua, "report_date", "measure", "value", "withheld") == [
        ("2026-01-28", "intercepted", None, 1),
        ("2026-01-28", "launched", None, 1),
        ("2026-01-28", "neutralised", None, 1),
        ("2026-01-29", "launched", 50, 0),
        ("2026-01-29", "neutralised", 35, 0),
        ("2026-01-29", "shot_down", 20, 0),
        ("2026-01-29", "suppressed", 15, 0),
        ("2026-01-30", "launched", 7, 0),
    ]


def test_daily_totals_of_regions(conn: Connection) -> None:
    totals = queries.daily_totals(conn, **ASKED, regions=("RU-KDA", "RU-BRY"))
    stated = totals[totals["measure"] == "intercepted"]
    assert rows(stated, "report_date", "region", "value", "named") == [
        ("2026-01-26", "RU-KDA", 34, 0),
        ("2026-01-27", "RU-BRY", None, 1),
        ("2026-01-27", "RU-KDA", 6, 0),
    ]


def test_coverage_tells_unknown_from_nothing(conn: Connection) -> None:
    found = queries.coverage(conn, start=date(2026, 1, 25), end=date(2026, 1, 31), claimants=BOTH)
    assert rows(found, "claimant", "report_date", "state", "statements") == [
        ("ru_mod", "2026-01-25", "no_data", 0),
        ("ru_mod", "2026-01-26", "read", 1),
        ("ru_mod", "2026-01-27", "read", 1),
        ("ru_mod", "2026-01-28", "silent", 0),
        ("ru_mod", "2026-01-29", "unreadable", 1),
        ("ru_mod", "2026-01-30", "flagged", 1),
        ("ru_mod", "2026-01-31", "no_data", 0),
        ("ua_air_force", "2026-01-25", "no_data", 0),
        ("ua_air_force", "2026-01-26", "read", 1),
        ("ua_air_force", "2026-01-27", "silent", 0),
        ("ua_air_force", "2026-01-28", "withheld", 1),
        ("ua_air_force", "2026-01-29", "read", 1),
        ("ua_air_force", "2026-01-30", "read", 1),
        ("ua_air_force", "2026-01-31", "no_data", 0),
    ]


def test_coverage_begins_and_ends_with_statements_of_any_status(engine: Engine) -> None:
    story.tell(engine)
    earlier = record("early", status=Status.NOTHING, published_at=datetime(2026, 1, 22, 22, 30, tzinfo=UTC))
    ingest(engine, batch(earlier), retrieved_at=NOW)
    with engine.connect() as conn:
        found = queries.coverage(conn, start=date(2026, 1, 22), end=date(2026, 1, 26), claimants=("ru_mod",))
        known = queries.claimants(conn)
        check = [line.split() for line in coverage_lines(conn)]
    days = [("2026-01-22", "no_data"), *((f"2026-01-{day}", "silent") for day in (23, 24, 25)), ("2026-01-26", "read")]
    assert rows(found, "report_date", "state") == days  # 22:30 UTC is the 23rd in Moscow
    assert rows(known[known["claimant"] == "ru_mod"], "first_date", "last_date") == [("2026-01-23", "2026-01-30")]
    silent = next(line[-1] for line in check if line[:2] == ["mod_russia", "2026"])
    audit = [line.split() for line in audit_lines([*story.batches()[0].records, earlier])]
    # Both tables count the 29th, of which nothing could be read, among the days without a claim.
    assert silent == next(line[-1] for line in audit if line[:1] == ["ru_mod"]) == "5"


def test_coverage_flags_a_day_that_is_partly_unreadable(conn: Connection) -> None:
    found = queries.coverage(conn, start=story.END, end=story.END, claimants=("ua_air_force", "nobody"))
    assert rows(found, "claimant", "state") == [("nobody", "no_data"), ("ua_air_force", "read")]


def test_period_totals_keep_unknown_apart_from_zero(conn: Connection) -> None:
    totals = queries.period_totals(conn, **ASKED)
    assert rows(totals, "claimant", "measure", "value", "is_exact", "days", "withheld_days") == [
        ("ru_mod", "intercepted", 55, False, 3, 0),
        ("ru_mod", "neutralised", 55, False, 3, 0),
        ("ua_air_force", "hit_locations", 11, True, 1, 0),
        ("ua_air_force", "intercepted", 110, True, 1, 1),
        ("ua_air_force", "launched", 195, True, 3, 1),
        ("ua_air_force", "neutralised", 145, True, 2, 1),
        ("ua_air_force", "shot_down", 20, True, 1, 0),
        ("ua_air_force", "suppressed", 15, True, 1, 0),
    ]
    withheld = queries.period_totals(conn, start=date(2026, 1, 28), end=date(2026, 1, 28), claimants=BOTH)
    assert rows(withheld, "measure", "value", "days") == [
        ("intercepted", None, 0),
        ("launched", None, 0),
        ("neutralised", None, 0),
    ]


def test_a_sum_over_all_and_its_parts_is_refused(conn: Connection) -> None:
    with pytest.raises(ValueError, match="ask for it alone"):
        queries.period_totals(conn, **ASKED, weapon_classes=("drone", "all"))


def test_rates_are_of_claims_that_state_both(conn: Connection) -> None:
    # 2026-01-30 states launches only, so it counts in neither number; the Russian MoD states none at all
    found = queries.rates(conn, **ASKED)
    assert rows(found, "claimant", "attacker", "launched", "neutralised", "days") == [
        ("ua_air_force", "RU", 188, 145, 2)
    ]
    assert found["neutralised_of_launched"].tolist() == pytest.approx([145 / 188])


def test_regional_totals_show_named_as_days(conn: Connection) -> None:
    found = queries.regional_totals(conn, **ASKED)
    stated = found[found["measure"].isin(["intercepted", "shot_down"])]
    assert rows(stated, "claimant", "region", "value", "days_itemised", "days_named") == [
        ("ru_mod", "RU-BRY", None, 0, 1),
        ("ru_mod", "RU-KDA", 40, 2, 0),
        ("ru_mod", "sea:azov", 4, 1, 0),
        ("ua_air_force", "UA-51", 8, 1, 0),
        ("ua_air_force", "ua:south", 12, 1, 0),
    ]
    assert set(stated["region_name"]) >= {"Krasnodar Krai", "Sea of Azov"}


def test_days_added_up_are_the_sums_of_the_period(conn: Connection) -> None:
    assert_frame_equal(queries.rates_of(queries.rate_days(conn, **ASKED)), queries.rates(conn, **ASKED))
    assert_frame_equal(queries.regional_sum(queries.region_days(conn, **ASKED)), queries.regional_totals(conn, **ASKED))
    assert_frame_equal(summed(queries.daily_totals(conn, **ASKED)), queries.period_totals(conn, **ASKED))
    none = {**ASKED, "claimants": ("nobody",)}
    assert_frame_equal(queries.rates_of(queries.rate_days(conn, **none)), queries.rates(conn, **none))
    assert_frame_equal(queries.regional_sum(queries.region_days(conn, **none)), queries.regional_totals(conn, **none))


def test_itemised_share_keeps_what_is_cut_apart(conn: Connection) -> None:
    found = queries.itemised_share(conn, **ASKED)
    columns = ("claimant", "measure", "total", "itemised", "not_itemised_cut", "not_itemised_stated")
    told = {row[:2]: row[2:] for row in rows(found, *columns)}
    # 40 of which 38 are itemised in a cut text; 10 with 6 and 5 with none in whole ones
    assert told["ru_mod", "intercepted"] == (55, 44, 2, 9)
    assert told["ru_mod", "neutralised"] == (55, 44, 2, 9)
    # Odesa lies in the south, so its 8 are among the south's 12
    assert told["ua_air_force", "shot_down"] == (20, 12, 0, 8)
    assert told["ua_air_force", "neutralised"] == (145, 12, 0, 133)
    totals = queries.period_totals(conn, **ASKED)
    assert {row[:2]: row[2] for row in rows(totals, "claimant", "measure", "value")} == {
        key: share[0] for key, share in told.items()
    }


def test_claims_whose_parts_exceed_their_whole_give_regions_no_numbers(engine: Engine) -> None:
    over = record("a", claim(figure(5), figure(9, region="RU-KDA"), figure(1, region="RU-BRY")))
    sound = record("b", claim(figure(4), figure(3, region="RU-KDA"), window=window(None, "2026-01-28 07:00")))
    ingest(engine, batch(over, sound), retrieved_at=NOW)
    with engine.connect() as conn:
        found, regional = queries.itemised_share(conn, **ASKED), queries.regional_totals(conn, **ASKED)
        whole = queries.period_totals(conn, **ASKED)
    columns = ("total", "itemised", "not_itemised_cut", "not_itemised_stated", "left_out", "claims_left_out")
    assert rows(found, "measure", *columns) == [
        (measure, 9, 3, 0, 1, 5, 1) for measure in ("intercepted", "neutralised")
    ]
    assert rows(regional, "measure", "region", "value", "days_itemised", "days_named") == [
        (measure, *told)
        for measure in ("intercepted", "neutralised")
        for told in (("RU-BRY", None, 0, 1), ("RU-KDA", 3, 1, 1))
    ]
    assert whole["value"].tolist() == [9, 9]


def test_figures_are_the_exported_table(conn: Connection) -> None:
    found = queries.figures(conn, **PERIOD)
    assert len(found) == 3 + 3 + 1 + 3 + 2 + 5 + 1
    assert rows(found, "report_date", "claimant", "weapon", "measure", "region", "value")[:6] == [
        ("2026-01-26", "ru_mod", None, "intercepted", None, 40),
        ("2026-01-26", "ru_mod", None, "intercepted", "RU-KDA", 34),
        ("2026-01-26", "ru_mod", None, "intercepted", "sea:azov", 4),
        ("2026-01-26", "ua_air_force", "Shahed-136/131", "hit_locations", None, 11),
        ("2026-01-26", "ua_air_force", "Shahed-136/131", "intercepted", None, 110),
        ("2026-01-26", "ua_air_force", "Shahed-136/131", "launched", None, 138),
    ]
    first = found.iloc[0]
    assert str(first["window_start"]) == "2026-01-25 20:00:00+00:00"
    assert (first["source"], first["statement_id"], first["revision"]) == ("mod_russia", "post-26", 1)
    assert first["source_url"] == "https://t.me/mod_russia"
    assert found.iloc[3]["source_url"] == "https://example.org/26"
    assert (first["overlap"], first["region_name"] is pd.NA) == (0, True)


def test_figures_of_some_regions_and_claimants(conn: Connection) -> None:
    found = queries.figures(conn, **PERIOD, claimants=("ru_mod",), regions=("RU-KDA", "UA-51"))
    assert rows(found, "claimant", "region", "value") == [("ru_mod", "RU-KDA", 34), ("ru_mod", "RU-KDA", 6)]


def test_only_current_revisions_answer(engine: Engine) -> None:
    hours = window("2026-01-25 23:00", "2026-01-26 07:00")
    for number, words in ((40, "first"), (41, "edited")):
        one = record("a", claim(figure(number), window=hours), words=words)
        ingest(engine, batch(one, words=words), retrieved_at=NOW)
    with engine.connect() as conn:
        assert rows(queries.figures(conn, **PERIOD), "value", "revision") == [(41, 2)]
        assert rows(queries.claimants(conn), "statements") == [(1,)]
        assert dict(rows(queries.sources(conn), "source", "statements"))["mod_russia"] == 1


def test_incidents_with_their_source(conn: Connection) -> None:
    found = queries.incidents(conn, **PERIOD)
    assert rows(found, "report_date", "claimant", "attacker", "place", "region", "injured", "killed", "source") == [
        ("2026-01-26", "ru_authorities", "UA", "Slavyansk", "RU-KDA", 1, None, "incidents")
    ]
    assert queries.incidents(conn, **PERIOD, regions=("RU-BRY",)).empty


def test_the_store_version_changes_with_the_ledger_only(engine: Engine) -> None:
    with engine.connect() as conn:
        empty = queries.store_version(conn)
    story.tell(engine)
    with engine.connect() as conn:
        told = queries.store_version(conn)
    story.tell(engine)
    with engine.connect() as conn:
        assert queries.store_version(conn) == told != empty
    more = record("b", claim(figure(3, Measure.INTERCEPTED, weapon_class=WeaponClass.DRONE)))
    ingest(engine, batch(more), retrieved_at=NOW)
    with engine.connect() as conn:
        assert queries.store_version(conn) != told
