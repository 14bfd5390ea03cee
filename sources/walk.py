"""Walking back through a channel into a file of lines, so that a walk that was interrupted goes on where it stopped.

Beside the file lies its state: how many bytes of it count, what stretch of the channel it covers without a gap, and
the walk that is not finished. Lines are safe on the disk before the state that counts them replaces the old one, so
whoever is killed loses one page at most, and that one is fetched again.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from sources.inputs import InputError
from sources.polite import Getter
from sources.posts import line_of
from sources.telegram_preview import Page, fetch_pages

EDITED_WITHIN = timedelta(hours=48)
"""Posts of so short a time before the newest one known are read again: they may have been edited."""
START_AGAIN = "remove it and the file beside it, and fetch again"

Tell = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a walk has come: `share` of the time between its start and its goal, 0 to 1."""

    channel: str
    posts: int
    at: datetime
    share: float


@dataclass(frozen=True, slots=True)
class State:
    """What of a channel a file holds; moments are ISO 8601.

    `size` are the bytes that count. `newest_at` and `oldest_at` bound what is covered, down to the post `oldest`.
    A walk that is not finished has `until`, where it ends, `before`, where it goes on, and `first_at`, its newest post.
    `at_start` says that the channel's very first post is covered.
    """

    channel: str
    size: int = 0
    newest_at: str | None = None
    oldest_at: str | None = None
    oldest: int | None = None
    at_start: bool = False
    until: str | None = None
    before: int | None = None
    first_at: str | None = None


class BusyError(InputError):
    """Another program of this machine is at the same work."""


@contextmanager
def alone(file: Path, otherwise: str) -> Iterator[None]:
    """Within it, no other program of this machine has the same file's lock; it goes with the program that holds it.

    Raises:
        BusyError: Another one has it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(file, None, "another program has it", otherwise) from None
        yield


def state_file(file: Path) -> Path:
    """Where the state of a file lies."""
    return file.with_name(file.name + ".state")


def discard(file: Path) -> None:
    """Remove a file that a walk filled, with its state; whoever is killed between leaves none that would be refused."""
    state_file(file).unlink(missing_ok=True)
    file.unlink(missing_ok=True)


def read_state(file: Path, channel: str) -> State:
    """The state of a file, a fresh one where there is neither.

    Raises:
        InputError: The state is broken, of another channel, or not of this file.
    """
    path = state_file(file)
    if not path.exists():
        if file.exists() and file.stat().st_size:
            raise InputError(file, None, f"it has no {path.name} beside it", "name another file to fetch into")
        return State(channel)
    try:
        state = State(**json.loads(path.read_text("utf-8")))
        for moment in (state.newest_at, state.oldest_at, state.until, state.first_at):
            if moment is not None and datetime.fromisoformat(moment).tzinfo is None:
                raise ValueError(moment)
    except (ValueError, TypeError, OSError):
        raise InputError(path, None, "it is no state of a fetch", START_AGAIN) from None
    if state.channel != channel:
        raise InputError(path, None, f"it is of {state.channel}, not of {channel}", "name another file to fetch into")
    if (file.stat().st_size if file.exists() else 0) < state.size:
        raise InputError(file, None, "it is shorter than it was", START_AGAIN)
    return state


def fetch_channel(getter: Getter, channel: str, file: Path, *, since: datetime, today: date, tell: Tell) -> int:
    """Bring a file up to date with its channel, from now back to `since`; the number of posts written.

    A walk that was interrupted is finished first. Then come the posts since the newest one covered, with those of
    48 hours before it again, and last what lies between `since` and the oldest one covered.

    Raises:
        InputError: The file or its state is broken, or another program is writing to it.
        FetchError: The channel cannot be read; what was fetched stays and the next run goes on.
    """
    with alone(file.with_name(file.name + ".lock"), "wait until it has ended"):
        walker = _Walker(getter, file, read_state(file, channel), today, tell)
        try:
            return walker.run(since)
        except OSError as error:
            raise InputError(
                file, None, f"it cannot be written ({error.strerror})", "mend that and fetch again"
            ) from None


class _Walker:
    """One run over a channel: it owns the file, its state, and what is told on the way."""

    def __init__(self, getter: Getter, file: Path, state: State, today: date, tell: Tell) -> None:
        self.getter, self.file, self.state, self.today, self.tell = getter, file, state, today, tell
        self.written = 0

    def run(self, since: datetime) -> int:
        with self.file.open("ab") as lines:
            lines.truncate(self.state.size)  # what the state does not count was cut off
            if self.state.until is not None:
                self._walk(lines, self.state)
            newest = self.state.newest_at
            until = since if newest is None else datetime.fromisoformat(newest) - EDITED_WITHIN
            self._walk(lines, replace(self.state, until=until.isoformat(), before=None, first_at=None))
            state = self.state
            if state.oldest is not None and not state.at_start and datetime.fromisoformat(str(state.oldest_at)) > since:
                back = replace(state, until=since.isoformat(), before=state.oldest, first_at=state.newest_at)
                self._walk(lines, back)
        return self.written

    def _walk(self, lines: IO[bytes], state: State) -> None:
        """Walk from `before` back to `until`, page by page, and then to the next."""
        until = datetime.fromisoformat(str(state.until))
        pages = fetch_pages(self.getter, self.state.channel, before=state.before, today=self.today)
        start: datetime | None = None
        for page in pages:
            if page.oldest_at is None:
                continue
            newest = max((post.published_at for post in page.posts), default=page.oldest_at)
            start = start or newest
            self._write(lines, page)
            first_at = state.first_at or newest.isoformat()
            state = replace(state, size=lines.tell(), before=page.lowest, first_at=first_at)
            if page.oldest_at < until:
                self._keep(_covered(state, page.oldest_at))
                self._tell(start, page.oldest_at, until)
                return
            self._keep(state)
            self._tell(start, page.oldest_at, until)
        self._keep(replace(_covered(state, until), at_start=True))

    def _write(self, lines: IO[bytes], page: Page) -> None:
        for post in reversed(page.posts):
            lines.write(line_of(post).encode())
        lines.flush()
        os.fsync(lines.fileno())
        self.written += len(page.posts)

    def _keep(self, state: State) -> None:
        path = state_file(self.file)
        beside = path.with_name(path.name + ".new")
        with beside.open("w", encoding="utf-8") as new:
            json.dump(_plain(state), new)
            new.flush()
            os.fsync(new.fileno())
        beside.replace(path)
        self.state = state

    def _tell(self, start: datetime, at: datetime, until: datetime) -> None:
        whole = (start - until).total_seconds()
        share = 1.0 if whole <= 0 else min((start - at).total_seconds() / whole, 1.0)
        self.tell(Progress(self.state.channel, self.written, at, share))


def _plain(state: State) -> dict[str, Any]:
    return asdict(state)


def _covered(state: State, at: datetime) -> State:
    """The state after a walk has come to its end at a moment: what it went over joins what was covered before."""
    is_deeper = state.oldest is None or (state.before is not None and state.before < state.oldest)
    return replace(
        state,
        newest_at=max(filter(None, (state.newest_at, state.first_at)), key=datetime.fromisoformat, default=None),
        oldest_at=at.isoformat() if is_deeper else state.oldest_at,
        oldest=state.before if is_deeper else state.oldest,
        until=None,
        before=None,
        first_at=None,
    )
