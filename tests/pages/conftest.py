from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.screens import empty_store, full_store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def open_room(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page through app.py: `open_room(store, "weapons", dates=[...])`; the rest is its address."""

    def opened(store: str, room: str, **address_parts: list[str]) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", store)
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, values in address_parts.items():
            page.query_params[key] = values
        page.run()  # opens on the first page, whose filters the other one keeps
        return page.switch_page(f"pages/{room}/page.py").run()

    return opened


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> str:
    return full_store(tmp_path_factory)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> str:
    return empty_store(tmp_path_factory)
