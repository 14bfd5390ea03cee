"""What is launched and what is said to be stopped, weapon by weapon, and where it is launched from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection, case, func, or_, select

from db.frames import COUNT, DAY, TEXT, Schema, by_code, frame
from db.models import Claim, ClaimWindow, Figure, LaunchArea, Region, Statement, Witness
from db.parts import APART
from db.queries import current
from sources.records import Measure, Qualifier

WEAPON_CLAIMS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "attack": COUNT,
    "weapon_class": TEXT,
    "weapon": TEXT,
    "launched": COUNT,
    "neutralised": COUNT,
    "withheld": COUNT,
}
LAUNCHES: Schema = {"report_date": DAY, "claimant": TEXT, "attack": COUNT, "place": TEXT, "region": TEXT}


def weapon_claims(conn: Connection, *, start: date, end: date, claimants: Sequence[str]) -> pd.DataFrame:
    """What each claim states of each weapon, for the whole claim; witnesses are left out, as in all sums.

    Returns:
        One row a claim, weapon class and weapon, by report_date: claimant, attack (the same number for claims of one
        claimant that end at the same moment: they tell of one attack), weapon (the model or bundle as named, <NA>
        where only the class is), launched and neutralised (intercepted where stated, else shot down and suppressed;
        <NA> where not stated), withheld (1 where a number is kept back, else 0).
    """
    told_nearer = select(Witness.claim_id).where(
        Witness.claim_id == Figure.claim_id,
        Witness.weapon_class == Figure.weapon_class,
        Witness.measure == Figure.measure,
    )
    keys = (Claim.report_date, Claim.claimant_id, ClaimWindow.window_end, Figure.weapon_class, Figure.weapon_id)
    together = func.sum(case((Figure.measure == Measure.INTERCEPTED, Figure.value)))
    apart = func.sum(case((Figure.measure.in_(APART), Figure.value)))
    attack = func.dense_rank().over(order_by=(Claim.claimant_id, ClaimWindow.window_end))
    query = (
        select(
            Claim.report_date,
            Claim.claimant_id,
            attack,
            Figure.weapon_class,
            Figure.weapon_id,
            func.sum(case((Figure.measure == Measure.LAUNCHED, Figure.value))),
            func.coalesce(together, apart),
            func.max(case((Figure.qualifier == Qualifier.WITHHELD, 1), else_=0)),
        )
        .join(Claim, Claim.id == Figure.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .where(
            Claim.report_date.between(start, end),
            Claim.claimant_id.in_(claimants),
            Figure.region_code.is_(None),
            Figure.measure.in_((Measure.LAUNCHED, Measure.INTERCEPTED, *APART)),
            ~told_nearer.exists(),
        )
        .group_by(Figure.claim_id, *keys)
        .order_by(
            Claim.report_date, by_code(Claim.claimant_id), by_code(Figure.weapon_class), by_code(Figure.weapon_id),
            Figure.claim_id,
        )
    )  # fmt: skip
    return frame(conn, query, WEAPON_CLAIMS)


def launches(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """The places that the claims of some weapon classes say they were launched from.

    No statement says how many came from which of several places, so there is no number to ask for.

    Returns:
        One row a claim and place, by report_date: claimant, attack (as in `weapon_claims`), place (in the source's
        words), region (its English name, <NA> where not known).
    """
    of_class = select(Figure.claim_id).where(
        or_(*(Figure.weapon_class == weapon_class for weapon_class in weapon_classes)),
        Figure.claim_id == Claim.id,
    )
    attack = func.dense_rank().over(order_by=(Claim.claimant_id, ClaimWindow.window_end))
    query = (
        select(Claim.report_date, Claim.claimant_id, attack, LaunchArea.place, Region.name_en)
        .join(Claim, Claim.id == LaunchArea.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .outerjoin(Region, Region.code == LaunchArea.region_code)
        .where(*current(), Claim.report_date.between(start, end), Claim.claimant_id.in_(claimants), of_class.exists())
        .order_by(Claim.report_date, by_code(Claim.claimant_id), by_code(LaunchArea.place), LaunchArea.id)
    )
    return frame(conn, query, LAUNCHES)
