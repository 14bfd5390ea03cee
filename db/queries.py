"""The questions that pages ask: each function answers one, with a typed frame.

Every function takes the caller's connection and binds its parameters. `<NA>` means "not stated", never zero.
Days are report dates, `datetime64[s]`, both ends included; codes and names are pandas strings; counts are `Int64`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Float, and_, case, cast, func, select
from sqlalchemy.orm import aliased

from db.frames import COUNT, DAY, MOMENT, SHARE, TEXT, YES_NO, Query, Schema, by_code, frame, in_utc, typed
from db.models import (
    WHOLE,
    Claim,
    Claimant,
    ClaimWindow,
    Correction,
    DailyTotal,
    Derived,
    Figure,
    Incident,
    Input,
    Region,
    Retirement,
    Source,
    Statement,
    Witness,
)
from db.parts import claim_parts
from sources.claimants import CLAIMANTS as KNOWN_CLAIMANTS
from sources.records import Status, WeaponClass

OF_BOTH = (Derived.LAUNCHED_OF_BOTH, Derived.NEUTRALISED_OF_BOTH)

CLAIMANTS: Schema = {
    "claimant": TEXT,
    "name": TEXT,
    "side": TEXT,
    "scope": TEXT,
    "first_date": DAY,
    "last_date": DAY,
    "statements": COUNT,
}
REGIONS: Schema = {"region": TEXT, "name_en": TEXT, "name_uk": TEXT, "name_ru": TEXT, "country": TEXT, "kind": TEXT}
SOURCES: Schema = {
    "source": TEXT,
    "title": TEXT,
    "producer": TEXT,
    "url_main": TEXT,
    "license": TEXT,
    "license_url": TEXT,
    "attribution": TEXT,
    "data_date": DAY,
    "statements": COUNT,
}
DAILY_TOTALS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "attacker": TEXT,
    "weapon_class": TEXT,
    "region": TEXT,
    "measure": TEXT,
    "value": COUNT,
    "upper": COUNT,
    "is_exact": YES_NO,
    "claims": COUNT,
    "named": COUNT,
    "withheld": COUNT,
    "overlap_minutes": COUNT,
}
COVERAGE: Schema = {"claimant": TEXT, "report_date": DAY, "state": TEXT, "statements": COUNT}
PERIOD_TOTALS: Schema = {
    "claimant": TEXT,
    "attacker": TEXT,
    "measure": TEXT,
    "value": COUNT,
    "is_exact": YES_NO,
    "days": COUNT,
    "withheld_days": COUNT,
    "overlap_minutes": COUNT,
}
RATES: Schema = {
    "claimant": TEXT,
    "attacker": TEXT,
    "launched": COUNT,
    "neutralised": COUNT,
    "neutralised_of_launched": SHARE,
    "days": COUNT,
}
RATE_DAYS: Schema = {"report_date": DAY, "claimant": TEXT, "attacker": TEXT, "launched": COUNT, "neutralised": COUNT}
OF_REGION: Schema = {"claimant": TEXT, "attacker": TEXT, "measure": TEXT, "region": TEXT, "region_name": TEXT}
REGION_DAYS: Schema = {"report_date": DAY, **OF_REGION, "value": COUNT, "named": COUNT}
REGIONAL_TOTALS: Schema = {**OF_REGION, **dict.fromkeys(("value", "days_itemised", "days_named"), COUNT)}
ITEMISED = ("total", "itemised", "not_itemised_cut", "not_itemised_stated", "left_out", "claims_left_out")
ITEMISED_SHARE: Schema = {"claimant": TEXT, "attacker": TEXT, "measure": TEXT, **dict.fromkeys(ITEMISED, COUNT)}
ITEMISED_DAYS: Schema = {"report_date": DAY, **ITEMISED_SHARE}
FIGURES: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "side": TEXT,
    "scope": TEXT,
    "attacker": TEXT,
    "weapon_class": TEXT,
    "weapon": TEXT,
    "region": TEXT,
    "region_name": TEXT,
    "measure": TEXT,
    "value": COUNT,
    "upper": COUNT,
    "qualifier": TEXT,
    "window_start": MOMENT,
    "window_end": MOMENT,
    "window_basis": TEXT,
    "window_kind": TEXT,
    "overlap": COUNT,
    "source": TEXT,
    "source_url": TEXT,
    "published_at": MOMENT,
    "statement_id": TEXT,
    "revision": COUNT,
}
FIGURES_AND_WITNESSES: Schema = {
    part: dtype
    for name, dtype in FIGURES.items()
    for part, dtype in ([(name, dtype), ("is_witness", YES_NO)] if name == "overlap" else [(name, dtype)])
}
INCIDENTS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "attacker": TEXT,
    "place": TEXT,
    "region": TEXT,
    "paraphrase": TEXT,
    "injured": COUNT,
    "killed": COUNT,
    "source": TEXT,
    "source_url": TEXT,
}


def store_version(conn: Connection) -> str:
    """A word that changes whenever the ledger does; part of every cache key.

    The ledger is append-only, so its newest rows tell; the time of the newest input tells two stores apart.
    """
    newest = conn.execute(
        select(
            select(func.max(Statement.id)).scalar_subquery(),
            select(func.count()).select_from(Retirement).scalar_subquery(),
            select(func.max(Input.id)).scalar_subquery(),
            select(func.max(Input.retrieved_at)).scalar_subquery(),
            select(func.max(Correction.id)).scalar_subquery(),
        )
    ).one()
    return "-".join("0" if part is None else str(part) for part in newest)


def claimants(conn: Connection) -> pd.DataFrame:
    """One row a claimant that has claims.

    Returns:
        claimant, name, side (RU, UA, <NA>), scope (national, regional), first_date, last_date (see `held_spans`),
        statements (current ones with a claim); national first, then by id.
    """
    query = (
        select(
            Claimant.id,
            Claimant.name,
            Claimant.side,
            Claimant.scope,
            func.count(Claim.statement_id.distinct()),
        )
        .select_from(ClaimWindow)
        .join(Claim, Claim.id == ClaimWindow.claim_id)
        .join(Claimant, Claimant.id == Claim.claimant_id)
        .group_by(Claimant.id, Claimant.name, Claimant.side, Claimant.scope)
        .order_by(case((Claimant.scope == "national", 0), else_=1), by_code(Claimant.id))
    )
    found = conn.execute(query).all()
    spans = held_spans(conn, [row[0] for row in found])
    return typed([(*row[:4], *spans[row[0]], row[4]) for row in found], CLAIMANTS)


def regions(conn: Connection) -> pd.DataFrame:
    """One row a region that any current figure carries.

    Returns:
        region (code), name_en, name_uk, name_ru, country (UA, RU, <NA> for seas and others),
        kind (region, city, sea, area, country), by country and English name.
    """
    query = (
        select(Region.code, Region.name_en, Region.name_uk, Region.name_ru, Region.country, Region.kind)
        .where(
            Region.code != WHOLE,
            Region.code.in_(
                select(Figure.region_code)
                .join(ClaimWindow, ClaimWindow.claim_id == Figure.claim_id)
                .where(Figure.region_code.is_not(None))
            ),
        )
        .order_by(Region.country.asc().nulls_last(), by_code(Region.name_en))
    )
    return frame(conn, query, REGIONS)


def sources(conn: Connection) -> pd.DataFrame:
    """One row a source: source, title, producer, url_main, license, license_url, attribution, data_date, statements.

    Returns:
        By source. data_date is the newest that any of its inputs gives, <NA> where none does; statements counts the
        current ones, those that claim nothing among them.
    """
    newest = select(func.max(Input.data_date)).where(Input.source_id == Source.id).scalar_subquery()
    counted = select(func.count()).where(Statement.source_id == Source.id, *current()).scalar_subquery()
    query = select(
        Source.id,
        Source.title,
        Source.producer,
        Source.url_main,
        Source.license,
        Source.license_url,
        Source.attribution,
        newest,
        counted,
    ).order_by(by_code(Source.id))
    return frame(conn, query, SOURCES)


def current() -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a statement still counts: no later revision, not retired."""
    later = aliased(Statement)
    return (
        ~select(later.id).where(later.supersedes == Statement.id).exists(),
        ~select(Retirement.statement_id).where(Retirement.statement_id == Statement.id).exists(),
    )


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
    region = func.nullif(DailyTotal.region_code, WHOLE)
    query = (
        select(
            DailyTotal.report_date,
            DailyTotal.claimant_id,
            DailyTotal.attacker,
            DailyTotal.weapon_class,
            region,
            DailyTotal.measure,
            DailyTotal.value,
            DailyTotal.upper,
            DailyTotal.is_exact,
            DailyTotal.claims,
            DailyTotal.named,
            DailyTotal.withheld,
            DailyTotal.overlap_minutes,
        )
        .where(*asked(start, end, claimants, weapon_classes), DailyTotal.region_code.in_(regions or (WHOLE,)))
        .order_by(
            DailyTotal.report_date,
            by_code(DailyTotal.claimant_id),
            by_code(DailyTotal.attacker),
            by_code(DailyTotal.weapon_class),
            by_code(region),
            by_code(DailyTotal.measure),
        )
    )
    return frame(conn, query, DAILY_TOTALS)


