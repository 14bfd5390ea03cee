"""The gazetteer: regions, seas and areas, and the search for their names in three languages.

A name is found in all its declined forms. What is not here is not guessed: `unknown_places` points at words of a
place's shape that `find_places` did not cover, for parsers to flag.

Choices:

- "Moscow region" in English is the oblast (RU-MOS); only the Ministry's «Московский регион» is `ru:moscow-region`.
- "Kyiv" and "Moscow" alone are the cities, "Kyiv region" the oblast. «Кубань» is Krasnodar Krai.
- Russia and Ukraine themselves are never found: their names stand in every statement.
- "The south of the country" is Ukraine's: whether another country is meant is for the reader of the statement.
- A city that several regions have is left out, and so is one whose name is a common word, unless "city" goes before.
- An adjective before «направлении» (a stretch of front) is no place.
- Which oblasts lie in which air-command area is not told: no source for that could be had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sources import region_names
from sources.gazetteer import Place, find_places
from sources.region_names import rows
from sources.unknown_places import unknown_places

__all__ = ["REGIONS", "WHOLE", "Place", "Region", "RegionKind", "find_places", "region_of_table_name", "unknown_places"]

WHOLE = "whole"
"""The code of the whole claim, beside the regions that it itemises (`db.models.WHOLE`)."""


class RegionKind(StrEnum):
    """What a region is: an area is a part of a country by custom or command, `whole` the claim itself."""

    REGION = "region"
    CITY = "city"
    SEA = "sea"
    AREA = "area"
    COUNTRY = "country"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Region:
    """A place that figures are given for. `country` is ISO 3166-1 alpha-2, `None` for seas and the whole claim."""

    code: str
    kind: RegionKind
    country: str | None
    name_en: str
    name_uk: str
    name_ru: str


_TABLES = {
    RegionKind.REGION: region_names.REGIONS,
    RegionKind.CITY: region_names.CITIES_OF_THEIR_OWN,
    RegionKind.SEA: region_names.SEAS,
    RegionKind.AREA: region_names.AREAS,
    RegionKind.COUNTRY: region_names.COUNTRIES,
}


def _regions() -> dict[str, Region]:
    regions = {}
    for kind, table in _TABLES.items():
        for row in rows(table):
            country = None if kind is RegionKind.SEA else row.code[:2].upper()
            regions[row.code] = Region(row.code, kind, country, row.en, row.uk, row.ru)
    whole = Region(WHOLE, RegionKind.WHOLE, None, "The whole claim", "Уся заява", "Всё заявление")
    return dict(sorted(regions.items())) | {WHOLE: whole}


REGIONS: Mapping[str, Region] = MappingProxyType(_regions())
"""All regions by code: ISO 3166-2 of Ukraine (27) and Russia (83), four seas, areas, countries, the whole claim."""


def region_of_table_name(name: str) -> str | None:
    """The region that a place of Ivaniuk's table lies in ("Odesa oblast", "Chauda, Crimea", "Lutsk oblast").

    The first name counts where the others only say where it is ("Black Sea, Yalta", "Sevastopol, Crimea").

    Returns:
        A code of `REGIONS`, or `None` where the name is unknown or of several regions ("Caspian Sea, Engels-2").
    """
    lower = " ".join(name.lower().split()).removeprefix("and ")
    if lower in region_names.TABLE_NAMES:
        return region_names.TABLE_NAMES[lower] or None
    codes = [[place.code for place in find_places(part, "en")] for part in lower.split(",")]
    if len(codes[0]) != 1 or any(len(part) > 1 for part in codes):
        return None
    first = codes[0][0]
    others = {code for part in codes[1:] for code in part} - {first}
    if not others or others == {"UA-43"} or first.startswith("sea:"):
        return first
    return None
