"""How long a reader waits: python benchmarks/screen.py [TIMES]. Chromium drives every page and two plain ones beside.

For each page: the first chart in a cold browser (a Chromium of its own each time), and a changed filter until the page
is redrawn, of which the server's share is what a client that draws nothing waits for (`benchmarks.wire`), and the
queries' share what the questions to the ledger take for a period that no cache knows. Medians of TIMES (7), rounds in
turn, so that a busy moment of the machine falls on all alike. The plain pages show the same data (benchmarks/plain).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.bench import free_port  # noqa: E402
from benchmarks.wire import server_ms  # noqa: E402

PLAIN = ROOT / "benchmarks" / "plain"
WITH_DASH = ROOT / ".cache" / "bench" / "bin" / "python"
"""The Python of the environment that `make bench` sets up."""

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

FIRST_OF_STREAMLIT = 0.85
"""Of a plain Streamlit page's first chart, the share that ours may take."""
REDRAWN_S = 0.35
SERVER_MS = 120
QUERIES_MS = 50

# When the first marks of a chart stood, by the page's own clock, looked for at each frame.
WATCH = """
window.__drawn = () => document.querySelector('.js-plotly-plot .main-svg .trace path, .js-plotly-plot .main-svg image');
const look = () => {
    if (window.__first === undefined && window.__drawn()) window.__first = performance.now();
    requestAnimationFrame(look);
};
look();
"""

# From the click to the last change of what is in view, seen once nothing has changed for a while: what lies below is
# drawn later on purpose, and nobody waits for it. What is added counts where it stands, not where its block begins;
# what a canvas holds (a table's cells, for screen readers) is never seen. Where a change was is asked only afterwards:
# to ask for a place makes the browser lay the page out, which would be timed with the rest.
REDRAW = """async (quiet) => {
    const start = performance.now();
    const changes = [];
    let last = start;
    const seen = new MutationObserver((all) => {
        last = performance.now();
        changes.push([last, all.flatMap(({ target, addedNodes }) => (addedNodes.length ? [...addedNodes] : [target]))]);
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true,
        attributes: true, attributeFilter: ['d', 'transform', 'data-drawn'] });
    document.querySelector('[data-bench]').click();
    while (performance.now() - Math.max(last, start + 250) < quiet) await new Promise((done) => setTimeout(done, 10));
    seen.disconnect();
    const inView = (target) => {
        const element = target.nodeType === 1 ? target : target.parentElement;
        if (!element || element.closest('canvas, [data-testid=stStatusWidget], [data-testid=stToolbar]')) return false;
        const { top, bottom } = (element.closest('.js-plotly-plot') ?? element).getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
    };
    return (changes.findLast(([, targets]) => targets.some(inView))?.[0] ?? start) - start;
}"""


PRESETS = ("text=/^2025$/", "text=/^All$/")
"""The controls whose clicks change the filter to and fro."""
PAGES = {
    "both accounts": ("/", PRESETS),
    "one night": ("/night?date=2026-01-26", ("text=/^Next/", "text=/^Previous/")),
    "regions": ("/regions", PRESETS),
    "weapons": ("/weapons", PRESETS),
    "patterns": ("/patterns", PRESETS),
    "data": ("/data", PRESETS),
}
"""Our pages with a filter: address and controls."""


@contextmanager
def server(command: list[str], port: int, url: str) -> Iterator[None]:
    """A server of a page, ended with the block, answering when the block begins."""
    settings = {"DATABASE_URL": url, "PYTHONPATH": str(ROOT), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, **quiet)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def streamlit(script: str | Path, port: int) -> list[str]:
    """The command that serves a script."""
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    return [sys.executable, "-m", "streamlit", "run", str(script), *options, "--browser.gatherUsageStats=false"]


@contextmanager
def opened(playwright: Playwright, address: str) -> Iterator[Page]:
    """A page in a Chromium that has seen nothing before."""
    from ui.images import browser as chromium

    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    try:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.add_init_script(WATCH)
        page.goto(address)
        yield page
    finally:
        browser.close()


def first_chart_s(page: Page) -> float:
    """Seconds from the navigation to the first chart; to the first table where a page has no chart."""
    page.wait_for_function(
        "window.__first !== undefined || document.querySelector('[data-testid=stDataFrame] canvas')", timeout=60_000
    )
    return float(page.evaluate("window.__first ?? performance.now()")) / 1000


def redrawn(page: Page, control: str) -> float:
    """Seconds from a click to the redrawn page."""
    page.evaluate("document.querySelector('[data-bench]')?.removeAttribute('data-bench')")
    page.locator(control).first.evaluate("found => found.setAttribute('data-bench', '')")
    return float(page.evaluate(REDRAW, 500)) / 1000


