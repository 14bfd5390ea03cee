from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sources.audit import audit_lines
from sources.claimants import MOSCOW
from sources.records import Claim, Reading, Record, Side, Statement, Status, Window, WindowBasis, WindowKind


def record(published_at: datetime | None, status: Status, report_date: date | None, id_: str = "post") -> Record:
    statement = Statement("mod_russia", id_, "ru_mod", published_at, "ru", "0" * 64)
    problems = ("an unknown place",) if status in (Status.FLAGGED, Status.UNREADABLE) else ()
    claims = () if report_date is None else (claim(report_date),)
    return Record(statement, Reading(status, claims, problems), "test/1")


def claim(report_date: date) -> Claim:
    end = datetime(report_date.year, report_date.month, report_date.day, 7, tzinfo=MOSCOW)
    window = Window(end - timedelta(hours=8), end, WindowBasis.STATED, WindowKind.NIGHT, report_date)
    return Claim("ru_mod", Side.UA, window)


def test_statements_and_days_by_claimant_and_year() -> None:
    lines = list(
        audit_lines(
            [
                # 22:30 UTC of the old year's last day is the new year in Moscow.
                record(datetime(2024, 12, 31, 22, 30, tzinfo=UTC), Status.NOTHING, None),
                record(datetime(2025, 1, 2, 5, tzinfo=UTC), Status.READ, date(2025, 1, 2)),
                record(datetime(2025, 1, 2, 18, tzinfo=UTC), Status.FLAGGED, date(2025, 1, 2), "doubtful"),
                record(datetime(2025, 1, 5, 5, tzinfo=UTC), Status.UNREADABLE, None, "garbled"),
            ]
        )
    )
    assert (
        " ".join(lines[0].split())
        == "claimant year statements read flagged nothing unreadable days covered silent days"
    )
    assert lines[1].split() == ["ru_mod", "2025", "4", "1", "1", "1", "1", "1", "4"]
    assert lines[2:] == [
        "",
        "flagged: 1",
        "  doubtful  2025-01-02  an unknown place",
        "",
        "unreadable: 1",
        "  garbled  2025-01-05  an unknown place",
    ]


def test_a_row_without_publication_counts_on_its_report_date() -> None:
    lines = list(
        audit_lines([record(None, Status.READ, date(2025, 12, 31)), record(None, Status.READ, date(2026, 1, 2))])
    )
    assert lines[1].split() == ["ru_mod", "2025", "1", "1", "0", "0", "0", "1", "0"]
    assert lines[2].split() == ["ru_mod", "2026", "1", "1", "0", "0", "0", "1", "1"]


def test_nothing_to_audit() -> None:
    assert list(audit_lines([]))[1:] == ["", "flagged: 0", "", "unreadable: 0"]
