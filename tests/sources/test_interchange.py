from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from sources import interchange
from sources.claimants import KYIV, MOSCOW
from sources.inputs import InputError
from sources.interchange import claims_line, read_items
from sources.records import (
    Claim,
    Figure,
    Incident,
    LaunchArea,
    Measure,
    Qualifier,
    Reading,
    Side,
    Status,
    WeaponClass,
    Window,
    WindowBasis,
    WindowKind,
)

NIGHT = Window(
    datetime(2026, 1, 25, 23, tzinfo=MOSCOW),
    datetime(2026, 1, 26, 7, tzinfo=MOSCOW),
    WindowBasis.STATED,
    WindowKind.NIGHT,
    date(2026, 1, 26),
)


def line(**keys: Any) -> bytes:
    return json.dumps({"id": "1", "published": "2026-02-02T05:44:38+00:00", "text": "Text"} | keys).encode()


def test_a_statement_in_with_its_optional_keys_and_others_ignored(today: date) -> None:
    lines = [
        b"\xef\xbb\xbf" + line(kind="ru_mod", lang="ru", url="https://t.me/x/1", other=[1]),
        b"\n",
        line(id="2", kind=None),
    ]
    one, two = read_items(lines, "in", today=today)
    assert (one.line, one.id, one.text, one.kind, one.language, one.url) == (
        1,
        "1",
        "Text",
        "ru_mod",
        "ru",
        "https://t.me/x/1",
    )
    assert (two.line, two.id, two.kind) == (3, "2", None)
    assert not one.is_cut


def test_a_statement_may_be_said_to_be_cut(today: date) -> None:
    lines = [line(is_cut=True), line(id="2", truncated=True), line(id="3", is_cut=False)]
    assert [item.is_cut for item in read_items(lines, "in", today=today)] == [True, True, False]
    with pytest.raises(InputError, match="neither true nor false"):
        list(read_items([line(truncated="yes")], "in", today=today))


def test_what_is_cut_is_read_as_cut(tmp_path: Path, today: date) -> None:
    text = "Ночью средствами ПВО сбиты три БПЛА над Тульской областью, два БПЛА над Калужской областью"
    path = tmp_path / "in.jsonl"
    path.write_bytes(line(text=text, is_cut=True) + b"\n" + line(id="2", text=text))
    cut, whole = interchange.read_batch(path, today=today).records
    assert (cut.statement.is_cut, cut.reading.claims[0].figures[0].qualifier) == (True, Qualifier.AT_LEAST)
    assert (whole.statement.is_cut, whole.reading.claims[0].figures[0].qualifier) == (False, Qualifier.EXACT)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-02-02T05:44:38+00:00", datetime(2026, 2, 2, 5, 44, 38, tzinfo=UTC)),
        ("2026-02-02T05:44:38Z", datetime(2026, 2, 2, 5, 44, 38, tzinfo=UTC)),
        ("2026-02-02T08:44+03:00", datetime(2026, 2, 2, 5, 44, tzinfo=UTC)),
        ("2026-02-02T05:44:38", datetime(2026, 2, 2, 5, 44, 38, tzinfo=UTC)),
        # A bare date: all that the day tells had happened at its end.
        ("2026-02-02", datetime(2026, 2, 2, 20, 59, tzinfo=UTC)),
    ],
)
def test_moments_are_utc(published: str, expected: datetime, today: date) -> None:
    (item,) = read_items([line(published=published)], "in", today=today)
    assert item.published_at == expected
    assert item.published_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("received", "words"),
    [
        (b"{", "not JSON"),
        (b"text", "not JSON"),
        (b"[1]", "no JSON object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (line(id=1), "no text under 'id'"),
        (line(id=""), "no text under 'id'"),
        (line(text=None), "no text under 'text'"),
        (line(published=5), "no text under 'published'"),
        (line(published="yesterday"), "not a date in ISO 8601"),
        (line(published="2026-02-30"), "not a date in ISO 8601"),
        (line(published="0001-01-01T00:00:00+14:00"), "not a date in ISO 8601"),
        (line(published="2099-01-01"), "not between 2022-01-01 and today"),
        (line(published="1999-01-01T00:00:00Z"), "not between 2022-01-01 and today"),
        (line(kind=3), "'kind' is '3', no text"),
    ],
)
def test_a_bad_line_is_named(received: bytes, words: str, today: date) -> None:
    items = read_items([line(), received], "in", today=today)
    assert next(items).id == "1"
    with pytest.raises(InputError, match=r"^in, line 2: ") as caught:
        next(items)
    assert words in str(caught.value)


