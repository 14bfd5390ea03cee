"""The dated events are whole, in order, and have sources."""

from __future__ import annotations

import pandas as pd

from ui.events import events, events_within


def test_each_event_has_dates_words_and_a_source() -> None:
    known = events()
    assert (known["start"] <= known["end"]).all() and known["start"].is_monotonic_increasing
    assert known["source_url"].str.startswith("http").all() and known["told"].str.len().gt(10).all()
    assert set(known["kind"]) == {"truce", "definition"}


def test_of_a_period_are_those_with_a_day_in_it() -> None:
    found = events_within(pd.Timestamp("2025-04-20"), pd.Timestamp("2025-05-07"))
    assert list(found["start"].dt.strftime("%Y-%m-%d")) == ["2025-04-19"]
    assert events_within(pd.Timestamp("2020-01-01"), pd.Timestamp("2020-02-01")).empty
