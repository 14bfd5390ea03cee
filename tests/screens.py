"""The stores that tests of the screen read: made once a session, asked by their addresses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

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


def charts(page: AppTest) -> dict[str, dict[str, Any]]:
    """What each chart of a page tells the browser, by the chart's key."""
    told = [json.loads(element.proto.json) for element in page.get("bidi_component") if element.proto.json]
    return {data["name"]: data for data in told if data and "figure" in data}


def said(page: AppTest) -> str:
    """The words of a page, those of its charts among them."""
    kinds = (page.title, page.header, page.subheader, page.markdown, page.caption, page.info, page.error)
    told = list(charts(page).values())
    shown = [data["summary"] for data in told] + [words for data in told for _, words in data["caption"]]
    return "\n".join([*shown, *(element.value for kind in kinds for element in kind)])
