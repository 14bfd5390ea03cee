"""The dataset by Kaggle's API, played on the loopback address."""

from __future__ import annotations

import base64
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import httpx
import pytest

from sources import kaggle
from sources.inputs import InputError
from sources.polite import FetchError, Getter

KEY = httpx.BasicAuth("reader", "secret")


def archive(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        files.writestr(name, content)
    return packed.getvalue()


@contextmanager
def served(content: bytes, first: int = 302) -> Iterator[tuple[str, list[str | None]]]:
    """Kaggle, which sends whoever has the key to a storage elsewhere; what each request gave as its key."""
    keys: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys.append(self.headers.get("Authorization"))
            host = f"localhost:{server.server_port}"
            if self.path == "/storage":
                self.send_response(200)
            else:
                expected = "Basic " + base64.b64encode(b"reader:secret").decode()
                self.send_response(first if keys[-1] == expected else 401)
                self.send_header("Location", f"http://{host}/storage")
            body = content if self.path == "/storage" else b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", keys
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fetched(base: str, file: Path, today: date, key: httpx.BasicAuth = KEY) -> int:
    with httpx.Client(timeout=5, trust_env=False) as client, pytest.MonkeyPatch.context() as patched:
        patched.setattr(kaggle, "BASE", base)
        getter = Getter(client, clock=lambda: 0.0, sleep=lambda _: None)
        return kaggle.fetch_dataset(getter, key, file, today=today)


def test_the_archive_is_fetched_and_the_key_stays_with_kaggle(
    attacks: Callable[..., Path], tmp_path: Path, today: date
) -> None:
    file = tmp_path / "new" / "ivaniuk.zip"
    with served(archive("table.csv", attacks({}).read_bytes())) as (base, keys):
        assert fetched(base, file, today) == 1
    assert zipfile.is_zipfile(file) and [path.name for path in file.parent.iterdir()] == [file.name]
    assert [key is not None for key in keys] == [True, False]


@pytest.mark.parametrize(
    ("content", "first", "words"),
    [
        (b"<html>sign in</html>", 302, "the last line does not end"),
        (archive("table.csv", b"name\nvalue\n"), 302, "the header is of no known kind"),
        (archive("table.csv", b"datetime,text_snippet\n2025-05-02 05:10,Text\n"), 302, "another table"),
        (b"", 404, "answers 404"),
        (b"", 500, "answers 500"),
    ],
)
def test_what_is_not_the_dataset_leaves_the_file_as_it_was(
    tmp_path: Path, today: date, content: bytes, first: int, words: str
) -> None:
    file = tmp_path / "ivaniuk.zip"
    file.write_bytes(b"as it was")
    with served(content, first) as (base, _), pytest.raises((InputError, FetchError), match=words):
        fetched(base, file, today)
    assert file.read_bytes() == b"as it was" and list(tmp_path.iterdir()) == [file]


def test_a_refused_key_is_told(tmp_path: Path, today: date) -> None:
    with served(b"") as (base, keys), pytest.raises(FetchError, match="401: it refuses whoever asks, or the key"):
        fetched(base, tmp_path / "ivaniuk.zip", today, httpx.BasicAuth("reader", "wrong"))
    assert len(keys) == 1


def test_only_a_whole_key_is_one() -> None:
    assert kaggle.key_of({"KAGGLE_USERNAME": "reader", "KAGGLE_KEY": "secret"})
    assert kaggle.key_of({"KAGGLE_USERNAME": "reader", "KAGGLE_KEY": " "}) is None
    assert kaggle.key_of({}) is None
