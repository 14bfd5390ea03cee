"""How the hours and numbers of one night are said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from charts import words

if TYPE_CHECKING:
    from charts.night_tables import Telling

ZONES = {"Moscow": "Europe/Moscow", "Kyiv": "Europe/Kyiv", "UTC": "UTC"}

FIRST_MEASURES = ("launched", "intercepted", "shot_down", "suppressed", "hits")
"""What is said first of a statement; the rest of its measures follow in the order of the statement."""

QUALIFIED = {"at_least": "at least ", "about": "about "}


def zone_of(side: str | None) -> str:
    """The local time that a side's statements are in, by its key in `ZONES`."""
    return "Moscow" if side == "RU" else "Kyiv"


def clock_times(start: pd.Timestamp | None, end: pd.Timestamp, zone: str) -> str:
    """A window as the clock of `zone` has it; midnight at its end is 24:00, days are named from 24 hours on.

    >>> at = lambda words: pd.Timestamp(words, tz="UTC")
    >>> clock_times(at("2026-01-25 20:00"), at("2026-01-26 04:00"), "Moscow")
    '23:00–07:00 Moscow time'
    >>> clock_times(at("2026-01-26 12:00"), at("2026-01-26 21:00"), "Moscow")
    '15:00–24:00 Moscow time'
    >>> clock_times(at("2026-01-25 22:00"), at("2026-01-26 22:00"), "Kyiv")
    'the whole day, Kyiv time'
    >>> end = at("2026-01-26 04:00")
    >>> clock_times(None, end, "UTC"), clock_times(end, end, "UTC")
    ('until 04:00 UTC', 'at 04:00 UTC')
    """
    last = end.tz_convert(ZONES[zone])
    closing = "24:00" if (last.hour, last.minute) == (0, 0) else f"{last:%H:%M}"
    name = zone if zone == "UTC" else f"{zone} time"
    if start is None:
        return f"until {closing} {name}"
    first = start.tz_convert(ZONES[zone])
    if start == end:
        return f"at {first:%H:%M} {name}"
    if end - start < pd.Timedelta(hours=23):
        return f"{first:%H:%M}–{closing} {name}"
    closed = last - pd.Timedelta(minutes=1)
    if f"{first:%H:%M}" == "00:00" and closing == "24:00" and first.date() == closed.date():
        return f"the whole day, {name}"
    return f"{first:%H:%M} on {first.day} {first:%B} – {closing} on {closed.day} {closed:%B}, {name}"


def value(number: object, upper: object, qualifier: object) -> str:
    """A number as it was stated.

    >>> value(40, None, "exact"), value(40, None, "at_least"), value(20, 25, "range")
    ('40', 'at least 40', '20–25')
    >>> value(None, None, "withheld"), value(None, None, "named")
    ('number withheld', 'named, no number')
    """
    if not words.is_known(number):
        return words.QUALIFIERS.get(str(qualifier), words.DASH)
    if words.is_known(upper):
        return f"{words.number(number)}–{words.number(upper)}"
    return f"{QUALIFIED.get(str(qualifier), '')}{words.number(number)}"


def origin(start: object, end: object, column: object) -> str:
    """Where in its statement a figure was read.

    >>> origin(124, 126, None), origin(None, None, "destroyed")
    ('characters 124–126', 'column “destroyed”')
    """
    if words.is_known(start):
        return f"characters {start}–{end}"
    return f"column “{column}”" if words.is_known(column) else words.DASH


def stated(telling: Telling) -> list[str]:
    """What a telling states of its claims as a whole, a phrase a weapon class and measure; witnesses among it.

    Several models of one class add up, as the ledger adds them.
    """
    whole = telling.whole
    order = {measure: place for place, measure in enumerate(FIRST_MEASURES)}
    ranks = whole["measure"].map(order).fillna(len(order))
    is_drone = whole["weapon_class"] != "drone"
    ranked = whole.assign(other=is_drone, rank=ranks).sort_values(["other", "weapon_class", "rank"], kind="stable")
    return list(_phrases(ranked))


