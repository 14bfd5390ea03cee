"""Every page for everyone: phone and desktop, light and dark, fingers, screen readers, paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect
from pypdf import PdfReader

from charts.theme import Mode
from tests.browser.axe import findings
from tests.browser.conftest import SCREENSHOTS
from tests.browser.rooms import ROOMS, Room, Visit, settled, visiting

pytestmark = pytest.mark.browser

WIDTHS = {"desktop": 1400, "phone": 390}

SMALL = """() => {
    const unseen = (e) => {
        for (let up = e, steps = 0; up && steps < 4; up = up.parentElement, steps += 1) {
            const style = getComputedStyle(up);
            if (style.visibility === "hidden" || style.clipPath !== "none" || up.ariaHidden === "true") return true;
        }
        return e.getBoundingClientRect().right < 0;  // the closed menu
    };
    // A link within a line of text is as high as the line; a field of many parts is one target, measured as a whole.
    const parts = '[data-testid=stDateInputField] [role=spinbutton], [data-testid=stMultiSelectTagsContainer] > input';
    const targets = 'a[href], button, input, select, textarea, summary, label:has(input), [role=switch], '
        + '[role=radio], [data-testid=stDateInputField], '
        + '[data-testid=stMultiSelect] .react-aria-ComboBox > [role=group]';
    return [...document.querySelectorAll(targets)].filter(e => {
        const box = e.getBoundingClientRect();
        const inside = (e.tagName === "A" && getComputedStyle(e).display === "inline") || e.matches(parts)
            || (e.tagName === "INPUT" && e.closest("label")) || e.closest("[data-testid=stSkipToContent]");
        return box.width && box.height && !inside && !unseen(e) && Math.min(box.width, box.height) < 43.9;
    }).map(e => `${e.outerHTML.slice(0, 120)}: ${Math.round(e.offsetWidth)} x ${Math.round(e.offsetHeight)}`);
}"""

UNNAMED = """() => [...document.querySelectorAll('button, input, select, textarea, [role=combobox], [role=switch]')]
    .filter(e => !e.closest('[aria-hidden=true]') && e.getBoundingClientRect().width)
    .filter(e => !(e.ariaLabel || e.innerText || e.labels?.length || e.getAttribute('aria-labelledby') || e.title))
    .map(e => e.outerHTML.slice(0, 150))"""

FOCUSED = """() => {
    const e = document.activeElement;
    return (e.ariaLabel || e.innerText || e.closest("label")?.innerText || "").trim();
}"""

LOOKS = [(room, device, scheme) for device in WIDTHS for scheme in Mode for room in ROOMS]


def left_of(page: Page, script: str) -> list[str]:
    """What a script finds on the page, once it finds nothing or when there is no more patience."""
    with suppress(TimeoutError):
        page.wait_for_function(f"!({script})().length", timeout=5_000)
    return list(page.evaluate(script))


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0].name}-{look[1]}-{look[2].value}")
def look(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[tuple[Room, str, Visit]]:
    """A page, how it is looked at, and the tab that shows it."""
    room, device, scheme = request.param
    with visiting(chromium, width=WIDTHS[device], scheme=scheme.value) as visit:
        visit.go(f"{server}/{room.address}")
        yield room, f"{device}-{scheme.value}", visit


def test_a_page_fits_is_quiet_and_asks_nobody_else(look: tuple[Room, str, Visit], server: str) -> None:
    room, device, visit = look
    page, width = visit.page, visit.page.viewport_size["width"]  # type: ignore[index]
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    boxes = "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
    assert max(page.evaluate(f"{boxes}.map(e => e.scrollWidth)")) <= width
    height = page.evaluate(f"{boxes}[1].scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height + 20, 12_000)})
    settled(page)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{room.name}-{device}.png")
    page.set_viewport_size({"width": width, "height": 900})
    assert visit.complaints == []
    assert visit.hosts == {server.removeprefix("http://")}


def test_axe_finds_nothing_serious(look: tuple[Room, str, Visit]) -> None:
    settled(look[2].page)
    assert findings(look[2].page) == []


def test_each_control_has_a_name_and_room_for_a_finger(look: tuple[Room, str, Visit]) -> None:
    _, device, visit = look
    settled(visit.page)
    assert left_of(visit.page, UNNAMED) == []
    if device.startswith("phone"):
        assert left_of(visit.page, SMALL) == []


def test_paper_has_the_whole_page_and_no_controls(look: tuple[Room, str, Visit]) -> None:
    room, device, visit = look
    if device != "desktop-light":
        return  # paper is the same for all
    page = visit.page
    heads = page.locator("h2").all_inner_texts()
    page.emulate_media(media="print")
    shown = page.locator(".st-key-filters, .st-key-share, .ta-tools, .ta-switches, [data-testid=stHeader]")
    for place in range(shown.count()):
        expect(shown.nth(place)).to_be_hidden()
    content = page.pdf(format="A4")
    (SCREENSHOTS / f"{room.name}-printed.pdf").write_bytes(content)
    words = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(content)).pages)
    assert [head for head in heads if "".join(head.split()) not in words] == []


def test_a_page_is_used_by_keyboard_alone(chromium: Browser, server: str) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        visit.go(f"{server}/{ROOMS[0].address}")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
        seen = []
        for _ in range(60):
            page.keyboard.press("Tab")
            seen.append(page.evaluate(FOCUSED))
            if seen[-1] == "Download or quote":
                break
        assert seen[-1] == "Download or quote"
        for name in ("One night", "Copy link", "30 days", "day, Period start date", "Regions and seas", "Accounts"):
            assert name in seen
        assert seen.index("Copy link") < seen.index("30 days")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="SVG").first).to_be_visible()
