"""Who says it: the claimants that the project knows, with side, scope and local time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from sources.records import Side

MOSCOW = ZoneInfo("Europe/Moscow")
KYIV = ZoneInfo("Europe/Kyiv")


class Scope(StrEnum):
    """National claimants and regional ones never add up (a region's tally is a series of its own)."""

    NATIONAL = "national"
    REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class Claimant:
    """One official voice. `side` is `None` for `other`, whose side is not known."""

    id: str
    name: str
    side: Side | None
    scope: Scope
    zone: ZoneInfo


CLAIMANTS = {
    claimant.id: claimant
    for claimant in (
        Claimant("ru_mod", "Russian Ministry of Defence", Side.RU, Scope.NATIONAL, MOSCOW),
        Claimant("ua_air_force", "Ukrainian Air Force", Side.UA, Scope.NATIONAL, KYIV),
        Claimant("ua_general_staff", "General Staff of Ukraine", Side.UA, Scope.NATIONAL, KYIV),
        Claimant("ua_air_command_south", "Ukrainian Air Command South", Side.UA, Scope.REGIONAL, KYIV),
        Claimant("ua_air_command_east", "Ukrainian Air Command East", Side.UA, Scope.REGIONAL, KYIV),
        Claimant("ua_air_command_west", "Ukrainian Air Command West", Side.UA, Scope.REGIONAL, KYIV),
        Claimant("ua_air_command_centre", "Ukrainian Air Command Centre", Side.UA, Scope.REGIONAL, KYIV),
        Claimant("ru_authorities", "Authorities of a Russian region", Side.RU, Scope.REGIONAL, MOSCOW),
        Claimant("ua_authorities", "Authorities of a Ukrainian region", Side.UA, Scope.REGIONAL, KYIV),
        Claimant("other", "Another claimant", None, Scope.REGIONAL, KYIV),
    )
}
