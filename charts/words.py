"""How numbers, dates and the field's terms are said on charts, in captions and on pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

DASH = "–"
"""What stands where a number is not known: never a 0, never an empty space."""

SHORT_NAMES = {
    "ru_mod": "Russian MoD",
    "ua_air_force": "Ukrainian Air Force",
    "ua_general_staff": "General Staff of Ukraine",
    "ua_air_command_south": "Air Command South",
    "ua_air_command_east": "Air Command East",
    "ua_air_command_west": "Air Command West",
    "ua_air_command_centre": "Air Command Centre",
    "ru_authorities": "Russian regional authorities",
    "ua_authorities": "Ukrainian regional authorities",
    "other": "Another claimant",
}
"""Claimants as a chart's heading has room for them."""

MEASURES = {
    "launched": "launched",
    "intercepted": "intercepted",
    "shot_down": "shot down",
    "suppressed": "suppressed",
    "neutralised": "neutralised",
    "missed": "fell short",
    "hits": "hits",
    "hit_locations": "locations hit",
    "debris_locations": "locations of debris",
    "still_airborne": "still airborne",
    "crossed_border": "crossed the border",
}

WEAPON_CLASSES = {
    "drone": "drones",
    "recon_drone": "reconnaissance drones",
    "loitering_munition": "loitering munitions",
    "cruise": "cruise missiles",
    "ballistic": "ballistic missiles",
    "anti_ship": "anti-ship missiles",
    "missile": "missiles of a kind not stated",
    "glide_bomb": "glide bombs",
    "all": "drones and missiles together",
}

QUALIFIERS = {
    "exact": "exactly",
    "at_least": "at least",
    "about": "about",
    "range": "a range",
    "named": "named, no number",
    "withheld": "number withheld",
}


def short_name(claimant: str) -> str:
    """A claimant's name in a few words; its id where none is known."""
    return SHORT_NAMES.get(claimant, claimant)


def the(name: str) -> str:
    """A claimant's name inside a sentence.

    >>> the("Russian MoD")
    'the Russian MoD'
    >>> the("Air Command South")
    'Air Command South'
    >>> the("Authorities of a Russian region")
    'authorities of a Russian region'
    """
    if name.startswith("Authorities"):
        return name[:1].lower() + name[1:]
    return name if name.startswith(("Air Command", "Another")) else f"the {name}"


def measure_name(measure: str) -> str:
    """A measure in a reader's words."""
    return MEASURES.get(measure, measure.replace("_", " "))


def number(value: object) -> str:
    """A count with thousands set apart; a dash where it is not known.

    >>> number(4210), number(pd.NA), number(None)
    ('4,210', '–', '–')
    """
    return f"{int(value):,}" if is_known(value) else DASH  # type: ignore[call-overload]


def is_known(value: object) -> bool:
    """Whether a value was stated at all."""
    return value is not None and bool(pd.notna(value))  # type: ignore[call-overload]


def counted(count: object, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "day"), counted(4210, "day"), counted(pd.NA, "day")
    ('1 day', '4,210 days', '– days')
    """
    return f"{number(count)} {one if is_known(count) and count == 1 else many or one + 's'}"


def share(part: object, whole: object) -> str:
    """A part of a whole in whole per cents; a dash where either is unknown or the whole is nothing.

    >>> share(2568, 4210), share(1, 1000), share(999, 1000), share(pd.NA, 5), share(0, 0)
    ('61 %', 'under 1 %', 'over 99 %', '–', '–')
    """
    if not is_known(part) or not is_known(whole) or whole == 0:
        return DASH
    exact = 100 * float(part) / float(whole)  # type: ignore[arg-type]
    if 0 < exact < 0.5:
        return "under 1 %"
    if 99.5 <= exact < 100:
        return "over 99 %"
    return f"{exact:.0f} %"


def day(when: date | pd.Timestamp) -> str:
    """A date in words.

    >>> day(date(2026, 1, 6))
    '6 January 2026'
    """
    return f"{when.day} {when:%B %Y}"


def period(start: date, end: date) -> str:
    """A period in words, both ends included.

    >>> period(date(2026, 1, 6), date(2026, 1, 9)), period(date(2026, 1, 6), date(2026, 1, 6))
    ('6–9 January 2026', '6 January 2026')
    >>> period(date(2025, 1, 1), date(2025, 12, 31)), period(date(2025, 12, 30), date(2026, 1, 2))
    ('1 January – 31 December 2025', '30 December 2025 – 2 January 2026')
    """
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    first = f"{start.day} {start:%B}" if start.year == end.year else day(start)
    return f"{first} – {day(end)}"


def days_in(start: date, end: date) -> int:
    """How many days a period has, both ends included."""
    return (end - start).days + 1


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence.

    >>> listed(["Kaluga", "Bryansk", "Sea of Azov"])
    'Kaluga, Bryansk and Sea of Azov'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
