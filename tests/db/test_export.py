"""The exported table in each format, opened again, and what its data package says of it."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Connection, Engine

from db import export, queries
from db.datapackage import FIELDS
from db.errors import InputRefusedError
from db.export import Selection, Tables, as_bytes, check_output, format_of, selected, write_package
from db.ingest import ingest
from sources.records import Measure
from tests.db import story
from tests.db.batches import NOW, batch, figure, record

HEADER = (
    "report_date,claimant,side,scope,attacker,weapon_class,weapon,region,region_name,measure,value,upper,qualifier,"
    "window_start,window_end,window_basis,window_kind,overlap,source,source_url,published_at,statement_id,revision"
)
COLUMNS = next(csv.reader([HEADER]))
"""INTERCHANGE's columns: analysts script against them."""


@pytest.fixture
def conn(engine: Engine) -> Iterator[Connection]:
    story.tell(engine)
    with engine.connect() as conn:
        yield conn


@pytest.fixture
def tables(conn: Connection) -> Tables:
    return selected(conn, Selection())


def written(tables: Tables, form: str, table: str = "figures") -> bytes:
    return as_bytes(tables, table, form, tables.describe({table: f"{table}.{form}"}, form))


def test_the_columns_are_those_that_analysts_know() -> None:
    assert list(queries.FIGURES) == COLUMNS
    assert [field.name for field in FIELDS["figures"]] == COLUMNS
    assert [field.name for field in FIELDS["incidents"]] == list(queries.INCIDENTS)


def test_every_column_says_what_it_is() -> None:
    for fields in FIELDS.values():
        for field in fields:
            assert field.description.endswith("."), field.name
            assert field.type in {"string", "integer", "date", "datetime"}
            assert field.unit or field.type == "string", field.name


def test_csv_has_one_line_a_figure_and_empty_cells_for_what_is_not_stated(tables: Tables) -> None:
    text = written(tables, "csv").decode()
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 18
    first = rows[0]
    assert (first["report_date"], first["claimant"], first["value"], first["region"]) == (
        "2026-01-26",
        "ru_mod",
        "40",
        "",
    )
    assert (first["window_start"], first["window_end"]) == ("2026-01-25T20:00:00Z", "2026-01-26T04:00:00Z")
    named = [row for row in rows if row["qualifier"] in ("named", "withheld")]
    assert len(named) == 3
    assert {row["value"] for row in named} == {""}
    assert [row["published_at"] for row in rows if row["claimant"] == "ua_air_force"] == [""] * 11


def test_rows_are_in_the_promised_order(tables: Tables) -> None:
    keys = ["report_date", "claimant", "window_start", "weapon", "measure", "region"]
    rows = [
        tuple("" if pd.isna(cell) else str(cell) for cell in row)
        for row in tables.figures[keys].itertuples(index=False)
    ]
    assert rows == sorted(rows)


def test_json_and_csv_say_the_same(tables: Tables) -> None:
    told = json.loads(written(tables, "json"))
    listed = list(csv.DictReader(io.StringIO(written(tables, "csv").decode())))
    assert [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in told] == listed
    assert told[0]["value"] == 40
    assert told[0]["upper"] is None


def test_parquet_is_typed_and_carries_its_data_package(tables: Tables) -> None:
    table = pq.read_table(io.BytesIO(written(tables, "parquet")))
    kinds = {field.name: field.type for field in table.schema}
    assert (kinds["report_date"], kinds["value"]) == (pa.date32(), pa.int64())
    assert (kinds["window_start"], kinds["region"]) == (pa.timestamp("ms", tz="UTC"), pa.string())
    rows = table.to_pylist()
    assert list(rows[0]) == COLUMNS
    assert (rows[0]["report_date"], rows[0]["value"], rows[0]["upper"]) == (date(2026, 1, 26), 40, None)
    assert json.loads(table.schema.metadata[b"datapackage"])["resources"][0]["rows"] == len(rows)


def test_a_workbook_has_figures_incidents_and_what_they_mean(tables: Tables) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(tables, "xlsx")))
    assert book.sheetnames == ["figures", "incidents", "about"]
    rows = list(book["figures"].values)
    assert list(rows[0]) == COLUMNS
    first = dict(zip(COLUMNS, rows[1], strict=True))
    assert (first["report_date"], first["value"], first["region"]) == (datetime.fromisoformat("2026-01-26"), 40, None)
    assert first["window_start"] == datetime.fromisoformat("2026-01-25T20:00")
    assert next(book["incidents"].values)[0] == "report_date"
    said = [cell for row in book["about"].values for cell in row if cell]
    assert "Petro Ivaniuk, Massive Missile Attacks on Ukraine (Kaggle), CC BY-NC-SA 4.0" in said


@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.parametrize("table", export.TABLES)
def test_an_empty_selection_is_an_empty_table_with_its_columns(conn: Connection, form: str, table: str) -> None:
    tables = selected(conn, Selection(start=date(2020, 1, 1), end=date(2020, 1, 2)))
    content = written(tables, form, table)
    if form == "csv":
        assert content.decode().splitlines() == [",".join(tables.frame(table).columns)]
    elif form == "json":
        assert json.loads(content) == []
    elif form == "parquet":
        assert pq.read_table(io.BytesIO(content)).num_rows == 0
    else:
        assert openpyxl.load_workbook(io.BytesIO(content))[table].max_row == 1


