"""Statements added by hand: read without a trace, kept once, and never an attack twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pandas as pd
import pytest
from sqlalchemy import Engine, text

from db import by_hand, checks, corrections, queries, statements
from db.bundle import bundled_batches
from db.by_hand import Given, Kept
from db.corrections import Corrected, Corrections
from db.errors import InputRefusedError
from db.export import Selection, as_csv, selected
from db.ingest import ingest
from tests.db.batches import NOW, batch, claim, dump, figure, record, totals, window

DAY = date(2026, 1, 26)
UKRAINIAN = (
    "У ніч на 26 січня 2026 року (з 18:00 25 січня) ворог запустив 138 ударних БпЛА. "
    "Станом на 08:00 збито/подавлено 110 ворожих БпЛА. Є влучання 21 ударного БпЛА на 11 локаціях."
)
RUSSIAN = (
    "В период с 23.00 мск 25 января до 7.00 мск 26 января дежурными средствами ПВО уничтожены 40 украинских "
    "беспилотных летательных аппаратов самолетного типа: 34 – над территорией Краснодарского края, "
    "4 – над акваторией Азовского моря, по одному – над территориями Брянской и Калужской областей."
)
ENGLISH = (
    "Russia launched 138 drones at Ukraine overnight, Ukraine's air force said on Monday, "
    "110 of which were shot down or suppressed, and 21 of them hit targets in 11 locations. "
    "Russia's Defense Ministry said Monday that air defenses downed 40 Ukrainian drones overnight, "
    "including 34 over the Krasnodar region and four over the Sea of Azov."
)


def given(words: str, **changes: object) -> Given:
    whole = Given(words, DAY, time(9), "Moscow", url="https://example.org/1")
    return replace(whole, **changes)  # type: ignore[arg-type]


def kept(engine: Engine, words: str, corrections: Corrections | None = None, **changes: object) -> Kept:
    return by_hand.keep(engine, given(words, **changes), corrections, now=NOW)


def broken(engine: Engine) -> list[str]:
    with engine.connect() as conn:
        return [finding.line for finding in checks.findings(conn) if finding.broken]


# --- reading


def test_a_reading_is_typed_and_points_into_the_text() -> None:
    read = by_hand.preview(given(RUSSIAN), today=DAY)
    assert (read.problem, read.status, read.problems, read.language) == (None, "read", (), "ru")
    assert {name: str(kind) for name, kind in read.claims.dtypes.items()} == by_hand.READ_CLAIMS
    assert {name: str(kind) for name, kind in read.figures.dtypes.items()} == by_hand.READ_FIGURES
    assert read.claims["report_date"].tolist() == [pd.Timestamp(DAY)]
    words = [RUSSIAN[start:end] for start, end in zip(read.figures["quote_start"], read.figures["quote_end"])]  # noqa: B905
    assert words[:3] == ["40", "34", "4"]
    assert read.figures["region_name"].fillna("-").tolist()[:3] == ["-", "Krasnodar Krai", "Sea of Azov"]


def test_a_text_that_claims_nothing_or_is_not_taken_has_typed_frames_too() -> None:
    for words in ("A fair day.", "", "x" * 20_001, "\x00"):
        read = by_hand.preview(given(words), today=DAY)
        assert bool(read.problem) == (words != "A fair day.")
        assert read.claims.empty and read.figures.empty and read.incidents.empty
        assert {name: str(kind) for name, kind in read.figures.dtypes.items()} == by_hand.READ_FIGURES
    assert by_hand.preview(given("Words", zone="Mars"), today=DAY).problem
    assert by_hand.preview(given("Words", day=date(1, 1, 1)), today=DAY).problem


# --- keeping


def test_a_statement_is_kept_once(engine: Engine) -> None:
    first = kept(engine, RUSSIAN)
    assert (first.new, first.unchanged, first.witnesses) == (1, 0, 0)
    before = dump(engine)
    assert kept(engine, RUSSIAN).unchanged == 1
    assert dump(engine) == before
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 40
    assert broken(engine) == []


def test_another_hour_of_the_same_day_is_a_revision(engine: Engine) -> None:
    kept(engine, RUSSIAN)
    assert kept(engine, RUSSIAN, hour=time(11)).revised == 1
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 40


def test_what_claims_nothing_is_not_kept(engine: Engine) -> None:
    with pytest.raises(InputRefusedError, match="makes no claim"):
        kept(engine, "A fair day.")
    with pytest.raises(InputRefusedError, match="null character"):
        kept(engine, f"{RUSSIAN}\x00")
    with pytest.raises(InputRefusedError, match="give the link"):
        kept(engine, RUSSIAN, url=None)
    with pytest.raises(InputRefusedError, match="hour of publication is missing"):
        kept(engine, RUSSIAN, hour=None)
    assert dump(engine)["statement"] == []


@pytest.fixture
def seeded(engine: Engine) -> Engine:
    """The ledger with the bundled statements around the night that the project began with."""
    for bundled in bundled_batches():
        near = tuple(
            one
            for one in bundled.records
            if any(abs((told.window.report_date - DAY).days) <= 2 for told in one.reading.claims)
        )
        ingest(engine, replace(bundled, records=near, complete=False), retrieved_at=NOW)
    return engine


WITHOUT_HOURS = (
    "Air defenses downed 40 Ukrainian drones, including 34 over the Krasnodar region, Russia's Defense Ministry said."
    " Russia launched 138 drones at Ukraine, 110 of which were shot down or suppressed, Ukraine's air force said."
)


@pytest.mark.parametrize("words", [UKRAINIAN, RUSSIAN, ENGLISH, WITHOUT_HOURS], ids=["uk", "ru", "en", "without hours"])
def test_what_the_ledger_has_already_is_never_counted_again(seeded: Engine, words: str) -> None:
    before, wrong = totals(seeded), broken(seeded)  # sums of whole months are missing here
    assert before["2026-01-26", "ua_air_force", "drone", "whole", "launched"] == 138
    done = kept(seeded, words)
    assert done.new == 1 and done.figures > 3
    assert totals(seeded) == before
    assert done.witnesses == done.figures
    assert kept(seeded, f"Again: {words}").new == 1  # other words of the same attack
    assert totals(seeded) == before
    assert broken(seeded) == wrong


def test_two_texts_by_hand_of_one_attack_count_once(engine: Engine) -> None:
    assert by_hand.preview(given(WITHOUT_HOURS), today=DAY).claims["window_start"].isna().all()
    for words in (UKRAINIAN, ENGLISH, WITHOUT_HOURS, RUSSIAN):
        kept(engine, words)
    assert totals(engine)["2026-01-26", "ua_air_force", "drone", "whole", "launched"] == 138
    assert totals(engine)["2026-01-26", "ru_mod", "drone", "whole", "intercepted"] == 40


def test_the_claimants_own_post_counts_whenever_it_comes(engine: Engine) -> None:
    kept(engine, UKRAINIAN.replace("138", "137"))
    night = window("2026-01-25 18:00", "2026-01-26 08:00", "ua_air_force")
    measure = by_hand.preview(given(UKRAINIAN), today=DAY).figures["measure"].iloc[0]
    post = record("7", claim(figure(138, measure), window=night, claimant="ua_air_force"), source="kpszsu")
    ingest(engine, batch(post, source="kpszsu"), retrieved_at=NOW)
    assert totals(engine)["2026-01-26", "ua_air_force", "drone", "whole", "launched"] == 138


# --- corrections


KRASNODAR = Corrected(1, 2, "intercepted", "RU-KDA", 33, None, "exact", "a slip of the pen")


def of_hand(*some: Corrected, made_by: str = "somebody") -> Corrections:
    return Corrections("", made_by, some)


def test_a_correction_stands_beside_the_figure_and_changes_no_number(engine: Engine) -> None:
    kept(engine, RUSSIAN)
    before = totals(engine)
    with engine.connect() as conn:
        version, exported = queries.store_version(conn), as_csv(selected(conn, Selection()).figures)
    assert kept(engine, RUSSIAN, of_hand(KRASNODAR)).corrections == 1
    assert totals(engine) == before
    key = by_hand.preview(given(RUSSIAN), today=DAY).key
    with engine.connect() as conn:
        assert queries.store_version(conn) != version
        assert as_csv(selected(conn, Selection()).figures) == exported
        beside = corrections.revision_corrections(conn, source="by_hand", statement_id=key)
        figures = statements.revision_figures(conn, source="by_hand", statement_id=key)
    assert {name: str(kind) for name, kind in beside.dtypes.items()} == corrections.REVISION_CORRECTIONS
    (row,) = beside.to_dict("records")
    assert (row["claim"], row["figure"], row["region_name"], row["value"]) == (1, 2, "Krasnodar Krai", 33)
    assert (row["reason"], row["made_at"]) == ("a slip of the pen", pd.Timestamp(NOW))
    assert figures["value"].iloc[1] == 34
    assert broken(engine) == []


def test_the_same_correction_is_written_once_and_a_later_one_beside_it(engine: Engine) -> None:
    assert kept(engine, RUSSIAN, of_hand(KRASNODAR)).corrections == 1
    before = dump(engine)
    assert kept(engine, RUSSIAN, of_hand(KRASNODAR)).corrections == 0
    assert dump(engine) == before
    assert kept(engine, RUSSIAN, of_hand(replace(KRASNODAR, value=32))).corrections == 1
    assert [row[4] for row in dump(engine)["correction"]] == [33, 32]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": "  "}, "Say why"),
        ({"reason": "x" * 501}, "longer than 500"),
        ({"reason": "x\x00"}, "null character"),
        ({"value": None}, "A number is missing"),
        ({"value": -1}, "between 0 and 100,000"),
        ({"value": 100_001}, "between 0 and 100,000"),
        ({"upper": 40}, "A range, and nothing else"),
        ({"qualifier": "range"}, "A range, and nothing else"),
        ({"qualifier": "range", "upper": 3}, "below the lower"),
        ({"qualifier": "withheld"}, "leave it empty"),
        ({"qualifier": "named", "value": None, "region": None}, "Only a region"),
        ({"qualifier": "guessed"}, "How the number is meant"),
        ({"measure": "guessed"}, "measure is not known"),
        ({"region": "whole"}, "region is not known"),
        ({"figure": 99}, "no figure 99"),
    ],
)
def test_a_correction_that_cannot_be_keeps_nothing(engine: Engine, changes: dict[str, object], words: str) -> None:
    with pytest.raises(InputRefusedError, match=words):
        kept(engine, RUSSIAN, of_hand(replace(KRASNODAR, **changes)))  # type: ignore[arg-type]
    assert dump(engine)["statement"] == [] and dump(engine)["correction"] == []


def test_a_correction_needs_somebody_who_makes_it(engine: Engine) -> None:
    with pytest.raises(InputRefusedError, match="needs somebody"):
        kept(engine, RUSSIAN, of_hand(KRASNODAR, made_by=" "))


def test_the_constraints_refuse_a_wrong_correction_by_themselves(engine: Engine) -> None:
    from sqlalchemy.exc import IntegrityError

    kept(engine, RUSSIAN)
    row = "INSERT INTO correction (id, figure_id, measure, value, qualifier, reason, made_by, made_at) VALUES "
    for values in (
        "(1, 1, 'intercepted', 1, 'exact', ' ', 'x', '2026-01-26 00:00:00')",
        "(1, 1, 'intercepted', 1, 'exact', 'why', '', '2026-01-26 00:00:00')",
        "(1, 1, 'intercepted', NULL, 'exact', 'why', 'x', '2026-01-26 00:00:00')",
        "(1, 1, 'guessed', 1, 'exact', 'why', 'x', '2026-01-26 00:00:00')",
        "(1, 9999, 'intercepted', 1, 'exact', 'why', 'x', '2026-01-26 00:00:00')",
    ):
        with pytest.raises(IntegrityError), engine.begin() as conn:
            conn.execute(text(row + values))


def test_a_later_revision_leaves_the_correction_with_the_older_one(engine: Engine) -> None:
    kept(engine, RUSSIAN, of_hand(KRASNODAR))
    kept(engine, RUSSIAN, hour=time(11))
    key = by_hand.preview(given(RUSSIAN), today=DAY).key
    with engine.connect() as conn:
        beside = corrections.revision_corrections(conn, source="by_hand", statement_id=key)
    assert beside["revision"].tolist() == [1]


# --- files


def jsonl(*texts: str, **further: str) -> bytes:
    rows = [
        {"id": str(at), "published": "2026-01-26T06:00:00Z", "text": words, **further} for at, words in enumerate(texts)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def test_a_file_is_read_without_a_trace_and_kept_like_pasted_texts(engine: Engine) -> None:
    received = jsonl(RUSSIAN, "A fair day.", UKRAINIAN, url="https://example.org/1")
    told = by_hand.preview_upload(received, "some.jsonl", today=DAY)
    assert {name: str(kind) for name, kind in told.statements.dtypes.items()} == by_hand.READ_STATEMENTS
    assert (told.problem, told.source, told.statements["status"].tolist()) == (
        None,
        "by_hand",
        ["read", "nothing", "read"],
    )
    assert by_hand.keep_upload(engine, received, "some.jsonl", now=NOW).new == 2
    assert kept(engine, RUSSIAN, zone="UTC", hour=time(6)).unchanged == 1
    assert by_hand.keep_upload(engine, received, "some.jsonl", now=NOW).unchanged == 2


def test_a_file_that_is_not_taken_writes_nothing(engine: Engine) -> None:
    assert "neither" in (by_hand.preview_upload(b"x", "x.json", today=DAY).problem or "")
    for received, words in ((b"x", "neither"), (jsonl("A fair day."), "No statement"), (jsonl(RUSSIAN), "1 of the 1")):
        with pytest.raises(InputRefusedError, match=words):
            by_hand.keep_upload(engine, received, "x.json", now=datetime.now(UTC))
    assert dump(engine)["input"] == []


def test_exports_name_the_source_and_its_licence_and_hold_no_words(engine: Engine) -> None:
    kept(engine, f"=1+1 {RUSSIAN}")
    with engine.connect() as conn:
        tables = selected(conn, Selection())
    assert set(tables.figures["source"]) == {"by_hand"} and set(tables.figures["source_url"]) == {
        "https://example.org/1"
    }
    assert "=1+1" not in as_csv(tables.figures).decode() and "БпЛА" not in as_csv(tables.figures).decode()
    described = tables.describe({"figures": "figures.csv"}, "csv")
    assert [(of["name"], of["license"]) for of in described["sources"]] == [
        ("by_hand", "Official statement, cited by link")
    ]
