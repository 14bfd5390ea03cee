"""Bringing the ledger up to date with the channels: fetch, import, check, and say in five lines what changed.

What is fetched lies in a file of its own until it is imported, so whoever is killed on the way loses nothing: the next
run finishes the walk, imports it all, and what the ledger has already changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, func, select

from db.checks import findings
from db.engine import ROOT
from db.errors import InputRefusedError, explained
from db.ingest import Outcome, ingest
from db.models import Claim, Statement
from db.queries import current
from sources.batches import read_batch as read_any_batch
from sources.channels import CHANNELS, Channel, post_number
from sources.inputs import InputError
from sources.ivaniuk.table import SOURCE as IVANIUK
from sources.kaggle import NO_KEY
from sources.polite import FetchError
from sources.posts import read_batch
from sources.records import Batch, Status
from sources.walk import EDITED_WITHIN, alone, discard, state_file

FOLDER = ROOT / "data" / "refresh"
"""Where the command keeps what is fetched until it is imported."""

FIRST_TIME = timedelta(days=7)
"""How far back the first fetch goes where the ledger knows nothing of a channel's claimant."""

DOUBTFUL = (Status.FLAGGED, Status.UNREADABLE)

SHRINKS_BELOW = 0.5
FEWEST = 10
"""Of this many posts known in the stretch that was read, at least that share must be there again."""


class Fetch(Protocol):
    """Brings a file up to date with a channel; `sources.fetching.fetch_into`."""

    def __call__(self, file: Path, channel: str, *, since: datetime, now: datetime) -> int:
        """The number of posts written."""


class FetchDataset(Protocol):
    """Brings Ivaniuk's dataset into a file; `sources.fetching.fetch_dataset_into`."""

    def __call__(self, file: Path, *, now: datetime) -> int:
        """The number of rows."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one source: what was `read` of it, in words, and what that did.

    `trouble` is a sentence where it could not be read, and then nothing was written; `skipped` one where it was not
    asked at all.
    """

    source: str
    read: str = ""
    outcome: Outcome = field(default_factory=Outcome)
    doubtful: tuple[tuple[str, int], ...] = ()
    trouble: str | None = None
    skipped: str | None = None

    @property
    def line(self) -> str:
        """One line for the person at the terminal."""
        if why := self.trouble or self.skipped:
            return f"{self.source}: not refreshed. {why}"
        done = self.outcome
        retired = f"{done.retired:,} retired, " if done.retired else ""
        return (
            f"{self.source}: {self.read}: {done.new:,} new, {done.revised:,} revised, {retired}"
            f"{done.unchanged:,} unchanged; {done.figures:,} figures added."
        )


@dataclass(frozen=True, slots=True)
class Report:
    """All that a refresh did, as five lines (more only where something is broken)."""

    sources: tuple[Refreshed, ...]
    completed: int
    still_cut: int
    broken: tuple[str, ...]

    @property
    def lines(self) -> Iterator[str]:
        """A line for each source, what was completed and what to look at, whether the ledger is sound."""
        yield from (one.line for one in self.sources)
        doubtful: Counter[str] = Counter()
        for one in self.sources:
            doubtful.update(dict(one.doubtful))
        told = ", ".join(f"{doubtful[status]:,} {status.value}" for status in DOUBTFUL)
        yield (
            f"Completed: {self.completed:,} statements known from a cut text; {self.still_cut:,} are left. "
            f"To look at, among what was read: {told}."
        )
        yield f"Check: {len(self.broken)} broken." if self.broken else "Check: nothing is broken."
        yield from self.broken

    @property
    def has_trouble(self) -> bool:
        """Whether a source could not be read."""
        return any(one.trouble for one in self.sources)


def refresh(
    engine: Engine,
    folder: Path,
    *,
    now: datetime,
    fetch: Fetch,
    fetch_dataset: FetchDataset | None,
    tell: Callable[[str], None],
) -> Report:
    """Fetch what is new in every channel, with the last 48 hours again, and the dataset; import it; check the ledger.

    A source that cannot be read does not keep the others from being refreshed.

    Args:
        engine: A writing one, its store filled.
        folder: Where what is fetched lies until it is imported.
        now: Of the run.
        fetch: Reads a channel into a file.
        fetch_dataset: Reads Ivaniuk's dataset into a file; `None` where nobody's key is there to ask with.
        tell: Says what is going on.

    Raises:
        sources.walk.BusyError: Another refresh is running.
        StoreError: The store is missing, locked, full, read-only or out of reach.
    """
    with alone(folder / "refresh.lock", "it is at the same work, so leave it to it"):
        cut = _cut(engine)
        run = _Run(engine, folder, now, fetch, tell)
        refreshed = (*(_channel(run, channel) for channel in CHANNELS.values()), _dataset(run, fetch_dataset))
        still_cut = _cut(engine)
        tell("Checking the ledger ...")
        with explained(engine.url), engine.connect() as conn:
            broken = tuple(finding.line for finding in findings(conn) if finding.broken)
        return Report(refreshed, cut - still_cut, still_cut, broken)


