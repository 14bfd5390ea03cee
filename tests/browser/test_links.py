"""A view is its address: links, the back button, the ways into a fresh server, files; on every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.rooms import ROOMS, Room, Visit, settled, visiting

pytestmark = pytest.mark.browser

each_room = pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)

TOLD = "h1, h2, h3, [data-testid=stMetricValue], .ta-words, .ta-caption, [data-testid=stMultiSelect] [data-tag]"


def told(page: Page) -> list[str]:
    """What a page says in heads, numbers, and the words of its charts."""
    settled(page)
    return page.locator(TOLD).all_inner_texts()


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Visit]:
    with visiting(chromium) as visit:
        yield visit


@pytest.mark.parametrize("room", [room for room in ROOMS if room.change], ids=lambda room: room.name)
def test_a_change_is_in_the_address_comes_with_the_link_and_is_undone_by_going_back(
    chromium: Browser, server: str, room: Room
) -> None:
    with visiting(chromium) as mine, visiting(chromium) as other:
        mine.go(f"{server}/{room.path}")
        before = mine.page.url, told(mine.page)
        assert room.change
        room.change(mine.page)
        mine.page.wait_for_url(f"**{room.writes}**")
        expect(mine.page.locator("h1")).to_be_visible()
        mine.page.wait_for_function(
            "([rule, old]) => JSON.stringify([...document.querySelectorAll(rule)].map(e => e.innerText)) !== old",
            arg=[TOLD, _as_json(before[1])],
        )
        now = told(mine.page)
        other.go(mine.page.url)
        _until_told(other.page, now)
        assert parse_qs(urlsplit(other.page.url).query) == parse_qs(urlsplit(mine.page.url).query)
        mine.page.go_back()
        mine.page.wait_for_url(before[0])
        _until_told(mine.page, before[1])
        assert mine.complaints == other.complaints == []


def _as_json(texts: list[str]) -> str:

    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def _until_told(page: Page, expected: list[str]) -> None:
    """Wait until a page says the same; charts are redrawn one after the other."""
    expect(page.locator(TOLD)).to_have_text([re.compile(rf"^\s*{_loosely(text)}\s*$") for text in expected])


def _loosely(text: str) -> str:
    """The words of a text, whatever stands between them."""
    return r"\s*".join(re.escape(word) for word in text.split())


@each_room
def test_a_rich_link_is_shown_as_it_is(tab: Visit, server: str, room: Room) -> None:
    tab.go(f"{server}/{room.address}")
    shown = parse_qs(urlsplit(tab.page.url).query)
    for key, values in parse_qs(room.view).items():
        assert len(shown[key]) == len(values)  # codes have become names
    expect(tab.page.locator("[data-testid=stAlert]").filter(has_text="cannot be shown")).to_have_count(0)


def test_going_back_undoes_one_filter_after_the_other(chromium: Browser, server: str) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        visit.go(f"{server}/")
        for name in ("Belgorod Oblast", "Krasnodar Krai"):
            page.get_by_label("Regions and seas").click()
            page.keyboard.type(name)
            page.get_by_role("option", name=name).click()
            page.keyboard.press("Escape")
            page.wait_for_url(f"**region={name.replace(' ', '+')}")
            settled(page)
        chosen = page.locator("[data-testid=stMultiSelect] [data-tag]").filter(has_text=re.compile("Oblast|Krai"))
        expect(chosen).to_have_text(["Belgorod Oblast", "Krasnodar Krai"])
        for left in (["Belgorod Oblast"], []):
            page.go_back()
            expect(chosen).to_have_text(left)
        settled(page)
        assert visit.complaints == []


def test_switches_of_a_page_come_with_its_link(tab: Visit, server: str) -> None:
    page = tab.page
    tab.go(f"{server}/regions?region=RU-BEL&region=RU-KDA&dossier=Belgorod+Oblast")
    expect(page.get_by_role("heading", name="Dossier: Belgorod Oblast")).to_be_visible()
    page.get_by_text("Show the figures", exact=True).click()
    page.wait_for_url("**figures=true**")
    tab.go(page.url)
    expect(page.get_by_role("switch", name="Show the figures")).to_be_checked()
    expect(page.get_by_role("heading", name="Dossier: Belgorod Oblast")).to_be_visible()


def test_what_pages_share_goes_along(tab: Visit, server: str) -> None:
    page = tab.page
    tab.go(f"{server}/?dates=2026-01-01&dates=2026-01-31")
    page.get_by_role("link", name="Regions", exact=True).first.click()
    page.wait_for_url("**/regions?dates=2026-01-01&dates=2026-01-31")
    settled(page)
    page.get_by_role("link", name="Data", exact=True).first.click()
    page.wait_for_url("**/data?dates=2026-01-01&dates=2026-01-31")
    expect(page.get_by_role("heading", name="1–31 January 2026")).to_be_visible()


def test_each_page_names_what_its_link_says_in_vain(tab: Visit, server: str) -> None:
    note = tab.page.locator("[data-testid=stAlert]").filter(has_text="Ignored in the address")
    for path, offered in (("patterns", "days"), ("night", "date"), ("about", "of"), ("data", "statement")):
        tab.go(f"{server}/{path}?from=2025-01-01&utm_source=post")
        expect(note).to_have_text(re.compile(rf"from\. A link may name .*\b{offered}\b"))
        expect(note).not_to_contain_text("utm")


ABSURD = ("9" * 400, "<img src=x onerror=document.title=1>", "\0", "-1", "2026-13-45", "0001-01-01", "&=?#", "[1,2]")
KEYS = (
    "dates", "region", "account", "by", "figures", "date", "card", "map", "extent", "dossier", "measure", "weapon",
    "order", "column", "others", "statement", "of", "nonsense",
)  # fmt: skip


@each_room
@pytest.mark.parametrize("times", [1, 3], ids=["once", "repeated"])
def test_an_absurd_link_is_followed_as_far_as_it_goes(
    tab: Visit, server: str, server_log: Path, room: Room, times: int
) -> None:
    tab.complaints.clear()
    values = [ABSURD[place % len(ABSURD)] for place in range(len(KEYS) * times)]
    pairs = zip(KEYS * times, values, strict=True)
    tab.go(f"{server}/{room.path}?{'&'.join(f'{key}={quote(value)}' for key, value in pairs)}")
    page = tab.page
    if room.change:
        expect(page.locator("[data-testid=stAlert]").first).to_be_visible()  # and it is said
    expect(page.locator("[data-testid=stAlert]").filter(has_text="error in the program")).to_have_count(0)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    expect(page).to_have_title(re.compile("Two Accounts|" + room.title))
    assert tab.complaints == []
    assert "Traceback" not in server_log.read_text(encoding="utf-8")


def test_the_link_is_copied_and_it_is_said(chromium: Browser, server: str) -> None:
    with visiting(chromium, copies=True) as visit:
        page = visit.page
        visit.go(f"{server}/?dates=2026-01-01&dates=2026-01-31")
        page.get_by_role("button", name="Copy link").click()
        expect(page.locator(".ta-share").get_by_role("status")).to_have_text("Link copied.")
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        page.locator(".st-key-by").get_by_text("Week", exact=True).click()
        page.wait_for_url("**by=Week**")
        page.get_by_role("button", name="Copy link").click()
        page.wait_for_function("navigator.clipboard.readText().then(link => link.endsWith('by=Week'))")


def test_where_the_clipboard_is_closed_the_link_stands_there_selected(chromium: Browser, server: str) -> None:
    with visiting(chromium, width=390) as visit:
        page = visit.page
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        visit.go(f"{server}/about")
        page.get_by_role("button", name="Copy link").click()
        field = page.get_by_label("Link to this view")
        expect(field).to_be_focused()
        assert field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == page.url
        expect(page.locator(".ta-share").get_by_role("status")).to_contain_text("selected")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.keyboard.press("Tab")
        expect(field).to_be_hidden()


def test_a_click_on_the_map_chooses_its_region(chromium: Browser, server: str) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        visit.go(f"{server}/regions?dates=2026-01-01&dates=2026-01-31&map=Russian+MoD%3A+intercepted")
        page.locator(".ta-chart").first.scroll_into_view_if_needed()
        place = page.locator(".ta-chart").first.locator(".scatterlayer .points path").last.bounding_box()
        assert place
        page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.wait_for_url("**region=Sea+of+Azov**")
        expect(page.get_by_role("heading", name="Dossier: Sea of Azov")).to_be_visible()
        assert visit.complaints == []
