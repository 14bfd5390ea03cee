"""The figures of one row: which measure each column states, for the whole claim and by region.

What the columns do not state stays out. A blank cell is no figure. In the columns that the Air Force fills only where
there is something to tell (lost, still airborne, hits, debris), a 0 is the compiler's filler and no figure either.
`is_shahed` and `turbojet` are parts of `launched`, and `launched_details` splits a bundle's total by model: neither
becomes a figure, because as figures of the same measure they would count the same weapons twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sources.inputs import Row
from sources.ivaniuk.literals import names, pairs
from sources.ivaniuk.places import country, places
from sources.ivaniuk.publishers import AIR_COMMANDS
from sources.records import Figure, Measure, Qualifier, WeaponClass
from sources.weapons import MISSILES, weapon_class, weapon_name

COMBINED_SINCE = date(2025, 7, 24)
"""The first report date on which the table's national Shahed row holds the filler 0 in `not_reach_goal`: from here on
`destroyed` is what was shot down or suppressed, stated together. The last row with the two apart is a day older."""

MENTIONED = {
    "still_attacking": Measure.STILL_AIRBORNE,
    "num_hit_location": Measure.HIT_LOCATIONS,
    "num_fall_fragment_location": Measure.DEBRIS_LOCATIONS,
}
"""Columns whose 0 is a filler: reports mention these only where there are some."""


Counts = dict[str, tuple[Measure, int]]


@dataclass(frozen=True, slots=True)
class RowFigures:
    """What a row states, as figures, with the ways in which it contradicts itself or goes beyond our gazetteer."""

    figures: tuple[Figure, ...]
    problems: tuple[str, ...]


def figures_of(row: Row, claimant: str, report_date: date) -> RowFigures:
    """All figures of a row whose weapon's class is known.

    Raises:
        InputError: A count is impossible, or more was destroyed than launched.
        ValueError: The model has no weapon class.
    """
    reader = _RowReader(row, claimant, report_date)
    figures = tuple(reader.withheld() if row["status_data"].casefold() == "hidden" else reader.stated())
    return RowFigures(figures, tuple(dict.fromkeys(reader.problems)))


class _RowReader:
    """Reads one row; `problems` grows on the way."""

    def __init__(self, row: Row, claimant: str, report_date: date) -> None:
        kind = weapon_class(row["model"])
        if kind is None:
            raise ValueError(f"{row['model']} has no weapon class")
        self.row = row
        self.weapon = weapon_name(row["model"])
        self.weapon_class = kind
        self.problems: list[str] = []
        self.counts = _counts(row, kind, claimant in AIR_COMMANDS, report_date >= COMBINED_SINCE)

    def stated(self) -> Iterator[Figure]:
        """The figures of a row whose numbers were published."""
        self._check()
        for column, (measure, value) in self.counts.items():
            yield self._figure(measure, column, value)
        for column, measure in MENTIONED.items():
            mentioned = self.row.count(column)
            if mentioned:
                yield self._figure(measure, column, mentioned)
        yield from self._crossings()
        details = pairs(self.row, "destroyed_details")
        yield from self._target(is_itemised=bool(details))
        yield from self._details(details)
        for name in names(self.row, "affected region"):
            yield from self._named(Measure.HIT_LOCATIONS, "affected region", self._known("affected region", name))

    def withheld(self) -> Iterator[Figure]:
        """The figures of a hidden row: its numbers were kept back, and what stands in its cells are placeholders."""
        if any(value for _, value in self.counts.values()):
            self.problems.append("the row is marked hidden and yet holds a count, which was not read")
        hidden = self.counts or {"launched": (Measure.LAUNCHED, 0), "destroyed": (Measure.INTERCEPTED, 0)}
        for column, (measure, _) in hidden.items():
            yield Figure(measure, self.weapon_class, None, Qualifier.WITHHELD, weapon=self.weapon, column=column)
        yield from self._named(Measure.LAUNCHED, "target", self._known("target", self.row["target"]))

    def _check(self) -> None:
        """Stop at what cannot be; list what contradicts itself."""
        launched, destroyed = self.row.count("launched"), self.row.count("destroyed") or 0
        if launched is None:
            return
        if destroyed > launched:
            raise self.row.error(f"destroyed is {destroyed}, more than the {launched} launched")
        told = destroyed + (self.row.count("not_reach_goal") or 0) + (self.row.count("still_attacking") or 0)
        if told > launched:
            self.problems.append(f"destroyed, lost and still airborne make {told}, more than the {launched} launched")

    def _crossings(self) -> Iterator[Figure]:
        for name, value in pairs(self.row, "border_crossing"):
            region = country(name)
            if region is None:
                self.problems.append(f"border_crossing names {name}, a country unknown here")
            elif value is None:
                yield from self._named(Measure.CROSSED_BORDER, "border_crossing", (region,))
            else:
                yield self._figure(Measure.CROSSED_BORDER, "border_crossing", value, region)

    def _target(self, *, is_itemised: bool) -> Iterator[Figure]:
        """The target as region: with the row's own counts where it is one region and nothing else says where.

        Several targets are named, never split. Where details say by direction what was stopped, the target is only
        the main one: it is named for what was launched.
        """
        regions = self._known("target", self.row["target"])
        for column, (measure, value) in self.counts.items():
            if len(regions) == 1 and not is_itemised:
                yield self._figure(measure, column, value, regions[0])
            elif value and (column == "launched" or not is_itemised):
                yield from self._named(measure, column, regions)

    def _details(self, details: list[tuple[str, int | None]]) -> Iterator[Figure]:
        """The details by direction or oblast; a number given for several of them together names each."""
        measure, total = self.counts.get("destroyed", (Measure.INTERCEPTED, None))
        for name, value in details:
            regions = self._known("destroyed_details", name)
            if value is not None and len(regions) == 1:
                yield self._figure(measure, "destroyed_details", value, regions[0])
            elif value != 0:
                yield from self._named(measure, "destroyed_details", regions)
        itemised = sum(value or 0 for _, value in details)
        if details and total is None:
            self.problems.append("destroyed_details stand beside no count of destroyed")
        elif itemised > (total or 0):
            self.problems.append(f"destroyed_details add up to {itemised}, more than the {total} destroyed")

    def _known(self, column: str, cell: str) -> tuple[str, ...]:
        """The regions that a cell names, with a problem for each name that no gazetteer knows."""
        found = places(cell)
        self.problems += [f"{column} names {name}, a place unknown here" for name in found.unknown]
        return found.regions

    def _figure(self, measure: Measure, column: str, value: int, region: str | None = None) -> Figure:
        return Figure(measure, self.weapon_class, value, region=region, weapon=self.weapon, column=column)

    def _named(self, measure: Measure, column: str, regions: tuple[str, ...]) -> Iterator[Figure]:
        for region in regions:
            qualifier = Qualifier.NAMED
            yield Figure(measure, self.weapon_class, None, qualifier, None, region, self.weapon, column=column)


def _counts(row: Row, kind: WeaponClass, is_air_command: bool, is_combined: bool) -> Counts:
    """The row's own counts by column: how many were launched, stopped, and lost or missed."""
    counts: Counts = {}
    launched, destroyed, lost = (row.count(column) for column in ("launched", "destroyed", "not_reach_goal"))
    # The regional commands publish what they shot down: where the table repeats it as launched, nobody stated that.
    if launched is not None and not (is_air_command and launched == destroyed):
        counts["launched"] = (Measure.LAUNCHED, launched)
    if destroyed is not None:
        counts["destroyed"] = (Measure.INTERCEPTED if is_combined else Measure.SHOT_DOWN, destroyed)
    if lost:
        # Drones were "lost from radar" until the combined figure; missiles always "did not reach their targets".
        measure = Measure.MISSED if is_combined or kind in MISSILES else Measure.SUPPRESSED
        counts["not_reach_goal"] = (measure, lost)
    return counts
