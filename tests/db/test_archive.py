"""Files of a selection: the same rows as the table, and all that a stranger needs beside them."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from sqlalchemy import Engine

from db import statements
from db.archive import file_of
from db.datapackage import FIELDS
from db.export import Selection
from tests.db import story

SELECTION = Selection(story.START, story.END, claimants=("ru_mod", "ru_authorities"))
CAPTION = {"caption_period": "26–30 January 2026", "caption_filters": "=none"}


def archived(engine: Engine, selection: Selection) -> dict[str, str]:
    with engine.connect() as conn:
        content = file_of(conn, selection, "zip", CAPTION)
        assert content == file_of(conn, selection, "zip", CAPTION)  # the same rows, the same bytes
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name.removeprefix("two-accounts/"): archive.read(name).decode() for name in archive.namelist()}


def test_an_archive_has_tables_package_readme_licence_and_citation(engine: Engine) -> None:
    story.tell(engine)
    files = archived(engine, SELECTION)
    assert list(files) == [
        "figures.csv", "incidents.csv", "datapackage.json", "README.md", "DATA-LICENCE.md", "CITATION.cff"
    ]  # fmt: skip
    described = json.loads(files["datapackage.json"])
    for resource in described["resources"]:
        rows = list(csv.DictReader(io.StringIO(files[resource["path"]])))
        assert len(rows) == resource["rows"]
        assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
    assert "2026-01-26 to 2026-01-30" in files["README.md"]
    assert "ru_mod, ru_authorities" in files["README.md"]
    assert "Russian Ministry of Defence" in files["README.md"]
    assert "Ivaniuk" not in files["README.md"]  # no row is his
    assert all(f"`{field.name}`" in files["README.md"] for field in FIELDS["figures"])


def test_what_narrows_the_table_narrows_the_file_and_is_told(engine: Engine) -> None:
    story.tell(engine)
    selection = Selection(story.START, story.END, measures=("intercepted",), words="krasnodar")
    files = archived(engine, selection)
    with engine.connect() as conn:
        shown = statements.quoted_figures(
            conn, start=story.START, end=story.END, measures=("intercepted",), words="krasnodar"
        )
    rows = list(csv.DictReader(io.StringIO(files["figures.csv"])))
    assert [row["statement_id"] for row in rows] == shown["statement_id"].tolist()
    assert len(rows) == 2
    assert "incidents.csv" not in files  # an incident is of no measure
    asked = json.loads(files["datapackage.json"])["filters"]
    assert (asked["measures"], asked["words"]) == (["intercepted"], "krasnodar")
    assert 'measures intercepted; words "krasnodar"' in files["README.md"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_of_rows_alone_carries_its_caption_in_columns(engine: Engine, form: str) -> None:
    story.tell(engine)
    with engine.connect() as conn:
        content = file_of(conn, SELECTION, form, CAPTION).decode()
    rows = json.loads(content) if form == "json" else list(csv.DictReader(io.StringIO(content)))
    assert list(rows[0]) == [*(field.name for field in FIELDS["figures"]), *CAPTION]
    assert {row["caption_period"] for row in rows} == {"26–30 January 2026"}
    assert rows[0]["caption_filters"] == ("=none" if form == "json" else "'=none")  # no formula in a spreadsheet


@pytest.mark.parametrize(("form", "starts"), [("xlsx", b"PK"), ("parquet", b"PAR1"), ("zip", b"PK")])
def test_an_empty_selection_is_a_file_too(engine: Engine, form: str, starts: bytes) -> None:
    with engine.connect() as conn:
        assert file_of(conn, Selection(), form, CAPTION).startswith(starts)
