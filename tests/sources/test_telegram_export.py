from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from sources import inputs
from sources.batches import read_batch
from sources.inputs import InputError
from sources.records import Batch, Status

REPORT = "В период с 23.00 мск 1 мая до 7.00 мск 2 мая уничтожены 7 украинских БПЛА над территорией Тульской области."
MESSAGE = {
    "id": 501,
    "type": "message",
    "date": "2025-05-02T08:10:00",
    "date_unixtime": "1746162600",
    "from": "Минобороны России",
    "from_id": "channel77",
    "text": REPORT,
    "text_entities": [{"type": "plain", "text": REPORT}],
}
HEAD = {"name": "Минобороны России", "type": "public_channel", "id": 77}

Export = Callable[..., Path]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Writes an export of messages, each the report with these fields changed; `None` takes a field away."""

    def write(*changes: dict[str, Any], **head: Any) -> Path:
        messages = [{key: value for key, value in (MESSAGE | one).items() if value is not None} for one in changes]
        path = tmp_path / "result.json"
        path.write_text(json.dumps(HEAD | head | {"messages": messages}, ensure_ascii=False, indent=1), "utf-8")
        return path

    return write


def read(path: Path, today: date) -> Batch:
    return read_batch(path, today=today)


def test_a_post_keeps_its_number_moment_link_and_words(export: Export, today: date) -> None:
    batch = read(export({}), today)
    (record,) = batch.records
    assert (batch.source, batch.complete, batch.row_count) == ("mod_russia", False, 1)
    assert record.statement.external_id == "501"
    assert record.statement.url == "https://t.me/mod_russia/501"
    assert record.statement.published_at == datetime(2025, 5, 2, 5, 10, tzinfo=UTC)
    assert record.statement.text == REPORT
    assert not record.statement.is_cut
    assert [figure.value for figure in record.reading.claims[0].figures if figure.region is None] == [7]


def test_the_parts_of_a_marked_text_are_joined(export: Export, today: date) -> None:
    parts = [{"type": "bold", "text": REPORT[:40]}, REPORT[40:60], {"type": "text_link", "text": REPORT[60:]}]
    (record,) = read(export({"text": parts}), today).records
    assert record.statement.text == REPORT
    assert record.reading.status is Status.READ


def test_the_air_forces_channel_is_read_in_its_language(export: Export, today: date) -> None:
    text = "У ніч на 2 травня противник атакував 30 ударними БпЛА. Збито/подавлено 25 ворожих БпЛА."
    (record,) = read(export({"text": text}, name="Повітряні Сили ЗС України"), today).records
    assert (record.statement.source, record.statement.claimant) == ("kpszsu", "ua_air_force")
    assert {(figure.measure, figure.value) for figure in record.reading.claims[0].figures} == {
        ("launched", 30),
        ("intercepted", 25),
    }


def test_what_is_not_the_channels_own_word_is_left_out(export: Export, today: date) -> None:
    path = export(
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "forwarded_from": "Another"},
        {"id": 3, "from_id": "channel78"},
        {"id": 4, "text": ""},
        {"id": 5},
        {"id": 6, "from_id": None, "edited_unixtime": "1746162900"},
    )
    batch = read(path, today)
    assert [record.statement.external_id for record in batch.records] == ["5", "6"]
    assert batch.row_count == 6
    assert [number for number, _ in batch.left_out] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("change", "head", "words"),
    [
        # A channel may call itself nearly the same.
        ({}, {"name": "Минобороны России новости"}, "which is none of mod_russia, kpszsu"),
        ({}, {"type": "private_channel"}, "no public channel"),
        ({"id": "501"}, {}, "no number"),
        # The local time of whoever exported tells no moment.
        ({"date_unixtime": None}, {}, "has no date_unixtime"),
        ({"date_unixtime": "1946162600"}, {}, "is dated 2031"),
        ({"text": 5}, {}, "a text of no known form"),
        ({"text": [{"type": "bold"}]}, {}, "a text of no known form"),
    ],
)
def test_what_cannot_be_trusted_is_refused(
    export: Export, today: date, change: dict[str, Any], head: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(export(change, **head), today)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_number_that_stands_twice_is_refused(export: Export, today: date) -> None:
    with pytest.raises(InputError, match="501 stands in it twice"):
        read(export({}, {}), today)


def test_an_export_without_messages_and_one_of_a_whole_account_are_refused(
    export: Export, today: date, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="holds no message"):
        read(export(), today)
    account = tmp_path / "account.json"
    account.write_text('{\n "about": "Here it is",\n "chats": {"list": []}\n}', "utf-8")
    with pytest.raises(InputError, match="no export of one channel"):
        read(account, today)


def test_an_export_cut_anywhere_is_refused(export: Export, today: date) -> None:
    path = export({"text": "Короткий"}, {"id": 502, "text": "Другой"})
    whole = path.read_bytes()
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError):
            read(path, today)


def test_an_export_beyond_all_measure_is_refused_unread(
    export: Export, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 100)
    with pytest.raises(InputError, match="more than 100"):
        read(export({}), today)
