"""Where in a statement a figure was read from, in words."""

from __future__ import annotations

import pandas as pd

from charts import words


def quotes(figures: pd.DataFrame) -> list[str]:
    """For each figure the characters of its statement's text, or the column of its row in the source's table.

    Characters are counted from 0, and the end is the first one that is not part of it.
    """
    places = zip(figures["quote_start"], figures["quote_end"], figures["quote_column"], strict=True)
    return [
        f"characters {start}–{end}" if words.is_known(start) else f"column {column}" for start, end, column in places
    ]
