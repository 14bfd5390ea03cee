"""What must hold in the ledger, how much of the days it covers, and sums that are known from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, or_, select
from sqlalchemy.orm import aliased

from db import derive, parts, queries
from db.frames import Query
from db.models import Claim, ClaimWindow, DailyTotal, Figure, Incident, Input, Retirement, Statement
from sources.claimants import CLAIMANTS, KYIV
from sources.records import Measure, Qualifier, Side, Status, WeaponClass, WindowBasis

REBUILD = "set the store aside and build it anew: python -m db migrate, then python -m db import and your files"
REPORT = "report it with this line; figures of the statements named should not be quoted until then"
READ_AGAIN = "import the source's file again; if it stays, report it with this line"

SHOWN = 3
"""How many of the broken things a finding names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, how much was looked at in words, and what is broken with what to do about it."""

    name: str
    seen: str
    broken: tuple[str, ...] = ()
    remedy: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether anything is."""
        return bool(self.broken)

    @property
    def line(self) -> str:
        """One line for the person at the terminal."""
        if not self.broken:
            return f"ok      {self.name}: {self.seen}"
        more = len(self.broken) - SHOWN
        named = "; ".join(self.broken[:SHOWN]) + (f"; and {more:,} more" if more > 0 else "")
        return f"BROKEN  {self.name}: {named}. To do: {self.remedy}."


def findings(engine: Engine) -> Iterator[Finding]:
    """Every check, one after the other; the engine's store is left as it is."""
    with engine.connect() as conn:
        yield database_sound(conn)
        for name, look, remedy in INVARIANTS:
            yield of_rows(conn, name, look, remedy)
        yield totals_equal_rebuild(conn)
        held = set(conn.scalars(select(Input.source_id).distinct()))
        if "ivaniuk" in held:
            yield known_sums(conn)
        if {"ivaniuk", "mod_russia", "incidents"} <= held:
            yield seed_night(conn)


def of_rows(conn: Connection, name: str, look: Callable[[], tuple[Query, Query]], remedy: str) -> Finding:
    """A check whose first query counts what is looked at and whose second finds what breaks it, in words."""
    counted, breaking = look()
    seen = conn.execute(counted).scalar_one()
    broken = tuple(" ".join(str(part) for part in row if part is not None) for row in conn.execute(breaking))
    return Finding(name, f"{seen:,}", broken, remedy)


def database_sound(conn: Connection) -> Finding:
    """The file's own check and its foreign keys; PostgreSQL keeps both by itself."""
    name = "the database is sound"
    if conn.dialect.name != "sqlite":
        return Finding(name, "kept by the server")
    problems = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    strays = [f"{row[0]} row {row[1]} refers to no {row[2]}" for row in conn.exec_driver_sql("PRAGMA foreign_key_check")]
    return Finding(name, "pages, indexes, foreign keys", (*problems, *strays), REBUILD)


def names(*more: ColumnElement[object]) -> tuple[ColumnElement[object], ...]:
    """The columns that name a statement to a person."""
    return (Statement.source_id, Statement.external_id, *more)  # type: ignore[return-value]


def figures_lead_to_statements() -> tuple[Query, Query]:
    """Every figure has a claim of a statement, and that statement a link of its own or of its source."""
    from db.models import Source  # noqa: PLC0415

    breaking = (
        select(Figure.id)
        .outerjoin(Claim, Claim.id == Figure.claim_id)
        .outerjoin(Statement, Statement.id == Claim.statement_id)
        .outerjoin(Source, Source.id == Statement.source_id)
        .where(or_(Statement.id.is_(None), func.coalesce(Statement.url, Source.url_main, "") == ""))
        .order_by(Figure.id)
    )
    return select(func.count()).select_from(Figure), breaking
