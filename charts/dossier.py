"""A region's dossier on one sheet: the series by both accounts, with the facts in words below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from charts.caption import Caption


@dataclass(frozen=True, slots=True)
class Sheet(Caption):
    """A caption that tells some facts first: label and words, in reading order."""

    facts: tuple[tuple[str, str], ...] = ()

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The facts, then the caption."""
        return (*self.facts, *Caption.lines(self))


def with_facts(caption: Caption, facts: Sequence[tuple[str, str]]) -> Sheet:
    """The caption with facts before it.

    >>> with_facts(Caption(("X",), "m", "p", "f", "d", "s"), [("Neighbours", "A and B")]).lines()[0]
    ('Neighbours', 'A and B')
    """
    return Sheet(**{field.name: getattr(caption, field.name) for field in fields(Caption)}, facts=tuple(facts))
