"""Dated changes in what a claimant states, or in what we hold of it, each with its source: `definitions.csv`."""

from __future__ import annotations

import functools
from pathlib import Path

import pandas as pd

FILE = Path(__file__).with_name("definitions.csv")


@functools.cache
def definitions() -> pd.DataFrame:
    """The changes by date: date, claimant, change, consequence (for a reader), source_url (where it is seen first)."""
    return pd.read_csv(FILE, parse_dates=["date"], dtype="string").sort_values("date", ignore_index=True)
