"""What became of the statements of an input: by claimant and year, and each doubtful one with its reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sources.claimants import CLAIMANTS
from sources.records import Record, Status

HEADER = ("claimant", "year", "statements", *(status.value for status in Status), "days covered", "silent days")
DOUBTFUL = (Status.FLAGGED, Status.UNREADABLE)


@dataclass(slots=True)
class Year:
    """One claimant's year: its statements by status, and the report dates that its claims tell of."""

    statuses: Counter[Status] = field(default_factory=Counter)
    covered: set[date] = field(default_factory=set)


def audit_lines(records: Iterable[Record]) -> Iterator[str]:
    """The audit as text: a table by claimant and year, then every flagged and every unreadable statement.

    A day counts as covered where a claim reports on it, and as silent where none does between the claimant's first
    and last day here, which statements of any status make.
    """
    records = list(records)
    spans = _spans(records)
    yield _row(HEADER)
    for (claimant, year), counted in sorted(_years(records).items()):
        silent = _days_in(spans[claimant], year) - len(counted.covered)
        statuses = [counted.statuses[status] for status in Status]
        yield _row((claimant, str(year), *map(str, (sum(statuses), *statuses, len(counted.covered), silent))))
    for status in DOUBTFUL:
        doubtful = [record for record in records if record.reading.status is status]
        yield ""
        yield f"{status.value}: {len(doubtful)}"
        for record in doubtful:
            reasons = "; ".join(record.reading.problems)
            yield f"  {record.statement.external_id}  {day_of(record)}  {reasons}"


def day_of(record: Record) -> date:
    """The day of a statement in the claimant's time: its publication's, else the report date of its claim."""
    published_at = record.statement.published_at
    if published_at is not None:
        return published_at.astimezone(CLAIMANTS[record.statement.claimant].zone).date()
    return max(claim.window.report_date for claim in record.reading.claims)


def _years(records: Iterable[Record]) -> dict[tuple[str, int], Year]:
    years: defaultdict[tuple[str, int], Year] = defaultdict(Year)
    for record in records:
        years[record.statement.claimant, day_of(record).year].statuses[record.reading.status] += 1
        for claim in record.reading.claims:
            years[record.statement.claimant, claim.window.report_date.year].covered.add(claim.window.report_date)
    return years


def _spans(records: Iterable[Record]) -> dict[str, tuple[date, date]]:
    """The first and last day of a claimant's statements here: of their claims' report dates, else of publication."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for record in records:
        told = [claim.window.report_date for claim in record.reading.claims]
        days[record.statement.claimant] += told or [day_of(record)]
    return {claimant: (min(found), max(found)) for claimant, found in days.items()}


def _days_in(span: tuple[date, date], year: int) -> int:
    """How many days of a span lie in a year."""
    first, last = max(span[0], date(year, 1, 1)), min(span[1], date(year, 12, 31))
    return max((last - first) // timedelta(days=1) + 1, 0)


def _row(cells: Iterable[str]) -> str:
    claimant, *numbers = cells
    return f"{claimant:<22}" + "".join(f"{number:>13}" for number in numbers)
