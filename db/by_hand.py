"""Statements added by hand: what a text says, without writing anything, and the one way to keep it.

A reading is answered with typed frames, so that a screen needs to know nothing of readers. Keeping goes the way of
every input (`db.ingest`): append-only, the same again changes nothing, and a statement that tells an attack which the
ledger has from a nearer source stands as a witness beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

import pandas as pd
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.orm import aliased

from db.corrections import Corrections, check
from db.derive import IDS_AT_ONCE
from db.errors import InputRefusedError, explained
from db.frames import COUNT, DAY, MOMENT, TEXT, YES_NO, Schema, typed
from db.ingest import Outcome, ingest
from db.models import Claim, Figure, Statement, Witness
from sources import by_hand
from sources.claimants import CLAIMANTS
from sources.inputs import InputError
from sources.parsers import PARSERS
from sources.records import Batch, Measure, Qualifier, Record, Status
from sources.regions import REGIONS

LONGEST_TEXT = by_hand.LIMITS.characters or 0
LARGEST_FILE = by_hand.LIMITS.size or 0
MOST_STATEMENTS = by_hand.LIMITS.statements or 0
ZONES = tuple(by_hand.ZONES)
READERS = tuple(PARSERS)
MEASURES = tuple(measure.value for measure in Measure)
QUALIFIERS = tuple(qualifier.value for qualifier in Qualifier)

READ_CLAIMS: Schema = {
    "claim": COUNT,
    "claimant": TEXT,
    "name": TEXT,
    "side": TEXT,
    "attacker": TEXT,
    "report_date": DAY,
    "window_start": MOMENT,
    "window_end": MOMENT,
    "window_basis": TEXT,
    "window_kind": TEXT,
}
READ_FIGURES: Schema = {
    "claim": COUNT,
    "figure": COUNT,
    "claimant": TEXT,
    "measure": TEXT,
    "weapon_class": TEXT,
    "weapon": TEXT,
    "region": TEXT,
    "region_name": TEXT,
    "value": COUNT,
    "upper": COUNT,
    "qualifier": TEXT,
    "quote_start": COUNT,
    "quote_end": COUNT,
}
READ_INCIDENTS: Schema = {
    "claim": COUNT,
    "claimant": TEXT,
    "place": TEXT,
    "region_name": TEXT,
    "paraphrase": TEXT,
    "injured": COUNT,
    "killed": COUNT,
}
READ_STATEMENTS: Schema = {
    "statement_id": TEXT,
    "published_at": MOMENT,
    "claimants": TEXT,
    "status": TEXT,
    "problems": TEXT,
    "report_date": DAY,
    "figures": COUNT,
    "has_claims": YES_NO,
}


@dataclass(frozen=True, slots=True)
class Given:
    """A text as a person hands it in; without `hour` only the day is known, without `reader` the language decides.

    Keeping it takes `hour` and `url`, the link to the statement; reading takes neither.
    """

    text: str
    day: date
    hour: time | None = None
    zone: str = "UTC"
    reader: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: nothing of it is kept.

    `problem` says why the text is not taken at all; then nothing else is known. `key` is what the ledger would know the
    statement by. `claims`, `figures` and `incidents` have the columns of READ_CLAIMS, READ_FIGURES and READ_INCIDENTS
    in the order of the text's reading; <NA> means "not stated".
    """

    problem: str | None
    key: str
    status: str
    problems: tuple[str, ...]
    language: str
    claims: pd.DataFrame
    figures: pd.DataFrame
    incidents: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Upload:
    """What a file of statements holds: nothing of it is kept.

    `problem` says why it is not taken at all. `source` is what it would be kept under, `statements` has the columns of
    READ_STATEMENTS (claimants of the claims, set apart by spaces), `left_out` counts what became no statement.
    """

    problem: str | None
    source: str
    statements: pd.DataFrame
    left_out: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping did: statements new, revised and unchanged; corrections written; and which figures count.

    `witnesses` of the `figures` of the statement tell what the ledger has from a nearer source, and no sum counts them.
    """

    new: int
    revised: int
    unchanged: int
    corrections: int
    figures: int
    witnesses: int


def preview(given: Given, *, today: date) -> Reading:
    """What a text says, without writing anything."""
    problem, moment = _problem(given, today)
    if problem:
        return _reading(None, problem)
    assert moment is not None
    return _reading(by_hand.record(given.text, moment, claimant=given.reader, url=given.url))


def _problem(given: Given, today: date) -> tuple[str | None, datetime | None]:
    if given.zone not in by_hand.ZONES:
        return "The local time is not known: choose one.", None
    try:
        moment = by_hand.published(given.day, given.hour, given.zone)
    except (ValueError, OverflowError):
        return "The date of publication cannot be: correct it.", None
    return by_hand.problem_of(given.text, moment, given.url, today=today), moment


def _reading(record: Record | None, problem: str | None = None) -> Reading:
    claims = list(enumerate(record.reading.claims, 1)) if record else []
    return Reading(
        problem=problem,
        key=record.statement.external_id if record else "",
        status=record.reading.status.value if record else "",
        problems=record.reading.problems if record else (),
        language=record.statement.language if record else "",
        claims=typed(
            [
                (
                    number,
                    one.claimant,
                    CLAIMANTS[one.claimant].name,
                    CLAIMANTS[one.claimant].side,
                    one.attacker,
                    one.window.report_date,
                    one.window.start,
                    one.window.end,
                    one.window.basis,
                    one.window.kind,
                )
                for number, one in claims
            ],
            READ_CLAIMS,
        ),
        figures=typed(
            [
                (
                    number,
                    place,
                    one.claimant,
                    part.measure,
                    part.weapon_class,
                    part.weapon,
                    part.region,
                    _region_name(part.region),
                    part.value,
                    part.upper,
                    part.qualifier,
                    part.start,
                    part.end,
                )
                for number, one in claims
                for place, part in enumerate(one.figures, 1)
            ],
            READ_FIGURES,
        ),
        incidents=typed(
            [
                (
                    number,
                    one.claimant,
                    part.place,
                    _region_name(part.region),
                    part.paraphrase,
                    part.injured,
                    part.killed,
                )
                for number, one in claims
                for part in one.incidents
            ],
            READ_INCIDENTS,
        ),
    )


def _region_name(code: str | None) -> str | None:
    return REGIONS[code].name_en if code is not None and code in REGIONS else code


def keep(engine: Engine, given: Given, corrections: Corrections | None = None, *, now: datetime) -> Kept:
    """Write a text as a statement, with its corrections: all of it or nothing.

    Raises:
        InputRefusedError: The text is not taken, claims nothing, or a correction cannot be; the sentence says why.
        StoreError: The store cannot be written.
    """
    problem, moment = _problem(given, now.date())
    if problem:
        raise InputRefusedError(f"{problem} Nothing was written.")
    assert moment is not None
    if not given.url:
        raise InputRefusedError("A figure needs its source: give the link to the statement. Nothing was written.")
    if given.hour is None:  # the ledger stores moments, and none of them may be made up
        raise InputRefusedError("The hour of publication is missing: give it. Nothing was written.")
    record = by_hand.record(given.text, moment, claimant=given.reader, url=given.url)
    if record.reading.status is Status.NOTHING:
        raise InputRefusedError("The text makes no claim, so there is nothing to keep. Nothing was written.")
    batch = by_hand.batch_of([record], row_count=1, received=given.text.encode())
    if corrections is not None:
        corrections = replace(corrections, key=record.statement.external_id)
        check(corrections)
    return _kept(engine, batch, ingest(engine, batch, retrieved_at=now, corrections=corrections))


def preview_upload(received: bytes, name: str, *, today: date) -> Upload:
    """What a file of statements holds, without writing anything."""
    try:
        batch = by_hand.parse_upload(received, name, today=today)
    except InputError as error:
        return Upload(str(error), "", typed([], READ_STATEMENTS), 0)
    rows = [
        (
            one.statement.external_id,
            one.statement.published_at,
            " ".join(dict.fromkeys(claim.claimant for claim in one.reading.claims)),
            one.reading.status,
            "; ".join(one.reading.problems),
            max((claim.window.report_date for claim in one.reading.claims), default=None),
            sum(len(claim.figures) for claim in one.reading.claims),
            bool(one.reading.claims),
        )
        for one in batch.records
    ]
    return Upload(None, batch.source, typed(rows, READ_STATEMENTS), batch.row_count - len(batch.records))


def keep_upload(engine: Engine, received: bytes, name: str, *, now: datetime) -> Kept:
    """Write the statements of a file: a channel's posts as the channel's, other texts as added by hand.

    Of the latter, those that claim nothing are left out.

    Raises:
        InputRefusedError: The file is not taken, or a claim has no link; the sentence says why.
        StoreError: The store cannot be written.
    """
    try:
        batch = by_hand.parse_upload(received, name, today=now.date())
    except InputError as error:
        raise InputRefusedError(f"{error} Nothing was written.") from None
    if batch.source == by_hand.SOURCE:
        claiming = tuple(one for one in batch.records if one.reading.status is not Status.NOTHING)
        batch = replace(batch, records=claiming)
        without = sum(one.statement.url is None for one in claiming)
        if without:
            raise InputRefusedError(
                f"A figure needs its source: {without:,} of the {len(claiming):,} statements that make a claim have no "
                "`url`; give each its link. Nothing was written."
            )
    if not batch.records:
        raise InputRefusedError("No statement of the file makes a claim, so there is nothing to keep.")
    return _kept(engine, batch, ingest(engine, batch, retrieved_at=now))


def _kept(engine: Engine, batch: Batch, outcome: Outcome) -> Kept:
    keys = [record.statement.external_id for record in batch.records]
    with explained(engine.url), engine.connect() as conn:
        figures, witnesses = counted(conn, batch.source, keys)
    return Kept(outcome.new, outcome.revised, outcome.unchanged, outcome.corrections, figures, witnesses)


def counted(conn: Connection, source: str, keys: list[str]) -> tuple[int, int]:
    """How many figures the current revisions of some statements have, and how many of these no sum counts."""
    later = aliased(Statement)
    query = (
        select(func.count(), func.count(Witness.claim_id))
        .select_from(Figure)
        .join(Claim, Claim.id == Figure.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(
            Witness,
            (Witness.claim_id == Figure.claim_id)
            & (Witness.weapon_class == Figure.weapon_class)
            & (Witness.measure == Figure.measure),
            isouter=True,
        )
        .where(Statement.source_id == source, ~select(later.id).where(later.supersedes == Statement.id).exists())
    )
    figures = witnesses = 0
    for place in range(0, len(keys), IDS_AT_ONCE):
        some = conn.execute(query.where(Statement.external_id.in_(keys[place : place + IDS_AT_ONCE]))).one()
        figures, witnesses = figures + some[0], witnesses + some[1]
    return figures, witnesses
