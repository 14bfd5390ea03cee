"""The page "Add a statement", through app.py."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from streamlit.testing.v1 import AppTest

from db.engine import writing_engine
from db.ingest import ingest
from db.schema import upgrade
from tests.db.batches import NOW, batch, claim, dump, figure, record, totals
from tests.screens import said
from ui import permission

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 26)
REPORT = (
    "В период с 23.00 мск 25 января до 7.00 мск 26 января сбиты 40 украинских беспилотных летательных аппаратов: "
    "34 – над территорией Краснодарского края, 6 – над акваторией Азовского моря."
)
FLAGGED = REPORT.replace("34 –", "38 –")
LINK = "https://example.org/1"

Open = Callable[[str], AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.delenv("TWO_ACCOUNTS_KEEP", raising=False)

    def opened(address: str) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", address)
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        page.run()  # only then the pages are known
        page.switch_page("pages/add/page.py")
        return page.run()

    return opened


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A store of the test's own, with one statement of the night."""
    address = f"sqlite:///{tmp_path / 'own.sqlite'}"
    engine = writing_engine(address)
    upgrade(engine)
    ingest(engine, batch(record("post", claim(figure(40)), url="https://t.me/mod_russia/1")), retrieved_at=NOW)
    engine.dispose()
    return address


def hand_in(
    page: AppTest, words: str, *, day: date | None = DAY, link: str = LINK, hour: time | None = time(9)
) -> AppTest:
    page.text_area(key="add-text").set_value(words)
    page.date_input(key="add-day").set_value(day)
    page.time_input(key="add-hour").set_value(hour)
    page.text_input(key="add-link").set_value(link)
    return page.button(key="add-read").click().run()


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWO_ACCOUNTS_KEEP", "local")
    monkeypatch.setattr(permission, "is_local", lambda *_: True)


# --- reading


def test_an_empty_page_asks_and_says_that_keeping_is_off(full: str, open_page: Open) -> None:
    page = open_page(full)
    assert not page.exception and not page.error
    assert page.title[0].value == "What does this statement say?"
    assert [head.value for head in page.header] == ["Keep it"]
    assert "Keeping is off on this server" in said(page) and "TWO_ACCOUNTS_KEEP=local make run" in said(page)


def test_a_text_is_read_with_its_words_its_window_and_what_the_ledger_has(full: str, open_page: Open) -> None:
    page = hand_in(open_page(full), REPORT)
    assert not page.exception and not page.error
    words = said(page)
    assert "All that the text claims was read" in words
    assert "23:00–07:00 Moscow time (20:00–04:00 UTC; hours stated)" in words
    assert "Report date: **26 January 2026**" in words
    assert "сбиты <mark>40</mark><sup>1</sup> украинских" in html(page)
    assert "<td>2</td><td>drones intercepted</td><td>Krasnodar Krai</td><td>34</td>" in html(page)
    assert [head.value for head in page.header][:2] == ["What was read", "What the ledger has for 26 January 2026"]
    assert "*Compared with your text:* the same: intercepted 40" in words
    assert "138 drones launched" in words  # the other side's, apart
    assert [head.value for head in page.subheader][-2:] == ["The same claimant", "The other side, apart"]
    assert "(night?date=2026-01-26)" in words
    assert not page.query_params  # nothing of it in the address


def test_nothing_is_read_before_the_day_is_known(full: str, open_page: Open) -> None:
    page = hand_in(open_page(full), REPORT, day=None)
    assert "Say on which day it was published" in said(page)
    assert [head.value for head in page.header] == ["Keep it"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (FLAGGED, "The parts \\(44\\) exceed the total \\(40\\)."),
        ("A fair day without any news.", "**No claim.**"),
        (REPORT.replace("Краснодарского", "Тридевятого"), "The place 'тридевятого' is not known."),
        ("За ночь средствами ПВО уничтожены 3 БПЛА" + " над Крымом" * 1_500, "**Not readable.**"),
    ],
)
def test_problems_are_told_plainly(full: str, open_page: Open, words: str, sentence: str) -> None:
    page = hand_in(open_page(full), words)
    assert not page.exception and not page.error
    assert sentence in said(page)


