from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sources.inputs import InputError, Row, read_table


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_table(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("received", "line", "words"),
    [
        (b"", None, "the file is empty"),
        (b" \n\n", None, "the file is empty"),
        # The last row stops inside a cell, without a quote that would tell.
        (b"a,b\n1,2\n3,4", 3, "cut off"),
        (b"a,b\n1,2\n3\n", 3, "1 cells where the header has 2"),
        (b"a,b\n1,2,3\n", 2, "3 cells where the header has 2"),
        (b'a,b\n1,2\n3,"four\nfive\n', 3, "not valid CSV"),
        (b'a,b\n"1"x,2\n', 2, "not valid CSV"),
        ("a,b\n1,2\nдва,2\n".encode("cp1251"), 3, "not UTF-8"),
        ("a,b\n1,2\n".encode("utf-16"), 1, "null byte"),
        (b"a,b\n1,2\n1,\x00\n", 3, "null byte"),
        (b"a,b,a\n1,2,3\n", 1, "more than once"),
        (b"a,b\n1," + b"x" * 200_000 + b"\n", 2, "field larger"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_in_one_sentence(
    tmp_path: Path, received: bytes, line: int | None, words: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(received)
    sentence = refused(path)
    assert sentence.startswith(f"{path}, line {line}: " if line else f"{path}: ")
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "there is no such file; check the name." in refused(tmp_path / "none.csv")
    assert "this is a folder" in refused(tmp_path)


def test_rows_know_the_line_they_start_on(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes('\ufeffa,b\r\n1,"two\r\nlines"\r\n\r\n3, 4 \r\n'.encode())
    table = read_table(path)
    assert table.columns == ("a", "b")
    assert [(row.line, row["a"], row["b"]) for row in table.rows] == [(2, "1", "two\r\nlines"), (5, "3", "4")]
    assert table.rows[1].cells["b"] == " 4 "
    assert table.rows[0]["no such column"] == ""


def test_other_line_separators_do_not_break_a_row(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\none\u2028two,\x0b3\n", encoding="utf-8")
    assert [row.cells for row in read_table(path).rows] == [{"a": "one\u2028two", "b": "\x0b3"}]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    table = read_table(path)
    table.require(["a", "b"])
    with pytest.raises(InputError, match="line 1: the header lacks c, d; "):
        table.require(["a", "c", "d"])


def row(**cells: str) -> Row:
    return Row(Path("table.csv"), 7, cells)


@pytest.mark.parametrize(("cell", "value"), [("", None), ("nan", None), (" NaN ", None), ("0", 0), ("236.0", 236)])
def test_a_blank_count_is_not_zero(cell: str, value: int | None) -> None:
    assert row(n=cell).count("n") == value


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("-3", "cannot be negative"),
        ("2.5", "no decimals"),
        ("many", "no number"),
        ("1e3", "no number"),
        ("inf", "no number"),
        ("٣", "no number"),
        ("100001", "more than 100,000"),
        ("9" * 5000, "more than 100,000"),
    ],
)
def test_an_impossible_count_is_refused(cell: str, words: str) -> None:
    with pytest.raises(InputError, match=r"^table.csv, line 7: n is ") as caught:
        row(n=cell).count("n")
    assert words in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_report_lies_between_the_war_s_beginning_and_tomorrow(today: date) -> None:
    assert row().plausible_day("time_end", today, today) == today
    for day in (date(2021, 12, 31), date(2026, 7, 3), date(2099, 1, 1)):
        with pytest.raises(InputError, match="a report's date lies between 2022-01-01 and today"):
            row().plausible_day("time_end", day, today)
