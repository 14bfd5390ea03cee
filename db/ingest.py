"""The one way into the ledger: a batch of records becomes rows, all of it or nothing, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy import Connection, Engine, Table, exists, func, insert, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError, StatementError
from sqlalchemy.orm import aliased

from db import derive
from db.bulk import insert_many
from db.completing import at_home
from db.engine import write_transaction
from db.errors import InputRefusedError
from db.models import Base, Claim, Figure, Incident, Input, LaunchArea, Retirement, Statement, StatementText, Weapon
from db.reference import write_reference
from db.rows import NextIds, Row, Rows, reading_hash
from sources.claimants import CLAIMANTS
from sources.origins import ORIGINS
from sources.records import Batch, Record, Status
from sources.regions import REGIONS

if TYPE_CHECKING:
    from db.corrections import Corrections

SHRINKS_BELOW = 0.5
"""A complete input with fewer than this share of the records known for its source is more likely broken than true."""

BROKEN_ROW = (
    *(IntegrityError, DataError, InterfaceError, ProgrammingError),
    *(psycopg.IntegrityError, psycopg.DataError),  # bare ones come from COPY
    *(ValueError, TypeError, OverflowError),
)
"""What drivers raise for a row that cannot be: broken constraints, numbers too large, characters that they refuse."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an input did to the ledger, in statements; figures, texts (words of old ones) and corrections were added."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    retired: int = 0
    figures: int = 0
    texts: int = 0
    corrections: int = 0

    @property
    def changed(self) -> bool:
        """Whether the ledger holds anything that it did not hold before."""
        return bool(self.new or self.revised or self.retired or self.texts or self.corrections)


@dataclass(frozen=True, slots=True)
class Known:
    """The latest revision of a key, as the store has it."""

    id: int
    revision: int
    content_hash: str
    reading_hash: str
    retired: bool
    has_text: bool

    def says(self, record: Record, hashed: str) -> bool:
        """Whether this revision, still current, is what the record says."""
        same = self.content_hash == record.statement.content_hash and self.reading_hash == hashed
        return same and not self.retired


def ingest(
    engine: Engine,
    batch: Batch,
    *,
    retrieved_at: datetime,
    allow_shrink: bool = False,
    corrections: Corrections | None = None,
) -> Outcome:
    """Write a batch: new keys as first revisions, changed ones as later revisions, vanished ones as retired.

    The same batch twice changes nothing. Writers take turns; one that is killed leaves nothing behind.

    Args:
        engine: A writing one, its schema up to date.
        batch: All of one input.
        retrieved_at: When it was had from its source.
        allow_shrink: Take a complete batch even if most of what is known is missing in it.
        corrections: What a person puts beside the figures of one of the batch's statements.

    Raises:
        InputRefusedError: The batch breaks a rule of the ledger; the sentence names the statement.
        StoreError: The store is missing, locked, full, read-only or out of reach.
    """
    if retrieved_at.tzinfo is None:
        raise ValueError("retrieved_at needs a time zone")
    hashes = _checked(batch)
    if corrections is not None:
        from db.corrections import check  # noqa: PLC0415  (with pandas, which a start of the server does not need)

        check(corrections)
    known_good = Checked(batch, hashes, retrieved_at, allow_shrink, corrections)
    try:
        return _write(engine, known_good, _insert_at_once)
    except (StatementError, psycopg.Error, ValueError, TypeError, OverflowError) as error:
        if not _is_broken_row(error):
            raise
    return _write(engine, known_good, _insert_one_by_one)  # to name the statement


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch that passed what can be checked without a store, with its reading hashes by external id."""

    batch: Batch
    hashes: dict[str, str]
    retrieved_at: datetime
    allow_shrink: bool
    corrections: Corrections | None


def _write(engine: Engine, given: Checked, insert_rows: Callable[[Connection, Rows, Batch], None]) -> Outcome:
    with write_transaction(engine) as conn:
        write_reference(conn)
        given, told_whole = _at_home(conn, given)
        batch = given.batch
        known = _latest(conn, batch.source)
        gone = _vanished(batch, known, allow_shrink=given.allow_shrink)
        input_id = _next_id(conn, Input)
        rows, outcome = _rows(conn, given, known, input_id)
        outcome["unchanged"] += told_whole
        rows.weapon = _unknown_weapons(conn, rows.figure)
        if rows.statement or gone:
            conn.execute(insert(Input), _input_row(batch, input_id, given.retrieved_at))
        insert_rows(conn, rows, batch)
        _carry_texts(conn, rows)
        _retire(conn, gone, input_id, given.retrieved_at)
        changed = [row["id"] for row in rows.statement]
        changed += [row["supersedes"] for row in rows.statement if row["supersedes"] is not None]
        derive.refresh(conn, derive.claimants_of(conn, [*changed, *(one.id for one in gone)]))
        corrected = _write_corrections(conn, given)
        return Outcome(**outcome, retired=len(gone), figures=len(rows.figure), corrections=corrected)


def _write_corrections(conn: Connection, given: Checked) -> int:
    """Put what a person corrects beside the figures just written; how many there were."""
    if given.corrections is None:
        return 0
    from db.corrections import write  # noqa: PLC0415  (see `ingest`)

    return write(conn, given.batch.source, given.corrections, given.retrieved_at)


def _checked(batch: Batch) -> dict[str, str]:
    """Each record's reading hash by its external id, after the checks that need no store."""
    if batch.source not in ORIGINS:
        raise InputRefusedError(f"The source {batch.source!r} is not known; sources/origins.py lists those that are.")
    if len(batch.sha256) != 64 or batch.row_count < 0:
        raise InputRefusedError(f"The input of {batch.source} has no sha256 or no count of rows; nothing was written.")
    hashes: dict[str, str] = {}
    for record in batch.records:
        key = record.statement.external_id
        if key in hashes:
            raise InputRefusedError(f"Statement {key!r} of {batch.source} stands twice in the input; keep one of them.")
        for problem in _problems(record, batch.source):
            raise InputRefusedError(f"Statement {key!r} of {batch.source} {problem}; nothing was written.")
        try:
            hashes[key] = reading_hash(record)
        except ValueError as error:
            raise InputRefusedError(f"Statement {key!r} of {batch.source}: {error}; nothing was written.") from error
    return hashes


