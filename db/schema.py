"""The schema by Alembic, run from Python: no ini file, from any folder, in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from db.engine import check_store, write_transaction
from db.errors import StoreCorruptError, StoreMissingError, StoreOlderError, explained, set_aside, where

if TYPE_CHECKING:
    from alembic.config import Config  # here and below: loading Alembic takes longer than all else of a warm start

MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config(conn: Connection | None = None) -> Config:
    """Alembic's configuration for this ledger; with `conn`, its commands run on that connection."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    return config


def upgrade(engine: Engine) -> bool:
    """Bring the store's schema to this code's, building it where there is none; all of it or nothing.

    Returns:
        Whether anything had to be done.

    Raises:
        StoreError: The store is corrupt, newer than this code, locked, not writable or out of reach.
    """
    try:
        check_store(engine)
    except (StoreMissingError, StoreOlderError):
        _run(engine)
        return True
    return False


def revision(engine: Engine) -> str | None:
    """The schema revision that the store is at; `None` where there is no store.

    Raises:
        StoreError: The store cannot be looked at.
    """
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    is_file = engine.dialect.name == "sqlite"
    if is_file and not Path(where(engine.url)).exists():
        return None
    with explained(engine.url), engine.connect() as conn:
        return MigrationContext.configure(conn).get_current_revision()


def _run(engine: Engine) -> None:
    """Run the migrations; two programs that start at once take turns, and the second finds nothing to do.

    SQLite's foreign keys rest meanwhile: a batch migration drops and renames tables that others refer to.
    """
    from alembic import command  # noqa: PLC0415

    is_file = engine.dialect.name == "sqlite"
    with write_transaction(engine, foreign_keys=not is_file) as conn:
        command.upgrade(alembic_config(conn), "head")
        if is_file and conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            named = where(engine.url)
            raise StoreCorruptError(named, "rows refer to others that are not there", set_aside(named))
