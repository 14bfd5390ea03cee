"""An export to be handed on: tables, data package, README, licence and citation in one ZIP, and single files of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from db.datapackage import FIELDS
from db.export import Selection, Tables, as_bytes, as_csv, json_text, selected, told_of

ROOT = Path(__file__).parent.parent
BESIDE = ("DATA-LICENCE.md", "CITATION.cff")
"""The files of the repository that go with every archive."""

WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The time that every file of an archive is given, so that the same rows give the same bytes."""

README = """# {title}

{description}

- Period (report dates): {period}
- Claimants: {claimants}
- Regions: {regions}
- Further filters: {further}
- Data as of: {data_date}
{files}

Read this first: each figure is a claim of the claimant in its row. An empty cell means "not stated", never zero.
Figures of different claimants don't add up; neither do national claimants and regional ones. A region's figure is only
the part that was itemised. Where `overlap` is above 0, the row's window shares minutes with another one of the same
claimant, and a sum of both may count a weapon twice. `datapackage.json` describes each column.

## Columns of figures.csv

{columns}

## Sources

{sources}

Cite the claimant and the statement for a single number, and {citation} for the table. DATA-LICENCE.md says what its
terms ask of you.
"""


def file_of(conn: Connection, selection: Selection, form: str, caption: dict[str, str]) -> bytes:
    """A selection as one file: csv, json, parquet, xlsx or zip.

    A CSV or JSON file has room for nothing but rows, so `caption` (period, filters, date of the data) stands in columns
    after the ones that all exports have. The other formats carry their data package.

    Raises:
        InputRefusedError: see `db.export.check_selection`.
    """
    tables = selected(conn, selection)
    if form == "zip":
        return as_zip(tables)
    if form in {"csv", "json"}:
        figures = tables.figures.assign(**caption).astype(dict.fromkeys(caption, "string"))
        tables = Tables(selection, figures, tables.incidents, tables.sources)
    names = ("figures", "incidents") if form == "xlsx" else ("figures",)
    described = tables.describe(dict.fromkeys(names, f"figures.{form}"), form)
    return as_bytes(tables, "figures", form, told_of(described, "figures", form))


def as_zip(tables: Tables) -> bytes:
    """The tables as CSV with data package, README, licence and citation; the same rows give the same bytes."""
    names = ["figures", *(["incidents"] if len(tables.incidents) else [])]
    described = tables.describe({name: f"{name}.csv" for name in names}, "csv")
    contents = {f"{name}.csv": as_csv(tables.frame(name)) for name in names}
    contents["datapackage.json"] = json_text(described).encode()
    contents["README.md"] = readme(described).encode()
    contents |= {name: (ROOT / name).read_bytes() for name in BESIDE}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(f"two-accounts/{name}", WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def readme(described: dict[str, Any]) -> str:
    """What an archive says of itself to a person; `datapackage.json` says it to programs."""
    asked = described["filters"]
    further = {name: said for name, said in asked.items() if name not in {"from", "to", "claimants", "regions"}}
    return README.format(
        title=described["title"],
        description=described["description"],
        period=f"{asked['from'] or 'the first day held'} to {asked['to'] or 'the last day held'}",
        claimants=", ".join(asked["claimants"]) or "all",
        regions=", ".join(asked["regions"]) or "all",
        further="; ".join(f"{name} {listed(said)}" for name, said in further.items()) or "none",
        data_date=described["data_date"] or "not stated",
        files="\n".join(f"- {of['path']}: {of['rows']:,} rows" for of in described["resources"]),
        columns="\n".join(f"- `{field.name}`: {field.description}" for field in FIELDS["figures"]),
        sources="\n".join(source_line(of) for of in described["sources"]) or "None: the selection is empty.",
        citation="CITATION.cff",
    )


def listed(said: Any) -> str:
    """A filter's words."""
    return ", ".join(said) if isinstance(said, list) else f'"{said}"'


def source_line(of: dict[str, Any]) -> str:
    """One source with what its licence asks to be said."""
    dated = f", data as of {of['data_date']}" if of["data_date"] else ""
    return f"- `{of['name']}`: {of['attribution']}. {of['path']} Licence: {of['license']}{dated}."
