from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from charts import words


@pytest.mark.parametrize("unknown", [None, pd.NA, float("nan"), np.nan, pd.NaT])
def test_what_is_not_known_is_a_dash_and_never_a_nought(unknown: object) -> None:
    assert words.number(unknown) == "–"
    assert words.counted(unknown, "day") == "– days"
    assert words.share(unknown, 5) == words.share(5, unknown) == "–"


def test_a_known_nought_is_said() -> None:
    assert words.number(0) == "0"
    assert words.share(0, 5) == "0 %"


def test_every_claimant_and_measure_of_the_ledger_has_words() -> None:
    from sources.claimants import CLAIMANTS
    from sources.records import Measure

    assert set(words.SHORT_NAMES) == set(CLAIMANTS)
    assert {*Measure, "neutralised"} == set(words.MEASURES)
