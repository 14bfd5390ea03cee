"""Numbers that only sum up those that follow: totals before a list, and entries that are split in turn."""

from __future__ import annotations

import re

from sources.records import WeaponClass
from sources.ukrainian.parts import Item


def without_summary(items: list[Item], codes: str) -> list[Item]:
    """Drops what only sums up the list that follows a colon («363 цілі – 37 ракет та 326 БпЛА: - 31 …; - 6 …»)."""
    for at in range(len(items) - 1):
        item, following = items[at], items[at + 1]
        between = codes[item.end : following.start]
        is_list = ":" in between or _opens_list(item, following, codes)
        if item.number is None or not is_list or between.strip("xuc:,.\n•-p()"):
            continue
        if following.number is None and codes[following.start - 1] not in "•-":
            continue
        summary = [entry for entry in items[: at + 1] if _is_total(entry)]
        parts = [entry for entry in items[at + 1 :] if entry.number is not None and entry.weapon is not None]
        if not parts:
            return items
        rest = items[at + 1 :]
        # «509 засобів: 29 ракет та 480 БпЛА.\n- 13 балістичних ракет;»: a summary of the summary.
        inner = next((n for n in range(len(rest) - 1) if _opens_list(rest[n], rest[n + 1], codes)), None)
        if inner is not None:
            summary, rest = summary + [entry for entry in rest[: inner + 1] if _is_total(entry)], rest[inner + 1 :]
        return summary + rest
    return items


def _opens_list(item: Item, following: Item, codes: str) -> bool:
    """Whether a list with bullets begins between two numbers, of which the first is no entry of it."""
    if codes.find("\n", item.end, following.start) < 0:
        return False
    between = codes[item.end : following.start]
    line = codes[codes.rfind("\n", 0, item.start) + 1 : item.start]
    return re.fullmatch(r"\)?[.,]?\n+[•-]+q*", between) is not None and line[:1] not in ("•", "-")


def without_nested(items: list[Item], codes: str) -> list[Item]:
    """Drops a number whose parts follow its colon («8 ракет: 2 – Х-31П; 6 – Х-59»), where they make it."""
    if len(items) < 3 or not any(mark in codes[items[0].end : items[-1].start] for mark in ":("):
        return items
    dropped: set[int] = set()
    for at, item in enumerate(items[:-1]):
        if item.number is None or item.weapon is None or item.weapon.weapon_class is WeaponClass.ALL:
            continue
        opening = codes[item.end : items[at + 1].start]
        if opening not in (":", "("):
            continue
        total = 0
        for part in items[at + 1 :]:
            if part.number is None or part.weapon is None or bool(part.depth) != (opening == "("):
                break
            total += part.number.value or 0
            if total >= (item.number.value or 0):
                break
        if total == item.number.value:
            dropped.add(at)
    return [item for at, item in enumerate(items) if at not in dropped]


def _is_total(item: Item) -> bool:
    """A total over all targets, and a total of missiles (checked against its parts and then left out)."""
    return item.weapon is not None and item.weapon.is_generic and item.number is not None
