"""A reader's view of the accounts: what each counts, the numbers behind the filters, and the words of captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

import pandas as pd

from charts import words
from charts.caption import Caption
from charts.headline import Headline, headline, period_before, summed
from ui import cached
from ui.filters import Filters, Weapons, in_words


@dataclass(frozen=True, slots=True)
class Account:
    """What a claimant's charts count: its measures, the outermost bar first, and the one it itemises by region."""

    heading: str
    measures: tuple[str, ...]
    ranked: str


AIR_COMMAND = Account("Russian drones", ("neutralised",), "neutralised")
ACCOUNTS = {
    "ua_air_force": Account("Russian drones", ("launched", "neutralised"), "neutralised"),
    "ru_mod": Account("Ukrainian drones", ("intercepted",), "intercepted"),
}


COUNTED = ("launched", "intercepted", "shot_down", "suppressed")
"""The stated measures that charts are made of: neutralised is the last three."""


def account(claimant: str) -> Account:
    """What a claimant's charts count; the regional air commands all count alike."""
    return ACCOUNTS.get(claimant, AIR_COMMAND)


def heading(claimant: str, weapons: Weapons) -> str:
    """Whose weapons a claimant counts, and which.

    >>> heading("ru_mod", Weapons.MISSILES)
    'Ukrainian missiles'
    """
    return account(claimant).heading.replace("drones", weapons)


@dataclass(frozen=True, slots=True)
class View:
    """A reader's filters with the reference tables that captions are written from.

    Views are equal that have the same filters in the same state of the store: so whatever is made of a view can be kept
    (`functools.lru_cache`) until an import changes the store.
    """

    filters: Filters
    claimants: pd.DataFrame = field(compare=False)
    regions: pd.DataFrame = field(compare=False)
    stamp: str = field(default_factory=cached.stamp)

    def whole(self) -> View:
        """This view whatever one bar is: what has no bars is kept by this."""
        return replace(self, filters=replace(self.filters, chosen=None))

    def everywhere(self) -> View:
        """This view without its choice of regions."""
        return replace(self, filters=replace(self.filters, regions=()))

    def name(self, claimant: str) -> str:
        """A claimant's full name."""
        known = _known(self).get(claimant)
        return known[0] if known else words.short_name(claimant)

    def span(self, claimant: str) -> tuple[date, date]:
        """The first and last day that we hold of a claimant."""
        _, first, last = _known(self)[claimant]
        return first.date(), last.date()

    def newest(self, claimants: Sequence[str]) -> str:
        """The newest day that we hold of each claimant."""
        return "; ".join(f"{words.short_name(one)} to {words.day(self.span(one)[1])}" for one in claimants)

    def source(self, claimants: Sequence[str]) -> str:
        """Who is to be named as the source of what these claimants' charts count."""
        return _source(self, tuple(claimants))

    def caption(self, claimants: Sequence[str], measure: str, notes: Sequence[str]) -> Caption:
        """The caption of whatever shows these claimants' numbers in this view."""
        return Caption(
            claimants=tuple(self.name(claimant) for claimant in claimants),
            measure=measure,
            period=words.period(self.filters.start, self.filters.end),
            filters=in_words(self.filters, self.regions),
            data_date=self.newest(claimants),
            source=self.source(claimants),
            notes=tuple(notes),
        )

    def headlines(self, claimant: str) -> tuple[Headline, ...]:
        """A claimant's headline numbers, in the order of its measures."""
        return _headlines(self.whole(), claimant)


@lru_cache(maxsize=64)
def _known(view: View) -> dict[str, tuple[str, pd.Timestamp, pd.Timestamp]]:
    columns = ("claimant", "name", "first_date", "last_date")
    return {
        claimant: (str(name), first, last)
        for claimant, name, first, last in zip(*(view.claimants[column] for column in columns), strict=True)
    }


@lru_cache(maxsize=256)
def _headlines(view: View, claimant: str) -> tuple[Headline, ...]:
    start, end = view.filters.start, view.filters.end
    earlier = period_before(start, end)
    first, last = view.span(claimant)
    now, then = sums(view.filters, claimant, start, end), sums(view.filters, claimant, *earlier)
    is_comparable = first <= earlier[0] and end <= last
    return tuple(
        headline(now, then, claimant=claimant, measure=measure, is_comparable=is_comparable)
        for measure in account(claimant).measures
    )


@lru_cache(maxsize=256)
def _source(view: View, claimants: tuple[str, ...]) -> str:  # noqa: ARG001 (the view says of which store)
    known = cached.figure_sources()
    is_shown = known["claimant"].isin(list(claimants)) & known["measure"].isin(COUNTED)
    wanted = known[is_shown]["source"].unique()
    attributions = cached.sources().set_index("source")["attribution"]
    return "; ".join(str(one) for one in attributions.reindex(list(wanted)).dropna().unique())


def counted_regions(chosen: Sequence[str], claimant: str) -> tuple[str, ...]:
    """The chosen regions whose numbers may be added: one that may lie within a chosen area is left to that.

    Only the claimant's own side speaks of an area, so an area takes nothing from the other side's regions.
    """
    side = claimant[:3].replace("_", ":")
    areas = {outer for outer in chosen if outer.startswith(side)}
    inside = {inner for inner, outer in cached.WITHIN if outer in areas}
    return tuple(code for code in chosen if code not in inside)


def totals_of(
    filters: Filters, claimants: Sequence[str], start: date, end: date, classes: tuple[str, ...] = ()
) -> pd.DataFrame:
    """The daily totals behind a view, over any period: of whole claims, or of what the chosen regions are given.

    They are of the view's weapons, or of other `classes`.
    """
    parts = []
    for claimant in claimants:
        regions = counted_regions(filters.regions, claimant)
        parts.append(
            cached.daily_totals(
                start=start,
                end=end,
                claimants=(claimant,),
                weapon_classes=classes or filters.weapons.classes,
                regions=regions,
            )
        )
    return pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]


def sums(filters: Filters, claimant: str, start: date, end: date) -> pd.DataFrame:
    """A claimant's sums over any period, as `db.queries.period_totals` returns them."""
    return summed(totals_of(filters, [claimant], start, end))
