"""All pages with what the browser tests need to know of each; a new page is one line in `ROOMS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, TimeoutError

JANUARY = "dates=2026-01-01&dates=2026-01-31"


def choose_2025(page: Page) -> None:
    page.locator(".st-key-preset").get_by_text("2025", exact=True).click()


def choose_account(page: Page) -> None:
    box, option = page.get_by_role("combobox", name="Account"), page.get_by_role("option", name="Russian MoD")
    for _ in range(10):  # a list closes when the page scrolls under it, as it does while charts are drawn
        box.click()
        with suppress(TimeoutError):
            option.click(timeout=2_000)
            return
        page.keyboard.press("Escape")


def go_back_a_day(page: Page) -> None:
    page.get_by_role("button", name="Previous").click()


@dataclass(frozen=True)
class Room:
    """A page: its path, its name in the navigation, and a view of it with much on it.

    `change` is something that a reader does, and `writes` what the address holds from then on; on a page whose view is
    no link, nothing. `has_chart` says that the view shows a chart.
    """

    path: str
    title: str
    view: str
    change: Callable[[Page], None] | None = choose_2025
    writes: str = "dates=2025-12-31"
    has_chart: bool = True

    @property
    def name(self) -> str:
        return self.path or "both-accounts"

    @property
    def address(self) -> str:
        return f"{self.path}?{self.view}"


ROOMS = (
    Room("", "Both accounts", f"{JANUARY}&figures=true"),
    Room("night", "One night", "date=2026-01-26", go_back_a_day, "date=2026-01-30"),
    Room("regions", "Regions", f"{JANUARY}&region=RU-BEL&region=RU-KDA&dossier=Belgorod+Oblast"),
    Room("weapons", "Weapons", f"{JANUARY}&by=Week"),
    Room("patterns", "Patterns", f"{JANUARY}&massed=150&lag=2"),
    Room("data", "Data", f"{JANUARY}&measure=launched&order=Oldest+first&find=drone", has_chart=False),
    Room("add", "Add a statement", "", None, has_chart=False),
    Room("about", "About the numbers", "", choose_account, "of=Russian+MoD"),
)

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app?.dataset.testScriptState === 'notRunning' && document.querySelector('h1')
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && [...document.querySelectorAll('.ta-host')].every(chart => chart.dataset.drawn);
}"""


def settled(page: Page) -> None:
    """Wait until the server has finished the run and every chart stands."""
    page.wait_for_function(SETTLED, timeout=60_000)


@dataclass
class Visit:
    """A tab, with what it complained of and whom it asked."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def note_request(self, request: Request) -> None:
        if request.url.startswith(("http", "ws")):
            self.hosts.add(request.url.split("/")[2])

    def note_words(self, said: ConsoleMessage) -> None:
        # Streamlit looks for its server below a page's own path, too, before it asks at the root.
        is_search = said.location["url"].endswith(("/_stcore/health", "/_stcore/host-config"))
        if said.type in ("error", "warning") and not is_search:
            self.complaints.append(said.text)

    def go(self, address: str) -> None:
        self.page.goto(address)
        settled(self.page)


@contextmanager
def visiting(chromium: Browser, *, width: int = 1400, scheme: str = "light", copies: bool = False) -> Iterator[Visit]:
    """A tab in a browser that remembers nothing; with `copies` it may write to the clipboard."""
    context: BrowserContext = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        has_touch=width < 500,
        permissions=["clipboard-read", "clipboard-write"] if copies else [],
    )
    visit = Visit(context.new_page())
    visit.page.on("request", visit.note_request)
    visit.page.on("websocket", lambda socket: visit.hosts.add(socket.url.split("/")[2]))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("console", visit.note_words)
    yield visit
    context.close()