def test_an_empty_ledger_has_nothing_of_the_night(empty: str, open_page: Open) -> None:
    page = hand_in(open_page(empty), REPORT)
    assert not page.exception and not page.error
    assert "Nothing yet, of either side." in said(page)


def test_what_is_too_long_is_not_read(full: str, open_page: Open) -> None:
    page = hand_in(open_page(full), "x" * 20_001)
    assert "20,001 characters, more than the 20,000" in page.error[0].value
    assert not html(page).count('ta-text"')


def test_markup_and_hidden_characters_do_nothing(full: str, open_page: Open) -> None:
    nasty = f"<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:b) \u202e=1+1 $x$ :red[y] {REPORT}"
    page = hand_in(open_page(full), nasty)
    assert not page.exception
    assert "&lt;script&gt;" in html(page) and "⟨U+202E⟩" in html(page)
    assert "<script" not in html(page) and "<img" not in html(page) and "\u202e" not in html(page)
    assert "<script" not in said(page) and "javascript" not in said(page)


def test_reading_writes_nothing(own: str, open_page: Open) -> None:
    engine = writing_engine(own)
    before = dump(engine)
    hand_in(open_page(own), REPORT)
    assert dump(engine) == before
    engine.dispose()


# --- keeping


def test_without_permission_there_is_no_button(full: str, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in ("", "local", "ann@example.org"):
        monkeypatch.setenv("TWO_ACCOUNTS_KEEP", setting)
        page = open_page(full)
        monkeypatch.setenv("TWO_ACCOUNTS_KEEP", setting)
        page = hand_in(page, REPORT)
        assert not page.exception
        assert not [one for one in page.button if str(one.key).startswith("add-keep")]
        assert "Correct a figure" not in [head.value for head in page.header]


def test_each_setting_says_why_not(full: str, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(full)
    monkeypatch.setenv("TWO_ACCOUNTS_KEEP", "local")
    assert "yours came another way" in said(page.run())
    monkeypatch.setenv("TWO_ACCOUNTS_KEEP", "ann@example.org")
    assert "this server has no sign-in yet" in said(page.run())
    monkeypatch.setattr(permission, "_user", lambda: {"is_logged_in": False})
    page.run()
    assert "Keeping is for people who sign in." in said(page)
    page.button(key="add-sign-in").click().run()  # nothing of it is configured here
    assert not page.exception and "Signing in does not work on this server yet" in page.error[0].value


def test_a_statement_is_kept_and_never_counted_twice(
    own: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch)
    engine = writing_engine(own)
    before = totals(engine)
    page = hand_in(open_page(own), REPORT)
    page.button(key="add-keep").click().run()
    assert not page.exception and not page.error
    assert page.success[0].value.startswith("1 statement kept as new. Every figure stands as a witness")
    assert totals(engine) == before
    assert "(data?statement=by_hand:2026-01-26-" in said(page)
    page.button(key="add-keep").click().run()
    assert "known already and left as it was" in page.success[0].value
    with engine.connect() as conn:
        rows = conn.execute(sql("SELECT source_id, url, revision FROM statement ORDER BY id")).all()
    assert [tuple(row) for row in rows][1:] == [("by_hand", LINK, 1)]
    engine.dispose()
    for name in ("night", "data", "about", "regions", "both_accounts"):
        page.switch_page(f"pages/{name}/page.py").run()
        assert not page.exception and not page.error, name


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"link": ""}, "give the link above"),
        ({"hour": None}, "give the hour of publication above"),
        ({"link": "", "hour": None}, "give the hour of publication and the link above"),
    ],
)
def test_a_figure_needs_its_source_to_be_kept(
    own: str, open_page: Open, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], words: str
) -> None:
    allow(monkeypatch)
    page = hand_in(open_page(own), REPORT, **changes)  # type: ignore[arg-type]
    assert words in said(page)
    assert not [one for one in page.button if one.key == "add-keep"]


