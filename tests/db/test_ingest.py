"""The one writing path: what a batch adds, revises, retires, leaves alone and is refused for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from db.engine import writing_engine
from db.errors import InputRefusedError
from db.ingest import Outcome, ingest
from sources.records import (
    Batch,
    Incident,
    LaunchArea,
    Measure,
    Qualifier,
    Record,
    Status,
    WeaponClass,
)
from tests.db.batches import NIGHT, NOW, batch, claim, digest, dump, figure, record, totals, window

SEED = record(
    "seed",
    claim(figure(40), figure(34, region="RU-KDA"), figure(4, region="sea:azov")),
    text="forty, of them 34 and 4",
)


def rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as conn:
        return [tuple(row) for row in conn.execute(text(query))]


def test_a_first_batch_is_kept_whole(engine: Engine) -> None:
    told = claim(
        figure(40, start=3, end=5),
        window=NIGHT,
        launch_areas=[LaunchArea("Kursk", None)],
        incidents=[Incident("Slavyansk", "Debris fell on a plant.", region="RU-KDA", injured=1)],
    )
    one = record("a", told, text="in 40", is_cut=True, url="https://t.me/mod_russia/1", problems=["cut"])
    assert ingest(engine, batch(one), retrieved_at=NOW) == Outcome(new=1, figures=1)
    assert rows(engine, "SELECT external_id, revision, supersedes, claimant_id, url, status FROM statement") == [
        ("a", 1, None, "ru_mod", "https://t.me/mod_russia/1", "read")
    ]
    assert rows(engine, "SELECT text FROM statement_text") == [("in 40",)]
    assert rows(engine, "SELECT claimant_id, attacker, window_basis, window_kind FROM claim") == [
        ("ru_mod", "UA", "stated", "night")
    ]
    assert rows(engine, "SELECT measure, weapon_class, value, qualifier, span_start, span_end FROM figure") == [
        ("intercepted", "drone", 40, "exact", 3, 5)
    ]
    assert rows(engine, "SELECT place FROM launch_area") == [("Kursk",)]
    assert rows(engine, "SELECT place, region_code, injured, killed FROM incident") == [
        ("Slavyansk", "RU-KDA", 1, None)
    ]
    assert len(rows(engine, "SELECT id FROM input")) == 1


def test_the_same_batch_twice_changes_nothing(engine: Engine) -> None:
    some = batch(SEED, record("b", status=Status.NOTHING), complete=True)
    ingest(engine, some, retrieved_at=NOW)
    before = dump(engine)
    assert ingest(engine, some, retrieved_at=NOW) == Outcome(unchanged=2)
    assert dump(engine) == before


def test_the_same_batch_twice_leaves_the_same_bytes(sqlite_url: str, tmp_path: Path) -> None:
    def checkpointed() -> bytes:
        engine = writing_engine(sqlite_url)
        with engine.connect() as conn:
            conn.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        return (tmp_path / "only.sqlite").read_bytes()

    for expected in (Outcome(new=1, figures=3), Outcome(unchanged=1), Outcome(unchanged=1)):
        before = checkpointed()
        engine = writing_engine(sqlite_url)
        assert ingest(engine, batch(SEED, complete=True), retrieved_at=NOW) == expected
        engine.dispose()
        assert (checkpointed() == before) is not expected.changed


def test_a_newer_parser_with_the_same_reading_changes_nothing(engine: Engine) -> None:
    ingest(engine, batch(SEED), retrieved_at=NOW)
    again = dataclasses.replace(SEED, parser_version="2")
    assert ingest(engine, batch(again), retrieved_at=NOW) == Outcome(unchanged=1)


CHANGES: list[tuple[str, Record]] = [
    ("the words", record("seed", *SEED.reading.claims, words="edited")),
    ("a figure", record("seed", claim(figure(41)), words="forty, of them 34 and 4")),
    ("a window", record("seed", claim(figure(40), window=window("2026-01-25 22:00", "2026-01-26 07:00")))),
    ("the status", dataclasses.replace(SEED, reading=dataclasses.replace(SEED.reading, status=Status.FLAGGED))),
    ("the problems", dataclasses.replace(SEED, reading=dataclasses.replace(SEED.reading, problems=("parts",)))),
    ("the link", dataclasses.replace(SEED, statement=dataclasses.replace(SEED.statement, url="https://t.me/x/2"))),
    ("whether it is cut", dataclasses.replace(SEED, statement=dataclasses.replace(SEED.statement, is_cut=True))),
]


@pytest.mark.parametrize("changed", [row[1] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_change_is_a_new_revision(engine: Engine, changed: Record) -> None:
    ingest(engine, batch(SEED), retrieved_at=NOW)
    before = rows(engine, "SELECT * FROM statement")
    outcome = ingest(engine, batch(changed), retrieved_at=NOW)
    assert (outcome.new, outcome.revised, outcome.unchanged) == (0, 1, 0)
    assert rows(engine, "SELECT * FROM statement WHERE revision = 1") == before
    assert rows(engine, "SELECT id, supersedes, revision FROM statement ORDER BY id") == [(1, None, 1), (2, 1, 2)]
    assert (
        totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"]
        == changed.reading.claims[0].figures[0].value
    )


def test_an_edit_undone_is_a_third_revision(engine: Engine) -> None:
    edited = record("seed", claim(figure(41)))
    for some in (batch(SEED), batch(edited), batch(SEED)):
        assert ingest(engine, some, retrieved_at=NOW).changed
    assert rows(engine, "SELECT revision, supersedes FROM statement ORDER BY id") == [(1, None), (2, 1), (3, 2)]
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 40


def test_a_figure_that_is_taken_back_leaves_no_total(engine: Engine) -> None:
    ingest(engine, batch(SEED), retrieved_at=NOW)
    ingest(engine, batch(record("seed", status=Status.UNREADABLE, words="edited")), retrieved_at=NOW)
    assert totals(engine) == {}
    assert rows(engine, "SELECT count(*) FROM claim_window") == [(0,)]
    assert rows(engine, "SELECT count(*) FROM figure") == [(3,)]  # what was said stays


def test_what_vanished_from_a_complete_source_is_retired(engine: Engine) -> None:
    others = [record(f"o{number}", claim(figure(1))) for number in range(3)]
    ingest(engine, batch(SEED, *others, complete=True), retrieved_at=NOW)
    assert ingest(engine, batch(*others, complete=False), retrieved_at=NOW) == Outcome(unchanged=3)
    assert ingest(engine, batch(*others, complete=True), retrieved_at=NOW) == Outcome(unchanged=3, retired=1)
    assert rows(engine, "SELECT statement_id, reason FROM retirement") == [(1, "no longer in its source on 2026-02-01")]
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 3
    assert ingest(engine, batch(*others, complete=True), retrieved_at=NOW) == Outcome(unchanged=3)


def test_only_statements_of_the_same_source_vanish(engine: Engine) -> None:
    row = record("row", claim(figure(5), claimant="ua_air_force"), source="ivaniuk")
    ingest(engine, batch(row, source="ivaniuk", complete=True), retrieved_at=NOW)
    assert ingest(engine, batch(SEED, complete=True), retrieved_at=NOW) == Outcome(new=1, figures=3)


def test_a_retired_statement_that_comes_back_is_a_new_revision(engine: Engine) -> None:
    other = record("other", claim(figure(1)))
    for some in (batch(SEED, other, complete=True), batch(other, complete=True), batch(SEED, other, complete=True)):
        outcome = ingest(engine, some, retrieved_at=NOW)
    assert outcome == Outcome(unchanged=1, revised=1, figures=3)
    assert rows(engine, "SELECT revision, supersedes FROM statement WHERE external_id = 'seed' ORDER BY id") == [
        (1, None),
        (2, 1),
    ]
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 41


def test_words_are_added_to_what_is_known_without_them(engine: Engine) -> None:
    bare = dataclasses.replace(SEED, statement=dataclasses.replace(SEED.statement, text=None))
    ingest(engine, batch(bare), retrieved_at=NOW)
    assert ingest(engine, batch(SEED), retrieved_at=NOW) == Outcome(unchanged=1, texts=1)
    assert rows(engine, "SELECT statement_id, text FROM statement_text") == [(1, SEED.statement.text)]
    assert ingest(engine, batch(SEED), retrieved_at=NOW) == Outcome(unchanged=1)
    assert ingest(engine, batch(bare), retrieved_at=NOW) == Outcome(unchanged=1)


def test_a_better_reading_of_the_same_words_keeps_them(engine: Engine) -> None:
    ingest(engine, batch(SEED), retrieved_at=NOW)
    better = record("seed", claim(figure(40)), words=SEED.statement.text)
    assert ingest(engine, batch(better), retrieved_at=NOW).revised == 1
    assert rows(engine, "SELECT statement_id, text FROM statement_text ORDER BY 1") == [
        (1, SEED.statement.text),
        (2, SEED.statement.text),
    ]


def test_the_words_of_an_edited_statement_are_not_those_of_the_old_one(engine: Engine) -> None:
    ingest(engine, batch(SEED), retrieved_at=NOW)
    ingest(engine, batch(record("seed", claim(figure(40)), words="edited, not held")), retrieved_at=NOW)
    assert rows(engine, "SELECT statement_id FROM statement_text") == [(1,)]


def test_half_of_a_complete_source_missing_is_refused(engine: Engine) -> None:
    some = [record(f"r{number}", claim(figure(number))) for number in range(1, 6)]
    ingest(engine, batch(*some, complete=True), retrieved_at=NOW)
    before = dump(engine)
    with pytest.raises(InputRefusedError, match="2 statements of mod_russia, the ledger already 5"):
        ingest(engine, batch(*some[:2], complete=True), retrieved_at=NOW)
    assert dump(engine) == before
    assert ingest(engine, batch(*some[:3], complete=True), retrieved_at=NOW) == Outcome(unchanged=3, retired=2)
    allowed = ingest(engine, batch(some[0], complete=True), retrieved_at=NOW, allow_shrink=True)
    assert allowed == Outcome(unchanged=1, retired=2)


def replaced(one: Record, **changes: Any) -> Record:
    return dataclasses.replace(one, statement=dataclasses.replace(one.statement, **changes))


GOOD = record("good", claim(figure(1)))
REFUSED: list[tuple[str, Batch, str]] = [
    ("one key twice", batch(SEED, SEED), "'seed' of mod_russia stands twice"),
    ("an unknown source", batch(SEED, source="nobody"), "'nobody' is not known"),
    ("another source's record", batch(replaced(SEED, source="ivaniuk")), "'seed' of mod_russia names another source"),
    ("an unknown claimant", batch(GOOD, replaced(SEED, claimant="tass")), "'seed' .* unknown claimant 'tass'"),
    ("an unknown region", batch(GOOD, record("x", claim(figure(1, region="RU-XXX")))), "'x' .* region 'RU-XXX'"),
    ("a claim of nothing", batch(record("x", claim(figure(1)), status=Status.NOTHING)), "'x' .* 'nothing' and yet"),
    ("a negative count", batch(GOOD, record("x", claim(figure(-1)))), "'x' .*value_not_negative.* value -1"),
    ("an absurd count", batch(GOOD, record("x", claim(figure(100_001)))), "'x' .*value_plausible"),
    ("a count beyond the database", batch(GOOD, record("x", claim(figure(2**70)))), "'x' .* with its figure"),
    ("no value, no reason", batch(GOOD, record("x", claim(figure(None)))), "'x' .*value_or_reason"),
    (
        "a value with a reason for none",
        batch(GOOD, record("x", claim(figure(3, qualifier=Qualifier.WITHHELD)))),
        "'x' .*value_or_reason",
    ),
    (
        "named without a region",
        batch(GOOD, record("x", claim(figure(None, qualifier=Qualifier.NAMED)))),
        "'x' .*named_has_region",
    ),
    (
        "an upper end below the lower",
        batch(GOOD, record("x", claim(figure(9, qualifier=Qualifier.RANGE, upper=8)))),
        "'x' .*upper_above_value",
    ),
    ("an upper end without a range", batch(GOOD, record("x", claim(figure(9, upper=10)))), "'x' .*range_has_upper"),
    ("the whole as a region", batch(GOOD, record("x", claim(figure(9, region="whole")))), "'x' .*region_not_whole"),
    ("a span backwards", batch(GOOD, record("x", claim(figure(9, start=5, end=5)))), "'x' .*span_forward"),
    ("two origins", batch(GOOD, record("x", claim(figure(9, start=5, end=6, column="b")))), "'x' .*one_origin"),
    (
        "a window backwards",
        batch(GOOD, record("x", claim(figure(1), window=window("2026-01-27 00:00", "2026-01-26 00:00")))),
        "'x' .*window_forward.* with its claim",
    ),
    ("a hash cut short", batch(GOOD, replaced(GOOD, external_id="x", content_hash="abc")), "'x' .*content_hash_sha256"),
    (
        "a date without a zone",
        batch(GOOD, replaced(GOOD, external_id="x", published_at=NOW.replace(tzinfo=None))),
        "'x' .* has no time zone",
    ),
    ("half a character", batch(GOOD, record("x", claim(figure(1)), words="x", text="\ud800")), "'x' .*surrogate"),
]


@pytest.mark.parametrize(("bad", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_breaks_a_rule_is_refused_whole_and_named(engine: Engine, bad: Batch, sentence: str) -> None:
    ingest(engine, batch(record("old", claim(figure(7)))), retrieved_at=NOW)
    before = dump(engine)
    with pytest.raises(InputRefusedError, match=sentence) as refused:
        ingest(engine, bad, retrieved_at=NOW)
    assert "\n" not in str(refused.value)
    assert dump(engine) == before


def test_one_model_may_stand_in_two_classes(engine: Engine) -> None:
    told = claim(figure(1, weapon="Unknown UAV"), figure(2, weapon="Unknown UAV", weapon_class=WeaponClass.RECON_DRONE))
    ingest(engine, batch(record("a", told)), retrieved_at=NOW)
    ingest(engine, batch(record("b", told)), retrieved_at=NOW)
    assert sorted(rows(engine, "SELECT id, weapon_class FROM weapon")) == [
        ("Unknown UAV", "drone"),
        ("Unknown UAV", "recon_drone"),
    ]


def test_reference_rows_follow_the_code(engine: Engine) -> None:
    ingest(engine, batch(SEED), retrieved_at=NOW)
    with engine.begin() as conn:
        conn.execute(text("UPDATE region SET name_en = 'Kuban' WHERE code = 'RU-KDA'"))
    assert ingest(engine, batch(SEED), retrieved_at=NOW) == Outcome(unchanged=1)
    assert rows(engine, "SELECT name_en FROM region WHERE code = 'RU-KDA'") == [("Krasnodar Krai",)]


def test_the_same_batches_give_the_same_rows_in_every_store(engine: Engine, sqlite_url: str) -> None:
    other = writing_engine(sqlite_url)
    for some in (batch(SEED, GOOD), batch(record("seed", claim(figure(41)))), batch(GOOD, complete=True)):
        for store in (engine, other):
            ingest(store, some, retrieved_at=NOW)
    tables = ("claim", "figure", "claim_window", "daily_total", "statement", "retirement", "input")
    assert [normal(rows) for rows in dump(engine, tables).values()] == [
        normal(rows) for rows in dump(other, tables).values()
    ]


def normal(found: list[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Rows as words: drivers give the same dates, booleans and JSON in types of their own."""
    words: Callable[[Any], str] = lambda value: str(int(value)) if isinstance(value, bool) else str(value)[:19]  # noqa: E731
    return sorted(tuple(map(words, row)) for row in found)


def test_a_claim_of_several_weapons_sums_by_class(engine: Engine) -> None:
    told = claim(
        figure(10, Measure.LAUNCHED, weapon="Kh-101", weapon_class=WeaponClass.CRUISE),
        figure(5, Measure.LAUNCHED, weapon="Kalibr", weapon_class=WeaponClass.CRUISE),
        figure(60, Measure.LAUNCHED),
        claimant="ua_air_force",
    )
    ingest(engine, batch(record("a", told)), retrieved_at=NOW)
    found = totals(engine)
    assert found["2026-01-26", "ua_air_force", "cruise", "whole", "launched"] == 15
    assert found["2026-01-26", "ua_air_force", "drone", "whole", "launched"] == 60


def test_the_hash_of_an_input_must_be_one(engine: Engine) -> None:
    with pytest.raises(InputRefusedError, match="sha256"):
        ingest(engine, dataclasses.replace(batch(SEED), sha256=digest("x")[:10]), retrieved_at=NOW)
