"""The statements behind figures: where in a statement each figure is read, and all revisions of one statement.

The conventions are those of `db.queries`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, func, select
from sqlalchemy.orm import aliased

from db.frames import COUNT, DAY, MOMENT, TEXT, YES_NO, Schema, frame, in_utc, typed
from db.matching import matching
from db.models import (
    Claim,
    ClaimWindow,
    Figure,
    Incident,
    Input,
    LaunchArea,
    Region,
    Retirement,
    Source,
    Statement,
    StatementText,
)
from db.queries import FIGURES, FIGURES_AND_WITNESSES, figure_rows, link, narrowed, overlap_of_witnesses

QUOTED = {"status": TEXT, "quote_start": COUNT, "quote_end": COUNT, "quote_column": TEXT}
QUOTED_FIGURES: Schema = {**FIGURES, **QUOTED}
REVISIONS: Schema = {
    "revision": COUNT,
    "is_current": YES_NO,
    "retired_because": TEXT,
    "claimant": TEXT,
    "source": TEXT,
    "source_title": TEXT,
    "source_url": TEXT,
    "has_own_link": YES_NO,
    "published_at": MOMENT,
    "retrieved_at": MOMENT,
    "language": TEXT,
    "is_cut": YES_NO,
    "status": TEXT,
    "problems": TEXT,
    "parser_version": TEXT,
    "content_hash": TEXT,
    "text": TEXT,
}
REVISION_CLAIMS: Schema = {
    "revision": COUNT,
    "claim": COUNT,
    "attacker": TEXT,
    "report_date": DAY,
    "window_start": MOMENT,
    "window_end": MOMENT,
    "window_basis": TEXT,
    "window_kind": TEXT,
    "overlap": COUNT,
    "launch_areas": COUNT,
    "incidents": COUNT,
}
REVISION_FIGURES: Schema = {
    "revision": COUNT,
    "claim": COUNT,
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
    "quote_column": TEXT,
}


def quoted_figures(
    conn: Connection,
    *,
    start: date,
    end: date,
    claimants: Sequence[str] = (),
    regions: Sequence[str] = (),
    measures: Sequence[str] = (),
    weapon_classes: Sequence[str] = (),
    words: str = "",
) -> pd.DataFrame:
    """The figures of `queries.figures` with the place in their statement that each was read from.

    An empty sequence means all; for `words` see `matching`.

    Returns:
        The columns and rows of `queries.figures`, and: status (of the statement: read, flagged), quote_start and
        quote_end (offsets of the characters in the statement's text, the end not included), quote_column (the column
        of a table's row). A figure has either offsets or a column, the other is <NA>.
    """
    query = figure_rows(start, end).add_columns(
        Statement.status, Figure.span_start, Figure.span_end, Figure.source_column
    )
    query = narrowed(query, claimants, Figure.region_code, regions)
    found = overlap_of_witnesses(frame(conn, query, {**FIGURES_AND_WITNESSES, **QUOTED}))
    return matching(found, measures=measures, weapon_classes=weapon_classes, words=words)


def of_statement(source: str, statement_id: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions for all revisions of one statement."""
    return (Statement.source_id == source, Statement.external_id == statement_id)


def revisions(conn: Connection, *, source: str, statement_id: str) -> pd.DataFrame:
    """All that the ledger keeps of one statement, newest revision first; no row where it is not known.

    Returns:
        One row a revision: revision (from 1), is_current (neither superseded nor retired), retired_because (<NA> unless
        it vanished from its source), claimant, source, source_title, source_url (the main page of the source unless
        has_own_link), published_at, retrieved_at (of the input that brought it), language, is_cut, status, problems
        (joined by "; ", empty for none), parser_version, content_hash, text (<NA> where the ledger holds none).
    """
    later = aliased(Statement)
    is_last = ~select(later.id).where(later.supersedes == Statement.id).exists()
    query = (
        select(
            Statement.revision,
            and_(is_last, Retirement.statement_id.is_(None)),
            Retirement.reason,
            Statement.claimant_id,
            Statement.source_id,
            Source.title,
            link(),
            func.coalesce(Statement.url, "") != func.coalesce(Source.url_main, ""),
            in_utc(Statement.published_at),
            in_utc(Input.retrieved_at),
            Statement.language,
            Statement.is_cut,
            Statement.status,
            Statement.problems,
            Statement.parser_version,
            Statement.content_hash,
            StatementText.text,
        )
        .join(Source, Source.id == Statement.source_id)
        .join(Input, Input.id == Statement.input_id)
        .join(Retirement, Retirement.statement_id == Statement.id, isouter=True)
        .join(StatementText, StatementText.statement_id == Statement.id, isouter=True)
        .where(*of_statement(source, statement_id))
        .order_by(Statement.revision.desc())
    )
    place = list(REVISIONS).index("problems")
    rows = [(*row[:place], "; ".join(row.problems), *row[place + 1 :]) for row in conn.execute(query)]
    return typed(rows, REVISIONS)


def revision_claims(conn: Connection, *, source: str, statement_id: str) -> pd.DataFrame:
    """What each revision of a statement claims, newest first.

    Returns:
        One row a revision and claim: revision, claim (counted from 1), attacker, report_date, window_start (<NA> where
        not known), window_end, window_basis, window_kind, overlap (minutes shared with other windows of the claimant;
        <NA> for a revision that no longer counts), launch_areas and incidents (how many the claim names).
    """
    areas = select(func.count()).where(LaunchArea.claim_id == Claim.id).scalar_subquery()
    told = select(func.count()).where(Incident.claim_id == Claim.id).scalar_subquery()
    query = (
        select(
            Statement.revision,
            Claim.ordinal,
            Claim.attacker,
            Claim.report_date,
            in_utc(func.coalesce(ClaimWindow.window_start, Claim.window_start)),
            in_utc(Claim.window_end),
            func.coalesce(ClaimWindow.window_basis, Claim.window_basis),
            Claim.window_kind,
            ClaimWindow.overlap_minutes,
            areas,
            told,
        )
        .join(Statement, Statement.id == Claim.statement_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id, isouter=True)
        .where(*of_statement(source, statement_id))
        .order_by(Statement.revision.desc(), Claim.ordinal)
    )
    return frame(conn, query, REVISION_CLAIMS)


def revision_figures(conn: Connection, *, source: str, statement_id: str) -> pd.DataFrame:
    """The figures of each revision of a statement, newest first, in the order in which they were read.

    Returns:
        One row a revision, claim and figure, in the columns of `quoted_figures`; `claim` as in `revision_claims`.
    """
    query = (
        select(
            Statement.revision,
            Claim.ordinal,
            Figure.measure,
            Figure.weapon_class,
            Figure.weapon_id,
            Figure.region_code,
            Region.name_en,
            Figure.value,
            Figure.upper,
            Figure.qualifier,
            Figure.span_start,
            Figure.span_end,
            Figure.source_column,
        )
        .join(Claim, Claim.id == Figure.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(Region, Region.code == Figure.region_code, isouter=True)
        .where(*of_statement(source, statement_id))
        .order_by(Statement.revision.desc(), Claim.ordinal, Figure.ordinal)
    )
    return frame(conn, query, REVISION_FIGURES)
