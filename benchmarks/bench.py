"""How long things take on this machine: python benchmarks/bench.py. Nothing outside a temporary folder is written.

Each line: what, the number, and what the project wants to stay within. A number outside is marked, not an error:
machines differ, and a loaded one is slow.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SERVER_WAIT_S = 30
SPELL_S = 1.5

RUSSIAN_REPORTS = (
    "В течение прошедшей ночи средствами ПВО перехвачены и уничтожены 12 украинских беспилотников: 7 над "
    "территорией Брянской области, 4 – над Курской областью и один над акваторией Черного моря.",
    "**Сегодня** с 20.00 мск до 23.00 мск средствами ПВО уничтожено девять украинских БПЛА над Белгородской областью.",
    "Около 14.30 мск пресечена попытка атаки с применением беспилотника. Он уничтожен над Калужской областью.",
)
RUSSIAN_NOTHING = (
    "Главное за день: боевая учёба расчётов беспилотной авиации, рассказы военнослужащих, праздничный концерт."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A measured number, its unit, and the bound that it should keep (a least or a most)."""

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    def text(self) -> str:
        """The line as printed."""
        bound = f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"
        kept = self.value <= self.most if self.most is not None else self.value >= (self.least or 0)
        return f"{self.what:<58}{self.value:>10,.4g} {self.unit:<6} ({bound}){'' if kept else '  OUTSIDE'}"


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def statements_a_second(read: Callable[[str, datetime], object], texts: tuple[str, ...]) -> float:
    """How many statements one core reads in a second, over a spell of a second or two."""
    published = datetime(2025, 6, 1, 6, 0, tzinfo=UTC)
    done, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < SPELL_S:
        for text in texts:
            read(text, published)
        done += len(texts)
    return done / spent


def reading() -> Iterator[Line]:
    """The parsers, on sentences of our own; every second Russian text claims nothing, as in the channel."""
    from sources.parsers import PARSERS

    texts = tuple(text for report in RUSSIAN_REPORTS for text in (report, RUSSIAN_NOTHING))
    rate = statements_a_second(PARSERS["ru_mod"].parse_statement, texts)
    yield Line("reading the Russian MoD's posts", rate, "/s", least=5_000)


def ledger(url: str) -> Iterator[Line]:
    """Building the store from the bundled figures, finding it built, and the questions of a page over three years."""
    from db import queries
    from db.bundle import ensure_store
    from db.engine import reading_engine, writing_engine

    writer = writing_engine(url)
    yield Line("building the ledger from the bundled figures", seconds(lambda: ensure_store(writer)), "s", most=5)
    yield Line("finding it built", seconds(lambda: ensure_store(writer)), "s", most=0.5)
    writer.dispose()
    engine = reading_engine(url)
    start, end, both = date(2023, 1, 1), date(2026, 6, 30), ("ru_mod", "ua_air_force")
    with engine.connect() as conn:
        for question in (
            queries.daily_totals,
            queries.coverage,
            queries.period_totals,
            queries.regional_totals,
            queries.itemised_share,
        ):
            times = [seconds(lambda q=question: q(conn, start=start, end=end, claimants=both)) for _ in range(7)]
            yield Line(f"{question.__name__}, both accounts, three years", 1000 * median(times), "ms", most=50)
    engine.dispose()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def dashboard(port: int, url: str) -> Iterator[None]:
    """`make run` on a store of its own, ended with the block."""
    command = ["make", "--silent", "run", f"PORT={port}", "ADDRESS=127.0.0.1"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"DATABASE_URL": url, "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    )
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def start_up(url: str) -> Iterator[Line]:
    """From `make run` to a server that says it is well, everything being set up."""
    for time_of in ("first", "second"):
        port = free_port()
        start = time.perf_counter()
        with dashboard(port, url):
            while not is_well(port) and time.perf_counter() - start < SERVER_WAIT_S:
                time.sleep(0.02)
            spent = time.perf_counter() - start
        yield Line(f"make run until it answers, {time_of} time in this run", spent, "s", most=4)


def is_well(port: int) -> bool:
    """Whether Streamlit's own health page answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def main() -> None:
    """Measure and print, line by line."""
    with tempfile.TemporaryDirectory(prefix="two-accounts-bench-") as folder:
        url = f"sqlite:///{folder}/ledger.sqlite"
        for measured in (reading(), ledger(url), start_up(url)):
            for line in measured:
                print(line.text(), flush=True)


if __name__ == "__main__":
    main()
