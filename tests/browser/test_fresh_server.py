"""A deep link is the first that a fresh server is asked for: it must come through app.py."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import served
from tests.browser.rooms import ROOMS, Room, visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_fresh_servers_first_visitor_comes_through_the_door(chromium: Browser, store: str, room: Room) -> None:
    with served(store) as address, visiting(chromium) as visit:
        visit.go(f"{address}/{room.address}")
        expect(visit.page).to_have_title(re.compile("Two Accounts|" + room.title))
        expect(visit.page.get_by_role("link", name=room.title, exact=True).first).to_be_visible()
        expect(visit.page.get_by_text("Page not found")).to_have_count(0)
        expect(visit.page.get_by_role("button", name="Copy link")).to_be_visible()
        assert visit.complaints == []
