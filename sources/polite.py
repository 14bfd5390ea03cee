"""Pages over HTTP, politely: never two requests within three seconds, and a server that asks for time gets it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

PAUSE = 3.0
"""Seconds between the starts of two requests."""
TRIES = 6
FIRST_WAIT = 5.0
"""Seconds before the second try; each further wait is twice as long."""
LONGEST_WAIT = 900.0
"""Seconds. A server that asks for more is left alone, and the next run goes on."""
LARGEST_PAGE = 5_000_000
"""Bytes. A page of the preview has some hundred thousand."""
TIMEOUT = 30.0
USER_AGENT = "two-accounts/0.1 (reads public statements; one request in 3 s)"
REFUSED = frozenset({401, 403})
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


Understood = TypeVar("Understood")


class FetchError(Exception):
    """A source that cannot be read now; `str()` is one sentence that says what, where, and what to do."""


class PassingError(FetchError):
    """What may be better at the next try: a lost connection, a busy server, a page that breaks off.

    `asked` are the seconds that the server wants to be left alone for, where it says.
    """

    def __init__(self, sentence: str, asked: float | None = None) -> None:
        super().__init__(sentence)
        self.asked = asked


def new_client() -> httpx.Client:
    """A client that follows nobody elsewhere: a page that has moved is not the page that was asked for."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False, headers={"User-Agent": USER_AGENT})


@dataclass(slots=True)
class Getter:
    """Gets pages one after the other; `clock` (seconds, ever forward), `now` and `sleep` are given by tests."""

    client: httpx.Client
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _last: float | None = field(default=None, init=False)

    def get(self, url: str, understand: Callable[[str], Understood]) -> Understood:
        """What `understand` makes of the page at `url`; it may raise `PassingError` to have the page got again.

        Raises:
            FetchError: The page is not to be had, is no HTML, is too large, or was not understood.
        """
        return self._tried(url, lambda: understand(self._page(url)))

    def download(self, url: str, auth: httpx.Auth, *, largest: int) -> bytes:
        """The bytes of a file that wants a key; such a file may lie elsewhere, where the key is not sent.

        Raises:
            FetchError: The key is refused, or the file is not to be had or larger than `largest` bytes.
        """
        return self._tried(url, lambda: self._file(url, auth, largest))

    def _tried(self, url: str, attempt: Callable[[], Understood]) -> Understood:
        wait = FIRST_WAIT
        for left in reversed(range(TRIES)):
            try:
                return attempt()
            except PassingError as error:
                asked = error.asked
                if asked is not None and asked > LONGEST_WAIT:
                    raise FetchError(f"{url} asks for {asked:,.0f} seconds of patience; run the same later.") from None
                if not left:
                    raise FetchError(f"{error} {TRIES} tries were made; run the same command again later.") from None
                self.sleep(max(wait, asked or 0.0))
                wait *= 2
        raise AssertionError("the last try answers or raises")

    def _page(self, url: str) -> str:
        with self._answer(url) as response:
            if "html" not in response.headers.get("content-type", ""):
                raise FetchError(f"{url} gives no HTML; open it in a browser to see what has changed.")
            return _text(url, _body(url, response, LARGEST_PAGE))

    def _file(self, url: str, auth: httpx.Auth, largest: int) -> bytes:
        with self._answer(url, auth=auth, follow_redirects=True) as response:
            return _body(url, response, largest)

    @contextmanager
    def _answer(self, url: str, **how: Any) -> Iterator[httpx.Response]:
        """The server's answer, its body still to come; what goes wrong on the way is a `FetchError`."""
        self._keep_distance()
        try:
            with self.client.stream("GET", url, **how) as response:
                self._check(url, response)
                yield response
        except httpx.TransportError as error:
            reason = str(error) or type(error).__name__
            raise PassingError(f"{url} could not be read ({reason}).") from None
        except (httpx.InvalidURL, httpx.DecodingError, httpx.TooManyRedirects) as error:
            raise FetchError(f"{url} could not be read ({error}).") from None

    def _keep_distance(self) -> None:
        if self._last is not None and (rest := self._last + PAUSE - self.clock()) > 0:
            self.sleep(rest)
        self._last = self.clock()

    def _check(self, url: str, response: httpx.Response) -> None:
        if response.status_code in BUSY:
            raise PassingError(f"{url} answers {response.status_code}.", self._asked(response))
        if response.status_code in REFUSED:
            raise FetchError(
                f"{url} answers {response.status_code}: it refuses whoever asks, or the key that was given."
            )
        if response.status_code != httpx.codes.OK:
            raise FetchError(
                f"{url} answers {response.status_code} and not the page; open it in a browser to see what has changed."
            )

    def _asked(self, response: httpx.Response) -> float | None:
        """The seconds that the server asks to be left alone for."""
        given = response.headers.get("retry-after", "").strip()
        if given.isascii() and given.isdigit():
            return float(given[:9])
        with suppress(ValueError):
            moment = parsedate_to_datetime(given)
            return (moment.replace(tzinfo=moment.tzinfo or UTC) - self.now()).total_seconds()
        return None


def _body(url: str, response: httpx.Response, largest: int) -> bytes:
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > largest:
            raise FetchError(f"{url} gives more than {largest:,} bytes; it is not what it was.")
    return bytes(body)


def _text(url: str, body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise PassingError(f"{url} gives a page that is not UTF-8.") from None
