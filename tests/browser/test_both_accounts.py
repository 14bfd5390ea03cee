"""The page in a real Chromium: phone and desktop, light and dark, links, downloads, labels."""

from __future__ import annotations

import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from charts.theme import PALETTES, Mode
from tests.browser.conftest import SCREENSHOTS, Open, served
from tests.charts.colours import contrast

pytestmark = pytest.mark.browser

WIDTHS = {"desktop": 1400, "phone": 390}


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def hexed(css: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", css)[:3])


def full_height(page: Page, width: int) -> None:
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": height + 20})
    page.wait_for_timeout(500)


@pytest.mark.parametrize("scheme", Mode)
@pytest.mark.parametrize("device", WIDTHS)
def test_the_page_fits_and_is_quiet(open_page: Open, device: str, scheme: Mode, server: str) -> None:
    width = WIDTHS[device]
    view = open_page(width=width, scheme=scheme)
    page = view.page
    full_height(page, width)
    SCREENSHOTS.mkdir(exist_ok=True)
    image = page.screenshot(path=SCREENSHOTS / f"both-accounts-{device}-{scheme}.png")
    assert view.complaints == []
    assert view.hosts == {server.removeprefix("http://")}  # no request leaves the machine
    wide = page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)"
    )
    assert max(wide) <= width
    if device == "phone":  # what a finger must hit is large enough
        targets = page.locator(".ta-tools button, .ta-switches label, .st-key-preset button, .st-key-by button")
        assert targets.count() > 9
        assert min(targets.evaluate_all("all => all.map(target => target.offsetHeight)")) >= 44
    chosen = page.locator("[data-testid=stMultiSelect] [data-tag]").first
    written, under = chosen.evaluate("tag => [getComputedStyle(tag).color, getComputedStyle(tag).backgroundColor]")
    assert contrast(hexed(written), hexed(under)) >= 4.5
    # Chart and page stand on the same paper, the mode's.
    shot = Image.open(io.BytesIO(image)).convert("RGB")
    plot = page.locator(".js-plotly-plot").first.bounding_box()
    assert plot
    corner = (round(plot["x"] + plot["width"] - 3), round(plot["y"] + 3))
    assert shot.getpixel((5, 5)) == shot.getpixel(corner) == rgb(PALETTES[scheme].paper)
    colours = {colour for _, colour in shot.getcolors(1 << 24) or []}
    for account in ("ua_air_force", "ru_mod"):
        assert rgb(PALETTES[scheme].accounts[account].strong) in colours


@pytest.mark.parametrize("device", WIDTHS)
def test_no_word_of_a_chart_is_cut(open_page: Open, device: str) -> None:
    page = open_page("?dates=2024-11-01&dates=2026-02-28", width=WIDTHS[device]).page
    overflowing = page.evaluate(
        """[...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
            const frame = plot.getBoundingClientRect();
            return [...plot.querySelectorAll('text')].filter(word => word.textContent.trim()).filter(word => {
                const box = word.getBoundingClientRect();
                return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
            }).map(word => word.textContent);
        })"""
    )
    assert overflowing == []


def test_filters_write_the_address_and_a_fresh_browser_reads_it(open_page: Open) -> None:
    view = open_page()
    page = view.page
    page.locator(".st-key-preset").get_by_text("2025", exact=True).click()
    expect(page.get_by_role("heading", name="1 January – 31 December 2025")).to_be_visible()
    page.get_by_label("Regions and seas").click()
    page.get_by_role("option", name="Belgorod Oblast").click()
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stMetricValue]").first).to_have_text("–")
    page.locator(".st-key-by").get_by_text("Week", exact=True).click()
    page.wait_for_url("**by=Week**")
    view.settle()
    assert query(page) == {"dates": ["2025-01-01", "2025-12-31"], "region": ["Belgorod Oblast"], "by": ["Week"]}
    other = open_page("?" + urlsplit(page.url).query)
    assert other.numbers() == view.numbers()
    assert query(other.page) == query(page)
    assert other.page.locator("h2").all_inner_texts() == page.locator("h2").all_inner_texts()
    for undone in ("by=", "region=", "dates="):  # one choice after the other
        page.go_back()
        page.wait_for_url(lambda address, undone=undone: undone not in address)  # type: ignore[misc]
    expect(page.get_by_role("heading", name="3 November 2025 – 31 January 2026")).to_be_visible()
    expect(page.locator("[data-testid=stMetricValue]").first).not_to_have_text("–")


def test_a_fresh_servers_first_deep_link_goes_through_the_door(open_page: Open, store: str) -> None:
    with served(store) as address:
        view = open_page("?dates=2026-01-26&dates=2026-01-26&region=Krasnodar+Krai", at=address)
        expect(view.page).to_have_title("Two Accounts")  # app.py sets it
        assert view.page.locator("[data-testid=stSidebarNav]").count() == 0
        assert view.numbers() == ["–", "–", "34"]
        assert view.complaints == []


def test_the_label_of_a_day_tells_both_accounts_and_a_silent_day_its_silence(open_page: Open) -> None:
    page = open_page("?dates=2026-01-07&dates=2026-01-13").page
    plot = page.locator(".js-plotly-plot").first
    plot.scroll_into_view_if_needed()
    area = plot.locator(".nsewdrag").first.bounding_box()
    assert area
    for place, expected in ((5.5, "12 January 2026"), (2.5, "9 January 2026")):
        page.mouse.move(area["x"] + area["width"] * place / 7, area["y"] + area["height"] / 2)
        label = plot.locator(".hoverlayer .legend, .hoverlayer .hovertext").first
        expect(label).to_contain_text(expected)
        said = label.inner_text() if label.evaluate("e => !!e.innerText") else label.text_content() or ""
        assert "Ukrainian Air Force" in said and "Russian MoD" in said
        assert ("no statement held" in said) == (expected == "9 January 2026")
        assert ("intercepted: 0" in said) == (expected == "12 January 2026")
