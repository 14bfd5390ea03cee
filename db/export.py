"""Figures out: the stable table of INTERCHANGE.md as CSV, JSON, Parquet or a workbook, with its data package."""

from __future__ import annotations

import difflib
import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from db import queries
from db.datapackage import FIELDS, Resource, datapackage
from db.errors import InputRefusedError
from db.matching import matching
from db.models import WHOLE, Region
from sources.claimants import CLAIMANTS

FORMATS = ("csv", "json", "parquet", "xlsx")
BINARY = ("parquet", "xlsx")
TABLES = ("figures", "incidents")

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets that open a CSV file."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export is narrowed by; nothing means all. Days are report dates, both included."""

    start: date | None = None
    end: date | None = None
    claimants: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    weapon_classes: tuple[str, ...] = ()
    words: str = ""

    def filters(self) -> dict[str, Any]:
        """The selection as the data package tells it; null and an empty list mean all.

        What only some exports are narrowed by is named where it is asked for.
        """
        further = {
            "measures": list(self.measures),
            "weapon_classes": list(self.weapon_classes),
            "words": self.words.strip(),
        }
        return {
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "claimants": list(self.claimants),
            "regions": list(self.regions),
            **{name: asked for name, asked in further.items() if asked},
        }


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of an export: figures and incidents as `db.queries` gives them, and the sources that they come from."""

    selection: Selection
    figures: pd.DataFrame
    incidents: pd.DataFrame
    sources: pd.DataFrame

    def frame(self, table: str) -> pd.DataFrame:
        """One of the two tables by name."""
        return self.figures if table == "figures" else self.incidents

    def describe(self, paths: dict[str, str], form: str) -> dict[str, Any]:
        """The data package of these tables; `paths` names the file of each that is written."""
        resources = tuple(Resource(table, path, form, len(self.frame(table))) for table, path in paths.items())
        return datapackage(resources, self.sources, self.selection.filters())


def check_selection(conn: Connection, selection: Selection) -> None:
    """Refuse a selection that names what the ledger does not know.

    Raises:
        InputRefusedError: a claimant or region is unknown, or the period ends before it starts.
    """
    if selection.start and selection.end and selection.start > selection.end:
        raise InputRefusedError(
            f"The period ends before it starts: --from {selection.start} is after --to {selection.end}."
        )
    for claimant in selection.claimants:
        if claimant not in CLAIMANTS:
            raise InputRefusedError(f"No claimant is called {claimant!r}{near(claimant, tuple(CLAIMANTS))}.")
    codes = tuple(conn.scalars(select(Region.code).where(Region.code != WHOLE).order_by(Region.code)))
    for region in selection.regions:
        if region not in codes:
            raise InputRefusedError(
                f"No region has the code {region!r}{near(region, codes)}; codes are ISO 3166-2 (RU-KDA, UA-51), "
                "or those of seas and areas (sea:azov, ua:south)."
            )


def near(word: str, known: tuple[str, ...]) -> str:
    """A hint at the known word that `word` may have been meant for."""
    found = difflib.get_close_matches(word.lower(), [name.lower() for name in known], n=1)
    meant = [name for name in known if name.lower() in found]
    return f" (did you mean {meant[0]}?)" if meant else ""


def selected(conn: Connection, selection: Selection) -> Tables:
    """The current figures and incidents of a selection.

    Raises:
        InputRefusedError: see `check_selection`.
    """
    check_selection(conn, selection)
    start, end = selection.start or date.min, selection.end or date.max
    by, where = selection.claimants, selection.regions
    figures = queries.figures(conn, start=start, end=end, claimants=by, regions=where)
    incidents = queries.incidents(conn, start=start, end=end, claimants=by, regions=where)
    figures, incidents = narrowed(figures, selection), narrowed(incidents, selection)
    known = queries.sources(conn)
    used = set(figures["source"]) | set(incidents["source"])
    return Tables(selection, figures, incidents, known[known["source"].isin(used)])


def narrowed(table: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows that match the selection's measures, classes and words."""
    return matching(table, measures=selection.measures, weapon_classes=selection.weapon_classes, words=selection.words)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its days as YYYY-MM-DD and its moments as YYYY-MM-DDThh:mm:ssZ, in strings."""
    shown = frame.copy()
    for name, dtype in frame.dtypes.items():
        if isinstance(dtype, pd.DatetimeTZDtype):
            shown[name] = frame[name].dt.strftime("%Y-%m-%dT%H:%M:%SZ").astype("string")
        elif dtype.kind == "M":
            shown[name] = frame[name].dt.strftime("%Y-%m-%d").astype("string")
    return shown


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8, a header, one line a row; empty = not stated; no text that a spreadsheet would take for a formula."""
    shown = plain(frame)
    for name in shown.columns[shown.dtypes == "string"]:
        risky = shown[name].str.startswith(FORMULA_STARTS, na=False)
        shown[name] = shown[name].mask(risky, "'" + shown[name])
    return shown.to_csv(index=False, lineterminator="\n").encode()


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON has them: text, integers, null for what is not stated."""
    shown = plain(frame)
    return [
        {str(name): None if pd.isna(cell) else cell for name, cell in row.items()} for row in shown.to_dict("records")
    ]


def as_json(frame: pd.DataFrame) -> bytes:
    """A UTF-8 array of objects, one a line, with the columns as keys."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(frame))
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode() if len(frame) else b"[]\n"