def queries_ms(path: str, times: int) -> float:
    """Milliseconds that a page's questions to the ledger take in a run, for periods that no cache knows."""
    from streamlit.testing.v1 import AppTest

    from ui import cached

    spent: list[float] = []

    def timed(question: Any) -> Any:
        def asked(*args: Any, **details: Any) -> Any:
            start = time.perf_counter()
            answer = question(*args, **details)
            spent.append(time.perf_counter() - start)
            return answer

        return asked

    questions = dict(cached.QUESTIONS)
    cached.QUESTIONS.update({name: timed(question) for name, question in questions.items()})
    took = []
    try:
        for turn in range(times + 1):
            app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
            app.query_params["dates"] = ["2022-10-01", f"2026-03-{turn + 1:02}"]
            app.query_params["date"] = f"2026-01-{turn + 1:02}"
            if path != "both_accounts":
                app.run()  # another page cannot be the first
                app.query_params["dates"] = ["2022-11-01", f"2026-03-{turn + 1:02}"]
                app.switch_page(f"pages/{path}/page.py")
            spent.clear()
            app.run()
            took.append(1000 * sum(spent))
    finally:
        cached.QUESTIONS.update(questions)
    return median(took[1:])  # the first also opens the store


def measure(times: int, url: str) -> dict[str, dict[str, list[float]]]:
    """Every page's seconds, and the milliseconds of its server, by page and what was measured."""
    ports = {name: free_port() for name in ("ours", "plain Streamlit", "plain Dash")}
    commands = {
        "ours": streamlit("app.py", ports["ours"]),
        "plain Streamlit": streamlit(PLAIN / "streamlit_page.py", ports["plain Streamlit"]),
        "plain Dash": [str(WITH_DASH), str(PLAIN / "dash_page.py"), str(ports["plain Dash"])],
    }
    shown = {name: (f"http://127.0.0.1:{ports[name]}/", PRESETS) for name in commands if name != "ours"}
    shown |= {name: (f"http://127.0.0.1:{ports['ours']}{path}", controls) for name, (path, controls) in PAGES.items()}
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with ExitStack() as stack:
        for name, command in commands.items():
            stack.enter_context(server(command, ports[name], url))
        for name, (path, _) in PAGES.items():
            found[name]["server"].append(server_ms(ports["ours"], path.partition("?")[0].strip("/"), times))
        playwright = stack.enter_context(sync_playwright())
        for turn in range(times + 1):  # the first round warms the servers
            for name, (address, controls) in shown.items():
                print(f"  round {turn} of {times}: {name}          ", end="\r", file=sys.stderr, flush=True)
                with opened(playwright, address) as page:
                    first = first_chart_s(page)
                    page.wait_for_timeout(1500)
                    changes = [redrawn(page, control) for control in controls]
                if turn:
                    found[name]["first"].append(first)
                    found[name]["redrawn"] += changes
    return found


def table(found: dict[str, dict[str, list[float]]], queries: dict[str, float]) -> list[str]:
    """What was measured as lines of text, what is outside its bound marked."""
    streamlit_first = median(found["plain Streamlit"]["first"])
    dash_redrawn = median(found["plain Dash"]["redrawn"])
    lines = [f"{'page':<18}{'first chart':>12}{'of plain':>10}{'redrawn':>10}{'server':>10}{'queries':>10}"]
    shown = sorted(found.items(), key=lambda item: item[0] in PAGES)  # the plain ones first
    for name, measured in shown:
        first, again = median(measured["first"]), median(measured["redrawn"])
        asked, served = queries.get(name), measured.get("server", [None])[0]
        outside = [
            words
            for is_out, words in (
                (first > FIRST_OF_STREAMLIT * streamlit_first, "first chart"),
                (again > min(REDRAWN_S, dash_redrawn), "redrawn"),
                (served is not None and served > SERVER_MS, "server"),
                (asked is not None and asked > QUERIES_MS, "queries"),
            )
            if is_out and name in PAGES
        ]
        marked = f"  OUTSIDE: {', '.join(outside)}" if outside else ""
        numbers = "".join(f"{'' if one is None else f'{one:.0f} ms':>10}" for one in (served, asked))
        lines.append(f"{name:<18}{first:>10.2f} s{first / streamlit_first:>10.2f}{again:>8.2f} s{numbers}{marked}")
    return lines


def main(times: int = 7) -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory(prefix="two-accounts-screen-") as folder:
        url = f"sqlite:///{folder}/ledger.sqlite"
        os.environ["DATABASE_URL"] = url
        from db.bundle import ensure_store
        from db.engine import writing_engine

        engine = writing_engine(url)
        ensure_store(engine)
        engine.dispose()
        queries = {name: queries_ms(name.replace(" ", "_").removeprefix("one_"), times) for name in PAGES}
        print("\n".join(table(measure(times, url), queries)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
