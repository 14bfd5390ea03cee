"""Dated events that a reader may want to see beside the days: announced truces (`events.csv`) and changed definitions.

An event is what somebody announced, never what was kept. Each has its source.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pandas as pd

from ui.definitions import definitions

FILE = Path(__file__).with_name("events.csv")


@functools.cache
def events() -> pd.DataFrame:
    """The events by date: start, end (both included), kind ("truce" or "definition"), name, told, source_url, note."""
    announced = pd.read_csv(FILE, parse_dates=["start", "end"], dtype="string")
    truces = pd.DataFrame(
        {
            "start": announced["start"],
            "end": announced["end"],
            "kind": "truce",
            "name": "announced by " + announced["announced_by"],
            "told": announced["event"],
            "source_url": announced["source_url"],
            "note": announced["note"],
        }
    )
    changed = definitions()
    changes = pd.DataFrame(
        {
            "start": changed["date"],
            "end": changed["date"],
            "kind": "definition",
            "name": "changed definition",
            "told": changed["change"],
            "source_url": changed["source_url"],
            "note": changed["consequence"],
        }
    )
    return pd.concat([truces, changes]).sort_values(["start", "kind"], ignore_index=True)


def events_within(start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """The events of which any day lies in a period, both ends included."""
    known = events()
    return known[(known["start"] <= end) & (known["end"] >= start)].reset_index(drop=True)