@dataclass(frozen=True, slots=True)
class _Run:
    engine: Engine
    folder: Path
    now: datetime
    fetch: Fetch
    tell: Callable[[str], None]


def _channel(run: _Run, channel: Channel) -> Refreshed:
    since = _since(run.engine, channel, run.now)
    file = run.folder / f"{channel.id}.jsonl"
    run.tell(f"Fetching {channel.id} back to {since:%Y-%m-%d} ...")
    try:
        if not state_file(file).exists():
            discard(file)  # imported, and then killed before it was removed
        run.fetch(file, channel.id, since=since, now=run.now)
    except (FetchError, InputError) as error:
        return Refreshed(channel.id, trouble=str(error))
    if not file.stat().st_size:
        discard(file)
        return Refreshed(channel.id, f"0 posts read back to {since:%Y-%m-%d}")
    try:
        batch = read_batch(file, today=run.now.date())
        with explained(run.engine.url), run.engine.connect() as conn:
            _refuse_shrunken(conn, batch)
        outcome = ingest(run.engine, batch, retrieved_at=run.now)
    except (InputError, InputRefusedError) as error:
        discard(file)  # the next run must fetch these days again: what is here cannot be believed
        return Refreshed(channel.id, trouble=str(error))
    discard(file)
    read = f"{len(batch.records):,} posts read back to {since:%Y-%m-%d}"
    return Refreshed(channel.id, read, outcome, _doubtful(batch))


def _dataset(run: _Run, fetch: FetchDataset | None) -> Refreshed:
    """Ivaniuk's dataset, whole: what vanished from it is retired, and one that has lost half of its rows is refused."""
    if fetch is None:
        return Refreshed(IVANIUK, skipped=f"{NO_KEY[0].upper()}{NO_KEY[1:]}.")
    file = run.folder / f"{IVANIUK}.zip"
    run.tell(f"Fetching {IVANIUK} ...")
    try:
        fetch(file, now=run.now)
        batch = read_any_batch(file, today=run.now.date())
        outcome = ingest(run.engine, batch, retrieved_at=run.now)
    except (FetchError, InputError, InputRefusedError) as error:
        return Refreshed(IVANIUK, trouble=str(error))
    finally:
        file.unlink(missing_ok=True)
    return Refreshed(IVANIUK, f"{batch.row_count:,} rows read", outcome, _doubtful(batch))


def _doubtful(batch: Batch) -> tuple[tuple[str, int], ...]:
    """How many of a batch's statements want a person's eye, by status."""
    statuses = Counter(record.reading.status for record in batch.records)
    return tuple((status.value, statuses[status]) for status in DOUBTFUL)


def _since(engine: Engine, channel: Channel, now: datetime) -> datetime:
    """48 hours before the newest statement of the channel; before the claimant's newest report where it has none."""
    published = select(func.max(Statement.published_at)).where(*current(), Statement.source_id == channel.id)
    reported = (
        select(func.max(Claim.window_end))
        .join(Statement, Statement.id == Claim.statement_id)
        .where(*current(), Claim.claimant_id == channel.claimant)
    )
    with explained(engine.url), engine.connect() as conn:
        newest = conn.execute(published).scalar() or conn.execute(reported).scalar()
    return min(newest, now) - EDITED_WITHIN if newest is not None else now - FIRST_TIME


def _refuse_shrunken(conn: Connection, batch: Batch) -> None:
    """Stop where a stretch of the channel has lost most of its posts: the source is broken sooner than that is true.

    Raises:
        InputRefusedError: Fewer than half of the posts known are there.
    """
    moments = [record.statement.published_at for record in batch.records if record.statement.published_at]
    if not moments:
        return
    query = select(Statement.url).where(
        *current(), Statement.source_id == batch.source, Statement.published_at.between(min(moments), max(moments))
    )
    known = {number for url in conn.scalars(query) if (number := post_number(batch.source, url)) is not None}
    there = {post_number(batch.source, record.statement.url) for record in batch.records}
    if len(known) >= FEWEST and len(known & there) < SHRINKS_BELOW * len(known):
        raise InputRefusedError(
            f"The channel shows {len(known & there)} of {len(known)} posts known from the same days, so its preview "
            "looks broken and nothing was written; open it in a browser, and run the same again later."
        )


def _cut(engine: Engine) -> int:
    """How many current statements of the channels were read from a text that is cut."""
    query = select(func.count()).select_from(Statement).where(*current(), Statement.is_cut)
    with explained(engine.url), engine.connect() as conn:
        return int(conn.execute(query.where(Statement.source_id.in_(CHANNELS))).scalar_one())
