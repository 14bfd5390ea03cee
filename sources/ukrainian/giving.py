"""Which number belongs to which verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.records import Measure
from sources.ukrainian.parts import Cue, Item, Rule

_ENTRY = re.compile(r"•|;-?|[:.\n]-(?!N[.:])")
"""Where an entry of a list begins."""
_BRACKETS = re.compile(r"\([^()]*\)")
_FIRST_ENTRY = re.compile(r":(?=N)")


def give(items: list[Item], cues: list[Cue], codes: str, within: tuple[int, int], together: Rule | None) -> None:
    """Gives each item to the cue that it belongs to; a list's entry without a verb goes to the verb before the list.

    Where two verbs stand before the list, each with its number («249 – збито, 226 – локаційно втрачено: …»), its
    entries are of both: they go to a cue of the rule `together`, which is added to the cues.
    """
    start, end = within
    edges = [match.end() for match in _ENTRY.finditer(codes, start, end)]
    first_entry = _FIRST_ENTRY.search(codes, start, end) if edges and ";" in codes[start:end] else None
    if first_entry is not None and first_entry.end() not in edges:
        # «Знешкоджено 428 цілей: 239 БпЛА збито; 163 БпЛА – локаційно втрачено; …»
        edges = sorted((*edges, first_entry.end()))
    if not edges:
        _give_in_entry(items, cues, codes)
        return
    opener: Cue | None = None
    for first, last in zip([start, *edges], [*edges, end], strict=True):
        own_items = [item for item in items if first <= item.start < last]
        own_cues = [cue for cue in cues if first <= cue.start < last]
        if own_cues:
            _give_in_entry(own_items, own_cues, codes)
            if opener is None:
                opener = own_cues[-1]
                if together is not None and _have_both_numbers(own_cues):
                    opener = Cue(together, last - 1, last)
                    cues.append(opener)
        elif opener is not None and opener.rule.takes != "none":
            for item in own_items:
                if not item.depth or _is_breakdown(item, codes):
                    item.used = True
                    opener.items.append(item)


def _have_both_numbers(cues: Sequence[Cue]) -> bool:
    """Whether the cues are of being shot down and of being lost, each after a number of its own."""
    if {cue.rule.measure for cue in cues} != {Measure.SHOT_DOWN, Measure.SUPPRESSED} or len(cues) != 2:
        return False
    counts = [[item for item in cue.items if item.number is not None] for cue in cues]
    return all(
        len(own) == 1 and own[0].end <= cue.start and not own[0].weapon for own, cue in zip(counts, cues, strict=True)
    )


def give_in_brackets(items: list[Item], cues: list[Cue], depths: Sequence[int], codes: str, start: int) -> list[Cue]:
    """Gives numbers to the verbs in the same brackets («382 БпЛА (210 – збито, 172 – локаційно втрачено)»).

    Returns:
        The cues without those in brackets that have no number there.
    """
    if not any(depths[cue.start - start] for cue in cues):
        return cues
    kept = []
    for bracket in sorted({depths[cue.start - start] for cue in cues}):
        own = [cue for cue in cues if depths[cue.start - start] == bracket]
        if not bracket:
            kept.extend(own)
            continue
        inside = [item for item in items if item.depth == bracket]
        if any(item.number is not None for item in inside):
            for item in inside:
                item.depth = 0
            _give_in_entry(inside, own, codes)
            for item in inside:
                item.used, item.depth = True, bracket if not item.used else 0
            kept.extend(cue for cue in own if cue.items)
    return sorted(kept, key=lambda cue: cue.start)


def _give_in_entry(items: list[Item], cues: list[Cue], codes: str) -> None:
    previous_end = 0
    for at, cue in enumerate(cues):
        if cue.rule.takes in ("both", "left"):
            _give_left(
                items,
                cue,
                previous_end,
                codes,
                cues[at - 1] if at else None,
                has_right=_has_right(items, cues, at, codes),
            )
        previous_end = cue.end
    for at, cue in enumerate(cues):
        until = cues[at + 1].start if at + 1 < len(cues) else len(codes)
        if cue.rule.takes in ("none", "left"):
            continue
        for item in items:
            if not item.used and cue.end <= item.start < until and (not item.depth or _is_breakdown(item, codes)):
                item.used = True
                cue.items.append(item)
    if cues[0].rule.measure is Measure.HITS:
        for item in items:
            if not item.used and item.is_location and item.end <= cues[0].start:
                item.used = True
                cues[0].items.append(item)


def _has_right(items: Sequence[Item], cues: Sequence[Cue], at: int, codes: str) -> bool:
    """Whether an item follows the cue closely enough to be its own."""
    cue = cues[at]
    until = cues[at + 1].start if at + 1 < len(cues) else len(codes)
    for item in items:
        counts = item.number is not None or (item.weapon is not None and item.weapon.is_singular)
        if cue.rule.measure is Measure.HITS and item.is_location:
            # «17 дронів влучили на 12 локаціях»
            continue
        if item.number is not None and item.weapon is None and item.start and codes[item.start - 1] == "p":
            # «7 дронів збито у трьох областях»
            continue
        if counts and cue.end <= item.start < until and not item.depth:
            between = codes[cue.end : item.start]
            if "," in between or ";" in between or len(between) > 9:
                return False
            # A number that the next cue will take («106 – збито, 59 – втрачено») is not this one's.
            return not (item.end < until and codes[item.end : until].strip("xu") == "-" and until < len(codes))
    return False


def _give_left(
    items: Sequence[Item], cue: Cue, since: int, codes: str, previous: Cue | None, *, has_right: bool
) -> None:
    """Gives the items right before a cue to it: «31 БпЛА – локаційно втрачено», «дві ракети не досягли цілі»."""
    before = [
        item for item in items if since <= item.start and item.end <= cue.start and not item.used and not item.depth
    ]
    if not before:
        return
    last = before[-1]
    # «239 БпЛА типу Shahed (дронів інших типів) збито вогневими засобами»
    gap = _BRACKETS.sub("", codes[last.end : cue.start])
    if len(gap) > 4 or gap.strip("xu-ytcpB"):
        return
    single: Item | None = None
    if last.number is None and cue.rule.measure is not Measure.MISSED and len(before) > 1:
        # «163 ударні БпЛА та імітатори – локаційно втрачено»: the number stands before the first of them.
        link = codes[before[-2].end : last.start]
        if link.strip("xu") == "c" and before[-2].number is not None:
            if last.weapon is not None and last.weapon.is_singular:
                single = last
            last.used = True
            before = before[:-1]
            last = before[-1]
    bare = last.number is not None and last.weapon is None and not last.is_location
    is_strong = (
        # «31 БпЛА – збито», but not «атакували 31 БпЛА – захисники збили 30».
        ("-" in gap and not (has_right and gap.partition("-")[2]))
        or (bare and not gap.strip("-xu"))
        or (bare and cue.rule.measure is Measure.STILL_AIRBORNE)
        or last.is_all
        or last.is_subset
        or cue.rule.measure in (Measure.MISSED, Measure.CROSSED_BORDER)
        or cue.rule.name in ("lost", "short, lost", "not shot down")
    )
    if not is_strong and has_right:
        return
    needed_before = previous is not None and previous.rule.measure is not None
    if not is_strong and needed_before and len(before) == 1 and not _has_left(previous):
        return
    if last.number is None and cue.rule.measure is not Measure.MISSED:
        return
    if bare and cue.rule.measure in (Measure.MISSED, Measure.HITS):
        # «Три ракети не долетіли, дві влучили»: the noun is that of the number before.
        counted = [
            item for item in items if item.end <= last.start and item.number is not None and item.weapon is not None
        ]
        last.weapon = counted[-1].weapon if counted else None
    chain = [last] if single is None else [last, single]
    commas = "," if previous is None and not has_right else ""
    for item in reversed(before[:-1]):
        link = codes[item.end : chain[0].start]
        if (
            link.strip("cxa" + commas)
            or not any(code in "c" + commas for code in link)
            or (needed_before and item is before[0])
        ):
            break
        chain.insert(0, item)
    for item in chain:
        item.used = True
        cue.items.append(item)


def _has_left(cue: Cue | None) -> bool:
    """Whether a cue already has its number from before it, so that it needs none after it."""
    return cue is not None and bool(cue.items)


def _is_breakdown(item: Item, codes: str) -> bool:
    """A number in brackets counts only as the breakdown of the total before them: «99 засобів (9 ракет і 90 БпЛА)»."""
    opened = codes.rfind("(", 0, item.start)
    return (
        item.number is not None
        and item.weapon is not None
        and not item.is_subset
        and opened > 0
        and codes[opened - 1] == "W"
        and (item.start == opened + 1 or codes[item.start - 1] in "c,")
        and re.fullmatch(r"\((?:q*N[uy]*W[c,]?)+\)", codes[opened : codes.find(")", opened) + 1]) is not None
    )