def asked(
    start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str]
) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a period's daily totals; the paired sums that only `rates` needs are left out."""
    return (*of_period(start, end, claimants, weapon_classes), DailyTotal.measure.not_in(OF_BOTH))


def of_period(
    start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str]
) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a period's daily totals of all measures."""
    return (
        DailyTotal.report_date.between(start, end),
        DailyTotal.claimant_id.in_(claimants),
        DailyTotal.weapon_class.in_(weapon_classes),
    )


def addable(weapon_classes: Sequence[str]) -> None:
    """Refuse a sum that counts weapons twice.

    Raises:
        ValueError: `all` (drones and missiles together) is asked for together with its parts.
    """
    if WeaponClass.ALL in weapon_classes and len(set(weapon_classes)) > 1:
        raise ValueError("the weapon class `all` counts drones and missiles together: ask for it alone")


def coverage(conn: Connection, *, start: date, end: date, claimants: Sequence[str]) -> pd.DataFrame:
    """What we hold of each claimant for each day, silent days included: those of which we hold no claim.

    A day is `unreadable` if nothing of it could be read, `flagged` if anything of it is in doubt (a flagged statement,
    or an unreadable one beside others), `withheld` if all that its claims state is kept back. An unreadable statement
    has no window, so it stands on the local date of its publication.

    Returns:
        One row a claimant and report_date of the period: claimant, report_date, state (read, flagged, withheld,
        unreadable, silent, or no_data outside of `held_spans`), statements (Int64, 0 if silent).
    """
    facts = claimed_days(conn, start, end, claimants)
    for claimant, day in unreadable_days(conn, claimants):
        facts.setdefault((claimant, day), DayFacts()).unreadable += 1
    spans = held_spans(conn, claimants)
    rows: list[tuple[str, date, str, int]] = []
    for claimant in sorted(set(claimants)):
        first, last = spans.get(claimant, (date.max, date.min))
        for number in range(start.toordinal(), end.toordinal() + 1):
            day = date.fromordinal(number)
            told = facts.get((claimant, day), SILENT)
            state = told.state() if first <= day <= last else "no_data"
            rows.append((claimant, day, state, told.statements + told.unreadable))
    return typed(rows, COVERAGE)