def as_parquet(frame: pd.DataFrame, described: dict[str, Any]) -> bytes:
    """Parquet with dates, UTC timestamps, 64-bit integers and strings; the data package is in the file's metadata."""
    import pyarrow as pa  # noqa: PLC0415 (loads slowly, and for this format only)
    import pyarrow.parquet as pq  # noqa: PLC0415

    kinds = {
        "date": pa.date32(),
        "datetime": pa.timestamp("ms", tz="UTC"),
        "integer": pa.int64(),
        "string": pa.string(),
    }
    table_name = described["resources"][0]["name"]
    schema = pa.schema([(field.name, kinds[field.type]) for field in FIELDS[table_name]])
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    note = json.dumps(described, ensure_ascii=False)
    stream = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({"datapackage": note}), stream, compression="zstd")
    return stream.getvalue()


def as_xlsx(tables: Tables, described: dict[str, Any]) -> bytes:
    """A workbook: the figures, the incidents, and a sheet that says what the columns mean and where it comes from."""
    from openpyxl import Workbook  # noqa: PLC0415 (loads slowly, and for this format only)

    book = Workbook(write_only=True)
    for table in TABLES:
        sheet = book.create_sheet(table)
        sheet.freeze_panes = "A2"
        frame = tables.frame(table)
        sheet.append(list(frame.columns))
        for row in zip(*(excel_values(frame[name]) for name in frame.columns), strict=True):
            sheet.append([cell_of(sheet, value) for value in row])
    about = book.create_sheet("about")
    for line in about_lines(described):
        about.append([cell_of(about, value) for value in line])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def excel_values(column: pd.Series[Any]) -> list[Any]:
    """A column's values as a workbook holds them: days, moments in UTC without a zone (Excel knows none), None."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_convert("UTC").dt.tz_localize(None)
        return [None if pd.isna(value) else value.to_pydatetime() for value in column]
    if column.dtype.kind == "M":
        return [None if pd.isna(value) else value.date() for value in column]
    return [None if pd.isna(value) else value for value in column]


def cell_of(sheet: Any, value: Any) -> Any:
    """A cell's value; words stay words, whatever they begin with, and lose characters that a workbook cannot hold."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell


def about_lines(described: dict[str, Any]) -> list[list[Any]]:
    """The data package as the lines of a sheet; moments in the workbook are in UTC."""
    lines: list[list[Any]] = [[described["title"]], [described["description"]], []]
    lines += [["Data date", described["data_date"]]]
    lines += [
        [name, ", ".join(said) if isinstance(said, list) else said] for name, said in described["filters"].items()
    ]
    lines += [[], ["Source", "Title", "Attribution", "Licence", "Link", "Data date"]]
    lines += [
        [of[key] for key in ("name", "title", "attribution", "license", "path", "data_date")]
        for of in described["sources"]
    ]
    for resource in described["resources"]:
        lines += [[], [f"Columns of {resource['name']}", "Type", "Unit", "Description"]]
        lines += [[of["name"], of["type"], of["unit"], of["description"]] for of in resource["schema"]["fields"]]
    return lines


def as_bytes(tables: Tables, table: str, form: str, described: dict[str, Any]) -> bytes:
    """One table in one of `FORMATS` (a workbook holds both)."""
    if form == "xlsx":
        return as_xlsx(tables, described)
    if form == "parquet":
        return as_parquet(tables.frame(table), described)
    return as_json(tables.frame(table)) if form == "json" else as_csv(tables.frame(table))


def format_of(form: str | None, out: Path | None) -> str:
    """The format asked for, else the one that the file's ending names, else CSV.

    Raises:
        InputRefusedError: there is no such format.
    """
    ending = out.suffix.lower().removeprefix(".") if out else ""
    chosen = form or (ending if ending in FORMATS else "csv")
    if chosen not in FORMATS:
        raise InputRefusedError(f"No format is called {chosen!r}: choose csv, json, parquet or xlsx.")
    return chosen


def check_output(form: str, out: Path | None, *, to_terminal: bool) -> None:
    """Refuse an output that cannot be, before anything is read.

    Raises:
        InputRefusedError: a binary format would go to a terminal, or the file's folder is missing.
    """
    if out is None and to_terminal and form in BINARY:
        raise InputRefusedError(f"{form} is no text for a terminal: add --out FILE.{form}, or redirect the output.")
    if out is not None and not out.absolute().parent.is_dir():
        raise InputRefusedError(f"There is no folder {out.absolute().parent} to write {out.name} to: make it first.")


def write_package(tables: Tables, out: Path, form: str) -> dict[str, int]:
    """Write the figures to `out`, any incidents beside it, and `datapackage.json`, which tells of both.

    The incidents of `figures.csv` go to `figures-incidents.csv`; a workbook has them on a sheet of its own.

    Returns:
        The names of the files written, with their rows (the data package: 0).

    Raises:
        InputRefusedError: the folder is missing or cannot be written.
    """
    paths = {"figures": out.name}
    if form != "xlsx" and len(tables.incidents):
        paths["incidents"] = f"{out.stem}-incidents{out.suffix}"
    described = tables.describe(dict.fromkeys(TABLES, out.name) if form == "xlsx" else paths, form)
    contents = {name: as_bytes(tables, table, form, told_of(described, table, form)) for table, name in paths.items()}
    contents["datapackage.json"] = json_text(described).encode()
    try:
        for name, content in contents.items():
            out.with_name(name).write_bytes(content)
    except OSError as error:
        raise InputRefusedError(
            f"{error.filename} cannot be written ({error.strerror}): choose another --out."
        ) from None
    return {name: len(tables.frame(table)) for table, name in paths.items()} | {"datapackage.json": 0}


def told_of(described: dict[str, Any], table: str, form: str) -> dict[str, Any]:
    """The data package as one file tells it: of its own table only, but of both in a workbook."""
    if form == "xlsx":
        return described
    return described | {"resources": [resource for resource in described["resources"] if resource["name"] == table]}


def json_text(described: dict[str, Any]) -> str:
    """A data package as indented JSON."""
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