def _problems(record: Record, source: str) -> Iterator[str]:
    """What the ledger's foreign keys would refuse, in words that name it."""
    statement, reading = record.statement, record.reading
    if statement.source != source:
        yield f"names another source, {statement.source!r}"
    if reading.claims and reading.status in (Status.NOTHING, Status.UNREADABLE):
        yield f"has the status {reading.status.value!r} and yet {len(reading.claims)} claims"
    for claimant in (statement.claimant, *(claim.claimant for claim in reading.claims)):
        if claimant not in CLAIMANTS:
            yield f"names the unknown claimant {claimant!r}"
    for claim in reading.claims:
        regions = [part.region for part in claim.figures]
        regions += [part.region for part in claim.launch_areas]
        regions += [part.region for part in claim.incidents]
        for region in regions:
            if region is not None and region not in REGIONS:
                yield f"names the unknown region {region!r}"


def _at_home(conn: Connection, given: Checked) -> tuple[Checked, int]:
    """The batch under the ledger's keys, and how many of its records a fuller telling has left nothing to add."""
    batch, told_whole = at_home(conn, given.batch)
    if batch is given.batch:
        return given, 0
    hashes = {record.statement.external_id: reading_hash(record) for record in batch.records}
    return replace(given, batch=batch, hashes=hashes), told_whole


def _latest(conn: Connection, source: str) -> dict[str, Known]:
    """The latest revision of each key of a source, retired ones too."""
    later = aliased(Statement)
    query = (
        select(
            Statement.external_id,
            Statement.id,
            Statement.revision,
            Statement.content_hash,
            Statement.reading_hash,
            Retirement.statement_id.is_not(None),
            StatementText.statement_id.is_not(None),
        )
        .outerjoin(Retirement, Retirement.statement_id == Statement.id)
        .outerjoin(StatementText, StatementText.statement_id == Statement.id)
        .where(Statement.source_id == source, ~exists().where(later.supersedes == Statement.id))
        .order_by(Statement.id)
    )
    return {row[0]: Known(*row[1:5], bool(row[5]), bool(row[6])) for row in conn.execute(query)}


def _vanished(batch: Batch, known: dict[str, Known], *, allow_shrink: bool) -> list[Known]:
    """The current statements that a complete batch no longer has."""
    if not batch.complete:
        return []
    current = {key: one for key, one in known.items() if not one.retired}
    if len(batch.records) < SHRINKS_BELOW * len(current) and not allow_shrink:
        raise InputRefusedError(
            f"The input has {len(batch.records)} statements of {batch.source}, the ledger already {len(current)}: "
            "fewer than half, so it looks truncated and nothing was written; "
            "get the whole file again, or import it with --allow-shrink if this is meant."
        )
    kept = {record.statement.external_id for record in batch.records}
    return [one for key, one in current.items() if key not in kept]


def _rows(conn: Connection, given: Checked, known: dict[str, Known], input_id: int) -> tuple[Rows, dict[str, int]]:
    """What must be inserted, and the counts of what it means."""
    rows = Rows(NextIds(*(_next_id(conn, model) for model in (Statement, Claim, Figure, LaunchArea, Incident))))
    counts = {"new": 0, "revised": 0, "unchanged": 0, "texts": 0}
    for record in given.batch.records:
        statement = record.statement
        old, hashed = known.get(statement.external_id), given.hashes[statement.external_id]
        if old is None:
            rows.add(record, input_id=input_id, revision=1, supersedes=None, hashed=hashed)
            counts["new"] += 1
        elif not old.says(record, hashed):
            rows.add(record, input_id=input_id, revision=old.revision + 1, supersedes=old.id, hashed=hashed)
            counts["revised"] += 1
        else:
            counts["unchanged"] += 1
            if statement.text is not None and not old.has_text:
                rows.add_text(old.id, statement.text)
                counts["texts"] += 1
    return rows, counts


