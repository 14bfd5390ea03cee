"""Models and migrations say the same, on both databases, from any folder."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from db.engine import check_store, revisions, write_transaction, writing_engine
from db.errors import StoreCorruptError, StoreNewerError, StoreOlderError
from db.models import Base
from db.schema import alembic_config, upgrade
from tests.db.batches import TABLES, dump
from tests.db.story import tell


def test_an_upgrade_builds_the_store_once(empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = writing_engine(empty_url)
    assert upgrade(engine)
    check_store(engine)
    assert not upgrade(engine)
    engine.dispose()


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as conn:
        command.check(alembic_config(conn))


def test_an_older_store_is_upgraded_and_keeps_its_rows(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    is_file = engine.dialect.name == "sqlite"
    with write_transaction(engine, foreign_keys=not is_file) as conn:
        command.upgrade(alembic_config(conn), "0001")
    tell(engine)
    tables = [name for name in TABLES if name != "correction"]
    before = dump(engine, tables)
    with pytest.raises(StoreOlderError):
        check_store(engine)
    assert upgrade(engine)
    check_store(engine)
    assert dump(engine, tables) == before
    assert dump(engine, ["correction"]) == {"correction": []}
    engine.dispose()


def squeezed(words: str) -> str:
    return re.sub(r"[\s()\"]|::[a-z ]+|ANY|ARRAY", "", words)


def checks(engine: Engine) -> set[tuple[str, str, str]]:
    found = inspect(engine)
    return {
        (table, str(check["name"]), squeezed(str(check["sqltext"])))
        for table in found.get_table_names()
        for check in found.get_check_constraints(table)
    }


def test_models_and_migrations_agree_on_checks_too(engine: Engine, request: pytest.FixtureRequest) -> None:
    """Alembic compares no CHECK constraints, so the two ways to a schema are compared here."""
    if engine.dialect.name == "sqlite":
        modelled = create_engine("sqlite://")
    else:
        server = request.getfixturevalue("postgres")
        server.execute("CREATE DATABASE modelled")
        modelled = writing_engine(server.url("modelled"))
    Base.metadata.create_all(modelled)
    try:
        assert checks(engine) == checks(modelled)
        assert len(checks(engine)) > 30
    finally:
        modelled.dispose()
        if engine.dialect.name == "postgresql":
            server.execute("DROP DATABASE modelled WITH (FORCE)")


def test_the_revisions_by_their_files_are_alembics() -> None:
    scripts = ScriptDirectory.from_config(alembic_config())
    walked = [script.revision for script in scripts.walk_revisions()]
    assert revisions() == walked[::-1]
    assert scripts.get_heads() == [revisions()[-1]]


def test_two_that_build_at_once_build_once(empty_url: str) -> None:
    failed: list[BaseException] = []

    def build() -> None:
        engine = writing_engine(empty_url)
        try:
            upgrade(engine)
        except BaseException as error:
            failed.append(error)
        finally:
            engine.dispose()

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    check_store(writing_engine(empty_url))


def test_a_newer_store_is_left_alone(engine: Engine) -> None:
    with engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewerError):
        upgrade(engine)


def test_a_database_of_something_else_is_left_alone(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    with engine.begin() as conn:
        conn.execute(text("CREATE TABLE recipe (id INTEGER)"))
    with pytest.raises(StoreCorruptError):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["recipe"]
    engine.dispose()


def test_foreign_keys_hold_after_an_upgrade(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    upgrade(engine)
    with pytest.raises(IntegrityError), engine.begin() as conn:
        conn.execute(text("INSERT INTO statement_text (statement_id, text) VALUES (1, 'x')"))
    engine.dispose()
