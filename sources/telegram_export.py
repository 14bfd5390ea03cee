"""Telegram Desktop's export of one channel (its `result.json`, "Machine-readable JSON").

Messages are taken from the text one by one, so that a large export costs its own size and no more. The export names
no address, so the channel is known by its kind and its title, and each message must come from that very channel.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sources.channels import CHANNELS, Channel
from sources.inputs import UNLIMITED, InputError, Limits, decoded, read_bytes, shown
from sources.posts import Post, batch_of, is_plausible
from sources.records import Batch

EXPORT_AGAIN = "export the channel again (Telegram Desktop, Export chat history, format JSON)"
LONGEST_HEAD = 4_096

_HEAD = re.compile(r'\s*\{(?P<head>.*?)"messages"\s*:\s*\[', re.DOTALL)
_BETWEEN = re.compile(r"\s*(?P<mark>[,\]]?)\s*")
_TAIL = re.compile(r"\s*\}\s*\Z")
_DECODER = json.JSONDecoder()


def is_export(received: bytes) -> bool:
    """Whether bytes begin as an export does: an object that is spread over lines, its fields in lines of their own."""
    first, _, rest = received.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return first.strip() == b"{" and rest.lstrip().startswith(b'"')


def read_batch(path: Path, *, today: date) -> Batch:
    """An export's file as a batch; see `parse_batch`."""
    return parse_batch(read_bytes(path), path, today=today)


def parse_batch(received: bytes, path: Path, *, today: date, limits: Limits = UNLIMITED) -> Batch:
    """The channel's own posts of an export; service messages, forwarded and wordless ones are left out.

    `path` is the name that errors give the file. Lines of `left_out` are numbers of messages.

    Raises:
        InputError: The file is cut off, of another channel or kind of chat, too large, or a message is broken.
    """
    text = decoded(path, received)
    channel, author, start = _head(path, text)
    posts: dict[int, Post] = {}
    left_out: list[tuple[int, str]] = []
    row_count = 0
    for message in _messages(path, text, start):
        row_count += 1
        number = _number(path, message)
        reason = _not_its_own(message, author)
        post = None if reason else _post(path, message, channel, number, today)
        if post is None:
            left_out.append((number, reason or "the message has no text"))
        elif number in posts:
            raise InputError(path, None, f"message {number} stands in it twice", EXPORT_AGAIN)
        else:
            limits.check_text(path, None, post.text)
            posts[number] = post
        limits.check_count(path, row_count)
    if not row_count:
        raise InputError(path, None, "the export holds no message", EXPORT_AGAIN)
    return batch_of(
        [posts[number] for number in sorted(posts)],
        channel.id,
        sha256=hashlib.sha256(received).hexdigest(),
        row_count=row_count,
        left_out=left_out,
    )


def _head(path: Path, text: str) -> tuple[Channel, str, int]:
    """The channel that an export is of, the mark of its own messages, and where the messages begin."""
    found = _HEAD.match(text, 0, LONGEST_HEAD)
    try:
        head: Any = json.loads("{" + found["head"].rstrip().rstrip(",") + "}") if found else None
    except (ValueError, RecursionError):
        head = None
    if found is None or head is None or not {"name", "type", "id"} <= head.keys():
        raise InputError(path, None, "it is no export of one channel", EXPORT_AGAIN)
    if head["type"] != "public_channel":
        raise InputError(path, None, f"it is of a {shown(str(head['type']))}, no public channel", EXPORT_AGAIN)
    channel = next((one for one in CHANNELS.values() if one.title.fullmatch(str(head["name"]))), None)
    if channel is None:
        problem = f"it is of the channel {shown(str(head['name']))}, which is none of {', '.join(CHANNELS)}"
        raise InputError(path, None, problem, "export one of these")
    return channel, f"channel{head['id']}", found.end()


def _messages(path: Path, text: str, start: int) -> Iterator[dict[str, Any]]:
    """The objects of the list that begins at `start`; the text must go on to its proper end."""
    at, is_first = start, True
    while True:
        between = _BETWEEN.match(text, at)
        mark, at = (between["mark"], between.end()) if between else ("", at)
        if mark == "]":
            break
        if (mark == ",") is is_first:
            raise _cut_off(path, text, at)
        try:
            message, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            raise _cut_off(path, text, at) from None
        if not isinstance(message, dict):
            raise _cut_off(path, text, at)
        is_first = False
        yield message
    if _TAIL.match(text, at) is None:
        raise _cut_off(path, text, at)


def _cut_off(path: Path, text: str, at: int) -> InputError:
    line = text.count("\n", 0, at) + 1
    return InputError(path, line, "the export breaks off or is damaged here", EXPORT_AGAIN)


def _number(path: Path, message: dict[str, Any]) -> int:
    number = message.get("id")
    if type(number) is not int:
        raise InputError(path, None, f"a message's id is {shown(str(number))}, no number", EXPORT_AGAIN)
    return number


def _not_its_own(message: dict[str, Any], author: str) -> str | None:
    if message.get("type") != "message":
        return "a service message"
    if "forwarded_from" in message or "forwarded_from_id" in message:
        return "forwarded: another's words"
    return None if message.get("from_id", author) == author else "sent by another than the channel"


def _post(path: Path, message: dict[str, Any], channel: Channel, number: int, today: date) -> Post | None:
    seconds = message.get("date_unixtime")
    if not (isinstance(seconds, str) and seconds.isascii() and seconds.isdigit() and len(seconds) <= 11):
        # `date` alone is the local time of whoever exported, and nothing says where that was.
        problem = f"message {number} has no date_unixtime, so its moment is not known"
        raise InputError(path, None, problem, f"update Telegram Desktop and {EXPORT_AGAIN}")
    published_at = datetime.fromtimestamp(int(seconds), UTC)
    if not is_plausible(published_at, today):
        raise InputError(path, None, f"message {number} is dated {published_at:%Y-%m-%d}", EXPORT_AGAIN)
    text = _text(path, message.get("text", ""), number)
    return Post(channel.id, number, published_at, text, "edited_unixtime" in message) if text.strip() else None


def _text(path: Path, given: Any, number: int) -> str:
    """The words of a message, which are one text or a list of plain and marked ones."""
    parts = given if isinstance(given, list) else [given]
    words = [part.get("text") if isinstance(part, dict) else part for part in parts]
    known = [word for word in words if isinstance(word, str)]
    if len(known) < len(words):
        raise InputError(path, None, f"message {number} has a text of no known form", EXPORT_AGAIN)
    return "".join(known)
