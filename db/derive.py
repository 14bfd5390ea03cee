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

from db.models import WHOLE, Base, Claim, ClaimWindow, DailyTotal, Figure, Retirement, Statement
from db.totals import Day, Stated, day_totals
from db.windows import Key, Stretch, Told, inferred_starts, minutes, shared_stretches
from sources.claimants import CLAIMANTS
from sources.records import Qualifier, Status

IDS_AT_ONCE = 500

TOTAL_KEY = ("report_date", "claimant_id", "attacker", "weapon_class", "region_code", "measure")
TOTAL_VALUES = ("value", "upper", "is_exact", "claims", "named", "withheld", "overlap_minutes")
WINDOW_KEY = ("claim_id",)
WINDOW_VALUES = ("window_start", "window_end", "window_basis", "overlap_minutes")

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
    conn.execute(delete(ClaimWindow))
    conn.execute(delete(DailyTotal))
    refresh(conn, set(conn.scalars(select(Claim.claimant_id).distinct())))


def refresh(conn: Connection, claimants: Collection[str]) -> None:
    """Bring the derived rows of some claimants in step with their current claims, in the caller's transaction."""
    if not claimants:
        return
    windows, totals = _worked_out(conn, claimants)
    _write(conn, _table(ClaimWindow), WINDOW_KEY, stored=_stored_windows(conn, claimants), wanted=windows)
    _write(conn, _table(DailyTotal), TOTAL_KEY, stored=_stored_totals(conn, claimants), wanted=totals)


def out_of_step(conn: Connection) -> list[str]:
    """The derived rows that a rebuild would write otherwise, by their keys in words; nothing is written."""
    claimants = set(conn.scalars(select(Claim.claimant_id).distinct()))
    if not claimants:
        return []
    windows, totals = _worked_out(conn, claimants)
    pairs = ((windows, _stored_windows(conn, claimants)), (totals, _stored_totals(conn, claimants)))
    wrong = [
        place for wanted, stored in pairs for place in {*wanted, *stored} if wanted.get(place) != stored.get(place)
    ]
    return sorted(" ".join(str(part) for part in place) for place in wrong)


def _worked_out(conn: Connection, claimants: Collection[str]) -> tuple[Stored, Stored]:
    """The rows of `claim_window` and of `daily_total` that follow from the current claims of some claimants."""
    claims = _claims(conn, claimants)
    figures = _figures(conn, claimants)
    told = _told(claims, figures)
    starts = inferred_starts(told, {claimant: CLAIMANTS[claimant].zone for claimant in claimants})
    shared = shared_stretches(told, starts)
    days = {row["id"]: Day(row["report_date"], row["claimant_id"], row["attacker"]) for row in claims}
    return _windows(told, starts, shared), day_totals(days, figures, shared)


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


def _claims(conn: Connection, claimants: Collection[str]) -> list[dict[str, Any]]:
    query = (
        select(
            Claim.id,
            Claim.statement_id,
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


def _stored_windows(conn: Connection, claimants: Collection[str]) -> Stored:
    query = (
        select(ClaimWindow.claim_id, *(getattr(ClaimWindow, name) for name in WINDOW_VALUES))
        .join(Claim, Claim.id == ClaimWindow.claim_id)
        .where(Claim.claimant_id.in_(sorted(claimants)))
    )
    return {tuple(row[:1]): tuple(row[1:]) for row in conn.execute(query)}


def _stored_totals(conn: Connection, claimants: Collection[str]) -> Stored:
    columns = [getattr(DailyTotal, name) for name in (*TOTAL_KEY, *TOTAL_VALUES)]
    query = select(*columns).where(DailyTotal.claimant_id.in_(sorted(claimants)))
    split = len(TOTAL_KEY)
    return {tuple(row[:split]): tuple(row[split:]) for row in conn.execute(query)}


def _write(conn: Connection, table: Table, key: tuple[str, ...], *, stored: Stored, wanted: Stored) -> None:
    """Make the stored rows the wanted ones, touching only those that differ, in the order of their keys."""
    stale = sorted(place for place, values in stored.items() if wanted.get(place) != values)
    fresh = sorted(place for place, values in wanted.items() if stored.get(place) != values)
    if stale:
        matches = [table.c[name] == bindparam(f"old_{name}", type_=table.c[name].type) for name in key]
        places = [{f"old_{name}": part for name, part in zip(key, place, strict=True)} for place in stale]
        conn.execute(delete(table).where(*matches), places)
    if fresh:
        names = [column.name for column in table.columns]
        conn.execute(insert(table), [dict(zip(names, (*place, *wanted[place]), strict=True)) for place in fresh])