def test_claims_out_have_exactly_the_agreed_keys() -> None:
    figures = (
        Figure(Measure.INTERCEPTED, WeaponClass.DRONE, 40, start=84, end=86),
        Figure(Measure.INTERCEPTED, WeaponClass.DRONE, None, Qualifier.NAMED, region="RU-KDA", start=150, end=152),
    )
    reading = Reading(Status.FLAGGED, (Claim("ru_mod", Side.UA, NIGHT, figures),), ("«Река» is unknown",))
    assert json.loads(claims_line("п-1", reading)) == {
        "id": "п-1",
        "status": "flagged",
        "problems": ["«Река» is unknown"],
        "claims": [
            {
                "claimant": "ru_mod",
                "attacker": "UA",
                "report_date": "2026-01-26",
                "window_start": "2026-01-25T23:00+03:00",
                "window_end": "2026-01-26T07:00+03:00",
                "window_basis": "stated",
                "window_kind": "night",
                "figures": [
                    {
                        "measure": "intercepted",
                        "weapon": "drone",
                        "region": None,
                        "value": 40,
                        "upper": None,
                        "qualifier": "exact",
                        "start": 84,
                        "end": 86,
                    },
                    {
                        "measure": "intercepted",
                        "weapon": "drone",
                        "region": "RU-KDA",
                        "value": None,
                        "upper": None,
                        "qualifier": "named",
                        "start": 150,
                        "end": 152,
                    },
                ],
            }
        ],
    }


def test_an_open_window_launch_areas_and_incidents() -> None:
    window = Window(
        None, datetime(2026, 7, 2, 0, 0, tzinfo=KYIV), WindowBasis.INFERRED, WindowKind.OTHER, date(2026, 7, 1)
    )
    claim = Claim(
        "ua_air_force",
        Side.RU,
        window,
        (),
        (LaunchArea("Курськ", "RU-KRS"),),
        (Incident("A town", "Fire.", injured=1),),
    )
    (written,) = json.loads(claims_line("1", Reading(Status.READ, (claim,))))["claims"]
    assert written["window_start"] is None
    assert written["window_end"] == "2026-07-02T00:00+03:00"
    assert written["launch_areas"] == [{"place": "Курськ", "region": "RU-KRS"}]
    assert written["incidents"] == [
        {"place": "A town", "region": None, "paraphrase": "Fire.", "injured": 1, "killed": None}
    ]


def test_a_line_is_one_line_and_can_be_written() -> None:
    for id_ in ("a\nb", "\ud800", "\u2028", "\x00"):
        written = claims_line(id_, Reading(Status.NOTHING))
        assert len(written.encode().splitlines()) == 1
        assert json.loads(written)["id"] == id_


def test_a_file_of_statements_is_a_part_of_its_source(tmp_path: Path, today: date) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_bytes(
        line(text="Ночью ничего не было.", url="https://t.me/x/1")
        + b"\n"
        + line(id="2", published="2026-03-04")
        + b"\n"
    )
    batch = interchange.read_batch(path, today=today)
    assert (batch.source, batch.row_count, batch.complete) == ("statements", 2, False)
    assert batch.data_date == date(2026, 3, 4)
    statement = batch.records[0].statement
    assert (statement.external_id, statement.claimant, statement.language) == ("1", "ru_mod", "ru")
    assert (statement.url, statement.text) == ("https://t.me/x/1", "Ночью ничего не было.")


def test_an_id_stands_once_in_a_file(tmp_path: Path, today: date) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_bytes(line() + b"\n\n" + line())
    with pytest.raises(InputError, match="line 3: id '1' stands already in line 1"):
        interchange.read_batch(path, today=today)
