"""The posts of the Russian MoD's channel as a CSV: `datetime` (UTC, minutes) and `text_snippet`, which may be cut.

A post's own number is missing, so it is known by its minute and a hash of its text. The columns `drone_count` and
`oblasts` are somebody's machine guesses and are never read.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from sources.inputs import Row, Table
from sources.origins import ORIGINS
from sources.records import Batch, Record, Statement
from sources.ru_mod import CUT_AT, PARSER_VERSION, parse_statement

SOURCE = "mod_russia"
COLUMNS = ("datetime", "text_snippet")


def read_batch(table: Table, *, today: date) -> Batch:
    """All posts of the table as records; a post without a text is left out.

    The table is a part of the channel, so a post that is missing from it has not vanished.

    Raises:
        InputError: A column is missing, a moment is broken or out of bounds, or one post stands twice.
    """
    table.require(COLUMNS)
    records: list[Record] = []
    left_out: list[tuple[int, str]] = []
    lines: dict[str, int] = {}
    for row in table.rows:
        published_at = _published_at(row, today)
        if not row["text_snippet"]:
            left_out.append((row.line, "the post has no text"))
            continue
        record = _record(row.cells["text_snippet"], published_at)
        line = lines.setdefault(record.statement.external_id, row.line)
        if line != row.line:
            raise row.error(f"the post stands already in line {line}", "remove one of the two or get the file again")
        records.append(record)
    return Batch(
        source=SOURCE,
        sha256=table.sha256,
        row_count=len(table.rows),
        data_date=max((_day(record) for record in records), default=None),
        records=tuple(records),
        complete=False,
        left_out=tuple(left_out),
    )


def _published_at(row: Row, today: date) -> datetime:
    cell = row["datetime"]
    try:
        published_at = datetime.strptime(cell, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    except ValueError:
        raise row.error(f"datetime is {cell!r}, not a moment like 2025-01-31 05:30") from None
    row.plausible_day("datetime", published_at.date(), today)
    return published_at


def _record(text: str, published_at: datetime) -> Record:
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    is_cut = len(text) >= CUT_AT
    statement = Statement(
        source=SOURCE,
        external_id=f"{published_at:%Y-%m-%dT%H:%MZ}-{content_hash[:12]}",
        claimant="ru_mod",
        published_at=published_at,
        language="ru",
        content_hash=content_hash,
        url=ORIGINS[SOURCE].url_main,
        text=text,
        is_cut=is_cut,
    )
    return Record(statement, parse_statement(text, published_at, is_cut=is_cut), PARSER_VERSION)


def _day(record: Record) -> date:
    published_at = record.statement.published_at
    if published_at is None:
        raise ValueError("a post has its moment")
    return published_at.date()
