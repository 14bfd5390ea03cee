from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sources.claimants import KYIV
from sources.inputs import InputError, Row
from sources.ivaniuk.windows import window_of


def row(start: str, end: str) -> Row:
    return Row(Path("attacks.csv"), 3, {"time_start": start, "time_end": end})


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=KYIV)


@pytest.mark.parametrize(
    ("start", "end", "opens", "closes", "basis", "kind", "report_date"),
    [
        (
            "2026-02-01 18:00",
            "2026-02-02 08:00",
            "2026-02-01 18:00",
            "2026-02-02 08:00",
            "stated",
            "night",
            "2026-02-02",
        ),
        ("2026-02-01 08:00", "2026-02-01 16:30", "2026-02-01 08:00", "2026-02-01 16:30", "stated", "day", "2026-02-01"),
        (
            "2026-02-01 2:30",
            "2026-02-01 05:00 ",
            "2026-02-01 02:30",
            "2026-02-01 05:00",
            "stated",
            "night",
            "2026-02-01",
        ),
        # Ends at midnight: belongs to the day that it closes.
        ("2026-02-01 18:00", "2026-02-02 00:00", "2026-02-01 18:00", "2026-02-02 00:00", "stated", "day", "2026-02-01"),
        # One moment.
        ("2026-02-01 13:20", "2026-02-01 13:20", "2026-02-01 13:20", "2026-02-01 13:20", "stated", "day", "2026-02-01"),
        # Dates alone: the whole day, also where the hour of both is a filler.
        ("2026-02-01", "2026-02-01", "2026-02-01 00:00", "2026-02-02 00:00", "inferred", "other", "2026-02-01"),
        (
            "2026-02-01 00:00",
            "2026-02-01 00:00",
            "2026-02-01 00:00",
            "2026-02-02 00:00",
            "inferred",
            "other",
            "2026-02-01",
        ),
        ("2026-02-01", "2026-02-02", "2026-02-01 00:00", "2026-02-03 00:00", "inferred", "other", "2026-02-02"),
        # A morning's report that does not say when the night began.
        ("2026-02-01", "2026-02-01 08:00", "2026-01-31 20:00", "2026-02-01 08:00", "inferred", "night", "2026-02-01"),
        ("2026-02-01", "2026-02-01 15:00", "2026-02-01 00:00", "2026-02-01 15:00", "inferred", "other", "2026-02-01"),
        ("2026-02-01 19:00", "2026-02-02", "2026-02-01 19:00", "2026-02-03 00:00", "inferred", "other", "2026-02-02"),
    ],
)
def test_window_of_a_row(  # noqa: PLR0917 - the columns of the table above
    start: str, end: str, opens: str, closes: str, basis: str, kind: str, report_date: str, today: date
) -> None:
    window = window_of(row(start, end), today)
    assert (window.start, window.end) == (at(opens), at(closes))
    assert (window.basis, window.kind) == (basis, kind)
    assert window.report_date == date.fromisoformat(report_date)


def test_kyiv_time_follows_its_summer_time(today: date) -> None:
    window = window_of(row("2026-03-28 18:00", "2026-03-29 08:00"), today)
    assert window.start is not None
    assert window.start.isoformat() == "2026-03-28T18:00:00+02:00"
    assert window.end.isoformat() == "2026-03-29T08:00:00+03:00"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-02-02 08:00", "2026-02-01 18:00", "lies before time_start"),
        ("2026-02-02", "2026-02-01", "lies before time_start"),
        ("2099-02-01", "2099-02-01", "time_start is 2099-02-01"),
        ("2026-02-01", "2099-02-01", "time_end is 2099-02-01"),
        ("2021-02-01", "2026-02-01", "time_start is 2021-02-01"),
        ("2026-01-01", "2026-02-01", "more than 10 days apart"),
        ("", "2026-02-01", "not a date like"),
        ("2026-02-30", "2026-02-30", "not a date like"),
        ("01.02.2026", "01.02.2026", "not a date like"),
        ("2026-02-01 25:00", "2026-02-01", "not a date like"),
        ("2026-02-01 08:00:00", "2026-02-01", "not a date like"),
    ],
)
def test_an_impossible_window_is_refused(start: str, end: str, words: str, today: date) -> None:
    with pytest.raises(InputError, match=r"^attacks.csv, line 3: ") as caught:
        window_of(row(start, end), today)
    assert words in str(caught.value)
