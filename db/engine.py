"""Engines for the ledger: one that writes, one that cannot, and a look at whether the store is in order."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from db.errors import (
    StoreCorruptError,
    StoreMissingError,
    StoreNewerError,
    StoreNotWritableError,
    StoreOlderError,
    StoreUnreachableError,
    explained,
    set_aside,
    where,
)

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FILE = ROOT / "data" / "two_accounts.sqlite"
VERSIONS = Path(__file__).parent / "migrations" / "versions"

BUSY_SECONDS = 15
"""How long a writer waits for another one; the first import of everything takes a third of it."""

CONNECT_SECONDS = 5

WRITER_LOCK = 0x2ACC
"""The key of PostgreSQL's advisory lock that writers of one database take in turn."""


def database_url(url: str | URL | None = None) -> URL:
    """The store's address: `url`, else `DATABASE_URL`, else the SQLite file under the project's `data/`.

    Raises:
        StoreUnreachableError: The address is of no known kind. It is not quoted: it may hold a password.
    """
    given = url if url is not None else os.environ.get("DATABASE_URL", "").strip()
    if not given:
        return URL.create("sqlite", database=str(DEFAULT_FILE))
    try:
        parsed = make_url(given)
    except (ArgumentError, ValueError):
        raise _unknown_address("it is not a URL") from None
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in ("sqlite", "sqlite+pysqlite") and parsed.database not in (None, "", ":memory:"):
        return parsed
    raise _unknown_address("only postgresql://… and sqlite:///file are known")


def _unknown_address(finding: str) -> StoreUnreachableError:
    return StoreUnreachableError("the address in DATABASE_URL", finding, "unset DATABASE_URL")


def writing_engine(url: str | URL | None = None) -> Engine:
    """An engine whose transactions may write; a SQLite file's folder is made where missing.

    On SQLite each transaction takes the write lock as it begins, so that what it reads cannot change before it writes.
    """
    address = database_url(url)
    if address.get_backend_name() != "sqlite":
        return _server_engine(address, read_only=False)
    file = Path(str(address.database)).absolute()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreNotWritableError(
            str(file), str(error.strerror), f"mkdir -p {shlex.quote(str(file.parent))}"
        ) from None
    return _file_engine(address.set(database=str(file)), begin="BEGIN IMMEDIATE", wal=True)


def building_engine(url: str | URL | None = None) -> Engine:
    """A writing engine for a program that builds a missing store unasked.

    It makes no folder but the project's own `data/`: one that is not there stands in a mistyped address.

    Raises:
        StoreMissingError: The address names a file in a folder that is not there.
    """
    address = database_url(url)
    if address.get_backend_name() == "sqlite" and not is_default(address):
        file = Path(str(address.database)).absolute()
        if not file.parent.is_dir():
            raise StoreMissingError(str(file))
    return writing_engine(address)


def is_default(address: URL) -> bool:
    """Whether this is the place that a store has without `DATABASE_URL`."""
    return address.get_backend_name() == "sqlite" and address.database == str(DEFAULT_FILE)


def reading_engine(url: str | URL | None = None) -> Engine:
    """An engine that cannot write: SQLite opens the file so, PostgreSQL makes each transaction read-only.

    Raises:
        StoreMissingError: There is no such file. (A server is asked only when something connects.)
    """
    address = database_url(url)
    if address.get_backend_name() != "sqlite":
        return _server_engine(address, read_only=True)
    file = Path(str(address.database)).absolute()
    if not file.exists():
        raise StoreMissingError(str(file))
    return _file_engine(_read_only(file), begin="BEGIN", wal=False)


def _read_only(file: Path) -> URL:
    """The URI that opens `file` for reading.

    Readers of a WAL database share memory in a file beside it; on a read-only disk there can be none, and no writer
    either, so the database is opened as immutable there.
    """
    query = {"mode": "ro", "uri": "true"}
    if not os.access(file.parent, os.W_OK):
        query["immutable"] = "1"
    return URL.create("sqlite", database=file.as_uri(), query=query)


def _file_engine(address: URL, *, begin: str, wal: bool) -> Engine:
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # sqlite3 would begin late, before the first INSERT only
        connection.execute("PRAGMA foreign_keys = ON")
        if wal:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # a power cut after COMMIT must not undo it

    @event.listens_for(engine, "begin")
    def take_lock(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _server_engine(address: URL, *, read_only: bool) -> Engine:
    settings = "-c TimeZone=UTC" + (" -c default_transaction_read_only=on" if read_only else "")
    options = " ".join(filter(None, (str(address.query.get("options", "")), settings)))
    return create_engine(
        address,
        isolation_level="READ COMMITTED",  # what a writer reads after the lock must be what the one before it wrote
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": options, "application_name": "two-accounts"},
    )


@contextmanager
def write_transaction(engine: Engine, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """One transaction that is alone in writing, committed at the end or rolled back whole.

    Args:
        engine: A writing one.
        foreign_keys: False lets SQLite's rest until the end; only a migration, which then checks them itself, may ask.

    Raises:
        StoreError: The store is locked, full, read-only, unreachable or damaged.
    """
    with explained(engine.url), engine.connect() as conn:
        driver: Any = conn.connection.driver_connection
        if not foreign_keys:
            driver.execute("PRAGMA foreign_keys = OFF")  # within a transaction it would do nothing
        try:
            with conn.begin():
                if conn.dialect.name == "postgresql":
                    conn.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
                    conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
                yield conn
        finally:
            if not foreign_keys:
                driver.execute("PRAGMA foreign_keys = ON")


def revisions() -> list[str]:
    """The schema revisions that this code knows, oldest first, by the names of the migrations' files.

    Reading the names spares each start the import of Alembic; a test compares them with what Alembic says.
    """
    return sorted(file.name.partition("_")[0] for file in VERSIONS.glob("[0-9]*_*.py"))


def check_store(engine: Engine, *, deep: bool = False) -> None:
    """Whether the store can be used by this code; quick enough for each start of a page.

    Args:
        engine: Of either kind.
        deep: On SQLite, also walk through the whole file (a millisecond or so for each megabyte).

    Raises:
        StoreMissingError: No file, or no table in it.
        StoreCorruptError: No database, a damaged one, or one of something else.
        StoreOlderError: It wants `python -m db migrate`.
        StoreNewerError: It was written by later code.
        StoreUnreachableError: The server gave no connection.
    """
    is_file = engine.url.get_backend_name() == "sqlite"
    named = where(engine.url)
    if is_file and not Path(named).exists():
        raise StoreMissingError(named)
    with explained(engine.url), engine.connect() as conn:
        if is_file and deep:
            finding = conn.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if finding != "ok":
                raise StoreCorruptError(named, str(finding).splitlines()[0], set_aside(named))
        tables = set(inspect(conn).get_table_names())
        if not tables:
            raise StoreMissingError(named)
        if "alembic_version" not in tables:
            command = set_aside(named) if is_file else "createdb two_accounts, and name it in DATABASE_URL"
            raise StoreCorruptError(named, "its tables are not those of Two Accounts", command)
        revision = str(conn.execute(text("SELECT version_num FROM alembic_version")).scalar())
    known = revisions()
    if revision not in known:
        raise StoreNewerError(named, revision)
    if revision != known[-1]:
        raise StoreOlderError(named, revision, known[-1])
