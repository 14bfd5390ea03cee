"""The table's English place names as region codes: "Odesa oblast, Black Sea", "south-east", "Kyiv oblast (south)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.records import LaunchArea
from sources.regions import REGIONS, region_of_table_name

# The country and the front as a whole are no region.
WHOLE = frozenset({"Ukraine", "front line"})

DIRECTIONS = {
    "south-east": ("ua:south", "ua:east"),
    "north-east": ("ua:north", "ua:east"),
    "south-west": ("ua:south", "ua:west"),
    "north-west": ("ua:north", "ua:west"),
}
"""Directions between two areas: both are named, and nothing is split between them."""

AND = re.compile(r"(?:^|\s+)(?:and\s+)+")
REMARK = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Places:
    """The regions that a cell names, each once in order, and the names in it that no gazetteer knows."""

    regions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def places(cell: str) -> Places:
    """The regions named in a cell; none for a blank cell or the whole country."""
    regions: list[str] = []
    unknown: list[str] = []
    for name in split(cell):
        found = _regions_of(name)
        regions += [region for region in found if region not in regions]
        if not found and name not in WHOLE:
            unknown.append(name)
    return Places(tuple(regions), tuple(unknown))


def launch_areas(cell: str) -> tuple[LaunchArea, ...]:
    """The launch places of a cell in its own words; without a region where it lies in none or in several."""
    areas = []
    for name in split(cell):
        found = _launch_regions(name)
        areas.append(LaunchArea(name, found[0] if len(found) == 1 else None))
    return tuple(areas)


def country(name: str) -> str | None:
    """The code of the country that drones flew on to; `None` where the name is of none."""
    code = region_of_table_name(name)
    return code if code is not None and REGIONS[code].country == code else None


def split(cell: str) -> list[str]:
    """The names that a cell joins with "and".

    >>> split("Kursk oblast and Chauda, Crimea")
    ['Kursk oblast', 'Chauda, Crimea']
    """
    return [name for name in (part.strip() for part in AND.split(cell)) if name]


def _regions_of(name: str) -> tuple[str, ...]:
    if name in WHOLE:
        return ()
    if name in DIRECTIONS:
        return DIRECTIONS[name]
    plain = REMARK.sub("", name)
    whole = region_of_table_name(plain)
    if whole is not None:
        return (whole,)
    found = (region_of_table_name(part.strip()) for part in plain.split(","))
    return tuple(dict.fromkeys(region for region in found if region is not None))


def _launch_regions(name: str) -> tuple[str, ...]:
    # A direction of launch ("from the south") is not an area of Ukraine's air defence.
    found = () if name in DIRECTIONS else _regions_of(name)
    return tuple(region for region in found if not region.startswith("ua:"))
