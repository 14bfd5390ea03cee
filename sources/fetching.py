"""One fetch as a command makes it: a client and a key of its own, and the way told on standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sources.kaggle import NO_KEY, fetch_dataset, key_of
from sources.polite import FetchError, Getter, new_client
from sources.walk import Progress, fetch_channel

TOLD_EVERY = 15.0
"""Seconds between two lines about the way."""


def fetch_into(file: Path, channel: str, *, since: datetime, now: datetime) -> int:
    """Bring a file up to date with its channel; see `sources.walk.fetch_channel`.

    Raises:
        InputError, FetchError: As there.
    """
    with new_client() as client:
        tell = teller(time.monotonic, lambda line: print(line, file=sys.stderr, flush=True))
        return fetch_channel(Getter(client), channel, file, since=since, today=now.date(), tell=tell)


def fetch_dataset_into(file: Path, *, now: datetime) -> int:
    """Bring Ivaniuk's dataset into a file; see `sources.kaggle.fetch_dataset`.

    Raises:
        InputError, FetchError: As there; or there is no key.
    """
    key = key_of(os.environ)
    if key is None:
        raise FetchError(f"{NO_KEY}; set them, or download the dataset by hand and import the ZIP.")
    with new_client() as client:
        return fetch_dataset(Getter(client), key, file, today=now.date())


def teller(clock: Callable[[], float], say: Callable[[str], None]) -> Callable[[Progress], None]:
    """Says now and then how far a walk is, and how long the rest will take at the same pace."""
    start = last = clock()

    def tell(progress: Progress) -> None:
        nonlocal last
        if clock() - last < TOLD_EVERY and progress.share < 1:
            return
        last = clock()
        left = f", {time_left(last - start, progress.share)} left" if progress.share < 1 else ""
        say(f"{progress.channel}: {progress.posts:,} posts, back to {progress.at:%Y-%m-%d %H:%M} UTC{left}")

    return tell


def time_left(elapsed: float, share: float) -> str:
    """The time that the rest takes at the pace so far.

    >>> time_left(60, 0.25), time_left(3600, 0.5), time_left(10, 0)
    ('about 3 min', 'about 1 h', 'an unknown time')
    """
    if share <= 0:
        return "an unknown time"
    rest = timedelta(seconds=elapsed * (1 - share) / share)
    minutes = max(round(rest.total_seconds() / 60), 1)
    return f"about {minutes} min" if minutes < 60 else f"about {rest.total_seconds() / 3600:.2g} h"
