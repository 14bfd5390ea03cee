"""What all tests share: hypothesis' profile, no store but their own, and tests that wait for a program."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.programs import find_program

IN_CI = bool(os.environ.get("CI"))

# The machine's load must not decide about a test; CI tries the same examples each time.
settings.register_profile("house", deadline=None, derandomize=IN_CI, print_blob=True)
settings.load_profile("house")

# The store of whoever runs the tests is not theirs to touch.
os.environ.pop("DATABASE_URL", None)


def has_chromium() -> bool:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return bool(os.environ.get("BROWSER_PATH")) or any(shutil.which(name) for name in names)


def has_postgres() -> bool:
    return bool(find_program("initdb")) or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def can_drive() -> bool:
    """Whether Playwright's driver finds the library that a minimal Debian lacks."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return sys.platform != "linux"
    return True


NEEDS = (
    ("browser", has_chromium, "no Chromium here; to run the browser tests: apt-get install chromium"),
    ("browser", can_drive, "no libatomic here; to run the browser tests: apt-get install libatomic1"),
    ("postgres", has_postgres, "no PostgreSQL server here; to run its tests: apt-get install postgresql"),
)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, is_here, sentence in NEEDS:
        if item.get_closest_marker(marker) and not is_here():
            if IN_CI:
                pytest.fail(sentence, pytrace=False)
            pytest.skip(sentence)
