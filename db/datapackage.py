"""What an exported table says of itself: a Frictionless Data Package.

Source: the Data Package, Tabular Data Resource and Table Schema specifications, version 1 (frictionlessdata.io).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from sources.claimants import CLAIMANTS, Scope
from sources.records import Measure, Qualifier, Side, WeaponClass, WindowBasis, WindowKind

MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

REGION_CODES = "an ISO 3166-2 code, or sea:azov, ua:south, ru:moscow-region and their like"
SOURCE_LINK = "Link to the statement, or to the main page of its source where the statement has none of its own."


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, Table Schema type, description, unit, and the words it may hold where they are closed."""

    name: str
    type: str
    description: str
    unit: str | None = None
    words: tuple[str, ...] = ()
    required: bool = False

    def schema(self) -> dict[str, Any]:
        """The column as Table Schema has it; `unit` is a property of our own, null for words, dates and links."""
        limits: dict[str, Any] = {"required": True} if self.required else {}
        if self.words:
            limits["enum"] = list(self.words)
        if self.type == "integer":
            limits["minimum"] = 0
        told = {"name": self.name, "type": self.type, "description": self.description, "unit": self.unit}
        return told | ({"constraints": limits} if limits else {})


def words(vocabulary: type[StrEnum]) -> tuple[str, ...]:
    """The closed vocabulary's words."""
    return tuple(word.value for word in vocabulary)


REPORT_DATE = Field(
    "report_date",
    "date",
    "Local calendar date, in the claimant's time, of the reporting window's last minute.",
    "day",
    required=True,
)
CLAIMANT = Field("claimant", "string", "Who says it.", words=tuple(CLAIMANTS), required=True)
ATTACKER = Field(
    "attacker",
    "string",
    "Whose weapons are counted: RU for those sent against Ukraine, UA for those sent against Russia and land it holds.",
    words=words(Side),
    required=True,
)
SOURCE = Field("source", "string", "Where the statement was had from; see the package's sources.", required=True)

FIGURE_FIELDS = (
    REPORT_DATE,
    CLAIMANT,
    Field("side", "string", "The side the claimant speaks for; empty where not known.", words=words(Side)),
    Field(
        "scope",
        "string",
        "National claimants and regional ones count in part the same weapons: never add them up.",
        words=words(Scope),
        required=True,
    ),
    ATTACKER,
    Field(
        "weapon_class",
        "string",
        "Class of the weapon; `drone` is strike drones with their decoys, `all` is drones and missiles together.",
        words=words(WeaponClass),
        required=True,
    ),
    Field("weapon", "string", "Model, or bundle of models, as the source names it; empty where only the class is."),
    Field("region", "string", f"Region that the figure is stated for: {REGION_CODES}; empty for the whole claim."),
    Field("region_name", "string", "English name of the region."),
    Field(
        "measure",
        "string",
        "What is counted. `intercepted` is shot down and suppressed as stated together.",
        words=words(Measure),
        required=True,
    ),
    Field(
        "value",
        "integer",
        "The number stated, the lower one of a range; empty = not stated (named or withheld), never zero.",
        "weapons; places where the measure is hit_locations or debris_locations",
    ),
    Field(
        "upper",
        "integer",
        "The upper number of a range; empty for all other figures.",
        "weapons; places where the measure is hit_locations or debris_locations",
    ),
    Field(
        "qualifier",
        "string",
        "How the value is meant; `named`: the region is named without a number; `withheld`: the number is kept back.",
        words=words(Qualifier),
        required=True,
    ),
    Field("window_start", "datetime", "Start of the reporting window; empty where unknown.", "UTC"),
    Field("window_end", "datetime", "End of the reporting window.", "UTC", required=True),
    Field(
        "window_basis",
        "string",
        "Whether the statement gives both ends of the window, or its start was inferred.",
        words=words(WindowBasis),
        required=True,
    ),
    Field("window_kind", "string", "The part of the day reported on.", words=words(WindowKind), required=True),
    Field(
        "overlap",
        "integer",
        "Time the window shares with other windows of the same claimant: their sum may count a weapon twice.",
        "minutes",
        required=True,
    ),
    SOURCE,
    Field("source_url", "string", SOURCE_LINK, required=True),
    Field("published_at", "datetime", "When the statement was published; empty where unknown.", "UTC"),
    Field("statement_id", "string", "The statement's id at its source; the two together name it.", required=True),
    Field("revision", "integer", "Which version of the statement this is, counted from 1.", "versions", required=True),
)

