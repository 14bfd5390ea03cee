"""Items to figures: which count is the whole, which are its parts, and whether they agree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sources.cleaned import Cleaned
from sources.records import Figure, Measure, Qualifier, WeaponClass
from sources.ru_mod.items import SENTENCE_END, Item
from sources.ru_mod.words import COUNTED_VERBS, Kind

_LISTING = frozenset((Kind.COLON, Kind.SUBSET, Kind.AMONG, Kind.BULLET))
"""What between two counts says that the second is a part of the first."""

_PLURAL = re.compile(r"(?:территори|акватори|област)я(?:ми|х)\s[^.;:]*\Z")


@dataclass(slots=True)
class Account:
    """What one report says of one class of weapon.

    The stated whole (`None` where only parts are), its parts, and the counts that come on top of it.
    """

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
    if (last := own[-1]).is_total and len(own) > 1:
        return Account(weapon, last, own[:-1])
    first, rest = own[0], own[1:]
    if not rest or not _is_whole(first, rest):
        return Account(weapon, None if rest else first, own if rest else [])
    parts, extras = _parts_and_extras(first, rest)
    is_partial = any(item.is_part_of or Kind.AMONG in item.before for item in parts)
    return Account(weapon, first, parts, extras, is_partial=is_partial)


def _is_whole(first: Item, rest: list[Item]) -> bool:
    """Whether the first count is the sum that the others itemise."""
    if first.value is None or first.is_each:
        return False
    following = rest[0]
    stopped = first.sentence != following.sentence
    if following.is_part_of or (following.before & {Kind.SUBSET, Kind.AMONG} and stopped):
        return True
    if following.opens_sentence and following.before & {Kind.MORE, Kind.ALSO}:
        return False
    if not stopped and _is_listed(following):
        return not first.places or _agrees(first, rest)
    if first.places:
        return len(rest) > 1 and _agrees(first, rest) and set(_codes(rest)) <= set(first.codes)
    return _is_itemised(first, rest, stopped=stopped)


def _is_listed(item: Item) -> bool:
    """Whether a list begins before a count: after a colon, a bullet, "of which", a bracket."""
    return bool(item.before & _LISTING) or (Kind.OPEN in item.before and not item.is_bracketed)


def _is_itemised(first: Item, rest: list[Item], *, stopped: bool) -> bool:
    """Whether counts after one without a place are its parts, though no mark says so."""
    following = rest[0]
    if not stopped and not following.before:
        return _agrees(first, rest)  # «четыре БПЛА – по одному над…»
    if not stopped and not following.before & {Kind.COMMA, Kind.BREAK}:
        return False
    counted = sum(item.count for item in rest if not item.before & {Kind.ALSO})
    is_placed = any(item.places or item.is_each for item in rest)
    return counted == first.value or (is_placed and (stopped or counted <= (first.value or 0)))


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


@dataclass(frozen=True, slots=True)
class Ending:
    """How the text ends: `is_open` if it is cut before the report was complete, `is_closed` if as a sentence does.

    `last_count` is where its last number begins. `number_follows` and `more_follows` say that a number, or the word
    "another", stands after the last count that could be read. `attackers` is the number of drones that the attempt is
    said to have been made with, where it is said.
    """

    is_open: bool
    is_closed: bool
    last_count: int = 0
    number_follows: bool = False
    more_follows: bool = False
    attackers: int | None = None


@dataclass(slots=True)
class Reader:
    """Turns accounts into figures and collects what is wrong with them."""

    cleaned: Cleaned
    text: str
    ending: Ending
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
        self, account: Account, measure: Measure, items: list[Item], qualifier: Qualifier, *, region: str | None = None
    ) -> None:
        per_region = region is not None
        value = sum((item.value or 0) if per_region else item.count for item in items)
        hedges = [item.hedge for item in items if item.hedge is not None]
        if hedges and qualifier is Qualifier.EXACT:
            qualifier = hedges[0]
        upper = None
        if any(item.upper is not None for item in items):
            qualifier, upper = Qualifier.RANGE, sum(item.most for item in items)
        start, end = self.cleaned.span(min(item.start for item in items), max(item.end for item in items))
        self.figures.append(Figure(measure, account.weapon, value, qualifier, upper, region, start=start, end=end))

    def _sum(self, items: list[Item]) -> Qualifier:
        return Qualifier.AT_LEAST if self.ending.is_open and len(items) else Qualifier.EXACT

    def _add_whole(self, account: Account) -> None:
        counted = [account.whole, *account.extras] if account.whole is not None else account.parts
        stated = [item for item in counted if item.value is not None]
        if len(stated) < len(counted):
            self.problems.append(f"the number of {_plural(account.weapon)} is not stated")
        if not stated or len(stated) < len(counted):
            return
        is_stated = account.whole is not None and not account.extras
        if (
            account.whole is not None
            and is_stated
            and self.ending.is_open
            and not (account.parts or account.whole.children)
        ):
            is_stated = self._is_told(account.whole)
        qualifier = Qualifier.EXACT if is_stated else self._sum(stated)
        if account.whole is None and account.weapon is WeaponClass.DRONE and self._is_all_told(stated):
            qualifier = Qualifier.EXACT
        self._figure(account, Measure.INTERCEPTED, stated, qualifier)

    def _is_all_told(self, parts: list[Item]) -> bool:
        """Whether the parts of a text that is cut are all the drones of the attempt; flags those that fall short."""
        attackers, counted = self.ending.attackers, sum(item.count for item in parts)
        if attackers is None or not self.ending.is_open:
            return False
        if counted < attackers:
            self.problems.append(f"the text is cut after {counted} of the {attackers} drones of the attempt")
        return counted == attackers

    def _is_told(self, whole: Item) -> bool:
        """Whether a single count of a text that is cut is a total, though parts of it or more may have followed."""
        if whole.counts_first or whole.is_bracketed or self.ending.more_follows:
            return False
        is_closed = SENTENCE_END.search(self.text, whole.end) is not None or ":" in self.text[whole.end :]
        if whole.places:
            return (
                not self.ending.number_follows
                and self.ending.last_count <= whole.end
                and (is_closed or len(whole.codes) > 1 or self._is_plural(whole))
            )
        return is_closed

    def _is_plural(self, item: Item) -> bool:
        """Whether "over the territories" stands before the places of a count."""
        place = item.places[0].start
        before = self.text[max(item.end if item.end <= place else 0, place - 80) : place]
        return _PLURAL.search(before) is not None

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
            self._figure(account, Measure.SHOT_DOWN, shot, qualifier)
        elif account.whole is not None and account.whole.value is not None:
            suppressed, qualifier = [account.whole, *account.extras], Qualifier.EXACT
        self._figure(account, Measure.SUPPRESSED, suppressed, qualifier)

    def _add_regions(self, account: Account) -> None:
        parts = [leaf for item in account.parts + account.extras for leaf in (*item.children, item)]
        counted = parts or ([*account.whole.children, account.whole] if account.whole is not None else [])
        numbered: dict[str, list[Item]] = {}
        for item in counted:
            if item.value is not None and (item.is_each or len(item.codes) == 1) and not self._is_broken_list(item):
                for code in item.codes:
                    numbered.setdefault(code, []).append(item)
        named: dict[str, Item] = {}
        for item in [*([account.whole] if account.whole else []), *counted]:
            for code in item.codes:
                if code not in numbered:
                    named.setdefault(code, item)
                elif parts and item is not account.whole and item not in numbered[code]:
                    named.setdefault(f"{code}+", item)
            for place in (place for token in item.listed for place in token.named):
                if place.code not in numbered:
                    named.setdefault(place.code, item)
        for code, items in numbered.items():
            qualifier = Qualifier.AT_LEAST if f"{code}+" in named else Qualifier.EXACT
            self._figure(account, Measure.INTERCEPTED, items, qualifier, region=code)
        for code, item in named.items():
            if not code.endswith("+"):
                self._add_named(account, code, item)

    def _is_broken_list(self, item: Item) -> bool:
        """Whether the cut may have taken more places of one count: then its number is not the last place's own."""
        if not self.ending.is_open or not item.places or item.is_each or item.is_bracketed or item.value == 1:
            return False
        end = item.places[-1].end
        if self.text[end : end + 2].strip() == "(" and ")" not in self.text[end:]:
            return True
        if end < self.ending.last_count or SENTENCE_END.search(self.text, end) is not None:
            return False
        return not item.is_listed or self._is_plural(item)

    def _add_named(self, account: Account, code: str, item: Item) -> None:
        tokens = (*item.places, *item.listed)
        place = next(place for token in tokens for place in token.named if place.code == code)
        start, end = self.cleaned.span(place.start, place.end)
        self.figures.append(
            Figure(Measure.INTERCEPTED, account.weapon, None, Qualifier.NAMED, region=code, start=start, end=end)
        )

    def _check(self, account: Account) -> None:
        for item in (*([account.whole] if account.whole else []), *account.parts, *account.extras):
            inside = sum(child.count for child in item.children)
            if item.children and inside < item.count and not item.places and not self.ending.is_open:
                self.problems.append(f"the parts ({inside}) fall short of the total ({item.count})")
        if account.whole is None or not account.parts:
            return
        counted = sum(item.count for item in account.parts)
        stated = account.whole.value or 0
        if counted > stated:
            self.problems.append(f"the parts ({counted}) exceed the total ({stated})")
        # A list that nothing closes may go on: then less than the total is no contradiction.
        is_whole_list = self.ending.is_closed and not (self.ending.is_open or account.is_partial)
        if counted < stated and is_whole_list and not any(_is_unnumbered(item) for item in account.parts):
            self.problems.append(f"the parts ({counted}) fall short of the total ({stated})")


def _is_unnumbered(item: Item) -> bool:
    return item.value is None


def _plural(weapon: WeaponClass) -> str:
    return f"{weapon.value.replace('_', '-')}s"