def test_words_are_never_run_as_formulas(engine: Engine) -> None:
    shady = story.night(26, "ua_air_force", figure(1, Measure.LAUNCHED, weapon="=1+1\x07"))
    one = record("+key", shady, source="ivaniuk", url="https://example.org", published_at=None)
    ingest(engine, batch(one, source="ivaniuk"), retrieved_at=NOW)
    with engine.connect() as conn:
        tables = selected(conn, Selection())
    row = next(csv.DictReader(io.StringIO(written(tables, "csv").decode())))
    assert (row["weapon"], row["statement_id"]) == ("'=1+1\x07", "'+key")
    cell = openpyxl.load_workbook(io.BytesIO(written(tables, "xlsx")))["figures"]["G2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_data_package_names_sources_licences_and_the_date_of_the_data(tables: Tables) -> None:
    described = tables.describe({"figures": "figures.csv", "incidents": "figures-incidents.csv"}, "csv")
    assert described["data_date"] == "2026-01-26"
    assert [source["name"] for source in described["sources"]] == ["incidents", "ivaniuk", "mod_russia"]
    assert {"CC BY-NC-SA 4.0"} < {licence["title"] for licence in described["licenses"]}
    assert [resource["path"] for resource in described["resources"]] == ["figures.csv", "figures-incidents.csv"]
    fields = {field["name"]: field for field in described["resources"][0]["schema"]["fields"]}
    assert fields["overlap"]["unit"] == "minutes"
    assert fields["window_start"]["type"] == "datetime"
    assert "neutralised" not in fields["measure"]["constraints"]["enum"]


def test_only_the_sources_of_the_rows_are_named(conn: Connection) -> None:
    tables = selected(conn, Selection(claimants=("ru_mod",)))
    assert [source["name"] for source in tables.describe({"figures": "a.csv"}, "csv")["sources"]] == ["mod_russia"]


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_files_with_their_data_package_beside_them(tables: Tables, tmp_path: Path, form: str) -> None:
    names = write_package(tables, tmp_path / f"drones.{form}", form)
    assert names == {f"drones.{form}": 18, f"drones-incidents.{form}": 1, "datapackage.json": 0}
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [(resource["path"], resource["rows"]) for resource in described["resources"]] == [
        (f"drones.{form}", 18),
        (f"drones-incidents.{form}", 1),
    ]
    assert all((tmp_path / resource["path"]).stat().st_size for resource in described["resources"])


def test_a_workbook_is_one_file(tables: Tables, tmp_path: Path) -> None:
    assert set(write_package(tables, tmp_path / "drones.xlsx", "xlsx")) == {"drones.xlsx", "datapackage.json"}
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in described["resources"]] == ["drones.xlsx", "drones.xlsx"]


def test_the_same_selection_is_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_package(tables, tmp_path / name / "a.csv", "csv")
    for file in ("a.csv", "a-incidents.csv", "datapackage.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(claimants=("ru_mid",)), r"No claimant is called 'ru_mid' \(did you mean ru_mod\?\)\."),
        (Selection(regions=("RU-XXX",)), "No region has the code 'RU-XXX'"),
        (Selection(regions=("ru-kda",)), r"did you mean RU-KDA\?"),
        (Selection(regions=("whole",)), "No region has the code 'whole'"),
        (Selection(start=date(2026, 2, 1), end=date(2026, 1, 1)), "ends before it starts"),
    ],
)
def test_a_selection_of_what_is_not_known_is_refused(conn: Connection, selection: Selection, said: str) -> None:
    with pytest.raises(InputRefusedError, match=said):
        selected(conn, selection)


def test_a_figure_that_a_nearer_source_tells_is_marked(engine: Engine) -> None:
    row, post = (
        record(
            source,
            story.night(26, "ua_air_force", figure(138, Measure.LAUNCHED)),
            source=source,
            url=f"https://example.org/{source}",
        )
        for source in ("ivaniuk", "kpszsu")
    )
    for one in (row, post):
        ingest(engine, batch(one, source=one.statement.source), retrieved_at=NOW)
    with engine.connect() as conn:
        found = queries.figures(conn, start=story.START, end=story.END)
        share = queries.itemised_share(conn, start=story.START, end=story.END, claimants=("ua_air_force",))
    assert dict(zip(found["source"], found["overlap"], strict=True)) == {"ivaniuk": 480, "kpszsu": 0}
    assert share["total"].tolist() == [138]


def test_the_format_is_as_asked_or_as_the_file_ends() -> None:
    assert format_of(None, None) == "csv"
    assert format_of(None, Path("a.Parquet")) == "parquet"
    assert format_of("json", Path("a.csv")) == "json"
    assert format_of(None, Path("a.txt")) == "csv"
    with pytest.raises(InputRefusedError, match="No format is called 'ods'"):
        format_of("ods", None)


def test_binary_formats_refuse_a_terminal_and_files_want_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError, match="no text for a terminal"):
        check_output("xlsx", None, to_terminal=True)
    with pytest.raises(InputRefusedError, match="There is no folder"):
        check_output("csv", tmp_path / "none" / "a.csv", to_terminal=True)
    check_output("csv", None, to_terminal=True)
    check_output("xlsx", None, to_terminal=False)


def test_a_file_that_cannot_be_written_is_named(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(InputRefusedError, match=r"a\.csv cannot be written"):
        write_package(tables, tmp_path / "a.csv", "csv")


def test_tables_are_left_as_they_were(tables: Tables) -> None:
    before = dataclasses.replace(tables, figures=tables.figures.copy(), incidents=tables.incidents.copy())
    for form in export.FORMATS:
        written(tables, form)
    pd.testing.assert_frame_equal(tables.figures, before.figures)
    pd.testing.assert_frame_equal(tables.incidents, before.incidents)
