"""Addresses, engines that may or may not write, and what is said of a store that is not in order."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db import engine as engines
from db.engine import building_engine, check_store, database_url, reading_engine, write_transaction, writing_engine
from db.errors import (
    StoreCorruptError,
    StoreError,
    StoreLockedError,
    StoreMissingError,
    StoreNewerError,
    StoreNotWritableError,
    StoreOlderError,
    StoreUnreachableError,
    explained,
)
from db.ingest import ingest
from tests.db.batches import NOW, batch, claim, dump, figure, record

ADDRESSES = [
    ("postgres://u:secret@h/d", "postgresql+psycopg://u:secret@h/d"),
    ("postgresql://u:secret@h:5433/d", "postgresql+psycopg://u:secret@h:5433/d"),
    ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
    ("sqlite:////x.sqlite", "sqlite:////x.sqlite"),
]


@pytest.mark.parametrize(("given", "meant"), ADDRESSES)
def test_addresses(monkeypatch: pytest.MonkeyPatch, given: str, meant: str) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert database_url().render_as_string(hide_password=False) == meant


def test_the_default_is_a_file_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    for unset in ("", "  "):
        monkeypatch.setenv("DATABASE_URL", unset)
        assert Path(str(database_url().database)) == Path(__file__).parents[2] / "data" / "two_accounts.sqlite"


@pytest.mark.parametrize("given", ["secret", "mysql://u:secret@h/d", "postgresql+asyncpg://u:secret@h/d", "sqlite://"])
def test_other_addresses_are_refused_without_being_quoted(given: str) -> None:
    with pytest.raises(StoreUnreachableError) as refused:
        database_url(given)
    assert "secret" not in str(refused.value)
    assert "unset DATABASE_URL" in str(refused.value)


def test_a_reader_reads_and_cannot_write(engine: Engine, store_url: str) -> None:
    ingest(engine, batch(record("a", claim(figure(1)))), retrieved_at=NOW)
    reader = reading_engine(store_url)
    assert dump(reader) == dump(engine)
    with pytest.raises(StoreNotWritableError), explained(reader.url), reader.begin() as conn:
        conn.execute(text("DELETE FROM daily_total"))
    with pytest.raises((StoreNotWritableError, StoreMissingError)):
        ingest(reader, batch(record("b", claim(figure(1)))), retrieved_at=NOW)
    reader.dispose()


def test_a_reader_sees_what_a_writer_adds(engine: Engine, store_url: str) -> None:
    reader = reading_engine(store_url)
    check_store(reader)
    ingest(engine, batch(record("a", claim(figure(1)))), retrieved_at=NOW)
    assert len(dump(reader)["statement"]) == 1
    reader.dispose()


def test_names_with_odd_characters(tmp_path: Path, sqlite_template: Path) -> None:
    file = tmp_path / "a b?c#d%20é" / "ledger.sqlite"
    file.parent.mkdir()
    file.write_bytes(sqlite_template.read_bytes())
    address = engines.URL.create("sqlite", database=str(file))
    writer, reader = writing_engine(address), reading_engine(address)
    ingest(writer, batch(record("a", claim(figure(1)))), retrieved_at=NOW)
    check_store(reader)
    assert len(dump(reader)["statement"]) == 1
    assert sorted(each.name for each in file.parent.parent.iterdir()) == [file.parent.name]


def test_the_file_is_opened_as_promised(sqlite_url: str) -> None:
    with writing_engine(sqlite_url).connect() as conn:
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert conn.exec_driver_sql("PRAGMA busy_timeout").scalar() == 1000 * engines.BUSY_SECONDS
    with reading_engine(sqlite_url).connect() as conn:
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_sound_store_passes(engine: Engine, store_url: str) -> None:
    check_store(engine)
    check_store(engine, deep=True)
    reader = reading_engine(store_url)
    check_store(reader, deep=True)
    reader.dispose()


def test_a_missing_store_is_named_and_not_made(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite"
    with pytest.raises(StoreMissingError, match=r"no ledger at .*none\.sqlite yet\. .*python -m db import"):
        reading_engine(f"sqlite:///{file}")
    with pytest.raises(StoreMissingError):
        check_store(writing_engine(f"sqlite:///{file}"))
    assert not file.exists()


def test_an_empty_store_is_missing(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    engine.connect().close()
    with pytest.raises(StoreMissingError):
        check_store(engine)
    engine.dispose()


def set_revision(engine: Engine, revision: str) -> None:
    with engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def test_a_newer_store(engine: Engine) -> None:
    set_revision(engine, "9999")
    with pytest.raises(StoreNewerError, match=r"9999.*git pull"):
        check_store(engine)


def test_an_older_store(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "revisions", lambda: ["0002", "0003"])
    with pytest.raises(StoreOlderError, match=r"0002; this version needs 0003.*python -m db migrate"):
        check_store(engine)


def test_a_database_of_something_else(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    with engine.begin() as conn:
        conn.execute(text("CREATE TABLE recipe (id INTEGER)"))
    with pytest.raises(StoreCorruptError, match="not those of Two Accounts"):
        check_store(engine)
    engine.dispose()


def test_no_database_at_all(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    file.write_bytes(b"date,datetime,drone_count\n" * 100)
    for engine in (writing_engine(f"sqlite:///{file}"), reading_engine(f"sqlite:///{file}")):
        with pytest.raises(StoreCorruptError, match="not a database") as found:
            check_store(engine)
        assert found.value.command.startswith("mkdir -p")
    assert file.read_bytes().startswith(b"date,datetime")


def test_the_command_that_sets_a_broken_store_aside_works(tmp_path: Path) -> None:
    for name in ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"):
        (tmp_path / name).write_bytes(b"x" * 4096)
    with pytest.raises(StoreCorruptError) as found:
        check_store(reading_engine(f"sqlite:///{tmp_path / 'ledger.sqlite'}"))
    assert os.system(found.value.command.rpartition(" && ")[0]) == 0
    assert [each.name for each in tmp_path.iterdir()] == ["broken"]
    assert (tmp_path / "broken" / "ledger.sqlite").exists()


def damaged(url: str) -> Path:
    """A store whose pages after the first were overwritten."""
    engine = writing_engine(url)
    ingest(engine, batch(*(record(f"{n}", claim(figure(n))) for n in range(200))), retrieved_at=NOW)
    with engine.connect() as conn:
        conn.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    engine.dispose()
    file = Path(str(engine.url.database))
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\x5a" * (len(content) - 8192))
    return file


def test_a_damaged_file(sqlite_url: str) -> None:
    damaged(sqlite_url)
    with pytest.raises(StoreCorruptError, match="python -m db import"):
        check_store(reading_engine(sqlite_url), deep=True)
    with pytest.raises(StoreCorruptError):
        ingest(writing_engine(sqlite_url), batch(record("b", claim(figure(1)))), retrieved_at=NOW)


def test_another_writer_holds_the_store(engine: Engine, store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.2)
    second = writing_engine(store_url)
    with write_transaction(engine), pytest.raises(StoreLockedError, match="nothing was changed"):
        ingest(second, batch(record("a", claim(figure(1)))), retrieved_at=NOW)
    assert ingest(second, batch(record("a", claim(figure(1)))), retrieved_at=NOW).new == 1
    second.dispose()


def test_a_full_disk(sqlite_url: str) -> None:
    engine = writing_engine(sqlite_url)
    ingest(engine, batch(record("a", claim(figure(1)))), retrieved_at=NOW)
    before = dump(engine)
    with engine.connect() as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
    engines.event.listen(engine, "begin", lambda conn: conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
    many = [record(f"r{number}", claim(figure(1))) for number in range(500)]
    with pytest.raises(StoreNotWritableError, match=r"disk is full.*df -h"):
        ingest(engine, batch(*many), retrieved_at=NOW)
    assert dump(engine) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError):
        check_store(writing_engine(f"sqlite:///{tmp_path / 'in' / 'ledger.sqlite'}"))


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreNotWritableError, match="mkdir -p"):
        writing_engine(f"sqlite:///{tmp_path / 'data' / 'ledger.sqlite'}")


def test_a_server_that_is_down() -> None:
    for engine in (
        writing_engine("postgresql://me:secret@127.0.0.1:1/ledger"),
        reading_engine("postgres://me:secret@127.0.0.1:1/ledger"),
    ):
        with pytest.raises(StoreUnreachableError, match=r"pg_isready -h 127\.0\.0\.1 -p 1") as found:
            check_store(engine)
        assert "secret" not in str(found.value)
        assert "\n" not in str(found.value)


def test_a_database_that_the_server_does_not_have(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgres")
    with pytest.raises(StoreUnreachableError, match="createdb nowhere"):
        check_store(writing_engine(server.url("nowhere")))


def test_other_errors_pass_as_they_are(sqlite_url: str) -> None:
    engine = writing_engine(sqlite_url)
    with pytest.raises(DBAPIError), explained(engine.url), engine.connect() as conn:
        conn.execute(text("SELECT nonsense"))
    with pytest.raises(ZeroDivisionError), explained(engine.url):
        raise ZeroDivisionError
    with pytest.raises(sqlite3.OperationalError), explained(engine.url):
        raise sqlite3.OperationalError("something new")


def test_a_store_on_a_read_only_disk_is_read(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There SQLite could not make the file that readers of a WAL database share."""
    writing_engine(sqlite_url).dispose()
    monkeypatch.setattr(os, "access", lambda *_: False)
    reader = reading_engine(sqlite_url)
    assert reader.url.query["immutable"] == "1"
    check_store(reader)
    reader.dispose()
    folder = Path(str(database_url(sqlite_url).database)).parent
    assert [each.name for each in folder.iterdir()] == ["only.sqlite"]


def test_a_store_is_built_unasked_only_in_a_folder_that_is_there(tmp_path: Path) -> None:
    mistyped = tmp_path / "nowhere" / "ledger.sqlite"
    with pytest.raises(StoreMissingError, match="There is no ledger at"):
        building_engine(f"sqlite:///{mistyped}")
    assert not mistyped.parent.exists()
    building_engine(f"sqlite:///{tmp_path / 'ledger.sqlite'}").dispose()


def test_the_default_place_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    default = tmp_path / "data" / "ledger.sqlite"
    monkeypatch.setattr(engines, "DEFAULT_FILE", default)
    building_engine().dispose()
    assert default.parent.is_dir()
