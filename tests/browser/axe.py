"""axe-core, which finds what keeps people from using a page: fetched by npm, checked, and kept in `.cache/`."""

from __future__ import annotations

import hashlib
import shutil
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from ui.plot.bundle import NotFetchedError, fetched, write

VERSION = "4.11.0"
ARCHIVE_SHA256 = "39bed7d72308f6d620789c169d699bfd7e8da80f65b545821a6b2215c3e83107"
SHA256 = "e9e5863c33a874f09bc01acd9234b7e3c871479f5eef8802fa582544465e6d01"
KEPT = ROOT / ".cache" / f"axe-core-{VERSION}.min.js"

EXCLUDED: dict[str, str] = {}
"""What is Streamlit's own and cannot be mended from here: a selector, and the reason. Nothing, so far."""


def program() -> str:
    """The program's text; the test is skipped where it cannot be had."""
    if not KEPT.is_file() or hashlib.sha256(KEPT.read_bytes()).hexdigest() != SHA256:
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is not on this machine, so axe-core cannot be fetched")
        try:
            content = fetched(npm, f"axe-core@{VERSION}", ARCHIVE_SHA256, "package/axe.min.js", SHA256)
        except NotFetchedError as error:
            pytest.skip(f"axe-core could not be fetched: {error}")
        write(content, KEPT)
    return KEPT.read_text(encoding="utf-8")


def findings(page: Page) -> list[str]:
    """What is serious or critical on the page as it stands, each with the element it is about."""
    page.evaluate(program())
    found: list[dict[str, Any]] = page.evaluate(
        "excluded => axe.run({ exclude: excluded }, { resultTypes: ['violations'] }).then(done => done.violations)",
        [[selector] for selector in EXCLUDED],
    )
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
