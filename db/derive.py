"""What is derived from current claims, kept in step as the ledger writes: windows with overlaps, daily totals.

A claimant's derived rows are worked out whole from its current claims and compared with the stored ones; only the
differences are written. So a small import, a large one and a rebuild from nothing end in the same rows by construction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.orm import aliased

from db.models import WHOLE, Base, Claim, ClaimWindow, DailyTotal, Figure, Retirement, Statement, Witness
from db.totals import Day, Stated, day_totals
from db.windows import Key, Stretch, Told, inferred_starts, minutes, shared_stretches
from db.witnesses import witnesses
from sources.claimants import CLAIMANTS
from sources.records import Qualifier, Status

IDS_AT_ONCE = 500

WINDOWS, WITNESSES, TOTALS = (Base.metadata.tables[name] for name in ("claim_window", "witness", "daily_total"))

Stored = Mapping[tuple[Any, ...], tuple[Any, ...]]
"""A table's rows: values by key."""


def is_current() -> ColumnElement[bool]:
    """Whether a statement counts: neither superseded nor retired, and read (with or without a flag)."""
    later = aliased(Statement)
    return and_(
        Statement.status.in_([Status.READ, Status.FLAGGED]),
        ~exists().where(later.supersedes == Statement.id),
        ~exists().where(Retirement.statement_id == Statement.id),
    )


def claimants_of(conn: Connection, statements: Collection[int]) -> set[str]:
    """The claimants of the claims of some statements, current or not."""
    ids, found = sorted(statements), set[str]()
    for place in range(0, len(ids), IDS_AT_ONCE):
        some = ids[place : place + IDS_AT_ONCE]
        found.update(conn.scalars(select(Claim.claimant_id).distinct().where(Claim.statement_id.in_(some))))
    return found


def rebuild(conn: Connection) -> None:
    """Work out everything that is derived from nothing but the claims."""
    for model in (Witness, ClaimWindow, DailyTotal):
        conn.execute(delete(model))
    refresh(conn, _all_claimants(conn))


def refresh(conn: Connection, claimants: Collection[str]) -> None:
    """Bring the derived rows of some claimants in step with their current claims, in the caller's transaction."""
    if not claimants:
        return
    stored = _stored(conn, claimants)
    for table, wanted in _worked_out(conn, claimants).items():
        _write(conn, table, stored=stored[table], wanted=wanted)


def out_of_step(conn: Connection) -> list[str]:
    """The derived rows that a rebuild would write otherwise, by their keys in words; nothing is written."""
    claimants = _all_claimants(conn)
    if not claimants:
        return []
    stored = _stored(conn, claimants)
    wrong = [
        (table.name, *place)
        for table, wanted in _worked_out(conn, claimants).items()
        for place in {*wanted, *stored[table]}
        if wanted.get(place) != stored[table].get(place)
    ]
    return sorted(" ".join(str(part) for part in place) for place in wrong)


def _all_claimants(conn: Connection) -> set[str]:
    return set(conn.scalars(select(Claim.claimant_id).distinct()))


def _worked_out(conn: Connection, claimants: Collection[str]) -> dict[Table, Stored]:
    """The derived rows that follow from the current claims of some claimants."""
    claims = _claims(conn, claimants)
    figures = _figures(conn, claimants)
    told = _told(claims, figures)
    starts = inferred_starts(told, {claimant: CLAIMANTS[claimant].zone for claimant in claimants})
    uncounted = witnesses(told, starts)
    shared = shared_stretches(told, starts, uncounted)
    days = {row["id"]: Day(row["report_date"], row["claimant_id"], row["attacker"]) for row in claims}
    return {
        WINDOWS: _windows(told, starts, shared),
        WITNESSES: {place: (other,) for place, other in uncounted.items()},
        TOTALS: day_totals(days, figures, shared, uncounted),
    }