def _phrases(ranked: pd.DataFrame) -> Iterator[str]:
    named = ""
    for (weapon_class, measure), rows in ranked.groupby(["weapon_class", "measure"], sort=False):
        weapon = words.WEAPON_CLASSES[str(weapon_class)]
        amount = total(rows)
        said = words.measure_name(str(measure))
        if measure in ("hits", "hit_locations", "debris_locations"):
            amount_of = f"{amount} {one_of(said) if amount == '1' else said}"
            yield amount_of if weapon_class == "drone" or named == weapon else f"{weapon}: {amount_of}"
        elif named == weapon:
            yield f"{amount} {said}"
        else:
            yield f"{amount} {one_of(weapon) if amount == '1' else weapon} {said}"
        named = weapon


ONE = {
    "hits": "hit",
    "locations hit": "location hit",
    "locations of debris": "location of debris",
    "missiles of a kind not stated": "missile of a kind not stated",
    "drones and missiles together": "drone or missile",
}


def one_of(many: str) -> str:
    """The singular of a measure or a weapon class."""
    return ONE.get(many, many.removesuffix("s"))


def total(rows: pd.DataFrame) -> str:
    """The sum of figures of one class and measure as it would be stated; parts withheld are said, never taken as 0."""
    known = rows[rows["value"].notna()]
    if known.empty:
        return "a withheld number of" if (rows["qualifier"] == "withheld").any() else "an unstated number of"
    low, high = int(known["value"].sum()), int(known["upper"].fillna(known["value"]).sum())
    qualifiers = set(known["qualifier"])
    qualifier = "at_least" if "at_least" in qualifiers or len(known) < len(rows) else "about"
    kind = "exact" if qualifiers <= {"exact", "range"} and len(known) == len(rows) else qualifier
    return value(low, high if high > low else None, kind)


def short(phrases: list[str], room: int) -> str:
    """As many phrases as have room, and how many more there are.

    >>> short(["138 drones launched", "110 intercepted", "7 still airborne"], 40)
    '138 drones launched, 110 intercepted, 1 more'
    """
    kept = phrases[:1]
    for phrase in phrases[1:]:
        if len(", ".join([*kept, phrase])) > room:
            break
        kept.append(phrase)
    rest = len(phrases) - len(kept)
    return ", ".join([*kept, f"{rest} more"] if rest else kept)


def by_region(telling: Telling) -> list[str]:
    """What a telling itemises by region, a sentence a weapon class and measure, with what it leaves out and why."""
    figures = telling.figures[telling.figures["region"].notna()]
    pairs = figures.groupby(["weapon_class", "measure"], sort=False)
    return [_itemised(telling, str(of), str(measure), rows) for (of, measure), rows in pairs]


def _itemised(telling: Telling, weapon_class: str, measure: str, rows: pd.DataFrame) -> str:
    counted = rows[rows["value"].notna()]
    items = [f"{region} {total(own)}" for region, own in counted.groupby("region_name", sort=False)]
    named = list(dict.fromkeys(rows[rows["qualifier"] == "named"]["region_name"]))
    withheld = list(dict.fromkeys(rows[rows["qualifier"] == "withheld"]["region_name"]))
    weapon = "" if weapon_class == "drone" else f"{words.WEAPON_CLASSES[weapon_class]} "
    what = f"{weapon}{words.measure_name(measure)}"
    parts = [f"{what} at: {', '.join(items)}" if measure == "launched" else f"{what} by region: {', '.join(items)}"]
    parts = parts if items else []
    parts += [f"{'' if items else f'{what}, '}named without a number: {words.listed(named)}"] if named else []
    parts += [f"{'' if items else f'{what}, '}number withheld: {words.listed(withheld)}"] if withheld else []
    parts += [remainder(telling, weapon_class, measure)]
    said = "; ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}."


def rest_of(telling: Telling, weapon_class: str, measure: str) -> int | None:
    """How many of a telling's whole no region is given; None where whole or parts are not stated."""
    parts = telling.parts[(telling.parts["weapon_class"] == weapon_class) & (telling.parts["measure"] == measure)]
    parts = parts[parts["whole"].notna() & parts["itemised"].notna()]
    return None if parts.empty else int((parts["whole"] - parts["itemised"]).clip(lower=0).sum())


def remainder(telling: Telling, weapon_class: str, measure: str) -> str:
    """The part of a total that is not itemised, and whether the text we hold is to blame."""
    rest = rest_of(telling, weapon_class, measure)
    if not rest:
        return ""
    why = "in the text that we hold, which is cut" if telling.is_cut else "by the claimant"
    return f"{rest:,} not itemised {why}"
