"""The page on weapons through app.py: classes, models, rates, places; odd choices; an empty store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.ingest import ingest
from sources.records import LaunchArea, Measure, WeaponClass
from tests.db.batches import NOW, batch, claim, figure, record, window
from tests.screens import charts, said, store
from tests.ui import sample

Open = Callable[..., AppTest]


def fill(engine: Engine) -> None:
    """The sample, and on ten days of January missiles as well, from two places."""
    sample.fill(engine)
    areas = (LaunchArea("Kursk oblast", "RU-KRS"), LaunchArea("Caspian Sea", "sea:caspian"))
    records = []
    for day in range(1, 11):
        told = window(f"2026-01-{day:02} 08:00", f"2026-01-{day:02} 18:00", "ua_air_force")
        for model in ("Kalibr", "X-101/X-555 and Kalibr"):
            of_model = {"weapon_class": WeaponClass.CRUISE, "weapon": model}
            figures = figure(10, Measure.LAUNCHED, **of_model), figure(day, **of_model)
            one = claim(*figures, window=told, claimant="ua_air_force", launch_areas=areas)
            link = f"https://example.org/{model}/{day}"
            records.append(record(f"{model}-{day}", one, source="kpszsu", url=link, published_at=None))
    ingest(engine, batch(*records, source="kpszsu"), retrieved_at=NOW)


@pytest.fixture(scope="session")
def armed(tmp_path_factory: pytest.TempPathFactory) -> str:
    return store(tmp_path_factory.mktemp("armed"), fill)


@pytest.fixture
def open_page(open_room: Open) -> Open:
    return lambda store, **address: open_room(store, "weapons", **address)


def test_classes_models_rates_and_places_stand_with_what_is_behind_them(armed: str, open_page: Open) -> None:
    page = open_page(armed, dates=["2026-01-01", "2026-01-31"], models=["cruise missiles"])
    assert not page.exception and not page.error
    assert page.title[0].value.endswith("?")
    shown = charts(page)
    assert list(shown) == [
        "classes-ua-air-force",
        "classes-ru-mod",
        "rates",
        "models-over-time",
        "model-rates",
        "launch-areas",
    ]
    words = said(page)
    assert "Russian cruise missiles: The Ukrainian Air Force stated 200 launched and 110 neutralised" in words
    assert "Cruise missiles 55 % (110 of 200 in 10 attacks)" in words
    assert "X-101/X-555 and Kalibr 100" in words and "A bundle is one number for several models" in words
    assert "Kursk oblast (in 10 attacks)" in words and "never weapons" in words
    assert "drones and cruise missiles; whole claims" in words


def test_a_period_of_one_day_and_a_withheld_day(armed: str, open_page: Open) -> None:
    page = open_page(armed, dates=["2026-01-10", "2026-01-10"], classes=["drones"])
    assert not page.exception and not page.error
    assert "In this period the Ukrainian Air Force gives no number of drones." in said(page)
    assert any((button.key or "").startswith("defaults-classes") for button in page.button)


def test_regions_do_not_narrow_this_page_and_it_says_so(armed: str, open_page: Open) -> None:
    page = open_page(armed, region=["Krasnodar Krai"])
    assert "whole claims, whatever regions are chosen" in said(page)


def test_absurd_choices_in_the_address_are_no_error(armed: str, open_page: Open) -> None:
    page = open_page(armed, classes=["<b>", "drones"], models=["' OR 1=1"])
    assert not page.exception and not page.error
    assert "classes-ua-air-force" in charts(page)


def test_without_an_account_or_a_figure_there_is_a_sentence(armed: str, empty: str, open_page: Open) -> None:
    page = open_page(armed, account=["Air Command South"])
    assert "This page shows the two national accounts" in said(page)
    page = open_page(empty)
    assert not page.exception and "The ledger holds no claims yet" in said(page)
