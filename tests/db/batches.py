"""Small batches for the ledger's tests, with one keyword for each thing that a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, text

from sources.claimants import CLAIMANTS
from sources.records import (
    Batch,
    Claim,
    Figure,
    Incident,
    LaunchArea,
    Measure,
    Qualifier,
    Reading,
    Record,
    Side,
    Statement,
    Status,
    WeaponClass,
    Window,
    WindowBasis,
    WindowKind,
)

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)


def digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def figure(
    value: int | None,
    measure: Measure = Measure.INTERCEPTED,
    *,
    weapon_class: WeaponClass = WeaponClass.DRONE,
    qualifier: Qualifier = Qualifier.EXACT,
    **further: Any,
) -> Figure:
    origin = {} if "start" in further else {"column": "destroyed"}
    return Figure(measure, weapon_class, value, qualifier, **{**origin, **further})


def window(
    start: str | None,
    end: str,
    claimant: str = "ru_mod",
    *,
    basis: WindowBasis = WindowBasis.STATED,
    kind: WindowKind = WindowKind.NIGHT,
    report_date: date | None = None,
) -> Window:
    """A window in the claimant's local time: `window("2026-01-25 23:00", "2026-01-26 07:00")`."""
    zone = CLAIMANTS[claimant].zone
    first = None if start is None else datetime.fromisoformat(start).replace(tzinfo=zone)
    last = datetime.fromisoformat(end).replace(tzinfo=zone)
    return Window(first, last, basis, kind, report_date or last.date())


NIGHT = window("2026-01-25 23:00", "2026-01-26 07:00")


def claim(
    *figures: Figure,
    window: Window = NIGHT,
    claimant: str = "ru_mod",
    launch_areas: Sequence[LaunchArea] = (),
    incidents: Sequence[Incident] = (),
) -> Claim:
    attacker = Side.UA if CLAIMANTS[claimant].side is Side.RU else Side.RU
    return Claim(claimant, attacker, window, figures, tuple(launch_areas), tuple(incidents))


def record(
    key: str,
    *claims: Claim,
    source: str = "mod_russia",
    words: str | None = None,
    text: str | None = None,
    status: Status = Status.READ,
    problems: Sequence[str] = (),
    version: str = "1",
    **further: Any,
) -> Record:
    claimant = claims[0].claimant if claims else "ru_mod"
    statement = Statement(
        source=source,
        external_id=key,
        claimant=further.pop("claimant", claimant),
        published_at=further.pop("published_at", datetime(2026, 1, 26, 5, tzinfo=UTC)),
        language="ru",
        content_hash=digest(words or text or key),
        text=text,
        **further,
    )
    return Record(statement, Reading(status, claims, tuple(problems)), version)


def batch(*records: Record, source: str = "mod_russia", complete: bool = False, words: str | None = None) -> Batch:
    identity = words or repr(records)
    return Batch(source, digest(identity), len(records), date(2026, 1, 26), records, complete)


TABLES = (
    "source",
    "claimant",
    "region",
    "weapon",
    "input",
    "statement",
    "statement_text",
    "retirement",
    "claim",
    "figure",
    "launch_area",
    "incident",
    "claim_window",
    "correction",
    "witness",
    "daily_total",
)


def dump(engine: Engine, tables: Iterable[str] = TABLES) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, sorted."""
    with engine.connect() as conn:
        found = {name: [tuple(row) for row in conn.execute(text(f"SELECT * FROM {name}"))] for name in tables}
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def totals(engine: Engine) -> dict[tuple[str, ...], int | None]:
    """The daily totals' values by report date, claimant, weapon class, region and measure."""
    query = "SELECT report_date, claimant_id, weapon_class, region_code, measure, value FROM daily_total"
    with engine.connect() as conn:
        return {tuple(map(str, row[:5])): row[5] for row in conn.execute(text(query))}


def windows(engine: Engine) -> dict[str, tuple[str | None, int]]:
    """Each current claim's effective start (UTC, minutes) and overlap minutes, by its statement's key and ordinal."""
    query = (
        "SELECT s.external_id, c.ordinal, w.window_start, w.overlap_minutes FROM claim_window w "
        "JOIN claim c ON c.id = w.claim_id JOIN statement s ON s.id = c.statement_id"
    )
    with engine.connect() as conn:
        rows = conn.execute(text(query)).all()
    several = {row[0] for row in rows if row[1] > 1}
    return {
        f"{row[0]}/{row[1]}" if row[0] in several else row[0]: (row[2] and str(row[2])[:16], row[3]) for row in rows
    }
