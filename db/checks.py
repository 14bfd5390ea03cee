"""What must hold in the ledger; `python -m db check` says it line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from db import derive, known
from db.frames import Query
from db.models import Claim, ClaimWindow, DailyTotal, Figure, Input, Source, Statement
from db.parts import claim_parts
from db.queries import current, link
from sources.claimants import CLAIMANTS
from sources.records import Measure, Status, WindowBasis

SHOWN = 3
"""How many of the broken things a finding names."""

LONGEST_INFERRED = timedelta(hours=48)
"""A window whose start is inferred begins in the evening before its end, or with its day where only days are given."""

REBUILD = (
    "move data/two_accounts.sqlite* elsewhere, run .venv/bin/python -m db import, then import your own files again"
)
READ_AGAIN = "import the file of that source again; if it stays, report this line and quote none of these statements"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what must hold, how much was looked at, and what breaks it, with what to do then."""

    name: str
    seen: str
    broken: tuple[str, ...] = ()
    remedy: str = READ_AGAIN

    @property
    def line(self) -> str:
        """One line for the person at the terminal."""
        if not self.broken:
            return f"ok      {self.name} ({self.seen})"
        more = len(self.broken) - SHOWN
        named = "; ".join(self.broken[:SHOWN]) + (f"; and {more:,} more" if more > 0 else "")
        return f"BROKEN  {self.name}: {named}. To do: {self.remedy}."


def findings(conn: Connection) -> Iterator[Finding]:
    """Every check, one after the other; nothing is written."""
    yield database_sound(conn)
    for name, look, remedy in INVARIANTS:
        yield of_rows(conn, name, look, remedy)
    yield windows_hold(conn)
    yield totals_in_step(conn)
    held = set(conn.scalars(select(Input.source_id).distinct()))
    if "ivaniuk" in held:
        yield Finding("sums known from elsewhere", known.SUMS_SEEN, known.wrong_sums(conn))
    if held >= known.SEED_SOURCES:
        yield Finding("the night of 2026-01-26", known.SEED_SEEN, known.wrong_seed_night(conn))


def database_sound(conn: Connection) -> Finding:
    """The file's own check and its foreign keys; PostgreSQL keeps both by itself."""
    name = "the database is sound"
    if conn.dialect.name != "sqlite":
        return Finding(name, "kept by the server")
    problems = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    strays = conn.exec_driver_sql("PRAGMA foreign_key_check").all()
    lost = [f"{table} row {row} refers to a {other} that is not there" for table, row, other, _ in strays]
    return Finding(name, "pages, indexes, foreign keys", (*problems, *lost), REBUILD)


Look = Callable[[], tuple[Query, Query]]
"""A query that counts what is looked at, and one that finds what breaks the rule, in columns to be read as words."""


def of_rows(conn: Connection, name: str, look: Look, remedy: str) -> Finding:
    """A check of two queries."""
    counted, breaking = look()
    broken = tuple(" ".join(str(part) for part in row if part is not None) for row in conn.execute(breaking))
    return Finding(name, f"{conn.execute(counted).scalar_one():,}", broken, remedy)


def figures_have_statements() -> tuple[Query, Query]:
    """Every figure belongs to a statement, and there is a link to it or to its source."""
    breaking = (
        select(Statement.source_id, Statement.external_id, Figure.id)
        .select_from(Figure)
        .outerjoin(Claim, Claim.id == Figure.claim_id)
        .outerjoin(Statement, Statement.id == Claim.statement_id)
        .outerjoin(Source, Source.id == Statement.source_id)
        .where(or_(Statement.id.is_(None), link().is_(None)))
        .order_by(Figure.id)
    )
    return select(func.count()).select_from(Figure), breaking


def revisions_chain() -> tuple[Query, Query]:
    """A later revision supersedes the one before it of the same statement."""
    older = aliased(Statement)
    breaking = (
        select(Statement.source_id, Statement.external_id, Statement.revision)
        .join(older, older.id == Statement.supersedes)
        .where(
            or_(
                older.source_id != Statement.source_id,
                older.external_id != Statement.external_id,
                older.revision != Statement.revision - 1,
            )
        )
        .order_by(Statement.id)
    )
    return select(func.count()).select_from(Statement), breaking


