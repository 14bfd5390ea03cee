"""How much of each source was read, and which days it speaks of: the table that `python -m db check` prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from db.models import Claim, Statement
from db.queries import current, local_day
from sources.records import Status

HEADER = ("source", "year", "statements", *(status.value for status in Status), "days covered", "silent days")
UNDATED = "undated"


@dataclass(slots=True)
class Year:
    """What a source gave in a year: statements by status, the report dates of its claims, and all days it speaks on.

    `held` are those dates and the days on which it published statements without a claim.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)
    held: set[date] = field(default_factory=set)


def coverage_lines(conn: Connection) -> list[str]:
    """The table as lines of text, one a source and year.

    A day is silent if no current claim is kept on it and it lies between the source's first and last day, which
    statements of any status make (as in `db.queries.held_spans`).
    """
    rows = [HEADER, *(table_row(*row) for row in coverage(conn))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADER))]
    return [
        "  ".join(aligned(cell, width, place) for place, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def aligned(cell: str, width: int, place: int) -> str:
    """A cell of its column's width; names stand left, numbers right."""
    return cell.ljust(width) if place < 2 else cell.rjust(width)


def coverage(conn: Connection) -> list[tuple[str, str, Year, int]]:
    """Source, year, what it gave, and its silent days, in order."""
    years = by_year(conn)
    spans: dict[str, set[date]] = defaultdict(set)
    for (source, _), year in years.items():
        spans[source] |= year.held
    return [
        (source, name, year, silent_days(spans[source], int(name), year.days) if name != UNDATED else 0)
        for (source, name), year in sorted(years.items())
    ]


def by_year(conn: Connection) -> dict[tuple[str, str], Year]:
    """The current statements by source and year: of their first claim's report date, else of their local day."""
    first = select(func.min(Claim.report_date)).where(Claim.statement_id == Statement.id).scalar_subquery()
    told = (Statement.source_id, Statement.claimant_id, Statement.status, Statement.published_at)
    statements = select(*told, first).where(*current())
    years: dict[tuple[str, str], Year] = defaultdict(Year)
    for source, claimant, status, published_at, day in conn.execute(statements):
        dated = day or (local_day(claimant, published_at) if published_at else None)
        year = years[source, str(dated.year) if dated else UNDATED]
        year.statuses[status] += 1
        if dated:
            year.held.add(dated)
    days = select(Statement.source_id, Claim.report_date).distinct()
    for source, day in conn.execute(days.join(Claim, Claim.statement_id == Statement.id).where(*current())):
        years[source, str(day.year)].days.add(day)
        years[source, str(day.year)].held.add(day)
    return years


def silent_days(spoken: set[date], year: int, covered: set[date]) -> int:
    """The days of the year, between the first and last of `spoken`, that are not covered."""
    if not spoken:
        return 0
    first, last = max(min(spoken), date(year, 1, 1)), min(max(spoken), date(year, 12, 31))
    return max((last - first + timedelta(days=1)).days - len(covered), 0)


def table_row(source: str, name: str, year: Year, silent: int) -> tuple[Any, ...]:
    """A row of the table, as words."""
    counts = (year.statuses.total(), *(year.statuses[status.value] for status in Status), len(year.days), silent)
    return source, name, *(f"{count:,}" for count in counts)
