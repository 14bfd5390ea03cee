"""The page on patterns through app.py: days, weekdays, sizes, both accounts; odd choices; an empty store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.screens import charts, said

Open = Callable[..., AppTest]
WINTER = ["2025-11-01", "2026-01-31"]


@pytest.fixture
def open_page(open_room: Open) -> Open:
    return lambda store, **address: open_room(store, "patterns", **address)


def test_the_page_shows_days_weekdays_sizes_and_both_accounts(full: str, open_page: Open) -> None:
    page = open_page(full, dates=WINTER, massed=["150"], lag=["-3"])
    assert not page.exception and not page.error
    shown = charts(page)
    assert list(shown) == [
        "calendar", "weekdays-ua-air-force", "weekdays-ru-mod", "sizes-ua-air-force", "sizes-ru-mod", "together",
        "lags",
    ]  # fmt: skip
    assert shown["calendar"]["clickable"] is True
    words = said(page)
    assert "states 150 launched or more on" in words
    assert "3 days earlier" in words and "neither that one side answers" in words
    assert "1 day: number withheld" in words
    assert "Easter truce" in words and "24 July 2025" in words


def test_the_calendar_shows_what_is_chosen(full: str, open_page: Open) -> None:
    page = open_page(full, dates=WINTER, days=["Russian MoD: intercepted"])
    assert "Ukrainian drones intercepted" in charts(page)["calendar"]["title"]


def test_air_commands_stand_apart_on_request(full: str, open_page: Open) -> None:
    page = open_page(full, dates=WINTER, account=["Russian MoD", "Air Command South"])
    assert "sizes-ua-air-command-south" in charts(page) and "together" not in charts(page)
    assert "This needs both national accounts" in said(page)


@pytest.mark.parametrize(
    "odd", [{"massed": ["-5"]}, {"massed": ["many"]}, {"lag": ["99"]}, {"days": ["<script>"]}, {"massed": ["1e9"]}]
)
def test_absurd_choices_are_no_error(full: str, open_page: Open, odd: dict[str, list[str]]) -> None:
    page = open_page(full, dates=WINTER, **odd)
    assert not page.exception and not page.error and "calendar" in charts(page)


def test_one_day_a_withheld_day_a_region_and_a_day_before_the_data(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2026-01-26", "2026-01-26"])
    assert not page.exception and "Too few days of this period" in said(page)
    page = open_page(full, dates=["2026-01-10", "2026-01-10"], account=["Ukrainian Air Force"])
    assert "state no number of drones in this period" in said(page)
    page = open_page(full, dates=WINTER, region=["Belgorod Oblast"])
    assert not page.exception and not page.error
    page = open_page(full, dates=["2024-01-01", "2024-02-01"])
    assert not page.exception and "state no number of drones in this period" in said(page)


def test_an_empty_store_says_what_to_do(empty: str, open_page: Open) -> None:
    page = open_page(empty)
    assert not page.exception and "The ledger holds no claims yet" in said(page)
