from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from charts.series import Resolution
from ui.filters import Filters, bounds, in_words, presets, region_labels


def claimants(**spans: tuple[str, str]) -> pd.DataFrame:
    rows = [(name, name, pd.Timestamp(first), pd.Timestamp(last)) for name, (first, last) in spans.items()]
    return pd.DataFrame(rows, columns=["claimant", "name", "first_date", "last_date"])


BOTH = claimants(ua_air_force=("2022-09-28", "2026-06-07"), ru_mod=("2023-01-05", "2026-04-13"))


def test_the_default_ends_on_the_last_day_that_both_accounts_have() -> None:
    allowed = bounds(BOTH)
    assert allowed is not None
    assert allowed.default == (date(2026, 1, 14), date(2026, 4, 13))
    assert (allowed.first, allowed.first_held, allowed.last) == (
        date(2022, 1, 1), date(2022, 9, 28), date(2026, 6, 7),
    )  # fmt: skip


def test_a_short_ledger_opens_on_all_of_it() -> None:
    allowed = bounds(claimants(ru_mod=("2026-01-10", "2026-01-20")))
    assert allowed is not None
    assert allowed.default == (date(2026, 1, 10), date(2026, 1, 20))


@pytest.mark.parametrize("found", [claimants(), claimants(ru_authorities=("2026-01-26", "2026-01-26"))])
def test_without_an_account_that_has_a_chart_there_are_no_bounds(found: pd.DataFrame) -> None:
    assert bounds(found) is None


def test_presets_end_where_both_accounts_do_and_years_where_the_data_does() -> None:
    allowed = bounds(BOTH)
    assert allowed is not None
    named = presets(allowed)
    assert list(named) == ["30 days", "90 days", "365 days", "2026", "2025", "2024", "2023", "2022", "All"]
    assert named["30 days"] == (date(2026, 3, 15), date(2026, 4, 13))
    assert named["2026"] == (date(2026, 1, 1), date(2026, 6, 7))
    assert named["2024"] == (date(2024, 1, 1), date(2024, 12, 31))
    assert named["All"] == (date(2022, 9, 28), date(2026, 6, 7))


def regions(*rows: tuple[str, str, str | None, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["region", "name_en", "country", "kind"])


def test_regions_are_named_once_each_seas_first() -> None:
    labels = region_labels(
        regions(
            ("UA-51", "Odesa Oblast", "UA", "region"),
            ("RU-BEL", "Belgorod Oblast", "RU", "region"),
            ("sea:azov", "Sea of Azov", None, "sea"),
            ("ua:south", "South of Ukraine", "UA", "area"),
            ("A", "Twin", "RU", "region"),
            ("B", "Twin", "UA", "region"),
        )
    )
    assert next(iter(labels)) == "sea:azov"
    assert list(labels).index("RU-BEL") < list(labels).index("UA-51")
    assert (labels["A"], labels["B"]) == ("Twin (A)", "Twin (B)")
    assert len(set(labels.values())) == len(labels)


def test_a_view_knows_its_days_and_its_bars() -> None:
    year = Filters(date(2025, 1, 1), date(2025, 12, 31), (), ("ru_mod",), None)
    assert (year.days, year.resolution) == (365, Resolution.DAY)
    assert Filters(date(2023, 1, 1), date(2025, 12, 31), (), (), None).resolution is Resolution.WEEK
    assert Filters(date(2025, 1, 1), date(2025, 1, 2), (), (), Resolution.MONTH).resolution is Resolution.MONTH


def test_the_filters_in_words() -> None:
    known = regions(("RU-BEL", "Belgorod Oblast", "RU", "region"), ("sea:azov", "Sea of Azov", None, "sea"))
    view = Filters(date(2025, 1, 1), date(2025, 1, 2), ("sea:azov", "RU-BEL"), (), None)
    assert in_words(view, known) == "drones only; only what is itemised for Sea of Azov and Belgorod Oblast"
    assert in_words(Filters(view.start, view.end, (), (), None), known) == "drones only; all regions"
