"""What a person says figures should have been read as: kept beside what was read, never instead of it.

What was read stays the figure of record: no sum, chart or export takes a corrected number.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import aliased

from db.errors import InputRefusedError
from db.frames import COUNT, MOMENT, TEXT, Schema, frame, in_utc
from db.models import WHOLE, Claim, Correction, Figure, Region, Statement
from sources.inputs import HIGHEST_COUNT
from sources.records import Measure, Qualifier
from sources.regions import REGIONS

LONGEST_REASON = 500

REVISION_CORRECTIONS: Schema = {
    "revision": COUNT,
    "claim": COUNT,
    "figure": COUNT,
    "measure": TEXT,
    "region": TEXT,
    "region_name": TEXT,
    "value": COUNT,
    "upper": COUNT,
    "qualifier": TEXT,
    "reason": TEXT,
    "made_at": MOMENT,
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure as a person says it is, and why. `claim` and `figure` are counted from 1, as the text was read."""

    claim: int
    figure: int
    measure: str
    region: str | None
    value: int | None
    upper: int | None
    qualifier: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections of one statement's current revision, and who makes them."""

    key: str
    made_by: str
    corrected: tuple[Corrected, ...] = ()


def problem_of(one: Corrected) -> str | None:
    """Why a correction cannot be kept, as a sentence; `None` if it can."""
    has_number = one.qualifier not in (Qualifier.NAMED, Qualifier.WITHHELD)
    numbers = [number for number in (one.value, one.upper) if number is not None]
    rules = (
        (one.measure in set(Measure), "The measure is not known: choose one."),
        (one.qualifier in set(Qualifier), "How the number is meant is not known: choose one."),
        (one.region is None or (one.region in REGIONS and one.region != WHOLE), "The region is not known: choose one."),
        (not has_number or one.value is not None, "A number is missing: give it, or say that it is withheld."),
        (has_number or not numbers, "A figure that is named or withheld has no number: leave it empty."),
        ((one.qualifier == Qualifier.RANGE) == (one.upper is not None), "A range, and nothing else, has two numbers."),
        (one.upper is None or one.upper >= (one.value or 0), "The upper number is below the lower one."),
        (all(0 <= number <= HIGHEST_COUNT for number in numbers), f"A number lies between 0 and {HIGHEST_COUNT:,}."),
        (one.qualifier != Qualifier.NAMED or one.region is not None, "Only a region can be named without a number."),
        (bool(one.reason.strip()), "Say why: a correction is kept with its reason."),
        (len(one.reason) <= LONGEST_REASON, f"The reason is longer than {LONGEST_REASON} characters."),
        ("\x00" not in one.reason, "A null character stands in the reason: take it out."),
    )
    return next((sentence for holds, sentence in rules if not holds), None)


def check(given: Corrections) -> None:
    """Make sure that all of them can be kept.

    Raises:
        InputRefusedError: One cannot; the sentence says why.
    """
    if not given.made_by.strip():
        raise InputRefusedError("A correction needs somebody who makes it; nothing was written.")
    for problem in filter(None, map(problem_of, given.corrected)):
        raise InputRefusedError(f"{problem} Nothing was written.")


def write(conn: Connection, source: str, given: Corrections, made_at: datetime) -> int:
    """Put corrections beside the figures of a statement's current revision, in the caller's transaction.

    Returns:
        How many were written; one that a figure has already is not written twice.

    Raises:
        InputRefusedError: The statement has no such figure.
    """
    figures = _figures(conn, source, given.key)
    newest = _newest(conn, list(figures.values()))
    first = int(conn.execute(select(func.coalesce(func.max(Correction.id), 0))).scalar_one()) + 1
    rows: list[dict[str, Any]] = []
    for one in given.corrected:
        number = figures.get((one.claim, one.figure))
        if number is None:
            raise InputRefusedError(
                f"Statement {given.key!r} has no figure {one.figure} in its claim {one.claim}; nothing was written."
            )
        said = {name: part for name, part in asdict(one).items() if name not in ("claim", "figure", "region")}
        said |= {"region_code": one.region, "reason": one.reason.strip()}
        if newest.get(number) != said:
            newest[number] = said
            rows.append(
                {"id": first + len(rows), "figure_id": number, "made_by": given.made_by, "made_at": made_at, **said}
            )
    if rows:
        conn.execute(insert(Correction), rows)
    return len(rows)


def _figures(conn: Connection, source: str, key: str) -> dict[tuple[int, int], int]:
    """The figures of a statement's latest revision: id by claim and place in it."""
    later = aliased(Statement)
    query = (
        select(Claim.ordinal, Figure.ordinal, Figure.id)
        .join(Claim, Claim.id == Figure.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(
            Statement.source_id == source,
            Statement.external_id == key,
            ~select(later.id).where(later.supersedes == Statement.id).exists(),
        )
    )
    return {(claim, figure): number for claim, figure, number in conn.execute(query)}


def _newest(conn: Connection, figures: list[int]) -> dict[int, dict[str, Any]]:
    """What the newest correction of each figure says."""
    columns = ("measure", "region_code", "value", "upper", "qualifier", "reason")
    query = (
        select(Correction.figure_id, *(getattr(Correction, name) for name in columns))
        .where(Correction.figure_id.in_(figures))
        .order_by(Correction.id)
    )
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in conn.execute(query)}


def revision_corrections(conn: Connection, *, source: str, statement_id: str) -> pd.DataFrame:
    """The corrections of each revision of a statement, oldest first within a figure; who made them is not told.

    Returns:
        One row a correction: revision, claim and figure (counted from 1, in the order of
        `db.statements.revision_figures`), measure, region and region_name (<NA> for the whole claim), value and upper
        (<NA> where none is stated), qualifier, reason, made_at.
    """
    query = (
        select(
            Statement.revision,
            Claim.ordinal,
            Figure.ordinal,
            Correction.measure,
            Correction.region_code,
            Region.name_en,
            Correction.value,
            Correction.upper,
            Correction.qualifier,
            Correction.reason,
            in_utc(Correction.made_at),
        )
        .join(Figure, Figure.id == Correction.figure_id)
        .join(Claim, Claim.id == Figure.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(Region, Region.code == Correction.region_code, isouter=True)
        .where(Statement.source_id == source, Statement.external_id == statement_id)
        .order_by(Statement.revision.desc(), Claim.ordinal, Figure.ordinal, Correction.id)
    )
    return frame(conn, query, REVISION_CORRECTIONS)
