"""The questions of the page on regions, asked and answered as those of `db.queries` are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection, and_, case, func, or_, select

from db.frames import COUNT, DAY, MOMENT, TEXT, YES_NO, Schema, by_code, frame, in_utc
from db.models import (
    WHOLE,
    Claim,
    Claimant,
    ClaimWindow,
    DailyTotal,
    Derived,
    Figure,
    Region,
    Source,
    Statement,
    Witness,
)
from db.parts import APART, claim_parts
from db.queries import asked, days_with, link
from sources.records import Measure, Qualifier

REGION_NAMES: Schema = {"region": TEXT, "name_en": TEXT, "country": TEXT, "kind": TEXT}
REGIONAL_DAYS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "measure": TEXT,
    "region": TEXT,
    "value": COUNT,
    "is_exact": YES_NO,
    "claims": COUNT,
    "named": COUNT,
    "overlap_minutes": COUNT,
}
CUT_DAYS: Schema = {"report_date": DAY, "claimant": TEXT, "measure": TEXT, "cut": COUNT, "not_itemised": COUNT}
MENTIONS: Schema = {
    "claimant": TEXT,
    "measure": TEXT,
    "first_date": DAY,
    "last_date": DAY,
    "value": COUNT,
    "days_itemised": COUNT,
    "days_named": COUNT,
}
REGIONAL_CLAIMS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "side": TEXT,
    "value": COUNT,
    "is_exact": YES_NO,
    "window_start": MOMENT,
    "window_end": MOMENT,
    "window_basis": TEXT,
    "window_kind": TEXT,
    "overlap_minutes": COUNT,
    "source_url": TEXT,
    "published_at": MOMENT,
    "statement_id": TEXT,
}


def region_names(conn: Connection) -> pd.DataFrame:
    """Every region that the ledger knows, mentioned or not: region, name_en, country, kind, by code."""
    query = (
        select(Region.code, Region.name_en, Region.country, Region.kind)
        .where(Region.code != WHOLE)
        .order_by(by_code(Region.code))
    )
    return frame(conn, query, REGION_NAMES)


def regional_days(
    conn: Connection,
    *,
    start: date,
    end: date,
    claimants: Sequence[str],
    measures: Sequence[str],
    regions: Sequence[str] = (),
    weapon_classes: Sequence[str] = ("drone",),
) -> pd.DataFrame:
    """What each account says of each region a day; no regions means all.

    Returns:
        One row a report_date, claimant, measure, region that is mentioned, in that order: value (<NA> where the region
        is only named), is_exact, claims (that mention it), named (of them, without a number), overlap_minutes.
        Several weapon classes have a row each.
    """
    of_regions = DailyTotal.region_code.in_(regions) if regions else DailyTotal.region_code != WHOLE
    query = (
        select(
            DailyTotal.report_date,
            DailyTotal.claimant_id,
            DailyTotal.measure,
            DailyTotal.region_code,
            DailyTotal.value,
            DailyTotal.is_exact,
            DailyTotal.claims,
            DailyTotal.named,
            DailyTotal.overlap_minutes,
        )
        .where(*asked(start, end, claimants, weapon_classes), DailyTotal.measure.in_(measures), of_regions)
        .order_by(
            DailyTotal.report_date,
            by_code(DailyTotal.claimant_id),
            by_code(DailyTotal.measure),
            by_code(DailyTotal.region_code),
            by_code(DailyTotal.weapon_class),
        )
    )
    return frame(conn, query, REGIONAL_DAYS)


def cut_days(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """The days of which we hold a text only cut, with something of it not itemised: any region may be in the rest.

    Returns:
        One row a report_date, claimant, measure: cut (claims in such texts), not_itemised (what of their numbers is
        itemised in no region that we can read; <NA> where they state no whole).
    """
    parts = claim_parts(
        Claim.report_date.between(start, end),
        Claim.claimant_id.in_(claimants),
        Figure.weapon_class.in_(weapon_classes),
    )
    rest = parts.c.whole - func.coalesce(parts.c.itemised, 0)
    query = (
        select(Claim.report_date, Claim.claimant_id, parts.c.measure, func.count(), func.sum(rest))
        .join(Claim, Claim.id == parts.c.claim_id)
        .join(Statement, and_(Statement.id == Claim.statement_id, Statement.is_cut))
        .where(or_(rest > 0, parts.c.whole.is_(None)))
        .group_by(Claim.report_date, Claim.claimant_id, parts.c.measure)
        .order_by(Claim.report_date, by_code(Claim.claimant_id), by_code(parts.c.measure))
    )
    return frame(conn, query, CUT_DAYS)


def mentions(
    conn: Connection, *, region: str, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """When each account first and last mentions a region, of all that the ledger holds.

    Returns:
        One row a claimant, measure (with `neutralised`): first_date and last_date (report dates), value (<NA> where
        only ever named), days_itemised, days_named (without a number, of them also with one elsewhere that day).
    """
    keys = (DailyTotal.claimant_id, DailyTotal.measure)
    query = (
        select(
            *keys,
            func.min(DailyTotal.report_date),
            func.max(DailyTotal.report_date),
            func.sum(DailyTotal.value),
            days_with(DailyTotal.value.is_not(None)),
            func.count(case((DailyTotal.named > 0, DailyTotal.report_date)).distinct()),
        )
        .where(*asked(date.min, date.max, claimants, weapon_classes), DailyTotal.region_code == region)
        .group_by(*keys)
        .order_by(*(by_code(key) for key in keys))
    )
    return frame(conn, query, MENTIONS)


def regional_claims(
    conn: Connection,
    *,
    start: date,
    end: date,
    claimants: Sequence[str],
    measure: str,
    region: str,
    weapon_classes: Sequence[str] = ("drone",),
) -> pd.DataFrame:
    """What each claim says of one region: the parts that a daily total of the region adds up, witnesses left out.

    Returns:
        One row a claim that mentions the region with this measure, by report date and window: report_date, claimant,
        side, value (<NA> where the region is only named or the number withheld), is_exact, window_start (<NA> where
        not known), window_end, window_basis, window_kind (night, day, other), overlap_minutes, source_url (see
        `db.queries.figures`), published_at, statement_id.
    """
    is_witness = select(Witness.claim_id).where(
        Witness.claim_id == Figure.claim_id,
        Witness.weapon_class == Figure.weapon_class,
        Witness.measure == Figure.measure,
    )
    together = func.sum(case((Figure.measure == Measure.INTERCEPTED, Figure.value)))
    apart = func.sum(case((Figure.measure.in_(APART), Figure.value)))
    is_neutralised = measure == Derived.NEUTRALISED
    value = func.coalesce(together, apart) if is_neutralised else func.sum(Figure.value)
    exact = (Qualifier.EXACT, Qualifier.NAMED, Qualifier.WITHHELD)
    told = (
        Claim.report_date,
        Claim.claimant_id,
        Claimant.side,
        Statement.external_id,
        Statement.published_at,
        ClaimWindow.window_start,
        ClaimWindow.window_end,
        ClaimWindow.window_basis,
        Claim.window_kind,
        ClaimWindow.overlap_minutes,
    )
    query = (
        select(
            Claim.report_date,
            Claim.claimant_id,
            Claimant.side,
            value,
            func.min(case((Figure.qualifier.in_(exact), 1), else_=0)),
            in_utc(ClaimWindow.window_start),
            in_utc(ClaimWindow.window_end),
            ClaimWindow.window_basis,
            Claim.window_kind,
            ClaimWindow.overlap_minutes,
            link(),
            in_utc(Statement.published_at),
            Statement.external_id,
        )
        .select_from(Claim)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Figure, Figure.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(Source, Source.id == Statement.source_id)
        .join(Claimant, Claimant.id == Claim.claimant_id)
        .where(
            Claim.report_date.between(start, end),
            Claim.claimant_id.in_(claimants),
            Figure.region_code == region,
            Figure.weapon_class.in_(weapon_classes),
            Figure.measure.in_((Measure.INTERCEPTED, *APART) if is_neutralised else (measure,)),
            ~is_witness.exists(),
        )
        .group_by(Claim.id, *told, Statement.url, Source.url_main)
        .order_by(
            Claim.report_date,
            by_code(Claim.claimant_id),
            ClaimWindow.window_end,
            by_code(Statement.external_id),
            Claim.id,
        )
    )
    return frame(conn, query, REGIONAL_CLAIMS)
