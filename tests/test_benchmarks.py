"""The benchmarks can be started as their first lines say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_speed_of_reading_is_measured_from_any_folder(tmp_path: Path) -> None:
    posts = tmp_path / "posts.csv"
    posts.write_text("datetime,text_snippet\n2025-06-01 05:00,Nothing.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "parse_speed.py", posts],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout.startswith("1 posts, "), done.stderr
