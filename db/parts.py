"""How much of its whole a claim itemises by region: the one definition that queries and checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CTE, ColumnElement, Subquery, case, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import aliased

from db.models import Claim, ClaimWindow, Derived, Figure, Witness
from sources.records import Measure

if TYPE_CHECKING:
    from db.frames import Query

AREAS = {
    "ua:south": "UA-12 UA-14 UA-23 UA-35 UA-40 UA-43 UA-48 UA-51 UA-65",
    "ua:east": "UA-09 UA-12 UA-14 UA-23 UA-53 UA-59 UA-63",
    "ua:north": "UA-18 UA-30 UA-32 UA-53 UA-59 UA-63 UA-74",
    "ua:centre": "UA-05 UA-12 UA-18 UA-30 UA-32 UA-35 UA-53 UA-71",
    "ua:west": "UA-05 UA-07 UA-18 UA-21 UA-26 UA-46 UA-56 UA-61 UA-68 UA-77",
    "ru:moscow-region": "RU-MOS RU-MOW",
}
"""The regions that may lie in an area. Nobody says where the areas of the Air Force's reports end, so border regions
stand with each of their neighbours: the share that is itemised comes out rather too low than too high."""

WITHIN = frozenset((region, area) for area, regions in AREAS.items() for region in regions.split())
"""Pairs of a region and an area that may hold it."""

APART = (Measure.SHOT_DOWN, Measure.SUPPRESSED)


def claim_parts(*conditions: ColumnElement[bool]) -> Subquery:
    """One row a current claim, weapon class and measure (with `neutralised`); witnesses are left out, as in all sums.

    Args:
        conditions: on `Claim` and `Figure`, which figures are looked at.

    Returns:
        claim_id, weapon_class, measure, whole (the number stated for the whole claim), itemised (what its regions add
        up to, those that may lie within an area of the same claim left out); both NULL where not stated.
    """
    cells = stated_cells(*conditions)
    both = union_all(select(*cells.c), neutralised_cells(cells)).subquery()
    keys = (both.c.claim_id, both.c.weapon_class, both.c.measure)
    whole = func.sum(case((both.c.region_code.is_(None), both.c.value)))
    itemised = func.sum(case((both.c.region_code.is_not(None), both.c.value)))
    return select(*keys, whole.label("whole"), itemised.label("itemised")).group_by(*keys).subquery()


def stated_cells(*conditions: ColumnElement[bool]) -> CTE:
    """What a claim states of a weapon class, region and measure: its models of one class add up."""
    larger = aliased(Figure)
    nested = select(larger.id).where(
        larger.claim_id == Figure.claim_id,
        larger.weapon_class == Figure.weapon_class,
        larger.measure == Figure.measure,
        larger.value.is_not(None),
        tuple_(Figure.region_code, larger.region_code).in_(sorted(WITHIN)),
    )
    told_nearer = select(Witness.claim_id).where(
        Witness.claim_id == Figure.claim_id,
        Witness.weapon_class == Figure.weapon_class,
        Witness.measure == Figure.measure,
    )
    not_in_any = or_(Figure.region_code.is_(None), Figure.region_code.not_in(sorted({region for region, _ in WITHIN})))
    keys = (Figure.claim_id, Figure.weapon_class, Figure.region_code, Figure.measure)
    return (
        select(*keys, func.sum(Figure.value).label("value"))
        .join(Claim, Claim.id == Figure.claim_id)
        .join(ClaimWindow, ClaimWindow.claim_id == Figure.claim_id)
        .where(*conditions, ~told_nearer.exists(), or_(not_in_any, ~nested.exists()))
        .group_by(*keys)
        .cte("cells")
    )


def neutralised_cells(cells: CTE) -> Query:
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