INCIDENT_FIELDS = (
    REPORT_DATE,
    CLAIMANT,
    ATTACKER,
    Field("place", "string", "The place, as the statement names it.", required=True),
    Field("region", "string", f"Region that the place lies in: {REGION_CODES}; empty where not known."),
    Field("paraphrase", "string", "What is claimed to have happened, in this project's words.", required=True),
    Field("injured", "integer", "Injured people stated; empty = not stated, never zero.", "people"),
    Field("killed", "integer", "Killed people stated; empty = not stated, never zero.", "people"),
    SOURCE,
    Field("source_url", "string", SOURCE_LINK, required=True),
)

FIELDS = {"figures": FIGURE_FIELDS, "incidents": INCIDENT_FIELDS}

DESCRIPTION = (
    "Official Russian and Ukrainian claims about drone and missile attacks, as each side states them. A figure is a "
    "claim of the claimant in its row, not a fact; an empty cell means not stated, never zero; figures of different "
    "claimants do not add up. Russia states no number of drones launched, so none is given."
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of a package: `figures` or `incidents`, the file that holds it, its format and number of rows."""

    table: str
    path: str
    format: str
    rows: int

    def describe(self) -> dict[str, Any]:
        """The table as the package lists it."""
        schema = {"fields": [field.schema() for field in FIELDS[self.table]], "missingValues": [""]}
        text = {"encoding": "utf-8"} if self.format in {"csv", "json"} else {}
        return {
            "name": self.table,
            "path": self.path,
            "profile": "tabular-data-resource",
            "format": self.format,
            "mediatype": MEDIA_TYPES[self.format],
            **text,
            "rows": self.rows,
            "schema": schema,
        }


def datapackage(resources: tuple[Resource, ...], sources: pd.DataFrame, filters: dict[str, Any]) -> dict[str, Any]:
    """The descriptor of an export.

    Args:
        resources: the tables, in the order to list them.
        sources: the sources that the rows come from, as `db.queries.sources` gives them.
        filters: what the rows were narrowed by (period, claimants, regions), kept as `filters`.

    Returns:
        A JSON-ready dict; `data_date` is the newest date of the data among the sources, null where none gives one. It
        holds no time of writing, so the same rows have the same descriptor.
    """
    rows = sources.to_dict("records")
    return {
        "profile": "tabular-data-package",
        "name": "two-accounts",
        "title": "Two Accounts: official claims about drone attacks",
        "description": DESCRIPTION,
        "data_date": max((day for row in rows if (day := iso_day(row["data_date"]))), default=None),
        "filters": filters,
        "licenses": licenses(rows),
        "sources": [source(row) for row in rows],
        "resources": [resource.describe() for resource in resources],
    }


def licenses(rows: list[dict[Any, Any]]) -> list[dict[str, str]]:
    """Each licence once, in the order of the sources; which row falls under which is told by its `source`."""
    found = {row["license"]: stated(row["license_url"]) for row in rows}
    return [{"title": title, "name": spdx(title)} | ({"path": url} if url else {}) for title, url in found.items()]


def spdx(title: str) -> str:
    """A licence's title as an identifier: "CC BY-NC-SA 4.0" is CC-BY-NC-SA-4.0."""
    return "-".join("".join(c if c.isalnum() or c in ".-" else " " for c in title).split())


def source(row: dict[Any, Any]) -> dict[str, str | None]:
    """One source with what its licence asks to be said."""
    return {
        "name": row["source"],
        "title": row["title"],
        "path": row["url_main"],
        "producer": row["producer"],
        "license": row["license"],
        "attribution": row["attribution"],
        "data_date": iso_day(row["data_date"]),
    }


def iso_day(day: Any) -> str | None:
    """A frame's day as YYYY-MM-DD, None where not stated."""
    return None if pd.isna(day) else date(day.year, day.month, day.day).isoformat()


def stated(word: Any) -> str | None:
    """A frame's text, None where not stated."""
    return None if pd.isna(word) else str(word)