@dataclass(slots=True)
class DayFacts:
    """What a claimant published for a day.

    Statements that were read, flagged ones of them, figures stated and withheld among the day's totals, and statements
    that could not be read.
    """

    statements: int = 0
    flagged: int = 0
    stated: int = 0
    withheld: int = 0
    unreadable: int = 0

    def state(self) -> str:
        """The day in one word; see `coverage`."""
        if not self.statements:
            return "unreadable" if self.unreadable else "silent"
        if self.withheld and not self.stated:
            return "withheld"
        return "flagged" if self.flagged or self.unreadable else "read"


SILENT = DayFacts()


def claimed_days(
    conn: Connection, start: date, end: date, claimants: Sequence[str]
) -> dict[tuple[str, date], DayFacts]:
    """What was read of the period's days that have claims, by claimant and report date."""
    said = (
        select(
            Claim.claimant_id,
            Claim.report_date,
            func.count(Claim.statement_id.distinct()),
            func.sum(case((Statement.status == Status.FLAGGED, 1), else_=0)),
        )
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(Claim.report_date.between(start, end), Claim.claimant_id.in_(claimants))
        .group_by(Claim.claimant_id, Claim.report_date)
        .order_by(Claim.claimant_id, Claim.report_date)
    )
    facts = {(row[0], row[1]): DayFacts(statements=row[2], flagged=row[3]) for row in conn.execute(said)}
    totals = (
        select(
            DailyTotal.claimant_id,
            DailyTotal.report_date,
            func.count(DailyTotal.value),
            func.sum(DailyTotal.withheld),
        )
        .where(DailyTotal.report_date.between(start, end), DailyTotal.claimant_id.in_(claimants))
        .group_by(DailyTotal.claimant_id, DailyTotal.report_date)
        .order_by(DailyTotal.claimant_id, DailyTotal.report_date)
    )
    for claimant, day, stated, withheld in conn.execute(totals):
        told = facts.setdefault((claimant, day), DayFacts())
        told.stated, told.withheld = stated, withheld
    return facts


