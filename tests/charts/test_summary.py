from __future__ import annotations

from charts.regions import ranking
from charts.summary import accounts_in_words, accounts_quote, regions_in_words
from tests.charts.frames import END, ROWS, START, air_force, mod, night, regional, total


def test_the_accounts_in_words() -> None:
    said = accounts_in_words(
        [
            air_force(*night("2026-01-06", 100, 90), *night("2026-01-07", 1200, 900), d2026_01_08="withheld"),
            mod(total("2026-01-06", 40), d2026_01_07="silent", d2026_01_08="silent"),
        ],
        start=START,
        end=END,
    )
    assert said.startswith(
        "5–18 January 2026. The Ukrainian Air Force stated 1,300 launched and 990 neutralised, on 2 of "
    )
    assert "Its biggest day was 7 January 2026, with 1,200 launched." in said
    assert "withheld its number on 1 day" in said
    assert "The Russian MoD stated 40 intercepted, on 1 of 14 days. It published a statement without" in said
    assert said.endswith("on 11 days. We hold no statement of 2 days.")


def test_an_account_without_a_number_is_said_to_have_none() -> None:
    states = {f"d2026_01_{day:02}": "no_data" for day in range(5, 19)}
    said = accounts_in_words([mod(**states)], start=START, end=END)
    assert "Of the Russian MoD we have no number for this period." in said
    assert "Our data do not cover 14 days." in said
    assert "0" not in said.replace("2026", "")


def test_a_ranking_in_words() -> None:
    said = regions_in_words(ranking(ROWS), claimant="ru_mod", measure="intercepted", share="61 % of 4,210.")
    assert said == (
        "Itemised by the Russian MoD as intercepted, most first: Kursk Oblast (70), Bryansk Oblast (30, also "
        "named without a number on 1 day) and Sea of Azov (0). "
        "Named without a number: Tula Oblast (on 9 days). 61 % of 4,210."
    )


def test_a_ranking_of_names_alone_in_words() -> None:
    said = regions_in_words(
        ranking(regional(("Tula Oblast", None, 2))), claimant="ru_mod", measure="intercepted", share=""
    )
    assert said == (
        "In what we hold, the Russian MoD gives no region a number in this period. "
        "Named without a number: Tula Oblast (on 2 days)."
    )


def test_a_quote_names_who_says_it_and_on_how_many_days() -> None:
    own = mod(total("2026-01-05", 40), total("2026-01-06", 2), d2026_01_07="silent")
    said = accounts_quote([own], start=START, end=END)
    assert said == (
        "Ukrainian drones, 5–18 January 2026: 42 intercepted, according to the Russian MoD (stated on 2 of 14 days)."
    )
    limited = accounts_quote([own], start=START, end=END, limits="only what is itemised for Kursk Oblast")
    assert "(only what is itemised for Kursk Oblast; stated on 2 of 14 days)" in limited


def test_a_quote_of_nothing_gives_no_number() -> None:
    assert "no number, according to" in accounts_quote([mod(d2026_01_07="silent")], start=START, end=END)