def test_the_permission_is_asked_again_when_the_button_is_pressed(
    own: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui import keeping

    allow(monkeypatch)
    page = hand_in(open_page(own), REPORT)
    monkeypatch.setattr(keeping, "permission", lambda: permission.of_local(here=False))
    page.button(key="add-keep").click().run()
    assert "yours came another way" in page.error[0].value
    engine = writing_engine(own)
    assert len(dump(engine)["statement"]) == 1
    engine.dispose()


def correct(page: AppTest, number: int, why: str) -> AppTest:
    def field(kind: str, name: str) -> object:
        return next(one for one in getattr(page, kind) if str(one.key).startswith(f"correct-{name}-"))

    field("number_input", "value").set_value(number)  # type: ignore[attr-defined]
    field("text_input", "reason").set_value(why)  # type: ignore[attr-defined]
    return next(one for one in page.button if str(one.key).endswith("-submit")).click().run()


def test_a_correction_is_kept_beside_what_was_read(own: str, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch)
    engine = writing_engine(own)
    before = totals(engine)
    page = hand_in(open_page(own), REPORT)
    assert correct(page, 41, "").error[0].value.startswith("Say why")
    assert correct(page, 40, "none").error[0].value.startswith("This is what was read")
    correct(page, 41, "a *slip* <b>")
    assert "**Figure 1**, read as 40, drones intercepted, the whole: **41, intercepted, the whole** by hand" in said(
        page
    )
    assert "a \\*slip\\* \\<b\\>" in said(page)
    page.button(key="take-back-0").click().run()
    assert "by hand, because" not in said(page)
    correct(page, 41, "a slip")
    assert page.button(key="add-keep").label == "Keep this statement with 1 correction"
    page.button(key="add-keep").click().run()
    assert "1 correction stored beside what was read." in page.success[0].value
    assert totals(engine) == before
    assert [row[4:6] for row in dump(engine)["correction"]] == [(41, None)]
    with engine.connect() as conn:
        key = conn.execute(sql("SELECT external_id FROM statement WHERE source_id = 'by_hand'")).scalar_one()
    engine.dispose()
    page.switch_page("pages/data/page.py")
    page.query_params["statement"] = f"by_hand:{key}"
    page.run()
    assert not page.exception
    assert "**Corrected by hand.** What was read stays the figure of record" in said(page)
    assert "Read: 40, intercepted, the whole claim. By hand, " in said(
        page
    ) and "**41, intercepted, the whole claim**" in said(page)
    assert page.dataframe[1].value["Number"].tolist() == [40, 34, 6]


# --- files


def lines(*texts: str) -> bytes:
    rows = [
        {"id": str(at), "published": f"2026-01-26T06:{at:02}:00Z", "text": words, "url": LINK}
        for at, words in enumerate(texts)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def test_a_file_is_listed_and_kept(own: str, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch)
    page = open_page(own)
    page.file_uploader(key="add-file").upload("some.jsonl", lines(REPORT, "=1+1", FLAGGED), "application/json").run()
    assert not page.exception and not page.error
    assert "3 statements: 1 read, 1 flagged, 1 no claim." in said(page)
    table = page.dataframe[0].value
    assert table["Reading"].tolist() == ["flagged", "read", "no claim"]
    assert table["Claimed by"].tolist()[:2] == ["Russian MoD", "Russian MoD"]
    page.button(key="add-keep-upload").click().run()
    assert page.success[0].value.startswith("2 statements kept as new. Every figure stands as a witness")


def test_a_file_that_is_none_is_refused(full: str, open_page: Open) -> None:
    page = open_page(full)
    page.file_uploader(key="add-file").upload("<b>.json", b"\x00\x01", "application/json").run()
    assert not page.exception
    assert "neither Telegram Desktop’s export" in page.error[0].value.replace("'", "’")
    assert "<b>" not in page.error[0].value.replace("\\<b\\>", "")
