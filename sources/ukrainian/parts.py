"""What is found in a text on the way from words to figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.records import Measure, Qualifier, WeaponClass
from sources.ukrainian.tokens import Token, Weapon

# Tuples, not sets: hashing an enumeration's member costs more than three comparisons.
KILLS = (Measure.INTERCEPTED, Measure.SHOT_DOWN, Measure.SUPPRESSED)
MISSILES = (WeaponClass.CRUISE, WeaponClass.BALLISTIC, WeaponClass.ANTI_SHIP, WeaponClass.MISSILE)
PLACES = (Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS)


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that say what a number counts, as a pattern over token codes, with an example of their form.

    `takes` says where its numbers stand: after the words ("right"), before them ("left"), on either side ("both").
    """

    name: str
    measure: Measure | None
    pattern: str
    takes: str
    example: str


class Rules:
    """Rules compiled to one expression."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._plainest = {rule.measure: rule for rule in rules}
        self._by_name = {f"r{at}": rule for at, rule in enumerate(rules)}
        named = "|".join(f"(?P<r{at}>{rule.pattern})" for at, rule in enumerate(rules))
        # The first letters of all patterns, so that most tokens are passed over at once.
        self.expression = re.compile(f"(?=[VbUnglvKEZHFSBLPX])(?:{named})")

    def rule_of(self, measure: Measure) -> Rule | None:
        """The last rule of a measure, the plainest; `None` where there is none."""
        return self._plainest.get(measure)

    def of(self, match: re.Match[str]) -> Rule:
        """The rule that a match of the expression is of."""
        return self._by_name[match.lastgroup or "r0"]


@dataclass(slots=True)
class Item:
    """A number of something, or a weapon without a number, at its place among the tokens."""

    start: int
    end: int
    number: Token | None
    weapon: Weapon | None
    qualifier: Qualifier = Qualifier.EXACT
    is_subset: bool = False
    is_location: bool = False
    is_all: bool = False
    of: Token | None = None
    depth: int = 0
    used: bool = False


@dataclass(slots=True)
class Cue:
    """One match of a rule, with the items that belong to it."""

    rule: Rule
    start: int
    end: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """What one place of the text says of one measure: the raw material of figures."""

    measure: Measure
    weapon_class: WeaponClass | None
    value: int | None
    start: int
    end: int
    qualifier: Qualifier = Qualifier.EXACT
    upper: int | None = None
    model: str | None = None
    region: str | None = None
    is_generic: bool = False
    is_all: bool = False
    cue: int = 0
    sentence: int = 0
    adds: bool = False
    is_both: bool = False
    is_local: bool = False
    """Whether the number was stated of one place («над столицею збито 60»)."""
