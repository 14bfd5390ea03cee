"""Two accounts' days, correlated by lag."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from charts.together import FEWEST_PAIRS, LAGS, at_lag, lag_chart, lag_in_words, lagged

DAYS = pd.date_range("2026-01-01", periods=60, unit="s")
VALUES = pd.Series(np.random.default_rng(7).permutation(60), index=DAYS).astype("Int64")


def test_a_series_that_follows_another_by_three_days_is_found_there() -> None:
    rows = lagged(VALUES, VALUES.shift(3))
    levels = rows[rows["kind"] == "levels"].set_index("lag")["correlation"]
    assert levels[3] == pytest.approx(1)
    assert levels.drop(3).abs().max() < 0.8
    assert at_lag(rows, 3) == {"levels": (pytest.approx(1), 57), "changes": (pytest.approx(1), 56)}
    assert sorted(set(rows["lag"])) == list(LAGS)


def test_it_is_spearmans_with_ties() -> None:
    first, second = VALUES % 7, (VALUES * 3 + 1) % 5
    ranks = pd.DataFrame({"a": first.astype(float), "b": second.astype(float)}).rank()
    expected = ranks["a"].corr(ranks["b"])
    assert at_lag(lagged(first, second), 0)["levels"][0] == pytest.approx(expected)


def test_unknown_days_are_in_no_pair_and_few_pairs_have_no_correlation() -> None:
    holed = VALUES.where(VALUES % 2 == 0)
    assert at_lag(lagged(holed, VALUES), 0)["levels"][1] == 30
    few = VALUES.where(VALUES < FEWEST_PAIRS - 1)
    rows = lagged(few, VALUES)
    assert at_lag(rows, 0)["levels"] == (None, FEWEST_PAIRS - 1)
    assert not lag_chart(rows, 0).data
    constant = pd.Series(4, index=DAYS).astype("Int64")
    assert at_lag(lagged(constant, VALUES), 0)["levels"][0] is None


def test_chart_and_words_say_what_it_does_not_mean() -> None:
    rows = lagged(VALUES, VALUES)
    figure = lag_chart(rows, -2)
    assert [trace.meta["kind"] for trace in figure.data] == ["levels", "changes"]
    assert figure.layout.shapes[0].x0 == -2
    said = lag_in_words(rows, 2, first="A", second="B")
    assert "2 days later" in said and "60 - 2" not in said and "(58 pairs of days)" in said
    assert "neither that one side answers the other" in said
