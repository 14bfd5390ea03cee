"""What was stated of one report date, claim by claim, put together into statements with their reporting windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from charts import words
from charts.night_words import clock_times, zone_of
from charts.night_words import origin as origin_in_words
from charts.night_words import value as value_in_words

SIDES = ("UA", "RU")
"""The order of the two accounts, everywhere on the page."""


@dataclass(frozen=True, slots=True)
class Night:
    """All that the ledger holds of one report date: the answers of `db.nights`, joined by `claim`.

    `neighbours` are the windows of the days around it that share minutes with another.
    """

    day: date
    claims: pd.DataFrame
    neighbours: pd.DataFrame
    figures: pd.DataFrame
    parts: pd.DataFrame
    launch_areas: pd.DataFrame
    incidents: pd.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One statement's account of one reporting window: the claims that share post, claimant, attacker and hours.

    A compiled table has a post in several rows, one a weapon: they are one telling. `start` is None where neither
    stated nor inferred. The frames are those of its claims.
    """

    claimant: str
    name: str
    side: str | None
    scope: str
    attacker: str
    start: pd.Timestamp | None
    end: pd.Timestamp
    basis: str
    kind: str
    overlap_minutes: int
    source: str
    attribution: str
    url: str | None
    is_own_link: bool
    published_at: pd.Timestamp | None
    revision: int
    is_cut: bool
    is_flagged: bool
    claims: tuple[int, ...]
    figures: pd.DataFrame
    parts: pd.DataFrame
    launch_areas: pd.DataFrame
    incidents: pd.DataFrame

    @property
    def is_national(self) -> bool:
        """Whether it may stand among the national claimants; regional ones never add up with them."""
        return self.scope == "national"

    @property
    def whole(self) -> pd.DataFrame:
        """The figures of the claims as a whole."""
        return self.figures[self.figures["region"].isna()]

    @property
    def is_witness(self) -> bool:
        """Whether another statement, nearer to the claimant, counts instead of every figure of this one."""
        return bool(len(self.figures)) and bool(self.figures["witness_of"].notna().all())

    @property
    def zone(self) -> str:
        """The claimant's local time."""
        return zone_of(self.side)


def tellings(night: Night) -> list[Telling]:
    """The statements of a night: national claimants first, Ukraine's before Russia's, each in the order of time."""
    claims = night.claims.assign(
        post=night.claims["source_url"].where(night.claims["is_own_link"].fillna(False), night.claims["statement_id"])
    )
    keys = ["claimant", "attacker", "source", "post", "window_start", "window_end", "window_basis"]
    found = [_telling(night, rows) for _, rows in claims.groupby(keys, sort=False, dropna=False)]
    return sorted(found, key=_place)


def _place(telling: Telling) -> tuple[bool, int, str, pd.Timestamp, pd.Timestamp]:
    side = SIDES.index(telling.side) if telling.side in SIDES else len(SIDES)
    first = {"ua_air_force": "", "ru_mod": ""}.get(telling.claimant, telling.claimant)
    return not telling.is_national, side, first, telling.start or telling.end, telling.end


def _telling(night: Night, rows: pd.DataFrame) -> Telling:
    one: Any = rows.iloc[0]
    own = rows["claim"].tolist()

    def of(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["claim"].isin(own)]

    return Telling(
        claimant=one["claimant"],
        name=one["name"],
        side=_known(one["side"]),
        scope=one["scope"],
        attacker=one["attacker"],
        start=_known(one["window_start"]),
        end=one["window_end"],
        basis=one["window_basis"],
        kind=one["window_kind"],
        overlap_minutes=int(rows["overlap_minutes"].max()),
        source=one["source"],
        attribution=one["attribution"],
        url=_known(one["source_url"]),
        is_own_link=bool(one["is_own_link"]),
        published_at=_known(one["published_at"]),
        revision=int(rows["revision"].max()),
        is_cut=bool(rows["is_cut"].any()),
        is_flagged=bool((rows["status"] == "flagged").any()),
        claims=tuple(own),
        figures=of(night.figures),
        parts=of(night.parts),
        launch_areas=of(night.launch_areas),
        incidents=of(night.incidents),
    )


