from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_style_fetches_nothing() -> None:
    style = (ROOT / "ui" / "page.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|http", style)


def test_charts_are_shown_in_one_place() -> None:
    shown = [
        path for room in ("ui", "pages") for path in (ROOT / room).rglob("*.py") if "plotly_chart" in path.read_text()
    ]
    assert [path.name for path in shown] == ["chart.py"]
