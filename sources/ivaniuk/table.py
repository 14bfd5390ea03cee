"""The table as a batch: one record a row, with what became no claim listed by line."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sources.inputs import Row, Table, shown
from sources.ivaniuk.figures import figures_of
from sources.ivaniuk.places import launch_areas
from sources.ivaniuk.publishers import AIR_COMMANDS, LEFT_OUT, PUBLISHERS, Post, post_of
from sources.ivaniuk.windows import window_of
from sources.records import Batch, Claim, Reading, Record, Side, Statement, Status, Window
from sources.weapons import weapon_class, weapon_name

PARSER_VERSION = "ivaniuk/1"
SOURCE = "ivaniuk"

COLUMNS = ("time_start", "time_end", "model", "launched", "destroyed", "source")
"""Without these a file is not this table; the further ones are read where present."""

READ = (
    *COLUMNS,
    "launch_place",
    "target",
    "not_reach_goal",
    "still_attacking",
    "border_crossing",
    "num_hit_location",
    "num_fall_fragment_location",
    "affected region",
    "destroyed_details",
    "status_data",
)
"""The columns that are read: a change in another one is no revision of the statement."""

LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that becomes a record: who published it, where, and for which window."""

    row: Row
    claimant: str
    post: Post
    window: Window

    @property
    def key(self) -> tuple[str, ...]:
        """The post, window and model: what tells one row from another."""
        return (self.post.path, self.row["time_start"], self.row["time_end"], self.row["model"])

    @property
    def place(self) -> tuple[str, str]:
        """Where to and from: a post may split one model's attack by these."""
        return (self.row["target"], self.row["launch_place"])

    @property
    def attack(self) -> tuple[object, ...]:
        """What two posts share that may tell of one attack."""
        return (self.claimant, self.window.start, self.window.end, weapon_name(self.row["model"]))


def read_batch(table: Table, *, today: date) -> Batch:
    """All rows of the table as records, or as lines left out with a reason.

    Args:
        table: The CSV file as read.
        today: No report is later than this.

    Raises:
        InputError: A column is missing, a value impossible, or one key stands twice.
    """
    table.require(COLUMNS)
    entries: list[Entry] = []
    left_out: list[tuple[int, str]] = []
    for row in table.rows:
        entry = _entry(row, today)
        if isinstance(entry, str):
            left_out.append((row.line, entry))
        else:
            entries.append(entry)
    identities = _identities(entries)
    shared = _attacks_of_several_posts(entries)
    records = tuple(_record(entry, identities[entry.row.line], entry.attack in shared) for entry in entries)
    return Batch(
        source=SOURCE,
        sha256=table.sha256,
        row_count=len(table.rows),
        data_date=max((entry.window.report_date for entry in entries), default=None),
        records=records,
        complete=True,
        left_out=tuple(left_out),
    )


def _entry(row: Row, today: date) -> Entry | str:
    """The row's publisher and window, or the reason why it becomes no claim."""
    window = window_of(row, today)
    post = post_of(row["source"])
    if post is None:
        raise row.error(f"source is {shown(row['source'])}, which names no post")
    if post.publisher in LEFT_OUT:
        return LEFT_OUT[post.publisher]
    claimant = PUBLISHERS.get(post.publisher)
    if claimant is None:
        return f"who publishes {shown(post.publisher)} is not known here"
    if weapon_class(row["model"]) is None:
        return f"the model {shown(row['model'])} has no weapon class here"
    return Entry(row, claimant, post, window)


def _identities(entries: Iterable[Entry]) -> dict[int, str]:
    """The external id of each line: post, window and model, and a mark of its places where a post splits them.

    Raises:
        InputError: Two rows agree in all of these.
    """
    groups: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.key].append(entry)
    identities = {}
    for key, group in groups.items():
        _refuse_duplicates(group)
        for entry in group:
            mark = f"#{_digest(*entry.place)[:8]}" if len(group) > 1 else ""
            identities[entry.row.line] = _shortened("|".join(key)) + mark
    return identities


def _refuse_duplicates(group: list[Entry]) -> None:
    first: dict[tuple[str, str], int] = {}
    for entry in group:
        line = first.setdefault(entry.place, entry.row.line)
        if line != entry.row.line:
            problem = f"the row tells the same attack from the same post as line {line}"
            raise entry.row.error(problem, "remove one of the two or get the file again")


def _shortened(identity: str) -> str:
    room = LONGEST_ID - 20
    return identity if len(identity) <= room else f"{identity[: room - 9]}~{_digest(identity)[:8]}"


def _attacks_of_several_posts(entries: Iterable[Entry]) -> set[tuple[object, ...]]:
    posts = Counter(attack for attack, _ in {(entry.attack, entry.post.path) for entry in entries})
    return {attack for attack, count in posts.items() if count > 1}


def _record(entry: Entry, identity: str, is_shared: bool) -> Record:
    row = entry.row
    statement = Statement(
        source=SOURCE,
        external_id=identity,
        claimant=entry.claimant,
        published_at=None,
        language="en",
        content_hash=_content_hash(row),
        url=entry.post.url,
    )
    return Record(statement, _reading(entry, is_shared), PARSER_VERSION)


def _reading(entry: Entry, is_shared: bool) -> Reading:
    read = figures_of(entry.row, entry.claimant, entry.window.report_date)
    problems = list(read.problems)
    if is_shared:
        problems.append("another post of the claimant gives the same window and weapon: it may be the same attack")
    if entry.claimant in AIR_COMMANDS and entry.row["target"] == "Ukraine":
        problems.append("a regional air command tells of all Ukraine: the figures may be national ones")
    claim = Claim(
        claimant=entry.claimant,
        attacker=Side.RU,
        window=entry.window,
        figures=read.figures,
        launch_areas=launch_areas(entry.row["launch_place"]),
    )
    return Reading(Status.FLAGGED if problems else Status.READ, (claim,), tuple(problems))


def _content_hash(row: Row) -> str:
    """A hash of the cells that are read, the same for "8", "8.0" and for a new column beside them."""
    cells = {column: row[column].removesuffix(".0") for column in READ}
    return _digest(json.dumps(cells, ensure_ascii=False, sort_keys=True))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