def one_current_revision() -> tuple[Query, Query]:
    """No statement counts twice."""
    keys = (Statement.source_id, Statement.external_id)
    breaking = select(*keys).where(*current()).group_by(*keys).having(func.count() > 1).order_by(*keys)
    return select(func.count()).select_from(Statement).where(*current()), breaking


def parts_within_whole() -> tuple[Query, Query]:
    """What a claim itemises by region is no more than its whole, unless the statement is flagged."""
    parts = claim_parts()
    itemised = parts.c.itemised.is_not(None) & parts.c.whole.is_not(None)
    breaking = (
        select(Statement.source_id, Statement.external_id, parts.c.measure, parts.c.itemised, parts.c.whole)
        .join(Claim, Claim.id == parts.c.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(parts.c.itemised > parts.c.whole, Statement.status != Status.FLAGGED)
        .order_by(Statement.id, parts.c.measure)
    )
    return select(func.count()).select_from(parts).where(itemised), breaking


def no_russian_launches() -> tuple[Query, Query]:
    """Russia states no number of drones launched (DESIGN.md, rule 3)."""
    mine = (Claim.claimant_id == "ru_mod", Claim.id == Figure.claim_id)
    breaking = (
        select(Statement.source_id, Statement.external_id, Figure.value)
        .select_from(Figure)
        .join(Claim, Claim.id == Figure.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(Claim.claimant_id == "ru_mod", Figure.measure == Measure.LAUNCHED)
        .order_by(Figure.id)
    )
    return select(func.count()).select_from(Figure).join(Claim, mine[1]).where(mine[0]), breaking


INVARIANTS: tuple[tuple[str, Look, str], ...] = (
    ("every figure leads to a statement with a link", figures_have_statements, REBUILD),
    ("revisions follow one another", revisions_chain, REBUILD),
    ("one revision of a statement counts", one_current_revision, REBUILD),
    ("regions add up to no more than the whole, or it is flagged", parts_within_whole, READ_AGAIN),
    ("the Russian MoD states no launches", no_russian_launches, READ_AGAIN),
)


def windows_hold(conn: Connection) -> Finding:
    """The windows of current claims: stated ones as stated, inferred ones short, each on its report date."""
    query = (
        select(
            Statement.source_id,
            Statement.external_id,
            Claim.claimant_id,
            Claim.report_date,
            Claim.window_start.label("stated_start"),
            Claim.window_end.label("stated_end"),
            ClaimWindow.window_start,
            ClaimWindow.window_end,
            ClaimWindow.window_basis,
        )
        .join(Claim, Claim.id == ClaimWindow.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .order_by(Claim.id)
    )
    rows = conn.execute(query).all()
    broken = [f"{row.source_id} {row.external_id} {problem}" for row in rows if (problem := window_problem(row))]
    return Finding("reporting windows hold", f"{len(rows):,}", tuple(broken))


def window_problem(row: Any) -> str | None:
    """What is wrong with a window, if anything."""
    if row.window_end != row.stated_end:
        return "has another end than its statement gives"
    if row.window_basis == WindowBasis.STATED and row.window_start != row.stated_start:
        return "has another start than its statement gives"
    inferred = row.window_basis == WindowBasis.INFERRED and row.window_start is not None
    if inferred and row.window_end - row.window_start > LONGEST_INFERRED:
        return f"has an inferred start {row.window_end - row.window_start} before its end"
    if report_date_of(row.window_end, row.claimant_id) != row.report_date:
        return f"is kept on {row.report_date}, but its window ends {row.window_end.isoformat()}"
    return None


def report_date_of(end: datetime, claimant: str) -> date:
    """The local date of a window's last minute: one that ends at 24:00 belongs to the day that it closes."""
    return (end.astimezone(CLAIMANTS[claimant].zone) - timedelta(microseconds=1)).date()


def totals_in_step(conn: Connection) -> Finding:
    """Windows and daily totals are those that the current claims give."""
    seen = conn.execute(select(func.count()).select_from(DailyTotal)).scalar_one()
    return Finding("daily totals equal a rebuild", f"{seen:,}", tuple(derive.out_of_step(conn)), REBUILD)
