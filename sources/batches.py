"""Any input file as a batch: what it is is told by its header, not by its name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from sources import incidents, interchange, ivaniuk, posts, ru_mod_posts, telegram_export
from sources.inputs import InputError, Table, read_bytes, read_table
from sources.records import Batch


class ReadTable(Protocol):
    """Reads a table of one kind."""

    def __call__(self, table: Table, *, today: date) -> Batch:
        """The table as a batch."""


KINDS: tuple[tuple[str, tuple[str, ...], ReadTable], ...] = (
    ("the Russian MoD's posts", ru_mod_posts.COLUMNS, ru_mod_posts.read_batch),
    ("Ivaniuk's table", ivaniuk.COLUMNS, ivaniuk.read_batch),
    ("hand-kept statements", incidents.COLUMNS, incidents.read_batch),
)


def read_batch(path: Path, *, today: date) -> Batch:
    """The records of a file: a CSV of one of the known kinds, JSON Lines, fetched posts, or Telegram's export.

    Raises:
        InputError: The file is missing, empty, cut off, wrongly encoded or headed, or holds what cannot be.
    """
    received = read_bytes(path)
    if telegram_export.is_export(received):
        return telegram_export.read_batch(path, today=today)
    if posts.holds_posts(received):
        return posts.read_batch(path, today=today)
    if received.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return interchange.read_batch(path, today=today)
    table = read_table(path)
    return _reader(table)(table, today=today)


def _reader(table: Table) -> ReadTable:
    """The reader whose columns the table has most of; that reader names what is missing."""
    columns = set(table.columns)
    kinds: list[tuple[float, ReadTable]] = [
        (len(columns & set(wanted)) / len(wanted), reader) for _, wanted, reader in KINDS
    ]
    share, reader = max(kinds, key=lambda kind: kind[0])
    if share < 0.5:
        known = ", ".join(name for name, _, _ in KINDS)
        problem = f"the header is of no known kind ({known})"
        raise InputError(table.path, 1, problem, "use the table as its publisher gives it")
    return reader
