"""A server on the loopback address that plays a channel's web preview, with pages of our own making."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

FIRST = datetime(2025, 6, 1, tzinfo=UTC)
PAGE = 3


@dataclass(frozen=True)
class Answer:
    """What the server says instead of a page."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    body: str = ""
    lost: bool = False
    slow: float = 0.0


@dataclass
class Channel:
    """A channel's posts by number, each the HTML of its text, and what goes wrong at which request (from 1)."""

    name: str = "mod_russia"
    posts: dict[int, str] = field(default_factory=dict)
    edited: set[int] = field(default_factory=set)
    faults: dict[int, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    change: Callable[[str], str] = lambda page: page
    base: str = ""

    def page(self, before: int | None) -> str:
        numbers = [number for number in sorted(self.posts) if before is None or number < before][-PAGE:]
        has_more = bool(numbers) and min(self.posts) < numbers[0]
        more = f'<a class="tme_messages_more js-messages_more" data-before="{numbers[0]}"></a>' if has_more else ""
        messages = "".join(self.message(number) for number in numbers)
        return self.change(
            f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><header>'
            f'<div class="tgme_channel_info_header_username"><a href="#">@{self.name}</a></div></header>'
            f'<section class="tgme_channel_history js-message_history">{more}{messages}</section></body></html>'
        )

    def message(self, number: int) -> str:
        text = self.posts[number]
        box = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
        mark = "edited &nbsp;" if number in self.edited else ""
        return (
            f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message '
            f'text_not_supported_wrap js-widget_message" data-post="{self.name}/{number}">{box}'
            f'<span class="tgme_widget_message_meta">{mark}<a class="tgme_widget_message_date">'
            f'<time datetime="{moment(number).isoformat()}" class="time">12:00</time></a></span></div></div>'
        )

    def answer(self, path: str) -> Answer:
        self.asked.append(path)
        before = parse_qs(urlsplit(path).query).get("before")
        page = Answer(body=self.page(int(before[0]) if before else None))
        return self.faults.get(len(self.asked), page)


def moment(number: int) -> datetime:
    """Posts follow each other by a day."""
    return FIRST + timedelta(days=number, seconds=33)


def plain(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


@contextmanager
def served(channel: Channel) -> Iterator[Channel]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = channel.answer(self.path)
            if answer.slow:
                waiting.wait(answer.slow)
            body = answer.body.encode()
            if answer.lost:
                return  # the connection closes without a word
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    waiting = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    channel.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield channel
    finally:
        waiting.set()
        server.shutdown()
        thread.join()
        server.server_close()