def unreadable_days(conn: Connection, claimants: Sequence[str]) -> list[tuple[str, date]]:
    """The local dates of publication of the unreadable statements; undated ones stand on no day."""
    query = (
        select(Statement.claimant_id, Statement.published_at)
        .where(
            Statement.status == Status.UNREADABLE,
            Statement.claimant_id.in_(claimants),
            Statement.published_at.is_not(None),
            *current(),
        )
        .order_by(Statement.published_at, Statement.id)
    )
    return [
        (claimant, local_day(claimant, published_at))
        for claimant, published_at in conn.execute(query)
        if published_at is not None
    ]


CLAIMLESS = (Status.NOTHING, Status.UNREADABLE)
"""The statuses of statements without claims."""


def local_day(claimant: str, moment: datetime) -> date:
    """The day of a moment where the claimant is."""
    return moment.astimezone(KNOWN_CLAIMANTS[claimant].zone).date()


def held_spans(conn: Connection, claimants: Sequence[str]) -> dict[str, tuple[date, date]]:
    """The first and the last day that our sources hold of each claimant: the one rule of where coverage begins.

    A current statement of any status counts: with its claims' report dates or, where it has none, with the local date
    of its publication. So days on which we hold posts, but none with a claim, are silent, not outside the data.
    """
    spans = claimed_spans(conn, claimants)
    query = (
        select(Statement.claimant_id, func.min(Statement.published_at), func.max(Statement.published_at))
        .where(Statement.claimant_id.in_(claimants), Statement.status.in_(CLAIMLESS), *current())
        .group_by(Statement.claimant_id)
    )
    for claimant, begun, ended in conn.execute(query):
        if begun and ended:
            days = [local_day(claimant, begun), local_day(claimant, ended), *spans.get(claimant, ())]
            spans[claimant] = (min(days), max(days))
    return spans


def claimed_spans(conn: Connection, claimants: Sequence[str]) -> dict[str, tuple[date, date]]:
    """The first and the last report date of each claimant's current claims."""
    dates = (
        select(Claim.report_date)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .where(Claim.claimant_id == Claimant.id)
        .correlate(Claimant)
        .limit(1)
    )
    first = dates.order_by(Claim.report_date).scalar_subquery()
    last = dates.order_by(Claim.report_date.desc()).scalar_subquery()
    query = select(Claimant.id, first, last).where(Claimant.id.in_(claimants)).order_by(Claimant.id)
    return {claimant: (begun, ended) for claimant, begun, ended in conn.execute(query) if begun and ended}


