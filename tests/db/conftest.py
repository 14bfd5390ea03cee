"""Stores for the tests: a fresh one each, on SQLite and on a PostgreSQL server that lives as long as the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Engine

from db.engine import writing_engine
from db.schema import upgrade
from tests.programs import find_program, need_program

NUMBERS = count(1)
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=127.0.0.1")


class Postgres:
    """A server of Debian's PostgreSQL in a folder of its own, on a free port of the loopback address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self) -> None:
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "postgres", "postgres")
        settings = " ".join(f"-c {setting}" for setting in QUICK)
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {self.port} -k {self.folder} {settings}"
        self._run("pg_ctl", "-D", data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        found = [find_program(program), *sorted(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{program}")))]
        path = next((path for path in reversed(found) if path), None)
        if path is None:
            raise FileNotFoundError(f"{program} is not there; to mend it: apt-get install postgresql")
        user = (need_program("runuser", "util-linux"), "-u", "postgres", "--") if os.geteuid() == 0 else ()
        subprocess.run(
            [*user, path, *arguments], check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def url(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as conn:
            conn.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running server; without one the test is skipped, but fails under CI."""
    server = Postgres(Path(tempfile.mkdtemp(prefix="ledger-pg-")))
    try:
        server.start()
    except (OSError, LookupError, subprocess.CalledProcessError) as error:
        shutil.rmtree(server.folder, ignore_errors=True)
        said = getattr(error, "stderr", None) or str(error).encode()
        word = f"no PostgreSQL server could be started: {said.decode().strip()}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(word)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """A database with the schema, to be copied."""
    postgres.execute("CREATE DATABASE ledger_template")
    engine = writing_engine(postgres.url("ledger_template"))
    upgrade(engine)
    engine.dispose()
    return "ledger_template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the schema, to be copied."""
    file = tmp_path_factory.mktemp("template") / "ledger.sqlite"
    engine = writing_engine(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """The database that a test of a store runs on, once each."""
    return str(request.param)


def _postgres_copy(server: Postgres, template: str) -> Iterator[str]:
    name = f"ledger_{next(NUMBERS)}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store that holds nothing yet, not even a schema."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    else:
        yield from _postgres_copy(request.getfixturevalue("postgres"), "template1")


@pytest.fixture
def store_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store with the schema and no rows."""
    if backend == "sqlite":
        file = tmp_path / "ledger.sqlite"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        yield from _postgres_copy(request.getfixturevalue("postgres"), request.getfixturevalue("postgres_template"))


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    """A writing engine on a store with the schema and no rows."""
    engine = writing_engine(store_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an SQLite store with the schema, for what only a file can suffer."""
    file = tmp_path / "only.sqlite"
    shutil.copyfile(sqlite_template, file)
    return str(URL.create("sqlite", database=str(file)))
