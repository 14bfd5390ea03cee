"""The dated changes are those that the bundled figures show."""

from __future__ import annotations

from datetime import date

import pytest

from charts import words
from db.bundle import bundled_batches
from sources.records import Measure, WeaponClass
from ui.citation import authors, citation, fact
from ui.definitions import definitions

First = dict[tuple[str, str], tuple[date, set[str]]]


@pytest.fixture(scope="module")
def first_dates() -> First:
    """The first report date of each claimant's figures of drones by measure, and the links of that day's statements."""
    found: First = {}
    for batch in bundled_batches():
        for record in batch.records:
            for claim in record.reading.claims:
                for measure in {one.measure for one in claim.figures if one.weapon_class is WeaponClass.DRONE}:
                    key = (claim.claimant, measure)
                    day, links = found.get(key, (date.max, set()))
                    if claim.window.report_date <= day:
                        found[key] = (
                            claim.window.report_date,
                            (links if claim.window.report_date == day else set()) | {record.statement.url or ""},
                        )
    return found


def test_each_change_has_date_claimant_words_and_source() -> None:
    table = definitions()
    assert table["date"].is_monotonic_increasing
    assert table.notna().all().all()
    assert set(table["claimant"]) <= set(words.SHORT_NAMES)
    assert table["source_url"].str.startswith("https://").all()


@pytest.mark.parametrize(
    ("claimant", "measure", "when"),
    [
        ("ru_mod", Measure.INTERCEPTED, "2023-06-21"),
        ("ua_air_force", Measure.SUPPRESSED, "2024-07-10"),
        ("ua_air_force", Measure.STILL_AIRBORNE, "2024-10-06"),
        ("ua_air_force", Measure.DEBRIS_LOCATIONS, "2025-05-25"),
        ("ua_air_force", Measure.INTERCEPTED, "2025-07-24"),
    ],
)
def test_a_change_is_dated_by_the_first_figure_that_shows_it(
    first_dates: First, claimant: str, measure: Measure, when: str
) -> None:
    told = definitions().set_index(definitions()["date"].dt.strftime("%Y-%m-%d")).loc[when]
    first, links = first_dates[claimant, measure]
    assert (first.isoformat(), told["claimant"]) == (when, claimant)
    assert told["source_url"] in links


def test_the_citation_says_what_the_file_says() -> None:
    assert (fact("license"), fact("cff-version"), fact("no such fact")) == ("MIT", "1.2.0", "")
    assert authors() == "Two Accounts contributors"
    assert citation(date(2026, 1, 26)).endswith(f"Version {fact('version')}, data as of 26 January 2026.")
