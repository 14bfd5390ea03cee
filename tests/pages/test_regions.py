"""The page on regions through app.py: full and empty store, a deep link, odd choices, a change of page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.screens import said

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(open_room: Open) -> Open:
    return lambda store, **address: open_room(store, "regions", **address)


def test_the_page_opens_with_its_question_and_a_map(full: str, open_page: Open) -> None:
    page = open_page(full)
    assert not page.exception and not page.error
    assert page.title[0].value.endswith("?")
    assert page.selectbox(key="map").value == "Russian MoD: intercepted"
    words = said(page)
    assert "Ukrainian drones intercepted, as the Russian MoD itemises them" in words
    assert "Colour is only what is itemised" in words


def test_a_chosen_region_has_its_dossier(full: str, open_page: Open) -> None:
    page = open_page(full, region=["Krasnodar Krai"], dates=["2026-01-26", "2026-01-26"])
    assert not page.exception and not page.error
    words = said(page)
    assert "Dossier: Krasnodar Krai" in words
    assert "first mentions it for" in words
    assert "states the most for the night that ended on 26 January 2026: 34 intercepted" in words
    assert "([source](" in words
    assert [button.label for button in page.button if (button.key or "").startswith("neighbour-")]


def test_an_account_that_itemises_nothing_in_the_view_says_so(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2024-01-01", "2024-01-02"])
    assert not page.exception and not page.error
    assert "itemises nothing for any region in this period" in said(page)
    assert any(button.label.startswith("Show the latest") for button in page.button)


def test_without_an_account_there_is_a_way_out(full: str, open_page: Open) -> None:
    page = open_page(full)
    page.multiselect(key="account").set_value([]).run()
    assert "No account is chosen" in said(page)


def test_an_empty_ledger_says_how_to_fill_it(empty: str, open_page: Open) -> None:
    page = open_page(empty)
    assert not page.exception
    assert "The ledger holds no claims yet" in said(page)


def test_shared_filters_stay_over_a_change_of_page(full: str, open_page: Open) -> None:
    page = open_page(full)
    page.multiselect(key="region").set_value(["RU-KDA"]).run()
    page.multiselect(key="account").set_value(["ru_mod"]).run()
    page.switch_page("pages/both_accounts/page.py").run()
    assert page.multiselect(key="region").value == ["RU-KDA"]
    assert page.multiselect(key="account").value == ["ru_mod"]
