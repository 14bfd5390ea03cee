"""Posts of a channel, however they were had, as lines to keep and as a batch for the ledger.

A line is one JSON object: the keys of a statement handed in (`id`, `published`, `text`, `kind`, `url`), so that
`python -m sources parse` reads it too, and `channel`, `post`, `edited`. Of several lines of one post the last one
counts: it was fetched later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sources.channels import CHANNELS
from sources.inputs import EARLIEST, UNLIMITED, InputError, Limits, decoded, read_bytes, shown
from sources.records import Batch, Record, Statement

REMEDY = "fetch the channel again into a new file"


@dataclass(frozen=True, slots=True)
class Post:
    """One post as received: its words without any markup, and whether it was edited after it was published."""

    channel: str
    number: int
    published_at: datetime
    text: str
    is_edited: bool = False


def is_plausible(published_at: datetime, today: date) -> bool:
    """Whether a post can be of that moment: not before 2022, not after tomorrow."""
    return EARLIEST <= published_at.date() <= today + timedelta(days=1)


def record_of(post: Post) -> Record:
    """A post as its channel's claimant is read."""
    channel = CHANNELS[post.channel]
    parser = channel.parser
    statement = Statement(
        source=channel.id,
        external_id=str(post.number),
        claimant=channel.claimant,
        published_at=post.published_at,
        language=parser.language,
        content_hash=hashlib.sha256(post.text.encode(errors="surrogatepass")).hexdigest(),
        url=channel.link(post.number),
        text=post.text,
    )
    return Record(statement, parser.parse_statement(post.text, post.published_at), parser.version)


def batch_of(
    posts: Sequence[Post], channel: str, *, sha256: str, row_count: int, left_out: Iterable[tuple[int, str]] = ()
) -> Batch:
    """Posts of one channel as a batch: a part of the channel, so that a post missing from it has not vanished."""
    return Batch(
        source=channel,
        sha256=sha256,
        row_count=row_count,
        data_date=max((post.published_at.date() for post in posts), default=None),
        records=tuple(record_of(post) for post in posts),
        complete=False,
        left_out=tuple(left_out),
    )


def line_of(post: Post) -> str:
    """A post as a line of JSON, with its line break."""
    channel = CHANNELS[post.channel]
    kept = {
        "id": f"{post.channel}/{post.number}",
        "published": post.published_at.astimezone(UTC).isoformat(),
        "text": post.text,
        "kind": channel.parser.kind,
        "url": channel.link(post.number),
        "channel": post.channel,
        "post": post.number,
        "edited": post.is_edited,
    }
    return json.dumps(kept, ensure_ascii=False) + "\n"


def holds_posts(received: bytes) -> bool:
    """Whether bytes begin with a line that `line_of` may have written."""
    try:
        first = json.loads(received.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and {"channel", "post"} <= first.keys()


def read_batch(path: Path, *, today: date) -> Batch:
    """A file of fetched posts as a batch; see `parse_batch`."""
    return parse_batch(read_bytes(path), path, today=today)


def parse_batch(received: bytes, path: Path, *, today: date, limits: Limits = UNLIMITED) -> Batch:
    """Fetched posts as a batch; `path` is the name that errors give the file.

    Raises:
        InputError: A line is broken or cut off, of another channel than the first, or there is too much.
    """
    text = decoded(path, received)
    if not text.endswith("\n"):
        line = text.count("\n") + 1
        raise InputError(path, line, "the last line does not end, so the file may be cut off", REMEDY)
    lines = text.removesuffix("\n").split("\n")  # not splitlines(): a post may hold U+2028
    limits.check_count(path, len(lines))
    posts: dict[int, Post] = {}
    for at, given in enumerate(lines, 1):
        post = _post(given, path, at, today)
        limits.check_text(path, at, post.text)
        posts[post.number] = post
    channels = {post.channel for post in posts.values()}
    if len(channels) > 1:
        raise InputError(path, None, f"it holds posts of {' and '.join(sorted(channels))}", "keep a file a channel")
    return batch_of(
        [posts[number] for number in sorted(posts)],
        channels.pop(),
        sha256=hashlib.sha256(received).hexdigest(),
        row_count=len(lines),
    )


def _post(line: str, path: Path, number: int, today: date) -> Post:
    try:
        given: Any = json.loads(line)
        post = Post(given["channel"], given["post"], datetime.fromisoformat(given["published"]), given["text"])
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise InputError(path, number, f"the line is no fetched post ({shown(str(error))})", REMEDY) from None
    if post.channel not in CHANNELS or type(post.number) is not int or post.number < 1:
        raise InputError(path, number, "the line names no post of a known channel", REMEDY)
    if not isinstance(post.text, str) or not post.text:
        raise InputError(path, number, "the post has no text", REMEDY)
    if post.published_at.tzinfo is None or not is_plausible(post.published_at, today):
        raise InputError(path, number, f"published is {shown(given['published'])}, which cannot be", REMEDY)
    return post
