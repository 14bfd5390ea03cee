from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from charts.months import months_table, shown_months
from tests.charts.frames import air_force, mod, night, total
from tests.charts.test_outcomes import claims

START, END = date(2025, 6, 1), date(2025, 7, 10)
MOD = mod(total("2025-06-03", 40), start=START, end=END, d2025_06_04="silent")
AIR_FORCE = air_force(*night("2025-06-03", 100, 80), *night("2025-06-05", 70, None), start=START, end=END)
MONTHS = months_table(
    [AIR_FORCE, MOD], claims(("2025-06-03", 100, 80, None, None), ("2025-06-05", 70, None, None, None))
)


def test_a_row_is_a_month_of_an_account_and_the_unknown_stays_unknown() -> None:
    assert MONTHS["month"].dt.strftime("%Y-%m").tolist() == ["2025-06", "2025-06", "2025-07", "2025-07"]
    june, june_mod, july, _ = MONTHS.to_dict("records")
    assert (june["launched"], june["neutralised"]) == (170, 80)
    assert june["rate"] == pytest.approx(0.8) and june["rate_claims"] == 1  # not 80 of 170
    assert pd.isna(june["intercepted"]) and pd.isna(june_mod["launched"]) and pd.isna(june_mod["rate"])
    assert (june_mod["intercepted"], june_mod["days_stated"], june_mod["days_silent"]) == (40, 1, 1)
    assert pd.isna(july["launched"]) and pd.isna(july["rate"]) and pd.isna(july["rate_claims"])


def test_a_month_that_the_period_cuts_is_in_part() -> None:
    assert MONTHS["is_partial"].tolist() == [False, False, True, True]
    assert MONTHS["days"].tolist() == [30, 30, 10, 10]


def test_the_newest_month_is_shown_first_in_words() -> None:
    shown = shown_months(MONTHS)
    assert shown["Month"].tolist() == ["July 2025 (in part)"] * 2 + ["June 2025"] * 2
    assert shown["Account"].tolist() == ["Ukrainian Air Force", "Russian MoD"] * 2
    assert shown["Rate"].iloc[2] == pytest.approx(80.0) and pd.isna(shown["Rate"].iloc[3])
