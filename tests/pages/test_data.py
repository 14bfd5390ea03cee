"""The pages Data and About the numbers, through app.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.ingest import ingest
from db.schema import upgrade
from tests.db.batches import NOW, batch, claim, figure, record
from tests.screens import said, store
from tests.ui.sample import SEED

ROOT = Path(__file__).resolve().parents[2]
DAY = [SEED.isoformat(), SEED.isoformat()]

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    def opened(address: str, name: str = "data", **address_parts: list[str]) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", address)
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key in {"dates", "region", "account"} & address_parts.keys():
            page.query_params[key] = address_parts.pop(key)
        page.run()  # only then the pages are known
        page.switch_page(f"pages/{name}/page.py")
        for key, values in address_parts.items():
            page.query_params[key] = values
        return page.run()

    return opened


def rows(page: AppTest) -> pd.DataFrame:
    return page.dataframe[0].value


def counts(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_a_days_figures_stand_with_claimant_place_and_link(full: str, open_page: Open) -> None:
    page = open_page(full, dates=DAY)
    assert not page.exception and not page.error
    table = rows(page)
    assert list(table.columns) == [
        "Date", "Claimed by", "Measure", "Class", "Region", "Number", "Meant as", "Read from", "Link"
    ]  # fmt: skip
    assert counts(page) == {"Figures (rows)": "8", "Statements": "2", "Report dates": "1", "Claimants": "2"}
    whole = table[table["Region"].isna() & (table["Claimed by"] == "Russian MoD")].iloc[0]
    assert (whole["Number"], whole["Read from"]) == (40, "characters 3–5")
    named = table[table["Meant as"] == "named, no number"]
    assert len(named) == 2 and named["Number"].isna().all()  # never a 0
    assert "2 named, no number" in said(page)
    assert "**Claimed by** Russian Ministry of Defence; Ukrainian Air Force." in said(page)
    assert "**Period** 26 January 2026." in said(page)


def test_the_address_narrows_sorts_and_lays_out_the_table(full: str, open_page: Open) -> None:
    page = open_page(
        full,
        dates=DAY,
        measure=["intercepted"],
        weapon=["drones"],
        find=["krasnodar"],
        column=["Number", "Region"],
    )
    assert list(rows(page).columns) == ["Region", "Number"]
    assert rows(page).to_numpy().tolist() == [["Krasnodar Krai", 34]]
    assert "drones; only intercepted; with the words “krasnodar”" in said(page)
    largest = rows(open_page(full, dates=DAY, order=["Largest number first"]))["Number"]
    assert largest.dropna().is_monotonic_decreasing
    assert largest.isna().iloc[-2:].all() and largest.iloc[0] == 138


def test_more_rows_than_a_page_are_turned_over(full: str, open_page: Open) -> None:
    first, second = (open_page(full, dates=["2025-01-01", "2025-12-31"], page=[number]) for number in ("1", "2"))
    assert len(rows(first)) == len(rows(second)) == 500
    assert rows(first)["Date"].iloc[-1] >= rows(second)["Date"].iloc[0] > rows(second)["Date"].iloc[-1]
    assert not open_page(full, dates=DAY, page=["99"]).exception


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"measure": ["guessed"]}, "1 unknown measure"),
        ({"weapon": ["slings"]}, "1 unknown weapon"),
        ({"column": ["Truth", "Beauty"]}, "2 unknown columns"),
        ({"order": ["Sideways"]}, "1 unknown order"),
    ],
)
def test_what_an_address_asks_in_vain_is_said(
    full: str, open_page: Open, address: dict[str, list[str]], sentence: str
) -> None:
    page = open_page(full, dates=DAY, **address)
    assert not page.exception and len(rows(page)) == 8
    assert [info.value for info in page.info] == [
        f"This link asks for {sentence}, which cannot be shown; the rest of it is."
    ]


def test_a_view_without_figures_has_a_sentence_and_a_way_out(full: str, open_page: Open) -> None:
    page = open_page(full, dates=DAY, find=["Atlantis"])
    assert not page.dataframe and not page.metric
    assert "No figure is in this view (all weapons; with the words “Atlantis”; all regions" in said(page)
    page.button(key="show-all").click().run()
    assert len(rows(page)) == 8
    silent = open_page(full, dates=["2026-01-08", "2026-01-08"])
    assert "We hold no number for 8 January 2026" in said(silent)


def test_claimants_without_a_chart_are_there_on_request(full: str, open_page: Open) -> None:
    page = open_page(full, dates=DAY)
    assert page.toggle(key="others").label == "Also those without a chart: the Russian regional authorities"
    page.multiselect(key="account").set_value([]).run()
    assert "No account is chosen" in said(page)
    page.toggle(key="others").set_value(True).run()
    assert not page.exception
    assert "Our data: the Russian regional authorities for 26 January 2026" in said(page)  # who states no figure


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A statement in two revisions, the newer one full of signs that a page must not take for its own."""

    def fill(engine: Engine) -> None:
        upgrade(engine)
        for day, (value, text) in enumerate([(40, "of 40"), (41, "of 41 <script>alert(1)</script> [x](https://a.b)")]):
            one = record("post", claim(figure(value, start=3, end=5)), text=text)
            ingest(engine, batch(one), retrieved_at=NOW + timedelta(days=day))

    return store(tmp_path_factory.mktemp("edited"), fill)


