from __future__ import annotations

from datetime import date

import pandas as pd

from charts.series import GAPS, Resolution
from charts.table import accounts_table
from tests.charts.frames import air_force, mod, night, total


def test_the_table_holds_the_bars_and_the_days_without_one() -> None:
    table = accounts_table(
        [
            air_force(*night("2026-01-06", 100, 90)),
            mod(total("2026-01-06", 0, overlap_minutes=20), d2026_01_07="silent"),
        ],
        Resolution.DAY,
    )
    assert len(table) == 3 * 14
    own = table[table["claimant"] == "ru_mod"].set_index("date")
    assert own.loc[date(2026, 1, 6), "value"] == 0
    assert own.loc[date(2026, 1, 6), "overlap_minutes"] == 20
    assert pd.isna(own.loc[date(2026, 1, 7), "value"]) and pd.isna(own.loc[date(2026, 1, 7), "is_exact"])
    assert own.loc[date(2026, 1, 7), "days_silent"] == 1


def test_a_bars_days_are_all_accounted_for() -> None:
    table = accounts_table([mod(total("2026-01-06", 4, withheld=1), d2026_01_09="withheld")], Resolution.WEEK)
    reasons = [f"days_{state}" for state in ("stated", *GAPS, "no_data")]
    assert (table[reasons].sum(axis=1) == table["days"]).all()
    assert table["days_withheld"].tolist() == [1, 0]
    assert table["days_withheld_in_part"].tolist() == [1, 0]
