"""Statements kept by hand in our own words: incidents, and a figure that no table has.

One row is one statement with one claim. A bare date in `published` is a day whose hour is not known. Windows are in
the claimant's local time and always inferred: a news report says "overnight", not from when to when.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from sources.claimants import CLAIMANTS
from sources.inputs import Row, Table, shown
from sources.records import (
    Batch,
    Claim,
    Figure,
    Incident,
    Measure,
    Qualifier,
    Reading,
    Record,
    Side,
    Statement,
    Status,
    WeaponClass,
    Window,
    WindowBasis,
    WindowKind,
)

PARSER_VERSION = "incidents/1"
SOURCE = "incidents"
COLUMNS = (
    "external_id", "claimant", "attacker", "published", "url", "window_start", "window_end", "region", "place",
    "paraphrase", "injured", "killed", "measure", "weapon_class", "value", "qualifier",
)  # fmt: skip

Word = TypeVar("Word", bound=StrEnum)


def read_batch(table: Table, *, today: date) -> Batch:
    """All hand-kept statements.

    Raises:
        InputError: A column is missing, a word or a date is unknown, a row says nothing, or an id stands twice.
    """
    table.require(COLUMNS)
    lines: dict[str, int] = {}
    records = []
    for row in table.rows:
        line = lines.setdefault(row["external_id"], row.line)
        if line != row.line:
            raise row.error(
                f"external_id {shown(row['external_id'])} stands already in line {line}", "give each its own"
            )
        records.append(_record(row, today))
    days = [record.reading.claims[0].window.report_date for record in records]
    return Batch(SOURCE, table.sha256, len(table.rows), max(days, default=None), tuple(records), complete=True)


def _record(row: Row, today: date) -> Record:
    claimant = row["claimant"]
    if claimant not in CLAIMANTS:
        raise row.error(f"claimant is {shown(claimant)}, which is not known", "use an id of sources/claimants.py")
    claim = Claim(
        claimant=claimant,
        attacker=_word(row, "attacker", Side),
        window=_window(row, today),
        figures=_figures(row),
        incidents=_incidents(row),
    )
    if not claim.figures and not claim.incidents:
        raise row.error("the row has neither a paraphrase nor a value", "state one of them")
    cells = {column: row[column] for column in COLUMNS}
    statement = Statement(
        source=SOURCE,
        external_id=row["external_id"],
        claimant=claimant,
        published_at=_published_at(row, today),
        language="en",
        content_hash=hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest(),
        url=row["url"] or None,
    )
    return Record(statement, Reading(Status.READ, (claim,)), PARSER_VERSION)


def _published_at(row: Row, today: date) -> datetime:
    """The moment of publication; a bare date stands for the end of that day, when all it tells had happened."""
    moment = _moment(row, "published", today)
    is_bare = len(row["published"]) == len("2026-01-26")
    return moment.replace(hour=23, minute=59) if is_bare else moment


def _window(row: Row, today: date) -> Window:
    start, end = _moment(row, "window_start", today), _moment(row, "window_end", today)
    if end < start:
        raise row.error("window_end lies before window_start", "correct that line")
    report_date = (end - timedelta(minutes=1)).date()
    kind = WindowKind.NIGHT if start.date() < report_date else WindowKind.OTHER
    return Window(start, end, WindowBasis.INFERRED, kind, report_date)


def _moment(row: Row, column: str, today: date) -> datetime:
    try:
        moment = datetime.fromisoformat(row[column])
    except ValueError:
        raise row.error(f"{column} is {shown(row[column])}, not a date like 2026-01-26 or 2026-01-26 07:00") from None
    row.plausible_day(column, moment.date(), today)
    return moment if moment.tzinfo else moment.replace(tzinfo=CLAIMANTS[row["claimant"]].zone)


def _figures(row: Row) -> tuple[Figure, ...]:
    if not row["measure"]:
        return ()
    value = row.count("value")
    qualifier = _word(row, "qualifier", Qualifier)
    if (value is None) != (qualifier in (Qualifier.NAMED, Qualifier.WITHHELD)) or qualifier is Qualifier.RANGE:
        raise row.error(f"value {shown(row['value'])} does not fit the qualifier {qualifier}", "correct that line")
    measure, weapon_class = _word(row, "measure", Measure), _word(row, "weapon_class", WeaponClass)
    return (Figure(measure, weapon_class, value, qualifier, region=row["region"] or None, column="value"),)


def _incidents(row: Row) -> tuple[Incident, ...]:
    if not row["paraphrase"]:
        return ()
    return (
        Incident(
            place=row["place"],
            paraphrase=row["paraphrase"],
            region=row["region"] or None,
            injured=row.count("injured"),
            killed=row.count("killed"),
        ),
    )


def _word(row: Row, column: str, words: type[Word]) -> Word:
    try:
        return words(row[column])
    except ValueError:
        known = ", ".join(words)
        raise row.error(f"{column} is {shown(row[column])}, not one of {known}", "correct that line") from None
