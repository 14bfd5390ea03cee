"""The page "Add a statement" in a real Chromium: pasted markup does nothing, all is reached by keyboard, all fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from charts.theme import PALETTES, Mode
from tests.browser.conftest import SCREENSHOTS, Opened
from tests.browser.test_both_accounts import full_height, hexed
from tests.charts.colours import contrast

pytestmark = pytest.mark.browser

REPORT = (
    "В период с 23.00 мск 25 января до 7.00 мск 26 января сбиты 40 украинских беспилотных летательных аппаратов: "
    "34 – над территорией Краснодарского края, 6 – над акваторией Азовского моря."
)
NASTY = (
    "<script>document.title = 'run'</script> \u202e",
    "<img src=x onerror=\"document.title = 'run'\">",
    "<img src='http://192.0.2.7/a.png'>![b](http://192.0.2.7/b.png)",
    "<a href='javascript:alert()'>here</a><style>body { display: none }</style>",
)


class Add(Opened):
    """The page, opened and settled."""

    def settle(self) -> None:
        expect(self.page.get_by_role("heading", name="Keep it")).to_be_visible(timeout=30_000)
        self.quiet()

    def quiet(self) -> None:
        self.page.wait_for_timeout(300)
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
        self.page.wait_for_timeout(400)

    def hand_in(self, text: str) -> None:
        page = self.page
        page.get_by_label("The statement’s words").fill(text)
        page.get_by_label("Published on").first.get_by_role("spinbutton").first.click()
        page.keyboard.type("26012026")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_role("heading", name="What was read")).to_be_visible(timeout=30_000)
        self.quiet()


@pytest.fixture
def opened(chromium: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Add]:
    width, scheme = getattr(request, "param", (1400, Mode.LIGHT))
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        has_touch=width < 500,
    )
    view = Add(context.new_page())
    view.page.on("request", lambda asked: view.hosts.add(asked.url.split("/")[2]) if "://" in asked.url else None)
    view.page.on("dialog", lambda dialog: (view.complaints.append(dialog.message), dialog.dismiss()))
    view.page.on("pageerror", lambda error: view.complaints.append(str(error)))
    view.page.goto(server)  # see .make/serve.py on a fresh server's first deep link
    view.page.get_by_role("heading", level=1).first.wait_for(timeout=90_000)
    view.page.goto(f"{server}/add")
    view.settle()
    yield view
    context.close()


@pytest.mark.parametrize("nasty", NASTY)
def test_pasted_markup_does_nothing(opened: Add, server: str, nasty: str) -> None:
    page = opened.page
    opened.hand_in(f"{nasty} {REPORT}")
    assert page.title() != "run" and opened.complaints == []
    assert {host for host in opened.hosts if host} == {server.removeprefix("http://")}
    words = page.locator(".ta-text")
    expect(words).to_be_visible()
    assert words.locator("script, img, a, style").count() == 0
    assert words.inner_text().startswith(nasty.replace("\u202e", "⟨U+202E⟩"))
    assert words.locator("mark").all_inner_texts() == ["40", "34", "6"]
    assert page.url.endswith("/add")  # nothing of it in the address


@pytest.mark.parametrize(
    "opened",
    [(width, scheme) for width in (1400, 390) for scheme in Mode],
    indirect=True,
    ids=["desktop-light", "desktop-dark", "phone-light", "phone-dark"],
)
def test_the_page_fits_and_can_be_read(opened: Add, request: pytest.FixtureRequest) -> None:
    page = opened.page
    opened.hand_in(REPORT)
    width, scheme = request.node.callspec.params["opened"]
    full_height(page, width)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"add-{width}-{scheme}.png")
    wide = page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)"
    )
    assert max(wide) <= width and opened.complaints == []
    palette = PALETTES[scheme]
    mark = page.locator(".ta-text mark").first
    ink, shade = mark.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert hexed(shade) == palette.shade and contrast(hexed(ink), hexed(shade)) > 7
    button = page.get_by_role("button", name="Read it")
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    written, under = button.evaluate(
        "one => [getComputedStyle(one.querySelector('p') ?? one).color, getComputedStyle(one).backgroundColor]"
    )
    assert contrast(hexed(written), hexed(under)) > 4.5
    if width < 500:
        assert button.evaluate("one => one.offsetHeight") >= 44


def test_everything_is_reached_by_keyboard_and_has_a_name(opened: Add) -> None:
    page = opened.page
    page.get_by_label("The statement’s words").focus()
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(named(page))
        if "Read it" in reached[-1]:
            break
    assert "Read it" in reached[-1]
    assert all(reached), reached


def named(page: Page) -> str:
    """What a screen reader is told of the element that has the focus."""
    return str(
        page.evaluate(
            """() => {
                const one = document.activeElement;
                const ids = (one.getAttribute('aria-labelledby') ?? '').split(' ');
                const words = ids.map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();
                return one.getAttribute('aria-label') || words || one.labels?.[0]?.textContent || one.innerText || '';
            }"""
        )
    )
