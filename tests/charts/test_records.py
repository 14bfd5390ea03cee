from __future__ import annotations

from datetime import date

import pandas as pd

from charts.records import Run, records, records_table
from tests.charts.frames import mod, total

PANEL = mod(
    total("2026-01-05", 120),
    total("2026-01-06", 40),
    total("2026-01-07", 120),
    total("2026-01-11", None, withheld=1),
    total("2026-01-12", 0),
    total("2026-01-13", 310, is_exact=False),
    **dict.fromkeys(("d2026_01_08", "d2026_01_09", "d2026_01_15", "d2026_01_16"), "silent"),
    d2026_01_17="no_data",
    d2026_01_18="no_data",
)
FOUND = records(PANEL.series, claimant="ru_mod", measure="intercepted")


def test_the_biggest_numbers_name_all_their_days() -> None:
    assert [(big.value, big.days, big.is_exact) for big in FOUND.biggest] == [
        (310, (date(2026, 1, 13),), False),
        (120, (date(2026, 1, 7), date(2026, 1, 5)), True),
        (40, (date(2026, 1, 6),), True),
    ]  # a stated 0 is no record


def test_runs_are_of_days_with_a_claim_and_of_silence_the_latest_of_equals() -> None:
    assert FOUND.told == Run(date(2026, 1, 10), date(2026, 1, 14), 0, is_open=False)  # withheld is a claim, too
    assert FOUND.silent == Run(date(2026, 1, 15), date(2026, 1, 16), 1, is_open=True)  # at the end of the data
    assert (FOUND.told.days, FOUND.silent.days) == (5, 2)


def test_thresholds_count_days_with_a_number() -> None:
    assert FOUND.above == ((100, 3), (300, 1))
    assert (FOUND.days_stated, FOUND.days_held) == (5, 12)


def test_without_a_number_there_is_no_record() -> None:
    nothing = records(mod().series, claimant="ru_mod", measure="intercepted")
    assert nothing.biggest == () and nothing.above == () and nothing.silent is None


def test_the_table_has_a_row_for_each_day_of_a_tie() -> None:
    table = records_table([FOUND])
    biggest = table[table["record"] == "biggest"]
    assert biggest["value"].tolist() == [310, 120, 120, 40]
    assert set(table["claimant"]) == {"ru_mod"} and set(table["measure"]) == {"intercepted"}
    silence = table[table["record"] == "longest_silence"].iloc[0]
    assert silence["days"] == 2 and pd.isna(silence["value"])