def _claims(conn: Connection, claimants: Collection[str]) -> list[dict[str, Any]]:
    query = (
        select(
            Claim.id,
            Claim.statement_id,
            Claim.ordinal,
            Statement.source_id,
            Statement.external_id,
            Statement.published_at,
            Statement.url,
            Claim.claimant_id,
            Claim.attacker,
            Claim.window_start,
            Claim.window_end,
            Claim.window_basis,
            Claim.window_kind,
            Claim.report_date,
        )
        .join(Statement, Statement.id == Claim.statement_id)
        .where(Claim.claimant_id.in_(sorted(claimants)), is_current())
        .order_by(Claim.id)
    )
    return [dict(row) for row in conn.execute(query).mappings()]


def _figures(conn: Connection, claimants: Collection[str]) -> list[Stated]:
    query = (
        select(
            Figure.claim_id,
            Figure.measure,
            Figure.weapon_class,
            func.coalesce(Figure.region_code, literal_column(f"'{WHOLE}'")),
            Figure.value,
            Figure.upper,
            Figure.qualifier,
        )
        .join(Claim, Claim.id == Figure.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(Claim.claimant_id.in_(sorted(claimants)), is_current())
        .order_by(Figure.id)
    )
    return [Stated(*row) for row in conn.execute(query)]


def _told(claims: list[dict[str, Any]], figures: Iterable[Stated]) -> list[Told]:
    classes: dict[int, set[str]] = defaultdict(set)
    counted: dict[int, set[Key]] = defaultdict(set)
    for figure in figures:
        classes[figure.claim_id].add(figure.weapon_class)
        if figure.region == WHOLE and (figure.value is not None or figure.qualifier == Qualifier.WITHHELD):
            counted[figure.claim_id].add((figure.weapon_class, figure.measure))
    return [
        Told(
            id=row["id"],
            statement_id=row["statement_id"],
            source=row["source_id"],
            order=(str(row["published_at"] or ""), row["external_id"], row["ordinal"]),
            post=row["url"],
            claimant=row["claimant_id"],
            attacker=row["attacker"],
            start=row["window_start"],
            end=row["window_end"],
            basis=row["window_basis"],
            kind=row["window_kind"],
            weapon_classes=frozenset(classes[row["id"]]),
            counted=frozenset(counted[row["id"]]),
        )
        for row in claims
    ]


def _windows(
    told: Iterable[Told], starts: Mapping[int, Any], shared: Mapping[tuple[int, Key], list[Stretch]]
) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    for (claim_id, _), some in shared.items():
        stretches[claim_id] += some
    return {
        (claim.id,): (
            starts.get(claim.id, claim.start),
            claim.end,
            claim.basis,
            minutes(stretches[claim.id]) if claim.id in stretches else 0,
        )
        for claim in told
    }


def _stored(conn: Connection, claimants: Collection[str]) -> dict[Table, Stored]:
    """The derived rows that the store has for some claimants."""
    own = Claim.claimant_id.in_(sorted(claimants))
    queries = {
        WINDOWS: select(WINDOWS).join(Claim, Claim.id == WINDOWS.c.claim_id).where(own),
        WITNESSES: select(WITNESSES).join(Claim, Claim.id == WITNESSES.c.claim_id).where(own),
        TOTALS: select(TOTALS).where(TOTALS.c.claimant_id.in_(sorted(claimants))),
    }
    return {table: _by_key(table, conn.execute(query)) for table, query in queries.items()}


def _by_key(table: Table, found: Iterable[Row[Any]]) -> Stored:
    """Rows as values by key; the keys are the first columns of each derived table."""
    split = len(table.primary_key)
    return {tuple(row[:split]): tuple(row[split:]) for row in found}


def _write(conn: Connection, table: Table, *, stored: Stored, wanted: Stored) -> None:
    """Make the stored rows the wanted ones, touching only those that differ, in the order of their keys."""
    stale = sorted(place for place, values in stored.items() if wanted.get(place) != values)
    fresh = sorted(place for place, values in wanted.items() if stored.get(place) != values)
    if stale:
        key = list(table.primary_key)
        matches = [column == bindparam(f"old_{column.name}", type_=column.type) for column in key]
        places = [{f"old_{column.name}": part for column, part in zip(key, place, strict=True)} for place in stale]
        conn.execute(delete(table).where(*matches), places)
    if fresh:
        names = [column.name for column in table.columns]
        conn.execute(insert(table), [dict(zip(names, (*place, *wanted[place]), strict=True)) for place in fresh])
