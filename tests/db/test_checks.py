"""What `python -m db check` finds: nothing in a sound ledger, and each thing that is broken on purpose."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, text

from db import known
from db.checks import Finding, findings
from db.coverage import coverage_lines
from db.ingest import ingest
from sources.records import Incident, Measure, Status, WeaponClass
from tests.db import story
from tests.db.batches import NOW, batch, claim, figure, record, window


def broken(engine: Engine) -> dict[str, Finding]:
    with engine.connect() as conn:
        return {finding.name: finding for finding in findings(conn) if finding.broken}


def spoil(engine: Engine, *statements: str) -> None:
    """Change rows behind the ledger's back; constraints rest meanwhile where the database allows it."""
    with engine.connect() as conn:
        if conn.dialect.name == "sqlite":
            conn.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        else:
            conn.exec_driver_sql("SET session_replication_role = replica")
        for statement in statements:
            conn.execute(text(statement))
        conn.commit()
        conn.invalidate()


def test_a_sound_ledger_breaks_nothing(engine: Engine) -> None:
    for told in story.batches()[:2]:
        ingest(engine, told, retrieved_at=NOW)
    with engine.connect() as conn:
        told_lines = [finding.line for finding in findings(conn) if not finding.name.startswith("sums known")]
    assert len(told_lines) >= 8
    assert all(line.startswith("ok") for line in told_lines)


def test_an_empty_ledger_breaks_nothing(engine: Engine) -> None:
    assert broken(engine) == {}
    with engine.connect() as conn:
        assert len(coverage_lines(conn)) == 1


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("every figure leads to a statement with a link", "UPDATE figure SET claim_id = 999 WHERE id = 1"),
        (
            "one revision of a statement counts",
            "UPDATE statement SET external_id = 'post-26', revision = 2, supersedes = 2 WHERE id = 3",
        ),
        ("daily totals equal a rebuild", "UPDATE daily_total SET value = value + 1 WHERE value = 40"),
        ("daily totals equal a rebuild", "DELETE FROM daily_total WHERE value = 40"),
        ("the Russian MoD states no launches", "UPDATE figure SET measure = 'launched' WHERE id = 1"),
        ("reporting windows hold", "UPDATE claim_window SET window_end = '2026-01-27 04:00:00' WHERE claim_id = 1"),
        ("reporting windows hold", "UPDATE claim SET report_date = '2026-01-25' WHERE id = 1"),
        ("regions add up to no more than the whole, or it is flagged", "UPDATE figure SET value = 39 WHERE value = 34"),
    ],
)
def test_what_is_broken_is_found(engine: Engine, name: str, statement: str) -> None:
    ingest(engine, story.batches()[0], retrieved_at=NOW)
    spoil(engine, statement)
    found = broken(engine)
    assert name in found
    assert found[name].line.startswith(f"BROKEN  {name}: ")
    assert "To do: " in found[name].line
    assert "\n" not in found[name].line


def test_a_revision_that_skips_one_is_found(engine: Engine) -> None:
    for words in ("first", "second", "third"):
        ingest(engine, batch(record("a", claim(figure(1)), words=words), words=words), retrieved_at=NOW)
    assert broken(engine) == {}
    spoil(engine, "DELETE FROM statement WHERE id = 2", "UPDATE statement SET supersedes = 1 WHERE id = 3")
    assert "revisions follow one another" in broken(engine)


def test_flagged_parts_may_exceed_their_whole(engine: Engine) -> None:
    more = claim(figure(5), figure(9, region="RU-KDA"))
    ingest(engine, batch(record("a", more, status=Status.FLAGGED)), retrieved_at=NOW)
    assert broken(engine) == {}


def test_many_broken_things_are_one_line() -> None:
    finding = Finding("name", "5", ("a", "b", "c", "d", "e"))
    assert finding.line.startswith("BROKEN  name: a; b; c; and 2 more. To do: ")


def test_known_sums_are_compared_when_their_source_is_held(engine: Engine) -> None:
    launched, destroyed, suppressed = known.SUMS["2024-10"]
    hours = window("2024-10-05 20:00", "2024-10-06 07:00", "ua_air_force")
    told = claim(
        story.shahed(launched, Measure.LAUNCHED),
        story.shahed(destroyed, Measure.SHOT_DOWN),
        story.shahed(suppressed - 1, Measure.SUPPRESSED),
        window=hours,
        claimant="ua_air_force",
    )
    one = record("a", told, source="ivaniuk", url="https://example.org", published_at=None)
    ingest(engine, batch(one, source="ivaniuk"), retrieved_at=NOW)
    with engine.connect() as conn:
        wrong = known.wrong_sums(conn)
    assert wrong[0] == "2024-10 launched/destroyed/suppressed 1,912/1,098/660, not 1,912/1,098/661"
    assert len(wrong) == len(known.SUMS)


def test_the_night_is_found_wrong_or_right(engine: Engine) -> None:
    story.tell(engine)
    with engine.connect() as conn:
        assert set(known.wrong_seed_night(conn)) == {
            "ru_mod intercepted RU-BRY is missing, not 1",
            "ua_air_force hits is missing, not 21",
            "the incident in RU-KDA by ua_general_staff is missing",
        }
    rest = record("post-26-rest", story.night(26, "ru_mod", figure(1, region="RU-BRY")))
    hits = story.night(26, "ua_air_force", figure(21, Measure.HITS, weapon_class=WeaponClass.DRONE))
    aimed = story.night(26, "ua_general_staff", incidents=(Incident("Krasnodar Krai", "A refinery.", "RU-KDA"),))
    ingest(engine, batch(rest), retrieved_at=NOW)
    noted = [
        record(key, told, source="incidents", url="https://example.org", published_at=None)
        for key, told in (("hits", hits), ("aimed", aimed))
    ]
    ingest(engine, batch(*noted, source="incidents"), retrieved_at=NOW)
    with engine.connect() as conn:
        assert known.wrong_seed_night(conn) == ()


def test_coverage_by_source_and_year(engine: Engine) -> None:
    story.tell(engine)
    old = record("old", claim(figure(2), window=window("2025-12-30 23:00", "2025-12-31 07:00")))
    ingest(engine, batch(old), retrieved_at=NOW)
    with engine.connect() as conn:
        lines = [line.split() for line in coverage_lines(conn)]
    assert lines[0][:4] == ["source", "year", "statements", "read"]
    told = {(line[0], line[1]): [int(cell) for cell in line[2:]] for line in lines[1:]}
    # statements, read, flagged, nothing, unreadable, days covered, silent days
    assert told["mod_russia", "2025"] == [1, 1, 0, 0, 0, 1, 0]
    assert told["mod_russia", "2026"] == [5, 2, 1, 1, 1, 3, 27]
    assert told["ivaniuk", "2026"] == [4, 4, 0, 0, 0, 4, 1]
    assert date(2026, 1, 30) == story.END