def _next_id(conn: Connection, model: type[Any]) -> int:
    """The first free id; ids are given here, so that the same batches give the same rows in every database."""
    return int(conn.execute(select(func.coalesce(func.max(model.id), 0))).scalar_one()) + 1


def _input_row(batch: Batch, input_id: int, retrieved_at: datetime) -> Row:
    return {
        "id": input_id,
        "source_id": batch.source,
        "sha256": batch.sha256,
        "row_count": batch.row_count,
        "data_date": batch.data_date,
        "retrieved_at": retrieved_at,
    }


def _insert_at_once(conn: Connection, rows: Rows, _batch: Batch) -> None:
    for table, some in _by_table(rows):
        insert_many(conn, table, some)


def _by_table(rows: Rows) -> list[tuple[Table, list[Row]]]:
    order = ("weapon", "statement", "statement_text", "claim", "figure", "launch_area", "incident")
    return [(Base.metadata.tables[name], getattr(rows, name)) for name in order]


def _unknown_weapons(conn: Connection, figures: Iterable[Row]) -> list[Row]:
    """The weapons that figures name and the store has not yet."""
    stored = {(row.id, row.weapon_class) for row in conn.execute(select(Weapon.id, Weapon.weapon_class))}
    named = dict.fromkeys(
        (row["weapon_id"], str(row["weapon_class"])) for row in figures if row["weapon_id"] is not None
    )
    return [{"id": model, "weapon_class": kind} for model, kind in named if (model, kind) not in stored]


def _is_broken_row(error: Exception) -> bool:
    return isinstance(error, BROKEN_ROW) or (isinstance(error, StatementError) and not isinstance(error, DBAPIError))


def _insert_one_by_one(conn: Connection, rows: Rows, batch: Batch) -> None:
    """Insert row by row until one fails, and say which statement it belongs to.

    Raises:
        InputRefusedError: A row breaks a rule.
    """
    for table, some in _by_table(rows):
        for row in some:
            try:
                conn.execute(insert(table), [row])
            except (StatementError, ValueError, TypeError, OverflowError) as error:
                if not _is_broken_row(error):
                    raise
                raise InputRefusedError(
                    f"Statement {_owner(rows, table.name, row)!r} of {batch.source} breaks a rule of the ledger "
                    f"({_rule(error)}) with its {table.name.replace('_', ' ')} {_told(row)}; nothing was written."
                ) from error


def _owner(rows: Rows, table: str, row: Row) -> str:
    """The key of the statement that a row belongs to."""
    if table == "weapon":
        row = next(figure for figure in rows.figure if figure["weapon_id"] == row["id"])
    if "claim_id" in row:
        row = next(claim for claim in rows.claim if claim["id"] == row["claim_id"])
    number = row["statement_id"] if "statement_id" in row else row["id"]
    return next((one["external_id"] for one in rows.statement if one["id"] == number), f"number {number}")


def _rule(error: Exception) -> str:
    """The driver's one line, which names the constraint."""
    original = getattr(error, "orig", None) or error
    return str(original).strip().splitlines()[0].removesuffix(".")


def _told(row: Row) -> str:
    """The row's own facts, without ids and words of statements."""
    hidden = ("id", "statement_id", "claim_id", "input_id", "text", "content_hash", "reading_hash", "problems")
    return ", ".join(
        f"{key} {str(value)[:60]}" for key, value in row.items() if key not in hidden and value is not None
    )


def _carry_texts(conn: Connection, rows: Rows) -> None:
    """A new revision of unchanged content keeps the words that the store holds, where the input brought none."""
    given = {row["statement_id"] for row in rows.statement_text}
    new, old = aliased(Statement), aliased(Statement)
    first = rows.first.statement
    words = (
        select(new.id, StatementText.text)
        .join(old, new.supersedes == old.id)
        .join(StatementText, StatementText.statement_id == old.id)
        .where(new.id >= first, new.content_hash == old.content_hash)
        .order_by(new.id)
    )
    carried = [{"statement_id": number, "text": text} for number, text in conn.execute(words) if number not in given]
    if carried:
        conn.execute(insert(StatementText), carried)


def _retire(conn: Connection, gone: list[Known], input_id: int, retrieved_at: datetime) -> None:
    reason = f"no longer in its source on {retrieved_at.date().isoformat()}"
    if gone:
        retired = [{"statement_id": one.id, "input_id": input_id, "reason": reason} for one in gone]
        conn.execute(insert(Retirement), retired)
