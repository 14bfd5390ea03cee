"""The questions that pages ask: each function answers one, with a typed frame.

Every function takes the caller's connection and binds its parameters. `<NA>` means "not stated", never zero.
Days are report dates, `datetime64[s]`, both ends included; codes and names are pandas strings; counts are `Int64`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection


def store_version(conn: Connection) -> str:
    """A word that changes whenever the ledger does; part of every cache key."""
    raise NotImplementedError


def claimants(conn: Connection) -> pd.DataFrame:
    """One row a claimant that has statements.

    Returns:
        claimant, name, side (RU, UA, <NA>), scope (national, regional), first_date, last_date (report dates of
        its claims), statements (current ones with a claim); national first, then by id.
    """
    raise NotImplementedError


def regions(conn: Connection) -> pd.DataFrame:
    """One row a region that any current figure carries.

    Returns:
        region (code), name_en, name_uk, name_ru, country (UA, RU, <NA> for seas and others),
        kind (oblast, sea, area, country), by country and English name.
    """
    raise NotImplementedError


def sources(conn: Connection) -> pd.DataFrame:
    """One row a source: source, title, producer, url_main, license, license_url, attribution, data_date, statements."""
    raise NotImplementedError


def daily_totals(
    conn: Connection,
    *,
    start: date,
    end: date,
    claimants: Sequence[str],
    weapon_classes: Sequence[str] = ("drone",),
    regions: Sequence[str] = (),
) -> pd.DataFrame:
    """The claimants' sums a day, of whole claims or, with `regions`, of what they itemise in those regions.

    Silent days have no row (see `coverage`).

    Returns:
        One row a report_date, claimant, attacker, weapon_class, region, measure, in that order: region (<NA> for
        whole claims), value and upper (<NA> where no claim of the day states one), is_exact (boolean: False
        where any part is "at least", "about" or a range), claims (how many claims stand behind the row), named (of
        them, naming the region without a number), withheld (of them, keeping the number back), overlap_minutes.
        Besides the stated measures there is a computed one, `neutralised` = intercepted, or shot_down + suppressed
        where a claim states those apart.
    """
    raise NotImplementedError


def coverage(conn: Connection, *, start: date, end: date, claimants: Sequence[str]) -> pd.DataFrame:
    """What each claimant published for each day, silent days included.

    Returns:
        One row a claimant and report_date of the period: claimant, report_date, state (read, flagged, withheld,
        unreadable, silent, or no_data outside of the claimant's first and last day), statements (Int64, 0 if silent).
    """
    raise NotImplementedError


def period_totals(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """Sums of whole claims over the period.

    Returns:
        One row a claimant, attacker, measure (with `neutralised`): value (<NA> where never stated), is_exact, days
        (report dates with a value), withheld_days, overlap_minutes.
    """
    raise NotImplementedError


def regional_totals(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """What each account itemises by region over the period.

    Returns:
        One row a claimant, attacker, measure (with `neutralised`), region: region_name, value (<NA> where the
        region is only ever named), days_itemised, days_named (days on which it is named without a number).
    """
    raise NotImplementedError


def itemised_share(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """How much of the period's total each account itemises by region.

    A region within another itemised region of the same claim (Odesa in the south) counts once.

    Returns:
        One row a claimant, attacker, measure (with `neutralised`): total, itemised, not_itemised_cut (the part of
        the remainder in statements whose text we hold only cut), not_itemised_stated (the rest of it).
    """
    raise NotImplementedError


def figures(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str] = (), regions: Sequence[str] = ()
) -> pd.DataFrame:
    """Every figure of the current revisions, in the columns and order of the exported table (README, "Export").

    An empty sequence means all.
    """
    raise NotImplementedError


def incidents(conn: Connection, *, start: date, end: date, regions: Sequence[str] = ()) -> pd.DataFrame:
    """Incident claims: report_date, claimant, attacker, place, region, paraphrase, injured, killed, source, source_url."""
    raise NotImplementedError
