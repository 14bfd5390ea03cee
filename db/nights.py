"""The questions that the page of one night asks: all that was stated of one report date, claim by claim.

As in `db.queries`: the caller's connection, bound parameters, typed frames, `<NA>` for "not stated". Only current
revisions are told. `claim` is the claim's number in the ledger, by which the answers belong together.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection, and_, case, select

from db.derive import FRONT_PAGES
from db.frames import COUNT, DAY, MOMENT, TEXT, YES_NO, Schema, by_code, frame, in_utc
from db.models import (
    Claim,
    Claimant,
    ClaimWindow,
    Figure,
    Incident,
    LaunchArea,
    Region,
    Source,
    Statement,
    Witness,
)
from db.parts import claim_parts
from db.queries import link

HELD_DAYS: Schema = {"claimant": TEXT, "report_date": DAY}
NIGHT_CLAIMS: Schema = {
    "claim": COUNT,
    "claimant": TEXT,
    "name": TEXT,
    "side": TEXT,
    "scope": TEXT,
    "attacker": TEXT,
    "window_start": MOMENT,
    "window_end": MOMENT,
    "window_basis": TEXT,
    "window_kind": TEXT,
    "overlap_minutes": COUNT,
    "source": TEXT,
    "attribution": TEXT,
    "source_url": TEXT,
    "is_own_link": YES_NO,
    "published_at": MOMENT,
    "statement_id": TEXT,
    "revision": COUNT,
    "is_cut": YES_NO,
    "status": TEXT,
}
NIGHT_NEIGHBOURS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "attacker": TEXT,
    "window_start": MOMENT,
    "window_end": MOMENT,
}
NIGHT_FIGURES: Schema = {
    "claim": COUNT,
    "ordinal": COUNT,
    "weapon_class": TEXT,
    "weapon": TEXT,
    "region": TEXT,
    "region_name": TEXT,
    "measure": TEXT,
    "value": COUNT,
    "upper": COUNT,
    "qualifier": TEXT,
    "span_start": COUNT,
    "span_end": COUNT,
    "source_column": TEXT,
    "witness_of": COUNT,
}
NIGHT_PARTS: Schema = {"claim": COUNT, "weapon_class": TEXT, "measure": TEXT, "whole": COUNT, "itemised": COUNT}
NIGHT_LAUNCH_AREAS: Schema = {"claim": COUNT, "place": TEXT, "region": TEXT, "region_name": TEXT}
NIGHT_INCIDENTS: Schema = {
    "claim": COUNT,
    "place": TEXT,
    "region": TEXT,
    "region_name": TEXT,
    "paraphrase": TEXT,
    "injured": COUNT,
    "killed": COUNT,
}


def held_days(conn: Connection) -> pd.DataFrame:
    """The days of which anything is told.

    Returns:
        One row a claimant and report_date that a current claim has, in that order.
    """
    query = (
        select(Claim.claimant_id, Claim.report_date)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .group_by(Claim.claimant_id, Claim.report_date)
        .order_by(by_code(Claim.claimant_id), Claim.report_date)
    )
    return frame(conn, query, HELD_DAYS)


def night_claims(conn: Connection, *, day: date) -> pd.DataFrame:
    """The claims of a report date, each with its window and its statement.

    Returns:
        One row a claim, national claimants first, then by claimant, window and statement: window_start (<NA> where
        neither stated nor inferred), window_basis (stated, inferred), overlap_minutes (shared with other windows of
        the claimant), source_url (the statement's own link, or the main page of its source), is_own_link (whether it
        is the statement's own), is_cut (its text is held only in part), status (read, flagged).
    """
    is_own = and_(Statement.url.is_not(None), Statement.url.not_in(sorted(FRONT_PAGES)))
    query = (
        select(
            Claim.id,
            Claim.claimant_id,
            Claimant.name,
            Claimant.side,
            Claimant.scope,
            Claim.attacker,
            in_utc(ClaimWindow.window_start),
            in_utc(ClaimWindow.window_end),
            ClaimWindow.window_basis,
            Claim.window_kind,
            ClaimWindow.overlap_minutes,
            Statement.source_id,
            Source.attribution,
            link(),
            is_own,
            in_utc(Statement.published_at),
            Statement.external_id,
            Statement.revision,
            Statement.is_cut,
            Statement.status,
        )
        .select_from(Claim)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(Source, Source.id == Statement.source_id)
        .join(Claimant, Claimant.id == Claim.claimant_id)
        .where(Claim.report_date == day)
        .order_by(
            case((Claimant.scope == "national", 0), else_=1),
            by_code(Claim.claimant_id),
            ClaimWindow.window_start.asc().nulls_first(),
            ClaimWindow.window_end,
            by_code(Statement.source_id),
            by_code(Statement.external_id),
            Claim.ordinal,
        )
    )
    return frame(conn, query, NIGHT_CLAIMS)


def night_neighbours(conn: Connection, *, day: date) -> pd.DataFrame:
    """The windows of the days just before and after a report date that share minutes with another of their claimant.

    Returns:
        One row a claim: report_date, claimant, attacker, window_start, window_end, in that order.
    """
    near = (day - timedelta(days=1), day + timedelta(days=1))
    query = (
        select(
            Claim.report_date,
            Claim.claimant_id,
            Claim.attacker,
            in_utc(ClaimWindow.window_start),
            in_utc(ClaimWindow.window_end),
        )
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .where(Claim.report_date.in_(near), ClaimWindow.overlap_minutes > 0, ClaimWindow.window_start.is_not(None))
        .order_by(Claim.report_date, by_code(Claim.claimant_id), ClaimWindow.window_start, Claim.id)
    )
    return frame(conn, query, NIGHT_NEIGHBOURS)


def night_figures(conn: Connection, *, day: date) -> pd.DataFrame:
    """Every figure of a report date, with where in its statement it was read.

    Returns:
        One row a figure, by claim and its place in it: span_start and span_end (the words' offsets in the statement's
        text) or source_column (of a table), witness_of (the claim that counts instead, where a source nearer to the
        claimant tells the same attack; <NA> for what counts).
    """
    told_nearer = and_(
        Witness.claim_id == Figure.claim_id,
        Witness.weapon_class == Figure.weapon_class,
        Witness.measure == Figure.measure,
    )
    query = (
        select(
            Figure.claim_id,
            Figure.ordinal,
            Figure.weapon_class,
            Figure.weapon_id,
            Figure.region_code,
            Region.name_en,
            Figure.measure,
            Figure.value,
            Figure.upper,
            Figure.qualifier,
            Figure.span_start,
            Figure.span_end,
            Figure.source_column,
            Witness.of_claim_id,
        )
        .join(Claim, Claim.id == Figure.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Figure.claim_id)
        .join(Region, Region.code == Figure.region_code, isouter=True)
        .join(Witness, told_nearer, isouter=True)
        .where(Claim.report_date == day)
        .order_by(Figure.claim_id, Figure.ordinal)
    )
    return frame(conn, query, NIGHT_FIGURES)


def night_parts(conn: Connection, *, day: date) -> pd.DataFrame:
    """How much of its whole each claim of a report date itemises by region, witnesses left out.

    Returns:
        One row a claim, weapon class and measure (with `neutralised`): whole and itemised, <NA> where not stated.
    """
    parts = claim_parts(Claim.report_date == day)
    order = (parts.c.claim_id, by_code(parts.c.weapon_class), by_code(parts.c.measure))
    columns = (parts.c.claim_id, parts.c.weapon_class, parts.c.measure, parts.c.whole, parts.c.itemised)
    return frame(conn, select(*columns).order_by(*order), NIGHT_PARTS)


def night_launch_areas(conn: Connection, *, day: date) -> pd.DataFrame:
    """Where the claims of a report date say that weapons were launched: one row a claim and place, as they list them.

    Returns:
        claim, place (as the source has it), region and region_name (<NA> where the place is in none that we know).
    """
    query = (
        select(LaunchArea.claim_id, LaunchArea.place, LaunchArea.region_code, Region.name_en)
        .join(Claim, Claim.id == LaunchArea.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == LaunchArea.claim_id)
        .join(Region, Region.code == LaunchArea.region_code, isouter=True)
        .where(Claim.report_date == day)
        .order_by(LaunchArea.claim_id, LaunchArea.ordinal)
    )
    return frame(conn, query, NIGHT_LAUNCH_AREAS)


def night_incidents(conn: Connection, *, day: date) -> pd.DataFrame:
    """What the claims of a report date say happened at a place: one row an incident, in the order of the claims.

    Returns:
        claim, place, region and region_name, paraphrase, injured and killed (<NA> where not stated).
    """
    query = (
        select(
            Incident.claim_id,
            Incident.place,
            Incident.region_code,
            Region.name_en,
            Incident.paraphrase,
            Incident.injured,
            Incident.killed,
        )
        .join(Claim, Claim.id == Incident.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Incident.claim_id)
        .join(Region, Region.code == Incident.region_code, isouter=True)
        .where(Claim.report_date == day)
        .order_by(Incident.claim_id, Incident.ordinal)
    )
    return frame(conn, query, NIGHT_INCIDENTS)
