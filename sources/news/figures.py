"""Counts to figures: which measure a word is for which claimant, which count is the whole, and whether they agree.

A plain "shot down" of the Ukrainian side is `shot_down`, as the Ukrainian parser has it, until the Air Force began to
state shot down and suppressed as one number (`COMBINED_SINCE`): from then on it is `intercepted`, unless the text
states what was suppressed apart. The Russian side's words are all `intercepted`; where it tells shot down and
suppressed apart, both stand beside `intercepted`, which is their sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sources.cleaned import Cleaned
from sources.ivaniuk.figures import COMBINED_SINCE
from sources.news.counts import Count
from sources.news.words import KILLS, Act
from sources.records import Figure, Measure, Qualifier, Side, WeaponClass

MEASURES = {
    Act.LAUNCHED: Measure.LAUNCHED,
    Act.SHOT: Measure.SHOT_DOWN,
    Act.INTERCEPTED: Measure.INTERCEPTED,
    Act.SUPPRESSED: Measure.SUPPRESSED,
    Act.MISSED: Measure.MISSED,
    Act.HIT: Measure.HITS,
    Act.AIRBORNE: Measure.STILL_AIRBORNE,
}
LOCATIONS = {Act.HIT: Measure.HIT_LOCATIONS, Act.DEBRIS: Measure.DEBRIS_LOCATIONS}
LARGEST = 3000
"""More drones or missiles than this in one window is a tally or a slip, not a report."""


@dataclass(slots=True)
class Account:
    """What one claimant says of one window: its counts in the order of the text."""

    side: Side | None
    report_date: date
    counts: list[Count] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def figures_of(account: Account, cleaned: Cleaned) -> tuple[list[Figure], list[str]]:
    """The figures of an account, with what is wrong with them."""
    reader = _Reader(account, cleaned)
    reader.read()
    return reader.figures, list(dict.fromkeys(account.problems + reader.problems))


class _Reader:
    """Turns the counts of one account into figures."""

    def __init__(self, account: Account, cleaned: Cleaned) -> None:
        self.account = account
        self.cleaned = cleaned
        self.figures: list[Figure] = []
        self.problems: list[str] = []
        self.is_apart = any(count.act is Act.SUPPRESSED for count in account.counts)

    def read(self) -> None:
        """All figures."""
        counts = self.account.counts
        if self.account.side is Side.RU:
            for weapon in _weapons(counts):
                self._russian(weapon, [count for count in counts if count.act in KILLS and _weapon(count) is weapon])
            return
        self._launched(counts)
        for weapon in _weapons(counts):
            own = [count for count in counts if count.act in KILLS and _weapon(count) is weapon]
            measures = list(dict.fromkeys(self._measure(count) for count in own))
            for measure in measures:
                self._killed(measure, weapon, [count for count in own if self._measure(count) is measure])
        self._others(counts)
        self._check()

    def _measure(self, count: Count) -> Measure:
        if count.act is Act.SUPPRESSED:
            return Measure.SUPPRESSED
        if count.act is Act.SHOT and (self.is_apart or self.account.report_date < COMBINED_SINCE):
            return Measure.SHOT_DOWN
        if (
            count.act is Act.INTERCEPTED
            and self.is_apart
            and count.verb.startswith(("intercept", "repel", "stop", "thwart"))
        ):
            return Measure.SHOT_DOWN
        return Measure.INTERCEPTED

    # --- launched ---

    def _launched(self, counts: Sequence[Count]) -> None:
        for count in counts:
            if (
                count.act is Act.LAUNCHED
                and not count.is_listed_part
                and not count.are_locations
                and not count.is_but
                and count.value
            ):
                self._add(Measure.LAUNCHED, count)
        for count in counts:
            is_whole = count.is_whole_of and count.act is None
            if (
                is_whole or (count.is_all and count.value and count.has_noun and count.act in KILLS)
            ) and not self._stated(Measure.LAUNCHED, _weapon(count), count.model):
                self._add(Measure.LAUNCHED, count)

    def _stated(self, measure: Measure, weapon: WeaponClass, model: str | None = None) -> Figure | None:
        """The figure of the whole, of a model where one is given."""
        return next(
            (
                figure
                for figure in self.figures
                if figure.measure is measure
                and figure.weapon_class is weapon
                and figure.region is None
                and (model is None or figure.weapon in (model, None))
            ),
            None,
        )

    # --- intercepted ---

    def _resolved(self, counts: Iterable[Count]) -> list[Count]:
        """The counts with "all of them" and "all but four" as numbers; those that cannot be said are left out."""
        resolved = []
        for count in counts:
            if count.is_but or (count.is_all and not count.value):
                launched = self._stated(Measure.LAUNCHED, _weapon(count))
                if (
                    launched is None
                    or launched.value is None
                    or launched.qualifier is Qualifier.RANGE
                    or count.value > launched.value
                ):
                    self.problems.append("what is left of an unknown whole is not counted")
                    continue
                count.qualifier = launched.qualifier if count.qualifier is Qualifier.EXACT else Qualifier.ABOUT
                count.value = launched.value - count.value
                count.is_but = count.is_all = False
            resolved.append(count)
        return resolved

    def _killed(self, measure: Measure, weapon: WeaponClass, counts: Sequence[Count]) -> None:
        counts = self._resolved(counts)
        wholes = [count for count in counts if not count.is_listed_part]
        for count in wholes[1:]:
            # A later sentence itemises the whole: "it said 85 were downed over the Bryansk region".
            if count.places and not wholes[0].places and count.value <= wholes[0].value and not count.is_more:
                count.is_listed_part = count.is_part = True
        wholes = [count for count in wholes if not count.is_listed_part]
        parts = [count for count in counts if count.is_listed_part]
        if not wholes and not parts:
            return
        listed = [count for count in parts if not count.is_part]
        if len(wholes) == 1 and wholes[0].places and listed and not wholes[0].is_part:
            self._sum(measure, weapon, [wholes[0], *listed])
        elif wholes:
            more = [count for count in wholes[1:] if count.is_more]
            plain = [count for count in wholes if count not in more]
            if plain and more:
                self._sum(measure, weapon, [plain[0], *more])
            else:
                for count in wholes:
                    self._add(measure, count)
        elif parts and all(count.places for count in parts) and not any(count.is_part for count in parts):
            self._sum(measure, weapon, parts)
        for count in [*wholes, *parts]:
            self._regions(measure, weapon, count)
        whole = self._stated(measure, weapon)
        counted = sum(count.value for count in parts if count.places and count.is_part)
        if whole is not None and whole.value is not None and counted > (whole.upper or whole.value):
            self.problems.append(f"the parts ({counted}) exceed the total ({whole.value})")

    def _sum(self, measure: Measure, weapon: WeaponClass, counts: Sequence[Count]) -> None:
        value = sum(count.value * (len(count.places) if count.is_each and count.places else 1) for count in counts)
        qualifiers = {count.qualifier for count in counts} - {Qualifier.EXACT}
        qualifier = (
            Qualifier.EXACT
            if not qualifiers
            else Qualifier.AT_LEAST
            if qualifiers == {Qualifier.AT_LEAST}
            else Qualifier.ABOUT
        )
        if self._stated(measure, weapon) is None:
            start, end = self.cleaned.span(counts[0].start, counts[-1].end)
            self.figures.append(Figure(measure, weapon, value, qualifier, start=start, end=end))

    def _regions(self, measure: Measure, weapon: WeaponClass, count: Count) -> None:
        is_each_counted = count.is_each or (len(count.places) == 1 and not count.is_spread)
        for place in [*count.places, *count.also_at]:
            is_counted = is_each_counted and place not in count.also_at
            if any(
                figure.region == place.code and figure.measure is measure and figure.weapon_class is weapon
                for figure in self.figures
            ):
                if not is_counted:
                    continue
                known = next(
                    f
                    for f in self.figures
                    if f.region == place.code and f.measure is measure and f.weapon_class is weapon
                )
                if known.qualifier is Qualifier.NAMED:
                    self.figures.remove(known)
                elif known.value == count.value:
                    continue
                else:
                    self.problems.append(f"two numbers for one region: {known.value} and {count.value}")
                    continue
            if is_counted:
                start, end = self.cleaned.span(count.start, count.end)
                figure = Figure(
                    measure, weapon, count.value, count.qualifier, count.upper, place.code, start=start, end=end
                )
            else:
                start, end = self.cleaned.span(place.start, place.end)
                figure = Figure(measure, weapon, None, Qualifier.NAMED, region=place.code, start=start, end=end)
            self.figures.append(figure)

    def _russian(self, weapon: WeaponClass, counts: Sequence[Count]) -> None:
        """Russia reports interceptions only: one whole, what was jammed apart, and the regions."""
        counts = [count for count in counts if not count.is_but and (count.value or not count.is_all)]
        suppressed = [count for count in counts if count.act is Act.SUPPRESSED]
        if not suppressed:
            self._killed(Measure.INTERCEPTED, weapon, counts)
            return
        shot = [
            count
            for count in counts
            if count.act is not Act.SUPPRESSED and (count.is_part or count is not counts[0] or len(counts) == 2)
        ]
        wholes = [
            count for count in counts if count not in suppressed and count not in shot and not count.is_listed_part
        ]
        shot = [count for count in shot if not (wholes and count.value == wholes[0].value)]
        if wholes or not shot:
            self._killed(Measure.INTERCEPTED, weapon, wholes or suppressed)
        else:
            self._sum(Measure.INTERCEPTED, weapon, sorted([*shot[:1], *suppressed[:1]], key=lambda count: count.start))
        if shot:
            self._add(Measure.SHOT_DOWN, shot[0])
        if shot or wholes:
            self._add(Measure.SUPPRESSED, suppressed[0])

    # --- the rest ---

    def _others(self, counts: Sequence[Count]) -> None:
        hit = list(
            dict.fromkeys(_weapon(count) for count in counts if count.act is Act.HIT and not count.are_locations)
        )
        sent = list(dict.fromkeys(figure.weapon_class for figure in self.figures if figure.measure is Measure.LAUNCHED))
        for count in counts:
            if count.are_locations and count.act in LOCATIONS:
                classes = (hit if count.act is Act.HIT and hit else None) or sent or [WeaponClass.DRONE]
                count.weapon = classes[0] if len(classes) == 1 else WeaponClass.ALL
                self._add(LOCATIONS[count.act], count)
            elif (
                count.act in (Act.MISSED, Act.HIT, Act.AIRBORNE)
                and not count.is_listed_part
                and not count.are_locations
            ):
                if (count.is_all and not count.value) or count.is_but:
                    continue
                self._add(MEASURES[count.act], count)

    def _add(self, measure: Measure, count: Count) -> None:
        """One figure of the whole; the same number again says nothing new, another one is a problem."""
        weapon = _weapon(count)
        start, end = self.cleaned.span(count.start, count.end)
        figure = Figure(
            measure, weapon, count.value, count.qualifier, count.upper, weapon=count.model, start=start, end=end
        )
        known = self._stated(measure, weapon, count.model)
        if known is None:
            self.figures.append(figure)
        elif _is_sharper(figure, known):
            self.figures[self.figures.index(known)] = figure
        elif not (
            _is_sharper(known, figure)
            or known.value == figure.value
            or (count.is_part and (known.value or 0) > count.value)
        ):
            self.problems.append(f"two numbers of {weapon.value}s {measure.value}: {known.value} and {figure.value}")

    def _check(self) -> None:
        for weapon in dict.fromkeys(figure.weapon_class for figure in self.figures):
            launched = self._stated(Measure.LAUNCHED, weapon)
            if launched is None or launched.value is None or launched.qualifier is not Qualifier.EXACT:
                continue
            whole = {
                measure: figure.value or 0
                for measure in (Measure.INTERCEPTED, Measure.SHOT_DOWN, Measure.SUPPRESSED)
                if (figure := self._stated(measure, weapon)) is not None
            }
            stopped = max(
                whole.get(Measure.INTERCEPTED, 0), whole.get(Measure.SHOT_DOWN, 0) + whole.get(Measure.SUPPRESSED, 0)
            )
            if stopped > launched.value:
                self.problems.append(f"{stopped} {weapon.value}s stopped of {launched.value} launched")


def _weapon(count: Count) -> WeaponClass:
    return count.weapon or WeaponClass.DRONE


def _weapons(counts: Iterable[Count]) -> list[WeaponClass]:
    return list(dict.fromkeys(_weapon(count) for count in counts if count.act in KILLS))


def _is_sharper(figure: Figure, known: Figure) -> bool:
    """Whether an exact number agrees with a looser one: 36 with "over 30", 158 with "nearly 160"."""
    if (
        figure.qualifier is not Qualifier.EXACT
        or known.qualifier is Qualifier.EXACT
        or known.value is None
        or figure.value is None
    ):
        return False
    if known.qualifier is Qualifier.AT_LEAST:
        return known.value <= figure.value <= known.value * 1.5 + 10
    if known.qualifier is Qualifier.RANGE and known.upper is not None:
        return known.value <= figure.value <= known.upper
    return abs(figure.value - known.value) <= max(2, known.value * 0.1)
