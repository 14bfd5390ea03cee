"""Which of a clause's counts its claimant can tell of, and what those are that stand for others."""

from __future__ import annotations

from collections.abc import Sequence

from sources.news.counts import Count
from sources.news.figures import LARGEST
from sources.news.voices import attacks, defender_of
from sources.news.words import KILLS, Act, Token
from sources.records import Side, WeaponClass


def with_wholes(tokens: Sequence[Token], counts: list[Count]) -> list[Count]:
    """Of "of 90 drones, 80 were shot down", the number after "of" is what was launched."""
    for at, count in enumerate(counts):
        if count.act is None and not count.is_whole_of and count.has_noun and count.at > 0:
            before = count.at - 1
            while before > 0 and tokens[before].kind == "f":
                before -= 1
            if tokens[before].kind == "o" and any(other.act in KILLS for other in counts[at + 1 :]):
                count.act = Act.LAUNCHED
    return counts


def resolve_all(counts: Sequence[Count]) -> None:
    """Of "20 drones, all of which were shot down", the number of all of them is the one before."""
    for at, count in enumerate(counts):
        if not count.is_all or count.value or count.is_but:
            continue
        launched = [other for other in counts[:at] if other.act is Act.LAUNCHED]
        before = next((other for other in launched if count.weapon in (None, other.weapon)), None)
        if before is not None and (len(launched) == 1 or count.weapon is not None):
            count.value, count.upper, count.qualifier = before.value, before.upper, before.qualifier
            count.start, count.end, count.weapon, count.is_all = before.start, before.end, before.weapon, False


def believable(  # noqa: PLR0917 - all of them say where it is
    lower: str, start: int, end: int, claimant: str, side: Side | None, counts: Sequence[Count]
) -> list[Count]:
    """The counts that this claimant can tell of: see the rules of the ledger."""
    if any(count.value > LARGEST or (count.upper or 0) > LARGEST for count in counts):
        return []
    if side is Side.RU:
        return _russian(lower, start, end, claimant, counts)
    kept = list(counts)
    if claimant == "ua_authorities" or claimant.startswith("ua_air_command"):
        kept = [count for count in kept if count.act in KILLS]
    defender = defender_of(lower, start, end)
    if defender is Side.RU or (attacks(lower, start, end, Side.UA) and defender is not Side.UA):
        return []
    if attacks(lower, start, end, Side.UA):
        kept = [count for count in kept if count.act in KILLS]
    return [count for count in kept if not (count.verb == "lost" and count.is_listed_part)]


def _russian(lower: str, start: int, end: int, claimant: str, counts: Sequence[Count]) -> list[Count]:
    """Russia reports interceptions only."""
    if claimant == "ru_mod" and attacks(lower, start, end, Side.RU) and not defender_of(lower, start, end):
        return []
    kept = [count for count in counts if count.act in KILLS or count.is_whole_of]
    placed = [count for count in kept if count.is_part and count.places]
    for count in kept:
        if count.is_whole_of and count.act is None and placed:
            # "57 downed over the Moscow region out of 437": the whole was intercepted too.
            count.act, count.is_whole_of = placed[0].act, False
            for part in placed:
                part.is_listed_part = True
    return [count for count in kept if count.act in KILLS and not _are_targets(lower, count)]


def _are_targets(lower: str, count: Count) -> bool:
    """Whether a Russian count is of "targets", which need not be drones."""
    return count.weapon is WeaponClass.ALL and "target" in lower[count.start : count.end + 30]
