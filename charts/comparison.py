"""What a text that is being read states beside what a statement of the same hours does."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from charts import words
from charts.night_tables import Telling
from charts.night_words import total

Key = tuple[str, str]


DAY = pd.Timedelta(hours=24)


def shares_hours(start: pd.Timestamp | None, end: pd.Timestamp, telling: Telling) -> bool:
    """Whether a window and a telling's share time; one without a start may reach a day back, as in `db.witnesses`."""
    first = end - DAY if start is None else start
    told_from = telling.end - DAY if telling.start is None else telling.start
    return bool(first < telling.end and told_from < end)


def compared(figures: pd.DataFrame, telling: Telling) -> list[str]:
    """What figures of a text and a telling state alike, otherwise, or alone, of their claims as a whole; in phrases."""
    here, there = _wholes(figures), _wholes(telling.figures)
    both = [key for key in here if key in there]
    alike = [f"{_name(key)} {here[key]}" for key in both if here[key] == there[key]]
    otherwise = [f"{_name(key)} {here[key]} here, {there[key]} there" for key in both if here[key] != there[key]]
    told = (
        ("the same", alike),
        ("different", otherwise),
        ("only here", [f"{_name(key)} {said}" for key, said in here.items() if key not in there]),
        ("only there", [f"{_name(key)} {said}" for key, said in there.items() if key not in here]),
    )
    return [f"{how}: {', '.join(said)}" for how, said in told if said]


def _wholes(figures: pd.DataFrame) -> dict[Key, str]:
    return dict(_sums(figures[figures["region"].isna()]))


def _sums(whole: pd.DataFrame) -> Iterator[tuple[Key, str]]:
    for (weapon_class, measure), rows in whole.groupby(["weapon_class", "measure"], sort=False):
        yield (str(weapon_class), str(measure)), total(rows).removesuffix(" of")


def _name(key: Key) -> str:
    weapon_class, measure = key
    said = words.measure_name(measure)
    return said if weapon_class == "drone" else f"{words.WEAPON_CLASSES[weapon_class]} {said}"
