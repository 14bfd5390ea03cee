"""The stores that tests of the screen read: made once a session, asked by their addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import writing_engine


def store(folder: Path, build: Callable[[Engine], object]) -> str:
    """The address of a SQLite store in `folder` that `build` has filled."""
    address = f"sqlite:///{folder / 'store.sqlite'}"
    engine = writing_engine(address)
    build(engine)
    engine.dispose()
    return address


def full_store(folders: pytest.TempPathFactory) -> str:
    from tests.ui.sample import fill

    return store(folders.mktemp("full"), fill)


def empty_store(folders: pytest.TempPathFactory) -> str:
    from db.schema import upgrade

    return store(folders.mktemp("empty"), upgrade)
