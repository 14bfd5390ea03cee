from __future__ import annotations

import re
import socket
from pathlib import Path

from charts.theme import PALETTES, Mode
from ui.layout import ICON, send_at_once

ROOT = Path(__file__).resolve().parents[2]


def test_the_style_fetches_nothing() -> None:
    style = (ROOT / "ui" / "page.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|http", style)


def test_charts_are_shown_in_one_place() -> None:
    texts = {path: path.read_text(encoding="utf-8") for room in ("ui", "pages") for path in (ROOT / room).rglob("*.py")}
    assert [path.name for path, text in texts.items() if "plotly_chart" in text] == []
    assert [path.name for path, text in texts.items() if re.search(r"component import.*\bplot\b", text)] == ["chart.py"]


def test_the_tabs_picture_wears_the_accounts_colours() -> None:
    accounts = PALETTES[Mode.LIGHT].accounts
    picture = ICON.read_text(encoding="utf-8")
    assert accounts["ua_air_force"].strong in picture and accounts["ru_mod"].strong in picture


def test_connections_do_not_wait_to_send_small_messages() -> None:
    def waits(one: socket.socket) -> bool:
        return not one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    with socket.socket(socket.AF_INET) as listening:  # as Streamlit makes it
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        address = listening.getsockname()
        with socket.create_connection(address), listening.accept()[0] as before:
            assert waits(before)
            send_at_once()
            assert not waits(before)
        with socket.create_connection(address), listening.accept()[0] as after:
            assert not waits(after)
