"""Reading an input file strictly: anything that cannot be trusted stops the whole file with one sentence.

The policy for every reader of tables: what no real report can say (a count that is no whole number or below 0, a date
before the war or after today, destroyed above launched, one key twice) stops the file, unless the reader lists it as
a known oddity with its reason. What real reports do (parts above their total, places not known) is read and flagged.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

EARLIEST = date(2022, 1, 1)
"""No statement that this project reads is older: the invasion began on 2022-02-24."""

HIGHEST_COUNT = 100_000
"""The ledger's own bound for a figure; the largest attack so far counted under a thousand drones."""

LARGEST = 300_000_000
"""Bytes of a file. All words of a busy channel since 2015 take a third of that; more would not fit a small machine."""

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NOT_STATED = frozenset({"", "nan", "none", "null"})
FETCH_AGAIN = "get the file again or correct that line"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an input is taken: bytes of the file, statements in it, characters of one text; none means any."""

    size: int | None = None
    statements: int | None = None
    characters: int | None = None

    def check_size(self, path: Path | str, size: int) -> None:
        """Make sure that a file is not too large.

        Raises:
            InputError: It is.
        """
        if self.size is not None and size > self.size:
            problem = f"it has {size:,} bytes, more than the {self.size:,} that are taken"
            raise InputError(path, None, problem, "split it and give the parts one after the other")

    def check_count(self, path: Path | str, count: int) -> None:
        """Make sure that there are not too many statements.

        Raises:
            InputError: There are.
        """
        if self.statements is not None and count > self.statements:
            problem = f"it holds more than the {self.statements:,} statements that are taken"
            raise InputError(path, None, problem, "split it and give the parts one after the other")

    def check_text(self, path: Path | str, line: int | None, text: str) -> None:
        """Make sure that a text is not too long.

        Raises:
            InputError: It is.
        """
        if self.characters is not None and len(text) > self.characters:
            problem = f"a text has {len(text):,} characters, more than the {self.characters:,} that are taken"
            raise InputError(path, line, problem, "give the part that states the figures")


UNLIMITED = Limits()


class InputError(Exception):
    """An input that cannot be used; its text is one sentence that names file, line and what to do."""

    def __init__(self, path: Path | str, line: int | None, problem: str, remedy: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy
        where = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {problem}; {remedy}.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line that it starts on and its cells, as given, by column."""

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column, stripped; empty where the table has no such column."""
        return self.cells.get(column, "").strip()

    def error(self, problem: str, remedy: str = FETCH_AGAIN) -> InputError:
        """An error that names this row's line."""
        return InputError(self.path, self.line, problem, remedy)

    def count(self, column: str) -> int | None:
        """The whole number in a cell; `None` where the cell states nothing.

        Raises:
            InputError: The cell holds no number, a broken or a negative one, or one beyond all reason.
        """
        cell = self[column]
        if cell.casefold() in NOT_STATED:
            return None
        return self.whole(column, cell)

    def whole(self, column: str, cell: str) -> int:
        """A number's text as a count; see `count`."""
        if not NUMBER.fullmatch(cell) or not cell.isascii():
            raise self.error(f"{column} is {shown(cell)}, which is no number")
        if cell.startswith("-"):
            raise self.error(f"{column} is {shown(cell)}, and a count cannot be negative")
        units, _, decimals = cell.partition(".")
        if decimals.strip("0"):
            raise self.error(f"{column} is {shown(cell)}, and a count has no decimals")
        if len(units.lstrip("0")) > 6 or int(units) > HIGHEST_COUNT:
            raise self.error(f"{column} is {shown(cell)}, more than {HIGHEST_COUNT:,}")
        return int(units)

    def plausible_day(self, column: str, day: date, today: date) -> date:
        """A day that a report can bear: not before 2022, not after tomorrow (Moscow is ahead of UTC).

        Raises:
            InputError: The day is out of these bounds.
        """
        if not EARLIEST <= day <= today + timedelta(days=1):
            bounds = f"between {EARLIEST} and today ({today})"
            raise self.error(f"{column} is {day}, and a report's date lies {bounds}")
        return day


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as read: `sha256` is of its bytes."""

    path: Path
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def require(self, columns: Iterable[str]) -> None:
        """Make sure that the table has these columns, further ones being allowed, and at least one row.

        Raises:
            InputError: A column is missing, or nothing follows the header.
        """
        missing = [column for column in columns if column not in self.columns]
        if missing:
            raise InputError(
                self.path, 1, f"the header lacks {', '.join(missing)}", "use the table as its publisher gives it"
            )
        if not self.rows:
            raise InputError(self.path, 1, "no row follows the header", "get the file again in full")


def shown(cell: str) -> str:
    """A cell's text as an error may quote it: short, on one line, control characters made visible."""
    return repr(cell if len(cell) <= 40 else cell[:37] + "...")


