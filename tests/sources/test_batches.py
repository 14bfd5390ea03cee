from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sources import incidents
from sources.batches import read_batch
from sources.inputs import InputError


def test_a_file_is_known_by_its_header(attacks: Callable[..., Path], today: date) -> None:
    assert read_batch(attacks({}), today=today).source == "ivaniuk"
    assert read_batch(Path(incidents.__file__).with_suffix(".csv"), today=today).source == "incidents"


def test_posts_and_statements_are_known_too(tmp_path: Path, today: date) -> None:
    posts = tmp_path / "anything.txt"
    posts.write_text("date,datetime,text_snippet\n2025-05-02,2025-05-02 05:10,Текст\n", encoding="utf-8")
    assert read_batch(posts, today=today).source == "mod_russia"
    statements = tmp_path / "anything.csv"
    statements.write_text('\n {"id": "1", "published": "2025-05-02", "text": "Text"}\n', encoding="utf-8")
    assert read_batch(statements, today=today).source == "statements"


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_table_in_a_zip_is_the_same_input_as_the_table(
    attacks: Callable[..., Path], tmp_path: Path, today: date
) -> None:
    table = attacks({})
    files = {"notes.txt": b"words", "weapons.csv": b"model,category\nX-101,cruise\n", "table.csv": table.read_bytes()}
    assert read_batch(zipped(tmp_path / "any.bin", files), today=today) == read_batch(table, today=today)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"notes.txt": b"words"}, "the archive holds no CSV file"),
        ({"weapons.csv": b"model,category\nX-101,cruise\n"}, "the header is of no known kind"),
        (
            {"table.csv": b"time_start,time_end,model,launched,source\n"},
            "line 1: the header lacks destroyed",
        ),
        ({"one.csv": b"datetime,text_snippet\n1,a\n", "two.csv": b"datetime,text_snippet\n1,a\n"}, "holds 2 tables"),
    ],
)
def test_a_zip_without_the_table_is_refused(tmp_path: Path, today: date, files: dict[str, bytes], words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_batch(zipped(tmp_path / "any.zip", files), today=today)


def test_a_zip_cut_anywhere_or_too_large_is_refused(
    attacks: Callable[..., Path], tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "any.zip", {"table.csv": attacks({}).read_bytes()})
    whole = path.read_bytes()
    for length in range(4, len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match="cannot be unpacked"):
            read_batch(path, today=today)
    path.write_bytes(whole)
    monkeypatch.setattr("sources.batches.LARGEST", 100)
    with pytest.raises(InputError, match="it unpacks to"):
        read_batch(path, today=today)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,colour\nred,blue\n", "line 1: the header is of no known kind"),
        ("time_start;time_end;model;launched;destroyed;source\n", "line 1: the header is of no known kind"),
        ("time_start,time_end,model,launched,source\n", "line 1: the header lacks destroyed"),
        ("date,text_snippet\n2025-05-02,Text\n", "line 1: the header lacks datetime"),
        ("<html>\n", "line 1: the header is of no known kind"),
        ("", "the file is empty"),
    ],
)
def test_what_is_none_of_them_is_refused(tmp_path: Path, today: date, text: str, words: str) -> None:
    path = tmp_path / "input.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_batch(path, today=today)
    assert words in str(caught.value)


def test_a_file_cut_anywhere_is_refused_or_read_up_to_a_whole_row(attacks: Callable[..., Path], today: date) -> None:
    path = attacks({}, {"source": "kpszsu/posts/2", "destroyed_details": "{'south': 3, 'east': nan}"})
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        if whole[:length].count(b"\n") > 1 and whole[length - 1 : length] == b"\n":
            read_batch(path, today=today)
        else:
            with pytest.raises(InputError):
                read_batch(path, today=today)
