"""What became of those launched, claim by claim: the parts that one claim states of its own number launched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Integer, and_, case, func, select

from db.frames import COUNT, DAY, TEXT, Schema, by_code, frame
from db.models import Claim, ClaimWindow, Figure, Witness
from db.parts import APART
from db.queries import addable
from sources.records import Measure

OUTCOMES: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "claim": COUNT,
    "weapon_class": TEXT,
    "launched": COUNT,
    "neutralised": COUNT,
    "hits": COUNT,
    "missed": COUNT,
    "still_airborne": COUNT,
}
WANTED = (
    Measure.LAUNCHED,
    Measure.INTERCEPTED,
    Measure.SHOT_DOWN,
    Measure.SUPPRESSED,
    Measure.HITS,
    Measure.MISSED,
    Measure.STILL_AIRBORNE,
)


def outcomes(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """The claims of the period that state of their whole any of what is launched and what became of it.

    What another source tells again of the same attack is left out, as in all sums.

    Returns:
        One row a report_date, claimant, claim and weapon_class, in that order: launched, neutralised (intercepted, or
        shot_down and suppressed), hits, missed, still_airborne (Int64, <NA> where this claim does not state it).

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    told_nearer = and_(
        Witness.claim_id == Figure.claim_id,
        Witness.weapon_class == Figure.weapon_class,
        Witness.measure == Figure.measure,
    )

    def stated(*measures: Measure) -> ColumnElement[int]:
        return func.sum(case((Figure.measure.in_(measures), Figure.value)), type_=Integer)

    query = (
        select(
            Claim.report_date,
            Claim.claimant_id,
            Claim.id,
            Figure.weapon_class,
            stated(Measure.LAUNCHED),
            func.coalesce(stated(Measure.INTERCEPTED), stated(*APART)),  # as `db.totals.neutralised` has it
            stated(Measure.HITS),
            stated(Measure.MISSED),
            stated(Measure.STILL_AIRBORNE),
        )
        .select_from(Claim)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Figure, Figure.claim_id == Claim.id)
        .outerjoin(Witness, told_nearer)
        .where(
            Claim.report_date.between(start, end),
            Claim.claimant_id.in_(claimants),
            Figure.weapon_class.in_(weapon_classes),
            Figure.region_code.is_(None),
            Figure.measure.in_(WANTED),
            Witness.claim_id.is_(None),
        )
        .group_by(Claim.report_date, Claim.claimant_id, Claim.id, Figure.weapon_class)
        .order_by(Claim.report_date, by_code(Claim.claimant_id), Claim.id, by_code(Figure.weapon_class))
    )
    return frame(conn, query, OUTCOMES)
