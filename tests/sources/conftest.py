"""Small input files of our own, in the shape of the real ones."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 7, 1)

ATTACKS = (
    "time_start", "time_end", "model", "launch_place", "target", "launched", "destroyed", "not_reach_goal",
    "still_attacking", "border_crossing", "is_shahed", "num_hit_location", "num_fall_fragment_location",
    "affected region", "destroyed_details", "launched_details", "source",
)  # fmt: skip

NIGHT = {
    "time_start": "2026-02-01 18:00",
    "time_end": "2026-02-02 08:00",
    "model": "Shahed-136/131",
    "target": "Ukraine",
    "launched": "60.0",
    "destroyed": "50.0",
    "border_crossing": "{}",
    "source": "kpszsu/posts/pfbid0abc",
}

WriteCsv = Callable[[Iterable[str], Iterable[dict[str, str]]], Path]
Attacks = Callable[..., Path]


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def write_csv(tmp_path: Path) -> WriteCsv:
    """Writes rows under a header and returns the file."""

    def write(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> Path:
        path = tmp_path / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def attacks(write_csv: WriteCsv) -> Attacks:
    """Writes a table of attacks; each row is a night of the Air Force with these cells changed."""

    def write(*rows: dict[str, str], columns: Iterable[str] = ATTACKS) -> Path:
        return write_csv(columns, [NIGHT | row for row in rows])

    return write
