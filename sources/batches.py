"""Any input file as a batch: what it is is told by its bytes, not by its name."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Protocol

from sources import incidents, interchange, ivaniuk, posts, ru_mod_posts, telegram_export
from sources.inputs import LARGEST, InputError, Table, read_bytes, table_of
from sources.records import Batch

ZIP = b"PK\x03\x04"
"""How an archive begins."""

GET_AGAIN = "get it again"


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
    """The records of a file.

    It is a CSV of one of the known kinds, also in a ZIP; JSON Lines; fetched posts; or Telegram's export of a channel.

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
    tables = _unpacked(path, received) if received.startswith(ZIP) else [table_of(path, received)]
    known = [(reader, table) for table in tables if (reader := _reader(table))]
    if len(known) != 1:
        kinds = ", ".join(name for name, _, _ in KINDS)
        problem = f"the header is of no known kind ({kinds})" if not known else f"it holds {len(known)} tables to read"
        remedy = "use the table as its publisher gives it"
        raise InputError(path, None if len(tables) != 1 else 1, problem, remedy)
    reader, table = known[0]
    return reader(table, today=today)


def _unpacked(path: Path, received: bytes) -> list[Table]:
    """The CSV files of an archive, such as Kaggle hands out.

    Raises:
        InputError: The archive is broken, locked, holds no CSV file, or unpacks to more than any real one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(received)) as archive:
            members = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
            if not members:
                raise InputError(path, None, "the archive holds no CSV file", "use it as its publisher gives it")
            if (size := sum(one.file_size for one in members)) > LARGEST:
                raise InputError(path, None, f"it unpacks to {size:,} bytes, more than {LARGEST:,}", GET_AGAIN)
            return [table_of(path / one.filename, archive.read(one)) for one in members]
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise InputError(path, None, f"the archive cannot be unpacked ({error})", GET_AGAIN) from None


def _reader(table: Table) -> ReadTable | None:
    """The reader whose columns the table has most of, which names what is missing; `None` where no reader has half."""
    columns = set(table.columns)
    kinds: list[tuple[float, ReadTable]] = [
        (len(columns & set(wanted)) / len(wanted), reader) for _, wanted, reader in KINDS
    ]
    share, reader = max(kinds, key=lambda kind: kind[0])
    return reader if share >= 0.5 else None
