"""What the ledger holds of whom and how fresh it is. The conventions are those of `db.queries`."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, case, func, select

from db.frames import COUNT, DAY, MOMENT, TEXT, Schema, by_code, frame, in_utc
from db.models import Claim, ClaimWindow, Figure, Input, Source, Statement
from db.queries import current
from sources.records import Status

CLAIMED_MEASURES: Schema = {
    "claimant": TEXT,
    "attacker": TEXT,
    "measure": TEXT,
    "first_date": DAY,
    "last_date": DAY,
    "figures": COUNT,
    "without_number": COUNT,
}
FRESHNESS: Schema = {
    "source": TEXT,
    "title": TEXT,
    "url_main": TEXT,
    "license": TEXT,
    "license_url": TEXT,
    "attribution": TEXT,
    "data_date": DAY,
    "retrieved_at": MOMENT,
    "first_date": DAY,
    "last_date": DAY,
    **{status.value: COUNT for status in Status},
    "cut": COUNT,
}


def claimed_measures(conn: Connection) -> pd.DataFrame:
    """What each claimant states: one row a claimant, attacker and measure, in that order.

    Returns:
        first_date and last_date (report dates of the figures), figures (rows of current statements, of all weapons and
        regions), without_number (of them, named or withheld).
    """
    keys = (Claim.claimant_id, Claim.attacker, Figure.measure)
    query = (
        select(
            *keys,
            func.min(Claim.report_date),
            func.max(Claim.report_date),
            func.count(),
            func.sum(case((Figure.value.is_(None), 1), else_=0)),
        )
        .join(Figure, Figure.claim_id == Claim.id)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .group_by(*keys)
        .order_by(*(by_code(key) for key in keys))
    )
    return frame(conn, query, CLAIMED_MEASURES)


def freshness(conn: Connection) -> pd.DataFrame:
    """How fresh each source is: one row a source that the ledger holds a statement of, by source.

    Returns:
        title, url_main, license, license_url, attribution; data_date (the newest that its inputs give), retrieved_at
        (when the newest input was read into this ledger), first_date and last_date (report dates of its current
        claims); current statements by status (read, flagged, nothing, unreadable), cut (of them, whose text is held
        only cut).
    """
    inputs = select(func.max(Input.data_date)).where(Input.source_id == Source.id).scalar_subquery()
    taken = select(func.max(Input.retrieved_at)).where(Input.source_id == Source.id).scalar_subquery()
    dates = (
        select(
            Statement.source_id, func.min(Claim.report_date).label("first"), func.max(Claim.report_date).label("last")
        )
        .join(Claim, Claim.statement_id == Statement.id)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .group_by(Statement.source_id)
        .subquery()
    )
    query = (
        select(
            Source.id,
            Source.title,
            func.nullif(Source.url_main, ""),
            Source.license,
            Source.license_url,
            Source.attribution,
            inputs,
            in_utc(taken),
            dates.c.first,
            dates.c.last,
            *(func.sum(case((Statement.status == status, 1), else_=0)) for status in Status),
            func.sum(case((Statement.is_cut, 1), else_=0)),
        )
        .join(Statement, Statement.source_id == Source.id)
        .join(dates, dates.c.source_id == Source.id, isouter=True)
        .where(*current())
        .group_by(Source.id, dates.c.first, dates.c.last)
        .order_by(by_code(Source.id))
    )
    return frame(conn, query, FRESHNESS)
