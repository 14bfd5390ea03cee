"""Each page's first chart as files: downloaded and opened."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.rooms import ROOMS, Room, visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("room", [room for room in ROOMS if room.has_chart and room.path], ids=lambda room: room.name)
def test_files_of_a_chart_open(chromium: Browser, server: str, room: Room, tmp_path: Path) -> None:
    with visiting(chromium) as visit:
        page = visit.page
        visit.go(f"{server}/{room.address}")
        chart = page.locator(".ta-chart").first
        chart.get_by_role("button", name="Download or quote").click()

        def saved(words: str) -> bytes:
            with page.expect_download(timeout=90_000) as caught:
                chart.locator(".ta-menu").get_by_role("button", name=words, exact=True).click()
            return Path(caught.value.path()).read_bytes()

        assert Image.open(io.BytesIO(saved("PNG"))).width == 1200
        svg = re.sub(r"(<[^>]*>|\s)+", " ", saved("SVG").decode())
        assert "Data as of" in svg and "Claimed by" in svg and "Link: http" in svg
        pdf = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(saved("PDF"))).pages)
        assert "Claimed by" in pdf and "Data as of" in pdf
        book = openpyxl.load_workbook(io.BytesIO(saved("XLSX")))
        assert book["data"].max_row > 1
        assert {"Claimed by", "Period", "Data as of", "Link"} <= set(dict(book["about"].iter_rows(values_only=True)))
        file = tmp_path / "chart.html"
        file.write_bytes(saved("Interactive HTML"))
        assert visit.complaints == []
        with visiting(chromium) as offline:
            offline.page.context.set_offline(True)
            offline.page.goto(file.as_uri())
            offline.page.wait_for_selector("#chart .main-svg")
            assert (offline.complaints, offline.hosts) == ([], set())
