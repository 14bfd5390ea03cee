"""What of a table is meant by measures, classes of weapon and words: the same for the screen and for its files."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

SEARCHED = (
    "claimant",
    "measure",
    "weapon_class",
    "weapon",
    "region",
    "region_name",
    "qualifier",
    "source",
    "source_url",
    "statement_id",
    "place",
    "paraphrase",
)
"""The columns that words are looked for in, where a table has them."""


def matching(
    table: pd.DataFrame, *, measures: Sequence[str] = (), weapon_classes: Sequence[str] = (), words: str = ""
) -> pd.DataFrame:
    """The rows that are of one of the measures and classes and hold all of the words; nothing means all.

    Words may be parts of a cell, in any case and order; `shot down` finds `shot_down`. A table without measures
    (incidents) has no row of any measure or class.
    """
    kept = pd.Series(True, index=table.index)
    for column, wanted in (("measure", measures), ("weapon_class", weapon_classes)):
        if wanted:
            kept &= table[column].isin(list(wanted)) if column in table else False
    sought = spelled(words).split()
    if sought:
        cells = [table[column].fillna("") for column in SEARCHED if column in table]
        said = pd.Series(["\n".join(row) for row in zip(*cells, strict=True)], index=table.index, dtype="string")
        said = said.str.casefold().str.replace("_", " ", regex=False)
        for word in sought:
            kept &= said.str.contains(word, regex=False)
    return table[kept].reset_index(drop=True)


def spelled(words: str) -> str:
    """Words as they are compared.

    >>> spelled("Shot_Down  Kursk")
    'shot down  kursk'
    """
    return words.casefold().replace("_", " ")