def _known(value: Any) -> Any:
    return value if words.is_known(value) else None


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch that a telling (by its place) shares with another window of its claimant, of this day or the next."""

    telling: int
    start: pd.Timestamp
    end: pd.Timestamp
    with_day: date


def shared_hours(told: Sequence[Telling], night: Night) -> list[Shared]:
    """The stretches that a telling shares with another of the same claimant and attacker, where the ledger marks both.

    Windows of the neighbouring days are among the others.
    """
    marked = [
        (place, one, one.start) for place, one in enumerate(told) if one.overlap_minutes and one.start is not None
    ]
    others: list[tuple[int | None, str, str, pd.Timestamp, pd.Timestamp, date]] = [
        (place, one.claimant, one.attacker, start, one.end, night.day) for place, one, start in marked
    ]
    for row in night.neighbours.to_dict("records"):
        window = (row["window_start"], row["window_end"], row["report_date"].date())
        others.append((None, row["claimant"], row["attacker"], *window))
    return [
        Shared(place, max(first, start), min(one.end, end), day)
        for place, one, first in marked
        for elsewhere, claimant, attacker, start, end, day in others
        if place != elsewhere
        and (one.claimant, one.attacker) == (claimant, attacker)
        and max(first, start) < min(one.end, end)
    ]


def windows_table(told: list[Telling], said: list[str]) -> pd.DataFrame:
    """The clock as a table.

    Returns:
        One row a telling: claimant, attacker, window_start and window_end (UTC, <NA> where no start is known),
        window_local (as the claimant's clock has it), window_basis, overlap_minutes, stated, is_witness, revision,
        published_at (UTC), link.
    """
    return pd.DataFrame(
        {
            "claimant": pd.array([one.name for one in told], dtype="string"),
            "attacker": pd.array([one.attacker for one in told], dtype="string"),
            "window_start": _moments([one.start for one in told]),
            "window_end": _moments([one.end for one in told]),
            "window_local": pd.array([clock_times(one.start, one.end, one.zone) for one in told], dtype="string"),
            "window_basis": pd.array([one.basis for one in told], dtype="string"),
            "overlap_minutes": pd.array([one.overlap_minutes for one in told], dtype="Int64"),
            "stated": pd.array(said, dtype="string"),
            "is_witness": pd.array([one.is_witness for one in told], dtype="boolean"),
            "revision": pd.array([one.revision for one in told], dtype="Int64"),
            "published_at": _moments([one.published_at for one in told]),
            "link": pd.array([one.url for one in told], dtype="string"),
        }
    )


def _moments(moments: list[Any]) -> Any:
    return pd.array(moments, dtype="datetime64[s, UTC]")


def figures_table(told: list[Telling]) -> pd.DataFrame:
    """Every figure of some tellings with where it was read.

    Returns:
        One row a figure: region ("whole claim" for none), measure, value (in words: a withheld or merely named number
        says so), weapon, window (local time), claimant, read_from, counted (boolean, False for a witness), revision,
        link.
    """
    rows = list(_figure_rows(told))
    columns = ["region", "measure", "value", "weapon", "window", "claimant", "read_from", "counted", "revision", "link"]
    return pd.DataFrame(rows, columns=columns).astype(
        {**dict.fromkeys(columns, "string"), "counted": "boolean", "revision": "Int64"}
    )


def _figure_rows(told: list[Telling]) -> Iterator[tuple[Any, ...]]:
    for one in told:
        hours = clock_times(one.start, one.end, one.zone)
        for row in one.figures.to_dict("records"):
            weapon = row["weapon"] if words.is_known(row["weapon"]) else words.WEAPON_CLASSES[row["weapon_class"]]
            region = row["region_name"] if words.is_known(row["region_name"]) else "whole claim"
            yield (
                region,
                words.measure_name(row["measure"]),
                value_in_words(row["value"], row["upper"], row["qualifier"]),
                weapon,
                hours,
                words.short_name(one.claimant),
                origin_in_words(row["span_start"], row["span_end"], row["source_column"]),
                not words.is_known(row["witness_of"]),
                one.revision,
                one.url,
            )
