"""Daily totals from the figures of current claims; pure. NULL in, NULL out: what nobody states is never 0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from db.models import WHOLE, Derived
from db.parts import WITHIN
from db.windows import Key, Stretch, minutes
from sources.records import Measure, Qualifier

INEXACT = frozenset({Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.RANGE})
APART = (Measure.SHOT_DOWN, Measure.SUPPRESSED)
"""The two measures that make up neutralised where a claim states them apart."""

OVERLAPS_BY: dict[str, tuple[str, ...]] = {
    Derived.NEUTRALISED: (Measure.INTERCEPTED, *APART),
    Derived.NEUTRALISED_OF_BOTH: (Measure.INTERCEPTED, *APART),
    Derived.LAUNCHED_OF_BOTH: (Measure.LAUNCHED,),
}
"""The stated measures whose overlaps are also a derived one's."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a claim, as far as sums care. `region` is `whole` for the whole claim."""

    claim_id: int
    measure: str
    weapon_class: str
    region: str
    value: int | None
    upper: int | None
    qualifier: str


@dataclass(slots=True)
class Part:
    """What one claim says of one measure, weapon class and region; or several such, added up."""

    value: int | None = None
    upper: int | None = None
    is_exact: bool = True
    named: int = 0
    withheld: int = 0

    @classmethod
    def of(cls, figure: Stated) -> Part:
        """A figure as a part."""
        return cls(
            value=figure.value,
            upper=figure.upper,
            is_exact=figure.qualifier not in INEXACT,
            named=int(figure.qualifier == Qualifier.NAMED),
            withheld=int(figure.qualifier == Qualifier.WITHHELD),
        )

    def add(self, other: Part) -> None:
        """Add another part: stated values to stated values, an upper end wherever either has one."""
        if self.upper is not None or other.upper is not None:
            self.upper = (_high(self) or 0) + (_high(other) or 0)
        if other.value is not None:
            self.value = (self.value or 0) + other.value
        self.is_exact = self.is_exact and other.is_exact
        self.named += other.named
        self.withheld += other.withheld

    def once(self) -> Part:
        """The same, counted as one claim."""
        return Part(self.value, self.upper, self.is_exact, min(self.named, 1), min(self.withheld, 1))


def _high(part: Part) -> int | None:
    return part.value if part.upper is None else part.upper


Place = tuple[str, str]
"""Weapon class and region."""


def claim_parts(figures: Iterable[Stated]) -> dict[Place, dict[str, Part]]:
    """One claim's figures by weapon class and region, then by measure, with the derived measures.

    Several figures of one measure are models of one class and add up.
    """
    parts: dict[Place, dict[str, Part]] = defaultdict(dict)
    for figure in figures:
        parts[figure.weapon_class, figure.region].setdefault(figure.measure, Part()).add(Part.of(figure))
    for measures in parts.values():
        for measure, part in measures.items():
            measures[measure] = part.once()
        measures.update(_derived(measures))
    return dict(parts)


def without_excess(parts: Mapping[Place, dict[str, Part]]) -> None:
    """Take the numbers from the regions of a claim where they add up to more than its whole: they only count as named.

    Such a claim contradicts itself (it is flagged), and nobody says which of its numbers is wrong: its whole stays. A
    region that may lie within an area of the same claim counts with the area.
    """
    regions: dict[tuple[str, str], dict[str, Part]] = defaultdict(dict)
    for (weapon_class, region), measures in parts.items():
        for measure, part in measures.items():
            if region != WHOLE and part.value is not None:
                regions[weapon_class, measure][region] = part
    for (weapon_class, measure), own in regions.items():
        whole = parts.get((weapon_class, WHOLE), {}).get(measure)
        nested = {inner for inner, outer in WITHIN if inner in own and outer in own}
        itemised = sum(part.value or 0 for region, part in own.items() if region not in nested)
        if whole is not None and whole.value is not None and itemised > whole.value:
            for region, part in own.items():
                parts[weapon_class, region][measure] = Part(named=1, withheld=part.withheld)


def _derived(measures: Mapping[str, Part]) -> dict[str, Part]:
    found = neutralised(measures)
    if found is None:
        return {}
    derived: dict[str, Part] = {Derived.NEUTRALISED: found}
    launched = measures.get(Measure.LAUNCHED)
    if launched is not None and launched.value is not None and found.value is not None:
        derived[Derived.LAUNCHED_OF_BOTH] = Part(launched.value, launched.upper, launched.is_exact)
        derived[Derived.NEUTRALISED_OF_BOTH] = Part(found.value, found.upper, found.is_exact)
    return derived


def neutralised(measures: Mapping[str, Part]) -> Part | None:
    """A claim's neutralised: its intercepted, else its shot down and suppressed, as far as it states them.

    Returns:
        `None` where it speaks of neither; a part without a value where it only names the region or keeps the number
        back; not exact where it states one of the two and keeps the other back.
    """
    together = measures.get(Measure.INTERCEPTED)
    apart = [measures[measure] for measure in APART if measure in measures]
    if together is not None and (together.value is not None or all(part.value is None for part in apart)):
        return together
    if not apart:
        return None
    total = Part()
    for part in apart:
        total.add(part)
    if total.value is not None and (total.named or total.withheld):
        return Part(total.value, total.upper, is_exact=False)
    return total.once()


@dataclass(frozen=True, slots=True)
class Day:
    """What a daily total is kept by, besides weapon class, region and measure."""

    report_date: date
    claimant: str
    attacker: str


def day_totals(
    days: Mapping[int, Day],
    figures: Iterable[Stated],
    shared: Mapping[tuple[int, Key], list[Stretch]],
    left_out: Container[tuple[int, Key]] = (),
) -> dict[tuple[object, ...], tuple[object, ...]]:
    """The rows of `daily_total`, values by key, both in the table's order of columns.

    Args:
        days: The day of each current claim, by claim id.
        figures: Their figures.
        shared: Where claims overlap, as `db.windows.shared_stretches` gives it.
        left_out: Claim ids with the weapon classes and measures that another claim already counts (`db.witnesses`).
    """
    by_claim = defaultdict(list)
    for figure in figures:
        if (figure.claim_id, (figure.weapon_class, figure.measure)) not in left_out:
            by_claim[figure.claim_id].append(figure)
    sums: dict[tuple[object, ...], Part] = {}
    claims: dict[tuple[object, ...], int] = defaultdict(int)
    overlaps: dict[tuple[object, ...], list[Stretch]] = defaultdict(list)
    for claim_id, some in by_claim.items():
        day = days[claim_id]
        parts = claim_parts(some)
        without_excess(parts)
        for (weapon_class, region), measures in parts.items():
            for measure, part in measures.items():
                key = (day.report_date, day.claimant, day.attacker, weapon_class, region, str(measure))
                sums.setdefault(key, Part()).add(part)
                claims[key] += 1
                for stated in OVERLAPS_BY.get(measure, (measure,)):
                    overlaps[key] += shared.get((claim_id, (weapon_class, stated)), [])
    return {
        key: (part.value, part.upper, part.is_exact, claims[key], part.named, part.withheld, minutes(overlaps[key]))
        for key, part in sums.items()
    }
