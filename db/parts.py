"""How much of its whole a claim itemises by region: the one definition that queries and checks share."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Subquery, case, func, literal, select, tuple_, union_all
from sqlalchemy.orm import aliased

from db.frames import Query
from db.models import Claim, ClaimWindow, Derived, Figure
from sources.records import Measure

APART = (Measure.SHOT_DOWN, Measure.SUPPRESSED)


def claim_parts(*conditions: ColumnElement[bool], within: Collection[tuple[str, str]]) -> Subquery:
    """One row a current claim, weapon class and measure (with `neutralised`).

    Args:
        conditions: on `Claim` and `Figure`, which figures are looked at.
        within: pairs of a region and one that holds it; a part within another part of its claim is left out.

    Returns:
        claim_id, weapon_class, measure, whole (the number stated for the whole claim), itemised (what its regions add
        up to); both NULL where not stated.
    """
    cells = stated_cells(*conditions, within=within)
    both = union_all(select(*cells.c), neutralised_cells(cells)).subquery()
    keys = (both.c.claim_id, both.c.weapon_class, both.c.measure)
    whole = func.sum(case((both.c.region_code.is_(None), both.c.value)))
    itemised = func.sum(case((both.c.region_code.is_not(None), both.c.value)))
    return select(*keys, whole.label("whole"), itemised.label("itemised")).group_by(*keys).subquery()


def stated_cells(*conditions: ColumnElement[bool], within: Collection[tuple[str, str]]) -> Subquery:
    """What a claim states of a weapon class, region and measure: its models of one class add up."""
    larger = aliased(Figure)
    nested = select(larger.id).where(
        larger.claim_id == Figure.claim_id,
        larger.weapon_class == Figure.weapon_class,
        larger.measure == Figure.measure,
        larger.value.is_not(None),
        tuple_(Figure.region_code, larger.region_code).in_(sorted(within)),
    )
    keys = (Figure.claim_id, Figure.weapon_class, Figure.region_code, Figure.measure)
    query = (
        select(*keys, func.sum(Figure.value).label("value"))
        .join(Claim, Claim.id == Figure.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Figure.claim_id)
        .where(*conditions)
        .group_by(*keys)
    )
    return (query.where(~nested.exists()) if within else query).subquery()


def neutralised_cells(cells: Subquery) -> Query:
    """Neutralised as `db.totals.neutralised` has it: intercepted where it is stated, else shot down and suppressed."""
    together = func.sum(case((cells.c.measure == Measure.INTERCEPTED, cells.c.value)))
    apart = func.sum(case((cells.c.measure.in_(APART), cells.c.value)))
    keys = (cells.c.claim_id, cells.c.weapon_class, cells.c.region_code)
    measure = literal(Derived.NEUTRALISED.value).label("measure")
    return (
        select(*keys, measure, func.coalesce(together, apart).label("value"))
        .where(cells.c.measure.in_((Measure.INTERCEPTED, *APART)))
        .group_by(*keys)
    )
