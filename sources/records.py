"""The frozen records that leave `sources`: statement, reading, claim, figure.

Every vocabulary here is closed; `db.models` repeats none of it but builds its constraints from these.
A missing number is `None` and means "not stated", never zero. Datetimes are aware.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Side(StrEnum):
    """Whose official voice a claimant is, or whose drones and missiles an attack is made of."""

    RU = "RU"
    UA = "UA"


class Measure(StrEnum):
    """What a number counts. `intercepted` is shot down and suppressed as stated together."""

    LAUNCHED = "launched"
    INTERCEPTED = "intercepted"
    SHOT_DOWN = "shot_down"
    SUPPRESSED = "suppressed"
    MISSED = "missed"
    HITS = "hits"
    HIT_LOCATIONS = "hit_locations"
    DEBRIS_LOCATIONS = "debris_locations"
    STILL_AIRBORNE = "still_airborne"
    CROSSED_BORDER = "crossed_border"


class Qualifier(StrEnum):
    """How a value is meant. `named` and `withheld` carry no value; `range` carries an upper one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    RANGE = "range"
    NAMED = "named"
    WITHHELD = "withheld"


class WeaponClass(StrEnum):
    """`drone` is strike drones with their decoys, or drones counted as such; `all` is drones and missiles together."""

    DRONE = "drone"
    RECON_DRONE = "recon_drone"
    LOITERING_MUNITION = "loitering_munition"
    CRUISE = "cruise"
    BALLISTIC = "ballistic"
    ANTI_SHIP = "anti_ship"
    MISSILE = "missile"
    GLIDE_BOMB = "glide_bomb"
    ALL = "all"


class Status(StrEnum):
    """What became of a statement's text when it was read."""

    READ = "read"
    FLAGGED = "flagged"
    NOTHING = "nothing"
    UNREADABLE = "unreadable"


class WindowBasis(StrEnum):
    """Whether the statement itself gives both ends of its reporting window."""

    STATED = "stated"
    INFERRED = "inferred"


class WindowKind(StrEnum):
    """The part of the day that the statement says it reports on."""

    NIGHT = "night"
    DAY = "day"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Statement:
    """A text or a row as its claimant published it and we received it.

    `external_id` is stable at the source (a post's number, a row's key). `text` is the words as given, or
    `None` where the record is a row of numbers. `is_cut` says that the text we hold ends before the statement did.
    `content_hash` is the SHA-256 (hex) of what was received.
    """

    source: str
    external_id: str
    claimant: str
    published_at: datetime | None
    language: str
    content_hash: str
    url: str | None = None
    text: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A reporting window in the claimant's local time; the end belongs to the window's last minute.

    `start` is `None` only where nothing allows even an inference. `report_date` is the local date of
    the last minute: a window ending at 24:00 belongs to the day that it closes.
    """

    start: datetime | None
    end: datetime
    basis: WindowBasis
    kind: WindowKind
    report_date: date


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a claim.

    `start` and `end` are the offsets in the statement's text of the words that state the value; a figure read
    from a table names its `column` instead. `region` is `None` for the whole claim. `weapon` is the model
    as named ("Shahed-136/131"), `None` where only the class is known.
    """

    measure: Measure
    weapon_class: WeaponClass
    value: int | None
    qualifier: Qualifier = Qualifier.EXACT
    upper: int | None = None
    region: str | None = None
    weapon: str | None = None
    start: int | None = None
    end: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class LaunchArea:
    """A place that weapons were launched from, in the source's words, with its region where known."""

    place: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """What somebody says happened at a place (fire, damage, casualties), in our own short paraphrase."""

    place: str
    paraphrase: str
    region: str | None = None
    injured: int | None = None
    killed: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One attack as a statement tells it, with the hours that it reports on. `attacker` is whose weapons they are."""

    claimant: str
    attacker: Side
    window: Window
    figures: tuple[Figure, ...] = ()
    launch_areas: tuple[LaunchArea, ...] = ()
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a parser says of one statement: a status, its problems in plain words, its claims."""

    status: Status
    claims: tuple[Claim, ...] = ()
    problems: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Record:
    """One statement with what was read from it, by which version of which parser."""

    statement: Statement
    reading: Reading
    parser_version: str


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one input (a file, a fetch) holds, ready for the ledger.

    `sha256` is of the input's bytes. `complete` says that the input is the whole of its source: a statement
    known from earlier and missing here has vanished upstream. `left_out` lists, by line, what became no statement
    and why.
    """

    source: str
    sha256: str
    row_count: int
    data_date: date | None
    records: tuple[Record, ...]
    complete: bool
    left_out: tuple[tuple[int, str], ...] = ()