def read_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        InputError: The file is missing, no file, unreadable, empty, or larger than any real one.
    """
    try:
        if (size := path.stat().st_size) > LARGEST:
            problem = f"it has {size:,} bytes, more than {LARGEST:,}"
            raise InputError(path, None, problem, "split it, and import the parts one after the other")
        received = path.read_bytes()
    except FileNotFoundError:
        raise InputError(path, None, "there is no such file", "check the name") from None
    except IsADirectoryError:
        raise InputError(path, None, "this is a folder", "name a file in it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(path, None, f"it cannot be read ({reason})", "check its name and permissions") from None
    if not received.strip():
        raise InputError(path, None, "the file is empty", "get it again")
    return received


def decoded(path: Path, received: bytes) -> str:
    """The text of a UTF-8 file, without its byte order mark.

    Raises:
        InputError: The bytes are not UTF-8, or hold a null.
    """
    if 0 in received:
        line = received.count(b"\n", 0, received.index(0)) + 1
        raise InputError(path, line, "a null byte stands in the text", "get the file again or save it as UTF-8")
    try:
        return received.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = received.count(b"\n", 0, error.start) + 1
        raise InputError(path, line, "the text is not UTF-8", "get the file again or save it as UTF-8") from None


def read_table(path: Path) -> Table:
    """A whole CSV file, refused where it is not whole.

    Raises:
        InputError: The file is missing, empty, not UTF-8, cut off, or a row has not the header's number of cells.
    """
    return table_of(path, read_bytes(path))


def table_of(path: Path, received: bytes) -> Table:
    """A whole CSV file by its bytes; see `read_table`."""
    text = decoded(path, received)
    if not text.endswith(("\n", "\r")):
        # The cut may lie inside the last cell, where a shortened number or link would pass for a whole one.
        line = text.count("\n") + 1
        raise InputError(path, line, "the last line does not end, so the file may be cut off", "get it again in full")
    columns, rows = _rows(path, text)
    return Table(path, hashlib.sha256(received).hexdigest(), columns, rows)


def _rows(path: Path, text: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            if not columns:
                columns = _header(path, start, cells)
            elif cells:
                rows.append(_row(path, start, columns, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        problem = f"the row that starts here is not valid CSV ({error})"
        raise InputError(path, start, problem, "get the file again in full") from None
    return columns, tuple(rows)


def _header(path: Path, line: int, cells: Sequence[str]) -> tuple[str, ...]:
    columns = tuple(cell.strip() for cell in cells)
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        problem = f"the header names {', '.join(map(shown, twice))} more than once"
        raise InputError(path, line, problem, "use the table as its publisher gives it")
    return columns


def _row(path: Path, line: int, columns: tuple[str, ...], cells: Sequence[str]) -> Row:
    if len(cells) != len(columns):
        problem = f"the row has {len(cells)} cells where the header has {len(columns)}"
        raise InputError(path, line, problem, "get the file again in full or correct that line")
    return Row(path, line, dict(zip(columns, cells, strict=True)))
