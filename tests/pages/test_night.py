"""The page of one night through app.py: the seed night, odd days, odd addresses, an empty store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.screens import said
from tests.ui.sample import LAST_AIR_FORCE, LAST_MOD, OVERLAP, SEED, WITHHELD, ZERO
from ui import images

ROOT = Path(__file__).resolve().parents[2]

Open = Callable[..., AppTest]


@pytest.fixture
def open_night(monkeypatch: pytest.MonkeyPatch) -> Open:
    def opened(address: str, day: str | None = None) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", address)
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        page.run()
        page.switch_page("pages/night/page.py")
        if day is not None:
            page.query_params["date"] = [day]
        return page.run()

    return opened


def numbers(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_the_page_opens_on_the_newest_day_of_both(full: str, open_night: Open) -> None:
    page = open_night(full)
    assert not page.exception and not page.error
    assert page.date_input(key="date").value == LAST_MOD
    assert page.header[0].value == "31 January 2026"


def test_the_seed_night_comes_out_right(full: str, open_night: Open) -> None:
    page = open_night(full, SEED.isoformat())
    words = said(page)
    assert not page.exception and not page.error
    assert numbers(page) == {"Launched": "138", "Neutralised": "110", "Intercepted": "40"}
    assert "**138 drones launched, 110 intercepted.**" in words
    assert r"Krasnodar Krai 34, Sea of Azov 4; named without a number\: Tula Oblast; 2 not itemised" in words
    assert "Slavyansk" in words and r"a \*plant\*" in words and "1 injured; killed: not stated" in words
    assert "We hold no statement of this side about this region on this day." in words
    assert "Russia states no number of drones launched at it" in words
    assert "Of the remaining 28 it does not say one by one what became" in words


def test_every_figure_has_its_place_in_its_statement(full: str, open_night: Open) -> None:
    page = open_night(full, SEED.isoformat())
    ukraine, russia = (table.value for table in page.dataframe[:2])
    assert set(ukraine["claimant"]) == {"Ukrainian Air Force"} and set(russia["claimant"]) == {"Russian MoD"}
    assert set(ukraine["read_from"]) == {"column “destroyed”"}
    assert russia["read_from"].tolist()[0] == "characters 3–5"
    assert russia["value"].tolist() == ["40", "34", "4", "named, no number"]
    assert ukraine["link"].notna().all() and (russia["revision"] == 1).all()


def test_buttons_go_a_day_back_and_on(full: str, open_night: Open) -> None:
    page = open_night(full, SEED.isoformat())
    page.button(key="night-previous").click().run()
    assert page.date_input(key="date").value == date(2026, 1, 25)
    page.button(key="night-next").click().run()
    assert page.date_input(key="date").value == SEED
    page.button(key="night-newest").click().run()
    assert page.date_input(key="date").value == LAST_MOD
    assert page.button(key="night-newest").disabled


def test_a_withheld_night_is_no_zero(full: str, open_night: Open) -> None:
    words = said(open_night(full, WITHHELD.isoformat()))
    assert "a withheld number of drones launched" in words
    assert "withholds the number launched and intercepted" in words
    assert "0 drones launched" not in words


def test_a_stated_zero_is_stated(full: str, open_night: Open) -> None:
    assert "**0 drones intercepted.**" in said(open_night(full, ZERO.isoformat()))


def test_windows_that_overlap_say_so(full: str, open_night: Open) -> None:
    words = said(open_night(full, OVERLAP.isoformat()))
    assert "with another window of this claimant, of this day or a neighbouring one" in words


def test_a_day_of_one_account_leads_to_one_of_both(full: str, open_night: Open) -> None:
    page = open_night(full, LAST_AIR_FORCE.isoformat())
    assert "Not both national accounts tell of this day" in said(page)
    assert "the data that we hold does not reach this day" in said(page)
    page.button(key="night-Nearest earlier").click().run()
    assert page.date_input(key="date").value == LAST_MOD


def test_a_day_that_nobody_speaks_of_shows_a_sentence_and_no_chart(full: str, open_night: Open) -> None:
    page = open_night(full, "2026-01-08")
    assert said(page).count("silent, which is unknown and not 0") == 2
    assert not page.metric and not page.dataframe and len(page.header) == 1
    assert page.button(key="night-Nearest earlier") and page.button(key="night-Nearest later")
    assert not page.exception and not page.error


def test_a_day_of_regional_claimants_alone_is_shown(full: str, open_night: Open) -> None:
    page = open_night(full, "2025-12-25")
    assert not page.metric
    assert "**Ukrainian Air Command East**" in said(page)
    assert not page.exception and not page.error


def test_regional_claimants_stand_apart(full: str, open_night: Open) -> None:
    words = said(open_night(full, "2026-01-25"))
    assert "none is ever added to the national figures" in words
    assert "**Ukrainian Air Command South**" in words


@pytest.mark.parametrize("day", ["1990-01-01", "2099-12-31", "yesterday", "<script>"])
def test_an_absurd_day_is_ignored_with_a_note(full: str, open_night: Open, day: str) -> None:
    page = open_night(full, day)
    assert not page.exception and not page.error
    assert page.date_input(key="date").value == LAST_MOD
    assert "This link asks for a day" in said(page)


def test_an_empty_store_says_how_to_fill_it(empty: str, open_night: Open) -> None:
    page = open_night(empty)
    assert not page.exception and not page.error
    assert "The ledger holds no claims yet" in said(page)


def test_without_chromium_the_card_says_what_to_install(
    full: str, open_night: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    page = open_night(full, SEED.isoformat())
    assert images.MISSING in said(page)
    assert not page.exception and not page.error
