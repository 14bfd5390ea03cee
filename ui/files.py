"""A chart's table as a file: CSV, and XLSX with the caption on a sheet of its own.

A text that a spreadsheet would take for a formula gets an apostrophe in CSV, where nothing else tells text from
formula; in XLSX its cell is marked as text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pandas.api.types import is_numeric_dtype

from charts.caption import Caption

FORMULA = re.compile(r"^[=+\-@\t\r]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
WIDTH_MAX = 48


def csv_bytes(table: pd.DataFrame, caption: Caption) -> bytes:
    """The table with its caption in columns of their own; an empty cell is "not stated"."""
    return _each_text(table.assign(**caption.columns()), _disarmed).to_csv(index=False).encode()


def xlsx_bytes(table: pd.DataFrame, title: str, caption: Caption) -> bytes:
    """The table on the sheet "data", title and caption on the sheet "about"; an empty cell is "not stated"."""
    about = pd.DataFrame([("Chart", title), *caption.lines()], columns=["what", "words"])
    made = io.BytesIO()
    with pd.ExcelWriter(made, engine="openpyxl", date_format="YYYY-MM-DD", datetime_format="YYYY-MM-DD HH:MM") as book:
        for name, frame in (("data", table), ("about", about)):
            _each_text(frame, _printable).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            _settle(book.sheets[name])
    return made.getvalue()


def _each_text(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """The table with `change` applied to every text; moments with a time zone become texts too."""
    changed = table.copy()
    for name in table.columns:
        column = table[name]
        if isinstance(column.dtype, pd.DatetimeTZDtype):
            changed[name] = column.map(lambda moment: moment.isoformat(), na_action="ignore").astype(object)
        elif not is_numeric_dtype(column.dtype):
            changed[name] = [change(cell) if isinstance(cell, str) else cell for cell in column]
    return changed


def _disarmed(words: str) -> str:
    return f"'{words}" if FORMULA.match(words) else words


def _printable(words: str) -> str:
    return UNPRINTABLE.sub(" ", words)


def _settle(sheet: Worksheet) -> None:
    """Texts stay texts, links can be followed, columns are as wide as their words."""
    for place, column in enumerate(sheet.iter_cols(), start=1):
        widest = 0
        for cell in column:
            if isinstance(cell.value, str):
                if FORMULA.match(cell.value):
                    cell.data_type, cell.quotePrefix = "s", True
                if cell.value.startswith(("https://", "http://")):
                    cell.hyperlink = cell.value
            widest = max(widest, len(str(cell.value or "")))
        sheet.column_dimensions[get_column_letter(place)].width = min(widest + 2, WIDTH_MAX)
