from __future__ import annotations

import pandas as pd
import pytest

from charts.headline import Headline, change, headline, standing, summed
from tests.charts.frames import total, totals


def test_a_sum_counts_days_and_keeps_its_doubts() -> None:
    sums = summed(
        totals(
            total("2026-01-01", 10, region="RU-BEL", overlap_minutes=30),
            total("2026-01-01", 5, region="RU-BRY", is_exact=False),
            total("2026-01-02", None, withheld=1),
            total("2026-01-03", 0),
            total("2026-01-03", 99, measure="launched"),
        )
    ).set_index("measure")
    row = sums.loc["intercepted"]
    assert (row["value"], row["days"], row["withheld_days"], row["overlap_minutes"]) == (15, 2, 1, 30)
    assert not row["is_exact"]
    assert bool(sums.loc["launched", "is_exact"])


def test_nothing_stated_sums_to_nothing_known() -> None:
    row = summed(totals(total("2026-01-01", None, named=1), total("2026-01-02", None, withheld=1))).iloc[0]
    assert pd.isna(row["value"])
    assert row["days"] == 0


def test_the_sum_of_no_rows_has_no_rows() -> None:
    assert summed(totals()).empty


def test_a_headline_is_compared_with_the_period_before() -> None:
    now, then = summed(totals(total("2026-01-02", 150))), summed(totals(total("2026-01-01", 100)))
    shown = headline(now, then, claimant="ru_mod", measure="intercepted", is_comparable=True)
    assert (shown.value, shown.before, shown.change_pct) == (150, 100, 50)
    assert change(shown, 1) == "+50 % on the day before (100)"


@pytest.mark.parametrize(("is_comparable", "before"), [(False, 100), (True, None)])
def test_without_a_whole_period_before_there_is_no_change(is_comparable: bool, before: int | None) -> None:
    now, then = summed(totals(total("2026-01-02", 150))), summed(totals(total("2026-01-01", before)))
    shown = headline(now, then, claimant="ru_mod", measure="intercepted", is_comparable=is_comparable)
    assert shown.change_pct is None
    assert change(shown, 1) == ""


@pytest.mark.parametrize(("days_before", "is_compared"), [(1, False), (2, True), (4, True)])
def test_a_period_with_far_fewer_days_is_not_compared(days_before: int, is_compared: bool) -> None:
    now = summed(totals(*(total(f"2026-01-1{day}", 10) for day in range(4))))
    then = summed(totals(*(total(f"2026-01-0{day + 1}", 10) for day in range(days_before))))
    for one, other in ((now, then), (then, now)):
        shown = headline(one, other, claimant="ru_mod", measure="intercepted", is_comparable=True)
        assert (shown.before is not None) == is_compared


def test_a_measure_never_stated_is_unknown() -> None:
    shown = headline(summed(totals()), summed(totals()), claimant="ru_mod", measure="intercepted", is_comparable=True)
    assert shown.value is None and shown.days == 0


@pytest.mark.parametrize(
    ("value", "before", "said"),
    [
        (50, 100, "−50 % on the 30 days before (100)"),
        (1001, 1000, "as in the 30 days before (1,000)"),
        (7, 0, ""),  # no per cent of nothing
        (0, 40, "−100 % on the 30 days before (40)"),
    ],
)
def test_a_change_in_words(value: int, before: int, said: str) -> None:
    assert change(Headline("ru_mod", "intercepted", value, True, 30, 0, 0, before), 30) == said


def test_what_stands_behind_a_number_in_words() -> None:
    assert standing(Headline("ru_mod", "intercepted", 5, True, 1, 0, 0, None), 1) == "stated on 1 of 1 day"
