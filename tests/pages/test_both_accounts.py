"""The page through app.py: on a full store, on an empty one, on a broken one, and with odd filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.screens import charts, said
from tests.ui.sample import FIRST, LAST_MOD, SILENT, intercepted, launched, neutralised

ROOT = Path(__file__).resolve().parents[2]

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    def opened(address: str, **address_parts: list[str]) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", address)
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, values in address_parts.items():
            page.query_params[key] = values
        return page.run()

    return opened


def numbers(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def test_the_page_opens_on_the_latest_days_that_both_accounts_have(full: str, open_page: Open) -> None:
    page = open_page(full)
    assert not page.exception and not page.error
    assert page.date_input(key="dates").value == (date(2025, 11, 3), LAST_MOD)
    assert page.pills(key="preset").value == "90 days"
    assert numbers(page).keys() == {"Launched", "Neutralised", "Intercepted"}
    assert [header.value for header in page.header][:2] == ["3 November 2025 – 31 January 2026", "Records and streaks"]
    assert len(charts(page)) == 4


def test_the_numbers_of_a_day_are_those_of_the_statements(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2026-01-26", "2026-01-26"])
    assert numbers(page) == {"Launched": "138", "Neutralised": "110", "Intercepted": "40"}
    words = said(page)
    assert "By its own account 80 % of those launched were neutralised" in words
    assert "so there is no rate" in words  # Russia states no number launched
    assert "Krasnodar Krai (34)" in words
    assert "as stated by authorities of a Russian region" in words
    assert "7-day mean" not in words
    assert "Slavyansk" in words and r"a \*plant\*" in words and "1 injured" in words


def test_every_number_names_claimant_and_change(full: str, open_page: Open) -> None:
    words = said(open_page(full))
    assert "**Russian drones**, as stated by the Ukrainian Air Force" in words
    assert "**Ukrainian drones**, as stated by the Russian Ministry of Defence" in words
    assert words.count("on the 90 days before (") == 3
    assert "stated on 86 of 90 days, withheld on 1" in words
    assert "stated on 87 of 90 days; some windows overlap" in words


def test_the_change_is_left_out_where_the_period_before_is_not_held(full: str, open_page: Open) -> None:
    page = open_page(full, dates=[FIRST.isoformat(), "2024-11-30"])
    assert numbers(page)["Launched"] == f"{sum(launched(date(2024, 11, day)) for day in range(1, 31)):,}"
    assert numbers(page)["Neutralised"] == f"{sum(neutralised(date(2024, 11, day)) for day in range(1, 31)):,}"
    assert "days before" not in said(page)


def test_an_address_shows_what_the_filters_show(full: str, open_page: Open) -> None:
    # That a filter writes the address is the browser's doing: see tests/browser.
    page = open_page(full)
    page.multiselect(key="region").set_value(["RU-BEL"]).run()
    page.segmented_control(key="by").set_value("Week").run()
    again = open_page(full, region=["Belgorod Oblast"], by=["Week"], account=["Russian MoD"])
    assert again.multiselect(key="region").value == ["RU-BEL"]
    assert again.segmented_control(key="by").value == "Week"
    assert numbers(again).keys() == {"Intercepted"}
    assert numbers(again)["Intercepted"] == numbers(page)["Intercepted"]


def test_a_preset_sets_the_period(full: str, open_page: Open) -> None:
    page = open_page(full)
    page.pills(key="preset").set_value("2025").run()
    assert page.date_input(key="dates").value == (date(2025, 1, 1), date(2025, 12, 31))
    assert page.query_params["dates"] == ["2025-01-01", "2025-12-31"]


def test_by_region_the_unstated_is_a_dash_and_no_rate_is_given(full: str, open_page: Open) -> None:
    page = open_page(full, region=["Belgorod Oblast"])
    assert numbers(page)["Launched"] == numbers(page)["Neutralised"] == "–"
    words = said(page)
    assert "itemises nothing" in words
    assert "By region the Air Force states no number of drones launched" in words
    assert "only what is itemised for Belgorod Oblast" in words


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"dates": ["2099-01-01", "2099-02-01"]}, "days outside 1 January 2024 – 28 February 2026"),
        ({"dates": ["yesterday"]}, "a period that is not two dates"),
        ({"dates": ["2025-01-01", "2025-02-01", "2025-03-01"]}, "a period of more than two dates"),
        ({"region": ["Atlantis", "Mu"]}, "2 unknown regions"),
        ({"account": ["Somebody"]}, "1 unknown account"),
        ({"by": ["Century"]}, "an unknown length of bars"),
    ],
)
def test_what_an_address_asks_in_vain_is_said(
    full: str, open_page: Open, address: dict[str, list[str]], sentence: str
) -> None:
    page = open_page(full, **address)
    assert not page.exception
    assert [info.value for info in page.info] == [
        f"This link asks for {sentence}, which cannot be shown; the rest of it is."
    ]
    assert page.date_input(key="dates").value == (date(2025, 11, 3), LAST_MOD)
    page.segmented_control(key="by").set_value("Week").run()
    assert not page.info  # the reader has moved on


def test_unknown_parameters_of_an_address_are_named(full: str, open_page: Open) -> None:
    odd = {"from": ["2025-01-01"], "claimant": ["ru_mod"], "a`*b": ["1"]}
    page = open_page(full, by=["Week"], **odd)
    assert not page.exception
    assert [info.value for info in page.info] == [
        "Ignored in the address: `from`, `claimant`, `a??b`. "
        "A link may name `dates`, `region`, `account`, `by`, `weapons`, `shows` and `figures`."
    ]
    assert page.segmented_control(key="by").value == "Week"
    page.segmented_control(key="by").set_value("Month").run()
    assert not page.info


def test_a_charts_switches_and_what_counts_readers_are_no_unknown_names(full: str, open_page: Open) -> None:
    page = open_page(full, **{"both-accounts": ["log", "without-ru_mod.intercepted"], "utm_source": ["post"]})
    assert not page.exception and not page.info


def test_the_pages_own_choices_are_there_when_the_reader_is_back(full: str, open_page: Open) -> None:
    page = open_page(full)
    page.segmented_control(key="weapons").set_value("Missiles").run()
    assert page.title[0].value == "What does each side say about the missiles sent against it?"
    page.switch_page("pages/weapons/page.py").run()
    assert "weapons" not in page.query_params
    page.switch_page("pages/both_accounts/page.py").run()
    assert page.segmented_control(key="weapons").value == "Missiles"
    assert "Missiles" in page.query_params["weapons"]
    assert page.segmented_control(key="shows").value == "Each bar"


def test_an_address_is_mended_where_it_can_be_understood(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2025-03-31", "2025-03-01"], region=["RU-BEL", "sea:azov"], account=["ru_mod"])
    assert not page.info
    assert page.date_input(key="dates").value == (date(2025, 3, 1), date(2025, 3, 31))
    assert page.multiselect(key="region").value == ["RU-BEL", "sea:azov"]
    assert page.multiselect(key="account").value == ["ru_mod"]


def test_a_period_without_data_says_so_and_offers_a_way_out(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2024-02-01", "2024-02-29"])
    assert set(numbers(page).values()) == {"–"}
    assert "We hold no number for 1–29 February 2024. Our data: the Ukrainian Air Force for 1 November 2024" in said(
        page
    )
    assert not charts(page)
    next(button for button in page.button if "latest 90 days" in button.label).click().run()
    assert page.date_input(key="dates").value == (date(2025, 11, 3), LAST_MOD)
    assert len(charts(page)) == 4


def test_without_an_account_there_is_a_sentence_and_a_way_out(full: str, open_page: Open) -> None:
    page = open_page(full)
    page.multiselect(key="account").set_value([]).run()
    assert not page.exception and not charts(page)
    assert "No account is chosen" in said(page)
    page.button[0].click().run()
    assert numbers(page).keys() == {"Launched", "Neutralised", "Intercepted"}


def test_the_air_commands_are_off_by_default_and_a_series_of_their_own(full: str, open_page: Open) -> None:
    page = open_page(full)
    before = numbers(page)
    assert "Air Command South" not in said(page)
    page.multiselect(key="account").set_value(["ua_air_force", "ru_mod", "ua_air_command_south"]).run()
    assert [metric.value for metric in page.metric][:3] == list(
        before.values()
    )  # nothing is added to the national ones
    assert "The regional air commands" in said(page)
    assert len(page.metric) == 4


@pytest.mark.parametrize(
    ("account", "metrics", "shown"),
    [
        ("ua_air_force", {"Launched", "Neutralised"}, 3),
        ("ru_mod", {"Intercepted"}, 2),
        ("ua_air_command_south", {"Neutralised"}, 1),
        ("ua_air_command_east", {"Neutralised"}, 1),
    ],
)
def test_each_account_can_be_shown_alone(
    full: str, open_page: Open, account: str, metrics: set[str], shown: int
) -> None:
    page = open_page(full, account=[account])
    assert not page.exception and not page.error and not page.info
    assert numbers(page).keys() == metrics
    assert len(charts(page)) == shown


def test_nothing_of_either_kind_is_two_sentences(full: str, open_page: Open) -> None:
    accounts = ["Russian MoD", "Air Command South"]
    page = open_page(full, dates=["2024-02-01", "2024-02-29"], account=accounts)
    assert not page.exception and not page.error
    assert len(page.info) == 2


def test_the_days_of_one_account_alone(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2026-02-01", "2026-02-28"])
    assert numbers(page)["Intercepted"] == "–"
    assert "Of the Russian MoD we have no number for this period." in said(page)
    assert "no number held for these 28 days" in said(page)
    assert "We hold data only for 1 November 2024 – 31 January 2026." in said(page)


def test_a_box_says_where_the_data_end_inside_the_period(full: str, open_page: Open) -> None:
    words = said(open_page(full, dates=["2026-01-01", "2026-02-28"]))
    assert words.count("Our data end on") == 1
    assert "Our data end on 31 January 2026." in words  # the Ministry's; the Air Force's reach the period's end
    assert "Our data begin on 1 November 2024." in said(open_page(full, dates=["2024-10-01", "2024-11-30"]))


def test_a_day_with_only_a_withheld_number(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2026-01-10", "2026-01-10"], account=["Ukrainian Air Force"])
    assert set(numbers(page).values()) == {"–"}
    assert "stated on 0 of 1 day, withheld on 1" in said(page)
    assert not page.exception


def test_the_figures_stand_with_their_links(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2026-01-26", "2026-01-26"])
    page.toggle(key="figures").set_value(True).run()
    table = page.dataframe[-1].value
    assert set(table["claimant"]) == {"ua_air_force", "ru_mod"}
    assert "https://example.org/2026-01-26" in set(table["source_url"])


def test_the_numbers_of_a_chart_are_sent_on_request_only(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2026-01-08", "2026-01-12"])
    assert charts(page)["both-accounts"]["table"] is None
    page.session_state["both-accounts-table"] = True  # what the component's button leads to: see tests/browser
    sent = charts(page.run())["both-accounts"]["table"]
    table = pd.DataFrame(sent["rows"], columns=sent["columns"]).set_index(["claimant", "measure", "date"])
    assert table.loc[("ru_mod", "intercepted", "2026-01-12"), "value"] == 0
    assert table.loc[("ru_mod", "intercepted", "2026-01-09"), "days_silent"] == 1
    assert table.loc[("ua_air_force", "launched", "2026-01-10"), "days_withheld"] == 1
    assert pd.isna(table.loc[("ua_air_force", "launched", "2026-01-10"), "value"])


def test_an_address_keeps_a_charts_switches_and_says_what_it_cannot(full: str, open_page: Open) -> None:
    page = open_page(full, **{"both-accounts": ["log", "without-ua_air_force.launched", "loud"]})
    told = charts(page)["both-accounts"]
    assert told["chosen"] == {"log": True, "mean": True, "off": ["ua_air_force.launched"]}
    assert "a switch that this chart does not have" in told["note"]
    assert charts(page)["regions-ru-mod"]["note"] == ""
    page.session_state["both-accounts-table"] = True
    sent = charts(page.run())["both-accounts"]["table"]
    measures = [row[sent["columns"].index("measure")] for row in sent["rows"]]
    assert set(measures) == {"neutralised", "intercepted"}


def test_an_empty_ledger_is_said_with_the_command_that_fills_it(empty: str, open_page: Open) -> None:
    page = open_page(empty)
    assert not page.exception and not page.error
    assert "holds no claims yet" in said(page)
    assert "python -m db import" in page.code[0].value


def test_a_broken_store_is_said_in_a_sentence_with_the_command_that_mends_it(tmp_path: Path, open_page: Open) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database" * 100)
    page = open_page(f"sqlite:///{broken}")
    assert not page.exception
    assert "cannot be read" in page.error[0].value
    assert "Traceback" not in said(page)
    assert str(broken) in page.code[0].value


def test_a_fault_in_the_program_is_logged_and_told_plainly(
    full: str, open_page: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from ui import view

    def fail(*_: object) -> None:
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr(view.View, "headlines", fail)
    page = open_page(full)
    assert not page.exception
    assert "error in the program" in page.error[0].value
    assert "secret" not in said(page)
    assert "a secret of the program" in caplog.text


def test_a_fault_in_a_charts_own_rerun_is_told_plainly_too(
    full: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui import chart

    page = open_page(full)
    monkeypatch.setattr(chart, "_rows", lambda _: 1 / 0)
    page.session_state["both-accounts-table"] = True
    page.run()
    assert not page.exception
    assert "error in the program" in page.error[0].value


def test_missiles_are_counted_on_request_only_and_said_so(full: str, open_page: Open) -> None:
    page = open_page(full, weapons=["Missiles"])
    assert not page.exception
    assert set(numbers(page).values()) == {"–"}  # the made-up accounts speak of drones alone
    words = said(page)
    assert "**Russian missiles**, as stated by" in words and "no number of missiles launched at it" in words
    both = open_page(full, weapons=["All"])
    assert numbers(both) == numbers(open_page(full))
    assert "drones and missiles together; all regions" in said(both) and "drones only" not in said(both)
    assert "drones only" in said(open_page(full))


@pytest.mark.parametrize(
    ("address", "sentence"),
    [({"weapons": ["Arrows"]}, "an unknown kind of weapons"), ({"shows": ["Nothing"]}, "an unknown kind of chart")],
)
def test_an_unknown_choice_of_the_page_is_said(
    full: str, open_page: Open, address: dict[str, list[str]], sentence: str
) -> None:
    page = open_page(full, **address)
    assert [info.value for info in page.info] == [
        f"This link asks for {sentence}, which cannot be shown; the rest of it is."
    ]
    page.segmented_control(key="weapons").set_value("All").run()
    assert not page.info


def test_the_cumulative_view_tells_the_days_without_a_number(full: str, open_page: Open) -> None:
    page = open_page(full, shows=["Cumulative"], dates=["2026-01-05", "2026-01-20"])
    words = said(page)
    assert "Ukrainian Air Force, launched: 3 of 16 days" in words
    assert "added up from the period’s first day, by day" in words
    page.session_state["both-accounts-table"] = True
    sent = charts(page.run())["both-accounts"]["table"]
    table = pd.DataFrame(sent["rows"], columns=sent["columns"]).set_index(["measure", "date"])
    assert pd.isna(table.loc[("launched", "2026-01-08"), "cumulative"])
    last = table.loc[("launched", "2026-01-20")]
    known = [day for day in range(5, 21) if day not in (8, 9, 10)]
    assert last["cumulative"] == sum(launched(date(2026, 1, day)) for day in known)
    assert last["cumulative_is_at_least"] == "yes" and last["cumulative_days_without_number"] == 3


def test_the_monthly_rate_is_shown_with_the_change_of_definition(full: str, open_page: Open) -> None:
    page = open_page(full, dates=["2025-06-01", "2025-08-31"])
    told = charts(page)["outcomes"]
    assert told["title"].startswith("Of those launched, by the Air Force’s own account")
    caption = dict(told["caption"])
    assert "24 July 2025: shot down and suppressed are one figure" in caption["Note"]
    assert "92 claims that state both" in caption["Note"] and "Hits are stated in 0" in caption["Note"]
    assert caption["Claimed by"] == "Ukrainian Air Force"
    months = next(frame.value for frame in page.dataframe if "Rate" in frame.value)
    july = months[(months["Month"] == "July 2025") & (months["Account"] == "Ukrainian Air Force")].iloc[0]
    days = [date(2025, 7, day) for day in range(1, 32)]
    assert july["Rate"] == pytest.approx(100 * sum(map(neutralised, days)) / sum(map(launched, days)), abs=0.05)
    assert pd.isna(july["Intercepted"])
    russian = months[months["Account"] == "Russian MoD"]
    assert russian["Rate"].isna().all() and russian["Launched"].isna().all()


def test_the_biggest_night_of_a_region_is_found_at_once(full: str, open_page: Open) -> None:
    page = open_page(full, region=["RU-BEL"], dates=["2025-01-01", "2025-12-31"], account=["ru_mod"])
    words = said(page)
    days = [FIRST.replace(year=2025, month=1) + pd.Timedelta(days=count) for count in range(365)]
    best = max((intercepted(day) // 2, day) for day in days if day not in SILENT)
    assert "Only the part itemised for Belgorod Oblast counts" in words
    assert f"Biggest day, intercepted: **{best[0]}** on " in words
    assert f"](night?date={best[1]})" in words
    assert "**Ukrainian drones**, as stated by the Russian Ministry of Defence" in words
    assert "outcomes" not in charts(page)  # by region nobody states a number launched


def test_a_silence_is_told_among_the_streaks(full: str, open_page: Open) -> None:
    words = said(open_page(full, dates=["2026-01-01", "2026-01-31"], account=["ru_mod"]))
    assert "Longest run of days of which we hold no statement: **2 days**, 8–9 January 2026" in words
