from __future__ import annotations

import io

import openpyxl
import pandas as pd

from charts.caption import Caption
from ui import files

CAPTION = Caption(("Russian MoD",), "intercepted", "a week", "none", "today", "posts", link="https://example.org/?a=1")
TABLE = pd.DataFrame(
    {
        "date": pd.to_datetime(["2026-01-26", "2026-01-27"]).date,
        "at": pd.to_datetime(["2026-01-26 04:00", "2026-01-27 05:00"], utc=True),
        "value": pd.Series([40, pd.NA], dtype="Int64"),
        "change": [-3.5, None],
        "words": ["=1+1", "@home"],
        "url": ["https://example.org/1", None],
    }
)


def test_a_text_that_looks_like_a_formula_is_none_in_csv_and_numbers_stay() -> None:
    read = pd.read_csv(io.BytesIO(files.csv_bytes(TABLE, CAPTION)), dtype=str, keep_default_na=False)
    assert read["words"].tolist() == ["'=1+1", "'@home"]
    assert read["change"].tolist() == ["-3.5", ""]
    assert read["value"].tolist() == ["40", ""]
    assert set(read["caption_link"]) == {"https://example.org/?a=1"}


def test_an_xlsx_has_the_table_and_its_caption_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(files.xlsx_bytes(TABLE, "=Title", CAPTION)))
    assert book.sheetnames == ["data", "about"]
    head, first, second = book["data"].iter_rows()
    assert [cell.value for cell in head] == list(TABLE.columns)
    assert [cell.value for cell in first[2:5]] == [40, -3.5, "=1+1"]
    assert first[0].value.date().isoformat() == "2026-01-26" and first[0].number_format == "YYYY-MM-DD"
    assert first[1].value == "2026-01-26T04:00:00+00:00"
    assert (second[2].value, second[3].value, second[5].value) == (None, None, None)
    assert {cell.data_type for row in book["data"].iter_rows() for cell in row} <= {"s", "inlineStr", "n", "d"}
    assert first[5].hyperlink.target == "https://example.org/1"
    about = dict(book["about"].iter_rows(values_only=True))
    assert about["Chart"] == "=Title" and about["Claimed by"] == "Russian MoD"
    assert book["about"]["B2"].data_type != "f"


def test_signs_that_no_sheet_takes_are_left_out() -> None:
    table = pd.DataFrame({"words": ["a\x00b\x0bc"]})
    book = openpyxl.load_workbook(io.BytesIO(files.xlsx_bytes(table, "T", CAPTION)))
    assert book["data"]["A2"].value == "a b c"


def test_the_table_given_stays_as_it_was() -> None:
    before = TABLE.copy(deep=True)
    files.csv_bytes(TABLE, CAPTION)
    files.xlsx_bytes(TABLE, "T", CAPTION)
    pd.testing.assert_frame_equal(TABLE, before)
