"""Derived rows in the store: kept in step by whatever comes in, in whatever order."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from db import derive
from db.engine import write_transaction, writing_engine
from db.errors import InputRefusedError
from db.ingest import ingest
from sources.records import Batch, Measure, Qualifier, Record, Status, WindowBasis, WindowKind
from tests.db.batches import NOW, batch, claim, dump, figure, record, totals, window, windows

DERIVED = ("claim_window", "witness", "daily_total")
EVENING = record("evening", claim(figure(12), window=window("2026-01-25 20:00", "2026-01-25 23:00")))
OPEN_NIGHT = record(
    "night", claim(figure(40), window=window("2026-01-25 20:00", "2026-01-26 07:00", basis=WindowBasis.INFERRED))
)
TWICE = record("twice", claim(figure(9), window=window("2026-01-26 06:00", "2026-01-26 09:00", kind=WindowKind.DAY)))


def rebuilt(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with write_transaction(engine) as conn:
        derive.rebuild(conn)
    return dump(engine, DERIVED)


def test_a_night_without_a_start_begins_where_the_evening_report_ended(engine: Engine) -> None:
    ingest(engine, batch(OPEN_NIGHT), retrieved_at=NOW)
    assert windows(engine)["night"] == ("2026-01-25 17:00", 0)  # 20:00 in Moscow
    ingest(engine, batch(EVENING), retrieved_at=NOW)
    assert windows(engine)["night"] == ("2026-01-25 20:00", 0)
    with engine.connect() as conn:
        kept = conn.execute(text("SELECT DISTINCT window_basis FROM claim_window WHERE overlap_minutes = 0")).all()
        stored = conn.execute(text("SELECT window_start FROM claim WHERE statement_id = 1")).scalar()
    assert {row[0] for row in kept} == {"inferred", "stated"}
    assert str(stored)[:16] == "2026-01-25 17:00"  # the claim itself stays as it was read


def test_an_overlap_stands_on_both_and_goes_with_either(engine: Engine) -> None:
    ingest(engine, batch(OPEN_NIGHT), retrieved_at=NOW)
    ingest(engine, batch(TWICE), retrieved_at=NOW)
    assert {key: found[1] for key, found in windows(engine).items()} == {"night": 60, "twice": 60}
    with engine.connect() as conn:
        assert conn.execute(text("SELECT DISTINCT overlap_minutes FROM daily_total")).all() == [(60,)]
    ingest(engine, batch(OPEN_NIGHT, complete=True), retrieved_at=NOW)
    assert {key: found[1] for key, found in windows(engine).items()} == {"night": 0}
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 40


def test_a_day_belongs_to_the_end_of_its_window(engine: Engine) -> None:
    ingest(engine, batch(EVENING, OPEN_NIGHT), retrieved_at=NOW)
    assert {key[0]: value for key, value in totals(engine).items() if key[4] == "neutralised"} == {
        "2026-01-25": 12,
        "2026-01-26": 40,
    }


def test_flagged_counts_and_unreadable_does_not(engine: Engine) -> None:
    flagged = record("f", claim(figure(3)), status=Status.FLAGGED, problems=["parts exceed the total"])
    ingest(engine, batch(flagged, record("u", status=Status.UNREADABLE)), retrieved_at=NOW)
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 3


def test_the_same_night_from_two_sources_counts_once(engine: Engine) -> None:
    when = window("2026-01-25 18:00", "2026-01-26 07:00", "ua_air_force")
    row = claim(figure(138, Measure.LAUNCHED), window=when, claimant="ua_air_force")
    post = claim(figure(140, Measure.LAUNCHED), window=when, claimant="ua_air_force")
    key = ("2026-01-26", "ua_air_force", "drone", "whole", "launched")
    ingest(engine, batch(record("row", row, source="ivaniuk"), source="ivaniuk"), retrieved_at=NOW)
    assert totals(engine)[key] == 138
    ingest(engine, batch(record("post", post, source="kpszsu"), source="kpszsu", complete=True), retrieved_at=NOW)
    assert totals(engine)[key] == 140
    assert len(dump(engine)["witness"]) == 1
    ingest(engine, batch(source="kpszsu", complete=True), retrieved_at=NOW, allow_shrink=True)
    assert totals(engine)[key] == 138
    assert dump(engine)["witness"] == []


def test_a_link_to_a_front_page_names_no_post(engine: Engine) -> None:
    def twice(url: str) -> list[Record]:
        return [record(key, claim(figure(9)), url=url) for key in "ab"]

    ingest(engine, batch(*twice("https://t.me/mod_russia")), retrieved_at=NOW)
    assert {found[1] for found in windows(engine).values()} == {480}
    ingest(engine, batch(*twice("https://t.me/mod_russia/7")), retrieved_at=NOW)
    assert {found[1] for found in windows(engine).values()} == {0}


def test_what_only_the_further_source_states_is_counted(engine: Engine) -> None:
    when = window("2026-01-25 18:00", "2026-01-26 07:00", "ua_air_force")
    row = claim(figure(110), window=when, claimant="ua_air_force")
    relayed = claim(figure(110), figure(21, Measure.HITS), window=when, claimant="ua_air_force")
    ingest(engine, batch(record("row", row, source="ivaniuk"), source="ivaniuk"), retrieved_at=NOW)
    ingest(engine, batch(record("report", relayed, source="news"), source="news"), retrieved_at=NOW)
    found = {key[4]: value for key, value in totals(engine).items()}
    assert found == {"intercepted": 110, "neutralised": 110, "hits": 21}


def test_a_rebuild_from_nothing_finds_the_same(engine: Engine) -> None:
    for some in (batch(OPEN_NIGHT), batch(TWICE), batch(EVENING), batch(EVENING, TWICE, complete=True)):
        ingest(engine, some, retrieved_at=NOW)
    before = dump(engine, DERIVED)
    assert before["claim_window"]
    with engine.connect() as conn:
        assert derive.out_of_step(conn) == []
    assert rebuilt(engine) == before


def test_what_is_out_of_step_is_listed(engine: Engine) -> None:
    ingest(engine, batch(OPEN_NIGHT), retrieved_at=NOW)
    with engine.begin() as conn:
        conn.execute(text("UPDATE daily_total SET value = 41 WHERE measure = 'intercepted'"))
        conn.execute(text("DELETE FROM claim_window"))
    with engine.connect() as conn:
        found = derive.out_of_step(conn)
    assert found == ["claim_window 1", "daily_total 2026-01-26 ru_mod UA drone whole intercepted"]


def test_the_order_of_imports_does_not_matter(engine: Engine, sqlite_url: str) -> None:
    when = window("2026-01-25 20:00", "2026-01-26 07:00", "ru_mod")
    relayed = record("relay", claim(figure(39), window=when), source="news")
    batches = [batch(OPEN_NIGHT), batch(TWICE), batch(EVENING), batch(relayed, source="news")]
    other = writing_engine(sqlite_url)
    for forwards, backwards in zip(batches, batches[::-1], strict=True):
        ingest(engine, forwards, retrieved_at=NOW)
        ingest(other, backwards, retrieved_at=NOW)
    assert windows(engine) == windows(other)
    assert totals(engine) == totals(other)
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 49


HOURS = st.integers(0, 23)
FIGURES = st.builds(
    figure,
    st.integers(0, 50),
    st.sampled_from([Measure.INTERCEPTED, Measure.LAUNCHED, Measure.SHOT_DOWN]),
    region=st.sampled_from([None, "RU-KDA", "UA-51"]),
) | st.builds(figure, st.none(), qualifier=st.just(Qualifier.WITHHELD))


@st.composite
def claims(draw: st.DrawFn) -> Any:
    day, start, hours = draw(st.integers(24, 27)), draw(HOURS), draw(st.integers(0, 26))
    end_day, end = day + (start + hours) // 24, (start + hours) % 24
    return claim(
        *draw(st.lists(FIGURES, max_size=3)),
        claimant=draw(st.sampled_from(["ru_mod", "ua_air_force"])),
        window=window(
            f"2026-01-{day} {start:02}:00",
            f"2026-01-{end_day} {end:02}:00",
            basis=draw(st.sampled_from(WindowBasis)),
            kind=draw(st.sampled_from(WindowKind)),
        ),
    )


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    source = draw(st.sampled_from(["mod_russia", "ivaniuk", "news"]))
    keys = draw(st.lists(st.sampled_from("abcde"), unique=True, max_size=4))
    return batch(*(one(draw, key, source) for key in keys), source=source, complete=draw(st.booleans()))


def one(draw: st.DrawFn, key: str, source: str) -> Record:
    status = draw(st.sampled_from([Status.READ, Status.FLAGGED, Status.NOTHING]))
    some = [] if status is Status.NOTHING else draw(st.lists(claims(), max_size=2))
    words, url = draw(st.sampled_from("xy")), draw(st.sampled_from([None, "https://example.org/1"]))
    return record(key, *some, source=source, status=status, words=words, url=url)


@pytest.fixture(scope="module")
def numbers() -> itertools.count[int]:
    return itertools.count()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=st.lists(batches(), min_size=1, max_size=5))
def test_any_sequence_of_batches_ends_in_what_a_rebuild_finds(
    several: list[Batch], sqlite_template: Any, tmp_path: Any, numbers: itertools.count[int]
) -> None:
    file = tmp_path / f"{next(numbers)}.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    engine = writing_engine(f"sqlite:///{file}")
    for some in several:
        try:
            ingest(engine, some, retrieved_at=NOW, allow_shrink=True)
        except InputRefusedError as error:
            raise AssertionError(f"a sound batch was refused: {error}") from error
        before = dump(engine)
        assert not ingest(engine, some, retrieved_at=NOW, allow_shrink=True).changed
        assert dump(engine) == before
        assert rebuilt(engine) == dump(engine, DERIVED) == {name: before[name] for name in DERIVED}
    engine.dispose()