def period_totals(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """Sums of whole claims over the period.

    Returns:
        One row a claimant, attacker, measure (with `neutralised`): value (<NA> where never stated), is_exact, days
        (report dates with a value), withheld_days, overlap_minutes.

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    query = (
        select(
            DailyTotal.claimant_id,
            DailyTotal.attacker,
            DailyTotal.measure,
            func.sum(DailyTotal.value),
            func.min(case((DailyTotal.is_exact, 1), else_=0)),
            days_with(DailyTotal.value.is_not(None)),
            days_with(DailyTotal.withheld > 0),
            func.sum(DailyTotal.overlap_minutes),
        )
        .where(*asked(start, end, claimants, weapon_classes), DailyTotal.region_code == WHOLE)
        .group_by(DailyTotal.claimant_id, DailyTotal.attacker, DailyTotal.measure)
        .order_by(by_code(DailyTotal.claimant_id), by_code(DailyTotal.attacker), by_code(DailyTotal.measure))
    )
    return frame(conn, query, PERIOD_TOTALS)


def days_with(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many report dates have a daily total for which `condition` holds."""
    return func.count(case((condition, DailyTotal.report_date)).distinct())


def rates(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """Interception rates of the period, out of the claims that state both numbers (DESIGN.md, rule 5).

    A claimant that states no launches (the Russian Ministry of Defence) has no row.

    Returns:
        One row a claimant, attacker: launched and neutralised (sums over the claims that state both),
        neutralised_of_launched (Float64, 0 to 1 and above where more is claimed than launched; <NA> if nothing was
        launched), days (report dates with such claims).

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    launched = func.sum(case((DailyTotal.measure == Derived.LAUNCHED_OF_BOTH, DailyTotal.value)))
    neutralised = func.sum(case((DailyTotal.measure == Derived.NEUTRALISED_OF_BOTH, DailyTotal.value)))
    query = (
        select(
            DailyTotal.claimant_id,
            DailyTotal.attacker,
            launched,
            neutralised,
            cast(neutralised, Float) / func.nullif(launched, 0),
            days_with(DailyTotal.value.is_not(None)),
        )
        .where(
            *of_period(start, end, claimants, weapon_classes),
            DailyTotal.region_code == WHOLE,
            DailyTotal.measure.in_(OF_BOTH),
        )
        .group_by(DailyTotal.claimant_id, DailyTotal.attacker)
        .having(launched.is_not(None))
        .order_by(by_code(DailyTotal.claimant_id), by_code(DailyTotal.attacker))
    )
    return frame(conn, query, RATES)


def rates_of(days: pd.DataFrame) -> pd.DataFrame:
    """Rows of `rate_days` as `rates` returns them."""
    grouped = days.groupby(["claimant", "attacker"], sort=True)
    sums = grouped[["launched", "neutralised"]].sum()
    sums["days"] = grouped.size()
    sums["neutralised_of_launched"] = sums["neutralised"] / sums["launched"].where(sums["launched"] > 0)
    return sums.reset_index()[list(RATES)].astype(dict(RATES))


def rate_days(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """What `rates` is made of, by day.

    Returns:
        One row a report_date, claimant, attacker with a claim that states both numbers: launched and neutralised, sums
        over those claims.

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    keys = (DailyTotal.report_date, DailyTotal.claimant_id, DailyTotal.attacker)
    query = (
        select(*keys, *(func.sum(case((DailyTotal.measure == one, DailyTotal.value))) for one in OF_BOTH))
        .where(
            *of_period(start, end, claimants, weapon_classes),
            DailyTotal.region_code == WHOLE,
            DailyTotal.measure.in_(OF_BOTH),
            DailyTotal.value.is_not(None),
        )
        .group_by(*keys)
        .order_by(DailyTotal.report_date, by_code(DailyTotal.claimant_id), by_code(DailyTotal.attacker))
    )
    return frame(conn, query, RATE_DAYS)


def regional_totals(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """What each account itemises by region over the period.

    Returns:
        One row a claimant, attacker, measure (with `neutralised`), region: region_name, value (<NA> where the
        region is only ever named), days_itemised, days_named (days on which it is named without a number). The
        numbers of a claim whose regions add up to more than its whole are left out: there a region is only named.

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    keys = (DailyTotal.claimant_id, DailyTotal.attacker, DailyTotal.measure, DailyTotal.region_code)
    query = (
        select(
            *keys,
            Region.name_en,
            func.sum(DailyTotal.value),
            days_with(DailyTotal.value.is_not(None)),
            days_with(DailyTotal.named > 0),
        )
        .join(Region, Region.code == DailyTotal.region_code)
        .where(*asked(start, end, claimants, weapon_classes), DailyTotal.region_code != WHOLE)
        .group_by(*keys, Region.name_en)
        .order_by(*(by_code(key) for key in keys))
    )
    return frame(conn, query, REGIONAL_TOTALS)


def regional_sum(days: pd.DataFrame) -> pd.DataFrame:
    """Rows of `region_days` added up, as `regional_totals` returns them."""
    keys = list(OF_REGION)
    grouped = days.groupby(keys, sort=True)
    sums = grouped[["value"]].sum(min_count=1)
    sums["days_itemised"] = days[days["value"].notna()].groupby(keys)["report_date"].nunique()
    sums["days_named"] = days[days["named"] > 0].groupby(keys)["report_date"].nunique()
    counts = ["days_itemised", "days_named"]
    sums[counts] = sums[counts].fillna(0)
    return sums.reset_index().astype(dict(REGIONAL_TOTALS))


def region_days(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """What `regional_totals` is made of, by day.

    Returns:
        One row a report_date, claimant, attacker, measure (with `neutralised`), region and weapon class, in the order
        of report dates: region_name, value (<NA> where the region is only named), named (claims that name it without a
        number).

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    query = (
        select(
            DailyTotal.report_date,
            DailyTotal.claimant_id,
            DailyTotal.attacker,
            DailyTotal.measure,
            DailyTotal.region_code,
            Region.name_en,
            DailyTotal.value,
            DailyTotal.named,
        )
        .join(Region, Region.code == DailyTotal.region_code)
        .where(*asked(start, end, claimants, weapon_classes), DailyTotal.region_code != WHOLE)
        .order_by(DailyTotal.report_date)
    )
    return frame(conn, query, REGION_DAYS)


def itemised_share(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """How much of the period's total each account itemises by region: `itemised_days` added up.

    Returns:
        One row a claimant, attacker, measure, with the columns of `itemised_days`: total is the period's sum of whole
        claims, as `period_totals` has it; <NA> where none is stated, as are its parts.

    Raises:
        ValueError: see `addable`.
    """
    return itemised_sum(itemised_days(conn, start=start, end=end, claimants=claimants, weapon_classes=weapon_classes))


def itemised_sum(days: pd.DataFrame) -> pd.DataFrame:
    """Rows of `itemised_days` added up, as `itemised_share` returns them; a number nobody states stays <NA>."""
    sums = days.groupby(["claimant", "attacker", "measure"], sort=True)[list(ITEMISED)].sum(min_count=1)
    return sums.reset_index().astype(ITEMISED_SHARE)


def itemised_days(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str], weapon_classes: Sequence[str] = ("drone",)
) -> pd.DataFrame:
    """How much of each day's total each account itemises by region.

    A region that may lie within an area itemised by the same claim (Odesa in the south) counts once. Of a claim whose
    parts exceed its whole (it is flagged) nothing is itemised, as in `regional_totals`; parts of claims that state no
    whole are not in the total, so they are not in its share.

    Returns:
        One row a report_date, claimant, attacker, measure (with `neutralised`): total, itemised, not_itemised_cut (the
        part of the remainder in statements whose text we hold only cut), not_itemised_stated (the rest of it), left_out
        (the wholes of the claims whose parts exceed them), claims_left_out (how many those are).

    Raises:
        ValueError: see `addable`.
    """
    addable(weapon_classes)
    parts = claim_parts(
        Claim.report_date.between(start, end),
        Claim.claimant_id.in_(claimants),
        Figure.weapon_class.in_(weapon_classes),
    )
    told = func.coalesce(parts.c.itemised, 0)
    is_over = told > parts.c.whole
    itemised = case((is_over, 0), (parts.c.whole.is_not(None), told))
    rest = case((is_over, 0), else_=parts.c.whole - itemised)
    keys = (Claim.claimant_id, Claim.attacker, parts.c.measure)
    day = Claim.report_date
    query = (
        select(
            day,
            *keys,
            func.sum(parts.c.whole),
            func.sum(itemised),
            func.sum(case((Statement.is_cut, rest), else_=rest * 0)),
            func.sum(case((Statement.is_cut, rest * 0), else_=rest)),
            func.sum(case((is_over, parts.c.whole), else_=parts.c.whole * 0)),
            func.sum(case((is_over, 1), else_=0)),
        )
        .join(Claim, Claim.id == parts.c.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .group_by(day, *keys)
        .order_by(day, *(by_code(key) for key in keys))
    )
    return frame(conn, query, ITEMISED_DAYS)


def figures(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str] = (), regions: Sequence[str] = ()
) -> pd.DataFrame:
    """Every figure of the current revisions, in the columns and order of the exported table (README, "Export").

    An empty sequence means all.

    Returns:
        One row a figure, by report_date, claimant, window_start, weapon, measure, region (not stated first): overlap
        in minutes shared with other windows of the claimant, 0 for none (a figure that a nearer source tells too, and
        that no sum counts, shares all of its window); source_url is the statement's own link, or the
        main page of its source where the statement has none; statement_id is the statement's id at its source.
    """
    query = narrowed(figure_rows(start, end), claimants, Figure.region_code, regions)
    return overlap_of_witnesses(frame(conn, query, FIGURES_AND_WITNESSES))


def figure_rows(start: date, end: date) -> Query:
    """The query behind `figures`: the columns of `FIGURES_AND_WITNESSES`; others may be added at its end."""
    told_twice = and_(
        Witness.claim_id == Claim.id,
        Witness.weapon_class == Figure.weapon_class,
        Witness.measure == Figure.measure,
    )
    return (
        select(
            Claim.report_date,
            Claim.claimant_id,
            Claimant.side,
            Claimant.scope,
            Claim.attacker,
            Figure.weapon_class,
            Figure.weapon_id,
            Figure.region_code,
            Region.name_en,
            Figure.measure,
            Figure.value,
            Figure.upper,
            Figure.qualifier,
            in_utc(ClaimWindow.window_start),
            in_utc(ClaimWindow.window_end),
            ClaimWindow.window_basis,
            Claim.window_kind,
            ClaimWindow.overlap_minutes,
            Witness.of_claim_id.is_not(None),
            Statement.source_id,
            link(),
            in_utc(Statement.published_at),
            Statement.external_id,
            Statement.revision,
        )
        .select_from(Claim)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Figure, Figure.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(Source, Source.id == Statement.source_id)
        .join(Claimant, Claimant.id == Claim.claimant_id)
        .join(Region, Region.code == Figure.region_code, isouter=True)
        .join(Witness, told_twice, isouter=True)
        .where(Claim.report_date.between(start, end))
        .order_by(
            Claim.report_date,
            by_code(Claim.claimant_id),
            ClaimWindow.window_start.asc().nulls_first(),
            by_code(Figure.weapon_id),
            by_code(Figure.measure),
            by_code(Figure.region_code),
            by_code(Statement.source_id),
            by_code(Statement.external_id),
            Claim.ordinal,
            Figure.ordinal,
        )
    )


def overlap_of_witnesses(found: pd.DataFrame) -> pd.DataFrame:
    """The figures without `is_witness`: what a nearer source tells too shares all of its window."""
    lasting = ((found["window_end"] - found["window_start"]).dt.total_seconds() // 60).astype("Int64")
    found["overlap"] = found["overlap"].mask(found["is_witness"], lasting.fillna(found["overlap"]))
    return found.drop(columns="is_witness")


def link() -> ColumnElement[str]:
    """The statement's own link, or the main page of its source where it has none."""
    return func.coalesce(func.nullif(Statement.url, ""), func.nullif(Source.url_main, ""))


def narrowed(query: Query, claimants: Sequence[str], region: Any, regions: Sequence[str]) -> Query:
    """The query for these claimants and regions only; an empty sequence means all."""
    if claimants:
        query = query.where(Claim.claimant_id.in_(claimants))
    return query.where(region.in_(regions)) if regions else query


def incidents(
    conn: Connection, *, start: date, end: date, claimants: Sequence[str] = (), regions: Sequence[str] = ()
) -> pd.DataFrame:
    """Incident claims: report_date, claimant, attacker, place, region, paraphrase, injured, killed, source, source_url.

    An empty sequence means all.

    Returns:
        One row an incident, by report_date, claimant, region, place; injured and killed are <NA> where not stated;
        source_url is the statement's own link, or the main page of its source where the statement has none.
    """
    query = (
        select(
            Claim.report_date,
            Claim.claimant_id,
            Claim.attacker,
            Incident.place,
            Incident.region_code,
            Incident.paraphrase,
            Incident.injured,
            Incident.killed,
            Statement.source_id,
            link(),
        )
        .select_from(Claim)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Incident, Incident.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(Source, Source.id == Statement.source_id)
        .where(Claim.report_date.between(start, end))
        .order_by(
            Claim.report_date,
            by_code(Claim.claimant_id),
            by_code(Incident.region_code),
            by_code(Incident.place),
            by_code(Statement.external_id),
            Claim.ordinal,
            Incident.ordinal,
        )
    )
    return frame(conn, narrowed(query, claimants, Incident.region_code, regions), INCIDENTS)


def figure_sources(conn: Connection) -> pd.DataFrame:
    """Where each claimant's numbers were had from: one row a claimant, measure and source, witnesses left out."""
    is_witness = select(Witness.claim_id).where(
        Witness.claim_id == Figure.claim_id, Witness.weapon_class == Figure.weapon_class
    )
    query = (
        select(Claim.claimant_id, Figure.measure, Statement.source_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Claim.id)
        .join(Figure, Figure.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(~is_witness.exists())
        .distinct()
        .order_by(by_code(Claim.claimant_id), by_code(Figure.measure), by_code(Statement.source_id))
    )
    return frame(conn, query, {"claimant": TEXT, "measure": TEXT, "source": TEXT})