def test_a_statement_is_shown_with_all_revisions_and_its_words_as_text_only(edited: str, open_page: Open) -> None:
    page = open_page(edited, statement=["mod_russia:post"])
    assert not page.exception
    assert [head.value for head in page.subheader] == ["Revision 2, the one that counts", "Revision 1"]
    assert [code.value for code in page.code] == ["of 41 <script>alert(1)</script> [x](https://a.b)", "of 40"]
    assert "<script>" not in said(page)
    newer, older = page.dataframe[1].value, page.dataframe[2].value
    assert (newer["Number"].tolist(), newer["In words"].tolist()) == ([41], ["41"])
    assert (older["Number"].tolist(), older["In words"].tolist()) == ([40], ["40"])
    assert "**Window**" in said(page) and "Moscow time" in said(page)
    page.button(key="close-statement").click().run()
    assert not page.subheader and "statement" not in page.query_params


@pytest.mark.parametrize("named", ["nobody:nothing", "nonsense", ":", "mod_russia:"])
def test_an_unknown_statement_is_said(full: str, open_page: Open, named: str) -> None:
    page = open_page(full, dates=DAY, statement=[named])
    assert not page.exception
    assert "a statement that the ledger does not hold" in said(page)
    assert len(rows(page)) == 8


@pytest.mark.parametrize("name", ["data", "about"])
def test_an_empty_ledger_is_said(empty: str, open_page: Open, name: str) -> None:
    page = open_page(empty, name)
    assert not page.exception and not page.dataframe
    assert "The ledger holds no claims yet" in said(page)


def test_about_tells_claimants_coverage_changes_sources_and_citation(full: str, open_page: Open) -> None:
    page = open_page(full, "about")
    assert not page.exception and not page.error
    words = said(page)
    claimants = page.dataframe[0].value.set_index("Claimant")
    assert claimants.loc["Russian Ministry of Defence", "Measures"] == "intercepted"  # and nothing launched
    assert "launched" in claimants.loc["Ukrainian Air Force", "Measures"]
    assert "Unknown is not zero" in words
    assert "24 July 2025, Ukrainian Air Force" in words
    assert "1 day withheld" in words and "3 days silent" in words
    assert "CC BY-NC-SA 4.0" in words
    assert "Two Accounts contributors. Two Accounts: drone attacks" in page.code[-1].value
    assert "28 February 2026" in page.code[-1].value


def test_the_days_of_another_account_are_an_address(full: str, open_page: Open) -> None:
    page = open_page(full, "about", of=["Russian MoD"])
    assert page.selectbox(key="of").value == "ru_mod"
    assert "Of the Russian MoD we hold" in said(page) and "1 day flagged" in said(page)
    wrong = open_page(full, "about", of=["Somebody"])
    assert not wrong.exception
    assert "the days of an account that cannot be shown" in said(wrong)


def test_each_source_names_its_licence_once(full: str, open_page: Open) -> None:
    words = said(open_page(full, "about"))
    credit = next(line for line in words.splitlines() if "Petro Ivaniuk" in line and line.startswith("- **"))
    assert re.sub(r"\]\(.*?\)", "]", credit).count("CC BY-NC-SA 4.0") == 1
