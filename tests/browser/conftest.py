"""One server and one Chromium for all browser tests; a fresh context for each page opened."""

from __future__ import annotations

import os
import runpy
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.screens import full_store
from ui.images import browser as find_browser

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "screenshots"
START = str(runpy.run_path(str(ROOT / ".make" / "serve.py"))["START"])

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(store: str, script: str = "app.py", log: Path | None = None) -> Iterator[str]:
    """A server of the dashboard over `store`, as its address; it has answered nothing but its health yet.

    It starts as `make run` starts it. What it complains of goes to `log`.
    """
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        START,
        "run",
        script,
        f"--server.port={port}",
        "--server.address=127.0.0.1",
    ]
    with Path(log or os.devnull).open("wb") as said:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": store, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(server, f"{address}/_stcore/health")
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(server: subprocess.Popen[bytes], health: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended before it answered"
        with suppress(OSError), urllib.request.urlopen(health, timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    pytest.fail("the server did not answer within a minute")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return full_store(tmp_path_factory)


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def server(store: str, server_log: Path) -> Iterator[str]:
    with served(store, log=server_log) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in a context of its own, with what it complained of and whom it asked."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def settle(self) -> None:
        """Wait until the charts stand and the server has finished the run."""
        self.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=30_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
        self.page.wait_for_timeout(400)

    def numbers(self) -> list[str]:
        return self.page.locator("[data-testid=stMetricValue]").all_inner_texts()


Open = Callable[..., Opened]


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator[Open]:
    contexts = []

    def opened(query: str = "", *, width: int = 1400, scheme: str = "light", at: str = server) -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            has_touch=width < 500,
        )
        contexts.append(context)
        view = Opened(context.new_page())

        def noted(request: Request) -> None:
            if request.url.startswith(("http", "ws")):
                view.hosts.add(request.url.split("/")[2])

        view.page.on("request", noted)
        view.page.on("websocket", lambda socket: view.hosts.add(socket.url.split("/")[2]))
        view.page.on("pageerror", lambda error: view.complaints.append(str(error)))
        view.page.on(
            "console", lambda said: view.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        view.page.goto(f"{at}/{query}")
        view.settle()
        return view

    yield opened
    for context in contexts:
        context.close()
