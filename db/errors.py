"""What can be wrong with a store or with what is brought to it: one sentence each, and the command that mends it."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError


class StoreError(Exception):
    """The store cannot be used as asked; `str()` is one sentence for a reader, `command` what mends it.

    No message quotes a password: stores are named by file or by a URL with the password hidden.
    """

    def __init__(self, sentence: str, command: str) -> None:
        super().__init__(f"{sentence} Mend it with: {command}")
        self.sentence = sentence
        self.command = command


class StoreMissingError(StoreError):
    """There is no store yet, or an empty one."""

    def __init__(self, where: str) -> None:
        super().__init__(f"There is no ledger at {where} yet.", ".venv/bin/python -m db import")


class StoreCorruptError(StoreError):
    """The store's file is no database, is damaged, or belongs to something else."""

    def __init__(self, where: str, finding: str, command: str) -> None:
        super().__init__(f"The ledger at {where} cannot be read ({finding}).", command)


class StoreNewerError(StoreError):
    """The store was written by a later version of this code."""

    def __init__(self, where: str, revision: str) -> None:
        super().__init__(
            f"The ledger at {where} was written by a later version of Two Accounts (its schema is {revision}).",
            "git pull && make run",
        )


class StoreOlderError(StoreError):
    """The store's schema is behind this code's."""

    def __init__(self, where: str, revision: str, head: str) -> None:
        super().__init__(
            f"The ledger at {where} has the older schema {revision}; this version needs {head}.",
            ".venv/bin/python -m db migrate",
        )


class StoreUnreachableError(StoreError):
    """No connection to the database server, or to the address given."""

    def __init__(self, where: str, finding: str, command: str) -> None:
        super().__init__(f"The ledger at {where} cannot be reached ({finding}).", command)


class StoreLockedError(StoreError):
    """Somebody else is writing and did not finish in time."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"Another program is writing to the ledger at {where}; nothing was changed.",
            "wait for it to end, then run the same command again",
        )


class StoreNotWritableError(StoreError):
    """The disk is full, or the file or database is read-only."""

    def __init__(self, where: str, finding: str, command: str) -> None:
        super().__init__(f"The ledger at {where} cannot be written ({finding}); nothing was changed.", command)


class InputRefusedError(Exception):
    """What was brought to the ledger breaks a rule; nothing of it was kept. `str()` is one sentence for a reader."""


def where(url: URL) -> str:
    """The store as a reader may see it: the file, or the URL without its password."""
    if url.get_backend_name() != "sqlite":
        return url.set(query={}).render_as_string(hide_password=True)
    named = str(url.database)
    return unquote(urlsplit(named).path) if named.startswith("file:") else named


def set_aside(file: str) -> str:
    """The command that moves a broken SQLite store away, with its journal, which must not meet the new one."""
    folder = shlex.quote(str(Path(file).parent / "broken"))
    return f"mkdir -p {folder} && mv {shlex.quote(file)}* {folder}/ && .venv/bin/python -m db import"


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Within it, what a driver says of the store becomes a `StoreError`; other errors pass as they are.

    Raises:
        StoreError: The store at `url` is missing, damaged, locked, full, read-only or out of reach.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, psycopg.Error) as error:  # bare ones while a connection is being made
        found = _explanation(url, error.orig if isinstance(error, DBAPIError) else error)
        if found is None:
            raise
        raise found from error


def _explanation(url: URL, original: BaseException | None) -> StoreError | None:
    if isinstance(original, sqlite3.Error):
        return _of_file(where(url), original)
    if isinstance(original, psycopg.Error):
        return _of_server(url, original)
    return None


def _of_file(file: str, error: sqlite3.Error) -> StoreError | None:
    name = getattr(error, "sqlite_errorname", "")
    folder = shlex.quote(str(Path(file).parent))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLockedError(file)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreCorruptError(file, str(error), set_aside(file))
    if name.startswith("SQLITE_FULL"):
        return StoreNotWritableError(file, "the disk is full", f"df -h {folder}")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        if not Path(file).exists():
            return StoreMissingError(file)
        return StoreNotWritableError(file, str(error), f"chmod u+rwX {folder} {shlex.quote(file)}")
    return None


def _of_server(url: URL, error: psycopg.Error) -> StoreError | None:
    named, code = where(url), error.sqlstate or ""
    finding = (str(error).strip().splitlines() or ["no reason given"])[0]
    if code in ("55P03", "40P01"):
        return StoreLockedError(named)
    if code == "53100":
        return StoreNotWritableError(named, "the disk is full", "df -h")
    if code in ("25006", "42501"):
        return StoreNotWritableError(named, finding, "name a user in DATABASE_URL who may write")
    if isinstance(error, psycopg.OperationalError):
        if "does not exist" in finding and "database" in finding:
            return StoreUnreachableError(named, finding, f"createdb {shlex.quote(str(url.database))}")
        asked = [f"-h {shlex.quote(url.host)}" if url.host else "", f"-p {url.port}" if url.port else ""]
        return StoreUnreachableError(named, finding, " ".join(["pg_isready", *filter(None, asked)]))
    return None
