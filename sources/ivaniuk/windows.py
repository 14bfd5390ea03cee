"""The reporting window of a row, from cells that hold a Kyiv time or only a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sources.claimants import KYIV
from sources.inputs import Row
from sources.records import Window, WindowBasis, WindowKind

MIDNIGHT = time(0)
NOON = time(12)
NIGHT_OVER = time(5)
EVENING = time(20)
"""When a night is taken to begin whose start is not said."""
LONGEST = timedelta(days=10)
"""Longer than any row of the table: what goes beyond is a slip in one of the two dates."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A cell's date and, where it gives one, its hour."""

    day: date
    hour: time | None

    def local(self, hour: time) -> datetime:
        """The moment in Kyiv, with this hour where none is given."""
        return datetime.combine(self.day, self.hour or hour, KYIV)


def window_of(row: Row, today: date) -> Window:
    """The window of a row: `stated` where both ends have an hour, else inferred.

    A date alone means the whole day. A date that ends at a morning hour of the same day ("2024-10-15" to
    "2024-10-15 08:00") is a night whose start is not said: it is taken to begin the evening before. Both ends at the
    same midnight are dates without an hour.

    Raises:
        InputError: A date is broken, out of bounds, or the end lies before the start.
    """
    start, end = _moment(row, "time_start", today), _moment(row, "time_end", today)
    if start == end and end.hour == MIDNIGHT:
        start = end = Moment(end.day, None)
    if start.local(MIDNIGHT) > end.local(time(23, 59)):
        raise row.error(f"time_end {row['time_end']} lies before time_start {row['time_start']}")
    closing = (
        end.local(MIDNIGHT) if end.hour is not None else datetime.combine(end.day + timedelta(days=1), MIDNIGHT, KYIV)
    )
    if closing - start.local(MIDNIGHT) > LONGEST:
        raise row.error(f"time_start and time_end are more than {LONGEST.days} days apart")
    is_open_night = start.hour is None and end.hour is not None and end.hour <= NOON and start.day == end.day
    opening = Moment(start.day - timedelta(days=1), None).local(EVENING) if is_open_night else start.local(MIDNIGHT)
    stated = start.hour is not None and end.hour is not None
    return Window(
        start=opening,
        end=closing,
        basis=WindowBasis.STATED if stated else WindowBasis.INFERRED,
        kind=_kind(opening, closing),
        report_date=report_date(opening, closing),
    )


def report_date(start: datetime, end: datetime) -> date:
    """The local date of a window's last minute; a single moment at midnight belongs to its own day."""
    return end.date() if start == end else (end - timedelta(minutes=1)).date()


def _moment(row: Row, column: str, today: date) -> Moment:
    day_text, _, hour_text = row[column].partition(" ")
    try:
        day = date.fromisoformat(day_text)
        hour = datetime.strptime(hour_text.strip(), "%H:%M").time() if hour_text else None  # noqa: DTZ007 - zone is KYIV
    except ValueError:
        raise row.error(f"{column} is {row[column]!r}, not a date like 2025-01-31 or 2025-01-31 18:00") from None
    return Moment(row.plausible_day(column, day, today), hour)


def _kind(start: datetime, end: datetime) -> WindowKind:
    if end - start >= timedelta(hours=24):
        return WindowKind.OTHER
    if start.date() < report_date(start, end):
        return WindowKind.NIGHT
    if start.time() < NIGHT_OVER:
        return WindowKind.NIGHT if end.time() <= NOON else WindowKind.OTHER
    return WindowKind.DAY if start.time() < EVENING else WindowKind.NIGHT
