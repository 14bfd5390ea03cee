"""Items to figures: which count is the whole, which are its parts, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass, field

from sources.cleaned import Cleaned
from sources.records import Figure, Measure, Qualifier, WeaponClass
from sources.ru_mod.items import Item
from sources.ru_mod.words import COUNTED_VERBS, Kind

_LISTING = frozenset((Kind.COLON, Kind.SUBSET, Kind.BULLET))
"""What between two counts says that the second is a part of the first."""


@dataclass(slots=True)
class Account:
    """What one report says of one class of weapon: the stated whole (`None` where only parts are), its parts, and
    counts that come on top of it."""

    weapon: WeaponClass
    whole: Item | None
    parts: list[Item]
    extras: list[Item] = field(default_factory=list)
    is_partial: bool = False
    """The parts are said to be only some of the whole ("among them")."""


def account_of(items: list[Item], weapon: WeaponClass) -> Account | None:
    """The counts of one class of weapon as a whole with its parts; `None` where there is none."""
    own = [item for item in items if item.weapon is weapon and item.verbs & COUNTED_VERBS]
    own = [item for at, item in enumerate(own) if not (at and item.is_part_of and not item.places)]
    if not own:
        return None
    first, rest = own[0], own[1:]
    if not rest or not _is_whole(first, rest):
        return Account(weapon, None if rest else first, own if rest else [])
    parts, extras = _parts_and_extras(first, rest)
    is_partial = any(item.is_part_of for item in parts)
    return Account(weapon, first, parts, extras, is_partial=is_partial)


def _is_whole(first: Item, rest: list[Item]) -> bool:
    """Whether the first count is the sum that the others itemise."""
    if first.value is None or first.is_each:
        return False
    following = rest[0]
    if following.is_part_of:
        return True
    if following.opens_sentence and following.before & {Kind.MORE, Kind.ALSO}:
        return False
    if following.before & _LISTING and Kind.STOP not in following.before:
        return not first.places or _agrees(first, rest)
    if Kind.SUBSET in following.before:
        return True
    if first.places:
        return len(rest) > 1 and _agrees(first, rest) and set(_codes(rest)) <= set(first.codes)
    if Kind.STOP in following.before or Kind.COMMA in following.before:
        counted = sum(item.count for item in rest if not item.before & {Kind.ALSO})
        is_placed = any(item.places or item.is_each for item in rest)
        return counted == first.value or (is_placed and (counted <= first.value or Kind.STOP in following.before))
    return False


def _agrees(first: Item, rest: list[Item]) -> bool:
    return sum(item.count for item in rest) <= (first.value or 0)


def _codes(items: list[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for item in items for code in item.codes))


def _parts_and_extras(whole: Item, rest: list[Item]) -> tuple[list[Item], list[Item]]:
    """Counts after "also" or, where the parts are complete without it, after "another" come on top of the whole."""
    counted = 0
    total = sum(item.count for item in rest)
    for at, item in enumerate(rest):
        is_also = item.opens_sentence and Kind.ALSO in item.before
        is_more = item.opens_sentence and Kind.MORE in item.before and total > (whole.value or 0) == counted
        if at and (is_also or is_more):
            return rest[:at], rest[at:]
        counted += item.count
    return rest, []


@dataclass(slots=True)
class Reader:
    """Turns accounts into figures and collects what is wrong with them.

    `is_open` says that the text is cut before its report was complete, so a sum of its parts is "at least".
    """

    cleaned: Cleaned
    is_open: bool
    figures: list[Figure] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, account: Account) -> None:
        """Adds the figures of one class of weapon."""
        self._add_whole(account)
        if account.weapon is WeaponClass.DRONE:
            self._add_kinds(account)
        self._add_regions(account)
        self._check(account)

    def _figure(
        self, account: Account, measure: Measure, value: int | None, items: list[Item], qualifier: Qualifier, region: str | None = None
    ) -> None:
        start, end = self.cleaned.span(min(item.start for item in items), max(item.end for item in items))
        self.figures.append(Figure(measure, account.weapon, value, qualifier, region=region, start=start, end=end))

    def _sum(self, items: list[Item]) -> Qualifier:
        return Qualifier.AT_LEAST if self.is_open and len(items) else Qualifier.EXACT

    def _add_whole(self, account: Account) -> None:
        counted = [account.whole, *account.extras] if account.whole is not None else account.parts
        stated = [item for item in counted if item.value is not None]
        if len(stated) < len(counted):
            self.problems.append(f"the number of {_plural(account.weapon)} is not stated")
        if not stated or len(stated) < len(counted):
            return
        is_stated = account.whole is not None and not account.extras
        qualifier = Qualifier.EXACT if is_stated else self._sum(stated)
        self._figure(account, Measure.INTERCEPTED, sum(item.count for item in stated), stated, qualifier)

    def _add_kinds(self, account: Account) -> None:
        """What was suppressed, and what was shot down, where the text states them apart."""
        leaves = account.parts + account.extras or ([account.whole] if account.whole else [])
        if any(item.value is None for item in leaves):
            return
        suppressed = [item for item in leaves if item.verbs & COUNTED_VERBS == {Kind.SUPPRESSED}]
        if not suppressed:
            return
        shot = [item for item in leaves if item not in suppressed]
        qualifier = self._sum(leaves) if len(leaves) > 1 else Qualifier.EXACT
        if shot:
            self._figure(account, Measure.SHOT_DOWN, sum(item.count for item in shot), shot, qualifier)
        elif account.whole is not None and account.whole.value is not None:
            suppressed, qualifier = [account.whole, *account.extras], Qualifier.EXACT
        self._figure(account, Measure.SUPPRESSED, sum(item.count for item in suppressed), suppressed, qualifier)

    def _add_regions(self, account: Account) -> None:
        parts = account.parts + account.extras
        numbered: dict[str, list[Item]] = {}
        for item in parts if parts else ([account.whole] if account.whole else []):
            if item.value is not None and (item.is_each or len(item.codes) == 1):
                for code in item.codes:
                    numbered.setdefault(code, []).append(item)
        named: dict[str, Item] = {}
        for item in ([account.whole] if account.whole else []) + parts:
            for code in item.codes:
                if code not in numbered:
                    named.setdefault(code, item)
                elif parts and item is not account.whole and item not in numbered[code]:
                    named.setdefault(f"{code}+", item)
        for code, items in numbered.items():
            value = sum(item.value or 0 for item in items)
            qualifier = Qualifier.AT_LEAST if f"{code}+" in named else Qualifier.EXACT
            self._figure(account, Measure.INTERCEPTED, value, items, qualifier, code)
        for code, item in named.items():
            if not code.endswith("+"):
                self._add_named(account, code, item)

    def _add_named(self, account: Account, code: str, item: Item) -> None:
        place = next(place for place in item.places if code in place.codes)
        start, end = self.cleaned.span(place.start, place.end)
        self.figures.append(
            Figure(Measure.INTERCEPTED, account.weapon, None, Qualifier.NAMED, region=code, start=start, end=end)
        )

    def _check(self, account: Account) -> None:
        if account.whole is None or not account.parts:
            return
        counted = sum(item.count for item in account.parts)
        stated = account.whole.value or 0
        if counted > stated:
            self.problems.append(f"the parts ({counted}) exceed the total ({stated})")
        is_whole_list = not self.is_open and not account.is_partial
        if counted < stated and is_whole_list and not any(_is_unnumbered(item) for item in account.parts):
            self.problems.append(f"the parts ({counted}) fall short of the total ({stated})")


def _is_unnumbered(item: Item) -> bool:
    return item.value is None


def _plural(weapon: WeaponClass) -> str:
    return f"{weapon.value.replace('_', '-')}s"
