"""The chart component in a real Chromium: files opened, keys, light and dark, a bundle that fails, a hundred runs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from charts.theme import PALETTES, Mode
from tests.browser.conftest import SCREENSHOTS, Open, Opened, served
from ui.plot import bundle
from ui.plot.component import javascript

pytestmark = pytest.mark.browser

MONTH = "?dates=2026-01-01&dates=2026-01-31"
SAID = (
    "The two accounts over time",
    "Ukrainian Air Force; Russian Ministry of Defence",
    "1–31 January 2026",
    "Data as of",
    "Petro Ivaniuk",
    "Link: http",
)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def first(view: Opened) -> Locator:
    return view.page.locator(".ta-chart").first


def drawn(page: Page, times: int) -> None:
    page.wait_for_function(f"document.querySelector('.ta-host').dataset.drawn >= {times}")


@pytest.fixture(scope="module")
def menu(chromium: Browser, server: str) -> Page:
    """A dark page with the first chart's menu open."""
    page = chromium.new_context(color_scheme="dark", viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{server}/{MONTH}")
    page.wait_for_selector(".ta-host[data-drawn]", timeout=30_000)
    page.get_by_role("button", name="Download or quote").first.click()
    return page


def saved(menu: Page, words: str, name: str) -> bytes:
    with menu.expect_download(timeout=90_000) as caught:
        menu.locator(".ta-menu").first.get_by_role("button", name=words, exact=True).click()
    assert caught.value.suggested_filename == name
    content = Path(caught.value.path()).read_bytes()
    SCREENSHOTS.mkdir(exist_ok=True)
    (SCREENSHOTS / f"saved-{name}").write_bytes(content)
    return content


@pytest.mark.parametrize(("words", "name", "width"), [("PNG", "both-accounts.png", 1200),
                                                      ("PNG, double size", "both-accounts-2x.png", 2400)])  # fmt: skip
def test_a_png_is_on_white_paper_with_the_accounts_colours_and_words(
    menu: Page, words: str, name: str, width: int
) -> None:
    image = Image.open(io.BytesIO(saved(menu, words, name))).convert("RGB")
    assert image.width == width and image.height > width * 0.7
    assert image.getpixel((4, 4)) == (255, 255, 255)  # though the page is dark
    colours = {colour for _, colour in image.getcolors(1 << 24) or []}
    assert rgb(PALETTES[Mode.LIGHT].accounts["ru_mod"].strong) in colours
    foot = image.crop((0, image.height - image.height // 8, image.width, image.height))
    assert len(foot.getcolors(1 << 24) or []) > 10  # there are words


def test_a_svg_has_title_caption_and_link_as_text(menu: Page) -> None:
    svg = saved(menu, "SVG", "both-accounts.svg").decode()
    for words in SAID:
        assert words in svg
    assert not re.search(r"<image|<script|href=", svg)


def test_a_pdf_has_them_too(menu: Page) -> None:
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(saved(menu, "PDF", "both-accounts.pdf"))).pages
    assert len(pages) == 1
    text = re.sub(r"\s+", " ", pages[0].extract_text())
    for words in SAID:
        assert words in text
    expect(menu.locator(".ta-said").first).to_have_text("both-accounts.pdf was saved.")


def test_csv_and_xlsx_hold_what_is_drawn(menu: Page) -> None:
    table = pd.read_csv(io.BytesIO(saved(menu, "CSV", "both-accounts.csv")))
    assert len(table) == 3 * 31
    assert set(table["caption_period"]) == {"1–31 January 2026"}
    assert table["caption_link"].str.startswith("http").all()
    zero = table[(table["claimant"] == "ru_mod") & (table["date"] == "2026-01-12")].iloc[0]
    silent = table[(table["claimant"] == "ru_mod") & (table["date"] == "2026-01-09")].iloc[0]
    assert zero["value"] == 0 and pd.isna(silent["value"]) and silent["days_silent"] == 1
    book = openpyxl.load_workbook(io.BytesIO(saved(menu, "XLSX", "both-accounts.xlsx")))
    head, *rows = book["data"].iter_rows(values_only=True)
    assert [row[head.index("value")] for row in rows] == [None if pd.isna(value) else value for value in table["value"]]
    about = dict(book["about"].iter_rows(values_only=True))
    assert about["Claimed by"] == "Ukrainian Air Force; Russian Ministry of Defence" and about["Link"].startswith(
        "http"
    )


def test_the_page_works_from_a_disk_and_asks_nobody(menu: Page, chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "chart.html"
    file.write_bytes(saved(menu, "Interactive HTML", "both-accounts.html"))
    context = chromium.new_context(offline=True, viewport={"width": 390, "height": 800})
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(file.as_uri())
    page.wait_for_selector("#chart .main-svg")
    assert page.locator("#chart .bars path").count() > 60
    assert "Claimed by Ukrainian Air Force" in page.locator("body").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert ([url for url in asked if not url.startswith(("file:", "data:", "blob:"))], complaints) == ([], [])
    context.close()


def test_the_quote_names_claimants_link_and_date(menu: Page) -> None:
    menu.locator(".ta-menu").first.get_by_role("button", name="Quote").click()
    words = menu.get_by_label("Quote").first.input_value()
    assert "according to the Ukrainian Air Force" in words and "according to the Russian MoD" in words
    assert "1–31 January 2026" in words and menu.url in words
    assert re.search(r"read on \d+ \w+ \d{4} \(data: ", words)


def test_switches_are_drawn_at_once_and_kept_in_the_address(open_page: Open) -> None:
    view = open_page(MONTH)
    page, chart = view.page, first(view)
    page.evaluate("window.before = document.querySelector('.js-plotly-plot')")
    chart.get_by_label("logarithmic scale").check()
    chart.get_by_label("7-day mean").uncheck()
    chart.get_by_label("Russian MoD, intercepted").uncheck()
    page.wait_for_url("**without-ru_mod.intercepted**")
    words = parse_qs(urlsplit(page.url).query)["both-accounts"]
    assert words == ["log", "no-mean", "without-ru_mod.intercepted"]
    shown = """expected => { const plot = document.querySelector('.js-plotly-plot');
        return plot?._fullLayout && JSON.stringify([plot._fullLayout.yaxis.type, plot._fullData.filter(
            (trace) => trace.visible === true && trace.meta?.measure).map((trace) => trace.name)]) === expected; }"""
    expected = '["log",["Ukrainian Air Force, launched","Ukrainian Air Force, neutralised"]]'
    page.wait_for_function(shown, arg=expected)
    assert page.evaluate("window.before === document.querySelector('.js-plotly-plot')")  # nothing was built anew
    expect(chart.locator(".ta-scale")).to_contain_text("do not start at zero")
    other = open_page(f"?{urlsplit(page.url).query}")
    other.page.wait_for_function(shown, arg=expected)
    assert view.complaints == other.complaints == []
    page.go_back()
    expect(chart.get_by_label("Russian MoD, intercepted")).to_be_checked()


def test_the_table_comes_on_request_and_follows_the_filters(open_page: Open) -> None:
    view = open_page(MONTH)
    chart = first(view)
    chart.get_by_role("button", name="Show the numbers").click()
    expect(chart.locator(".ta-table tbody tr")).to_have_count(93)
    silent = chart.locator("tr", has_text="2026-01-09").filter(has_text="ru_mod")
    expect(silent.locator("td").nth(3)).to_have_text("–")
    view.page.locator(".st-key-preset").get_by_text("30 days", exact=True).click()
    expect(chart.locator(".ta-table tbody tr")).to_have_count(90)
    chart.get_by_role("button", name="Hide the numbers").click()
    expect(chart.locator(".ta-table")).to_be_hidden()


def test_a_chart_can_be_read_and_used_by_keyboard_alone(open_page: Open) -> None:
    view = open_page(MONTH)
    page, chart = view.page, first(view)
    assert chart.locator(".ta-plot").get_attribute("role") == "img"
    assert "The Russian MoD stated" in (chart.locator(".ta-plot").get_attribute("aria-label") or "")
    chart.locator(".ta-stage").focus()
    spoken = chart.locator(".ta-unseen")
    for key, day in (("ArrowRight", 1), ("ArrowRight", 2), ("End", 31), ("ArrowLeft", 30)):
        page.keyboard.press(key)
        expect(spoken).to_contain_text(re.compile(rf"^{day} January 2026: "))
        expect(spoken).to_contain_text("launched")
    page.keyboard.press("ArrowDown")
    expect(spoken).to_contain_text("intercepted")
    page.keyboard.press("Escape")
    expect(spoken).to_be_empty()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chart.get_by_role("button", name="SVG")).to_be_visible()
    page.keyboard.press("Escape")
    expect(chart.get_by_role("button", name="SVG")).to_be_hidden()
    expect(chart.get_by_role("button", name="Download or quote")).to_be_focused()


def test_light_and_dark_change_under_an_open_page(open_page: Open) -> None:
    view = open_page(MONTH)
    page = view.page
    paper = "document.querySelector('.js-plotly-plot')._fullLayout.paper_bgcolor"
    for scheme in (Mode.DARK, Mode.LIGHT):
        page.emulate_media(color_scheme=scheme.value)
        page.wait_for_function(f"{paper} === '{PALETTES[scheme].paper}'")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{paper} === '{PALETTES[Mode.DARK].paper}'")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function(f"{paper} === '{PALETTES[Mode.LIGHT].paper}'")  # ink is for paper
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"{paper} === '{PALETTES[Mode.DARK].paper}'")


def test_a_chart_takes_the_width_that_there_is(open_page: Open) -> None:
    view = open_page(MONTH)
    for width in (700, 390, 1400):
        view.page.set_viewport_size({"width": width, "height": 900})
        view.page.wait_for_function(
            """() => { const plot = document.querySelector('.js-plotly-plot');
            return Math.abs(plot.querySelector('.main-svg').clientWidth - plot.clientWidth) < 2 }"""
        )
        assert view.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("answer", ["nothing", "something else"])
def test_without_its_program_a_chart_says_so_and_opens_the_table(chromium: Browser, server: str, answer: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route(
        "**/app/static/**", lambda route: route.abort() if answer == "nothing" else route.fulfill(body="let nothing;")
    )
    page.goto(f"{server}/{MONTH}")
    chart = page.locator(".ta-chart").first
    expect(chart.get_by_role("alert")).to_contain_text("cannot be drawn", timeout=30_000)
    expect(chart.locator(".ta-table tbody tr")).to_have_count(93, timeout=45_000)  # it is asked for up to four times
    expect(chart.locator(".ta-words")).to_contain_text("The Russian MoD stated")
    context.close()


def test_clicks_and_keys_reach_python_once(chromium: Browser, store: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route(
        "**/app/static/**", lambda route: route.fulfill(path=bundle.STATIC / route.request.url.rsplit("/", 1)[1])
    )
    with served(store, "tests/browser/clickable.py") as address:
        page.goto(address)
        page.wait_for_selector(".ta-host[data-drawn]", timeout=30_000)
        area = page.locator(".nsewdrag").bounding_box()
        assert area
        for across, down, said in ((0.75, 0.9, "RU-BEL, B, 2"), (0.7, 0.2, "UA-51, C, None")):
            at = area["x"] + area["width"] * across, area["y"] + area["height"] * down
            page.mouse.move(*at)
            page.mouse.click(*at)
            expect(page.get_by_text(said)).to_be_visible()
        page.locator(".ta-stage").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.get_by_text("RU-BEL, A, 1")).to_be_visible()
        page.get_by_role("button", name="Show the numbers").click()  # runs the chart alone, without a click
        expect(page.locator(".ta-table tbody tr")).to_have_count(2)
    context.close()


OVERTAKEN = """async ([code, data]) => {
    const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    const parentElement = document.createElement("div");
    parentElement.innerHTML = '<div class="ta-host"></div>';
    document.body.append(parentElement);
    const pause = () => new Promise((done) => setTimeout(done, 100));
    const show = () => module.default({ data, parentElement, setTriggerValue: () => {} });
    const overtaken = show();
    const plot = parentElement.querySelector(".ta-plot");
    const last = show();
    while (!plot._fullLayout) await pause();
    const stands = [];
    for (const leave of [overtaken, last]) {
        leave();
        await pause();
        stands.push(Boolean(plot._fullLayout));
    }
    parentElement.remove();
    last();
    await pause();
    return [...stands, Boolean(plot._fullLayout)];
}"""


IN_VIEW_FIRST = """async ([code, data]) => {
    const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    const drawn = [];
    for (const [name, top] of [["below", "300vh"], ["further below", "600vh"], ["in view", "0"]]) {
        const parentElement = document.createElement("div");
        parentElement.innerHTML = '<div class="ta-host"></div>';
        parentElement.style = `position: absolute; width: 300px; top: ${top}`;
        document.body.append(parentElement);
        module.default({ data, parentElement, setTriggerValue: () => {} });
        new MutationObserver(() => drawn.push(name)).observe(parentElement.firstChild,
            { attributes: true, attributeFilter: ["data-drawn"] });
    }
    while (drawn.length < 3) await new Promise((done) => setTimeout(done, 20));
    return drawn;
}"""


def chart_data() -> dict[str, object]:
    """What the browser is told of a chart of two points."""
    words = {"title": "A chart", "summary": "In words.", "caption": [], "data_date": "", "note": "", "height": 300}
    return {
        **words,
        "figure": '{"data": [{"y": [1, 2]}], "layout": {}}',
        "palette": {},
        "switches": {"log": {}, "lifted": [], "series": [], "means": [], "said": {}},
        "bundle": f"/{bundle.address()}",
        "chosen": {"log": False, "mean": True, "off": []},
        "chosen_at": None,
        "table": None,
        "file": None,
        "clickable": False,
    }


@pytest.fixture
def bare_page(chromium: Browser, server: str) -> Iterator[Page]:
    """A page of the server that shows nothing."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server}/_stcore/health")
    yield page
    context.close()


def test_a_run_that_is_overtaken_tears_nothing_down_and_leaving_the_page_does(bare_page: Page) -> None:
    assert bare_page.evaluate(OVERTAKEN, [javascript(), chart_data()]) == [True, True, False]


def test_what_is_in_view_is_drawn_first(bare_page: Page) -> None:
    assert bare_page.evaluate(IN_VIEW_FIRST, [javascript(), chart_data()]) == ["in view", "below", "further below"]


def test_a_hundred_runs_leave_nothing_behind(open_page: Open) -> None:
    view = open_page(MONTH)
    page = view.page
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")

    def counted() -> dict[str, float]:
        devtools.send("HeapProfiler.collectGarbage")
        numbers = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
        return {name: numbers[name] for name in ("Nodes", "JSEventListeners", "JSHeapUsedSize")}

    def run(times: int) -> None:
        for turn in range(times):
            label, is_shown = ("Week", "bars < 10") if turn % 2 == 0 else ("Day", "bars > 20")
            page.locator(".st-key-by").get_by_text(label, exact=True).click()
            bars = "document.querySelector('.js-plotly-plot').data[0].x.length"
            page.wait_for_function(f"(bars => {is_shown})({bars})")

    run(10)  # caches are filled
    page.evaluate("window.before = document.querySelector('.js-plotly-plot')")
    before = counted()
    run(100)
    after = counted()
    assert page.evaluate("window.before === document.querySelector('.js-plotly-plot')")
    assert page.locator(".js-plotly-plot").count() == page.locator(".ta-chart").count() == 4
    assert after["Nodes"] < before["Nodes"] * 1.15
    assert after["JSEventListeners"] < before["JSEventListeners"] * 1.15
    assert after["JSHeapUsedSize"] < before["JSHeapUsedSize"] * 1.3
    assert view.complaints == []
