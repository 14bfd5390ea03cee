"""Values in classes of even ratio, so that a map shows a region with 3 beside one with 3,000."""

from __future__ import annotations

from bisect import bisect_right

from charts import words
from charts.theme import STEPS

LIMITS = (1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)


def limits(top: int) -> tuple[int, ...]:
    """The lowest value of each class, for values up to `top`: no more classes than there are shades.

    >>> limits(870), limits(8146), limits(2), limits(0)
    ((1, 3, 10, 30, 100, 300), (1, 30, 100, 300, 1000, 3000), (1,), ())
    """
    reached = [limit for limit in LIMITS if limit <= top]
    return (1, *reached[1:][-(len(STEPS) - 1) :]) if reached else ()


def class_of(value: int, bounds: tuple[int, ...]) -> int | None:
    """The class that a value is in; None for a stated 0.

    >>> class_of(0, limits(870)), class_of(1, limits(870)), class_of(29, limits(870)), class_of(870, limits(870))
    (None, 0, 2, 5)
    """
    return bisect_right(bounds, value) - 1 if value else None


def shade_of(value: int, bounds: tuple[int, ...]) -> int | None:
    """The shade of a value, as an index of `Palette.steps`: few classes take the darker ones.

    >>> shade_of(1, limits(1)), shade_of(1, limits(870)), shade_of(870, limits(870))
    (5, 0, 5)
    """
    number = class_of(value, bounds)
    return None if number is None else number + len(STEPS) - len(bounds)


def class_names(bounds: tuple[int, ...]) -> list[str]:
    """What each class is called in a key.

    >>> class_names(limits(12)), class_names(limits(2))
    (['1–2', '3–9', '10 or more'], ['1 or more'])
    """
    names = []
    for low, high in zip(bounds, (*bounds[1:], None), strict=True):
        if high is None:
            names.append(f"{words.number(low)} or more")
        else:
            names.append(words.number(low) if high == low + 1 else f"{words.number(low)}–{words.number(high - 1)}")
    return names
