"""The rows that statements refer to: claimants, sources, regions, as the code knows them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, FromClause, Table, insert, select, update

from db.models import Claimant, Region, Source
from sources.claimants import CLAIMANTS
from sources.origins import ORIGINS
from sources.regions import REGIONS

Row = dict[str, Any]


def _sources() -> list[Row]:
    columns = ("id", "title", "producer", "url_main", "license", "license_url", "attribution")
    return [{column: getattr(origin, column) for column in columns} for origin in ORIGINS.values()]


def _claimants() -> list[Row]:
    return [{"id": one.id, "name": one.name, "side": one.side, "scope": one.scope} for one in CLAIMANTS.values()]


def _regions() -> list[Row]:
    columns = ("code", "country", "kind", "name_en", "name_uk", "name_ru")
    return [{column: getattr(region, column) for column in columns} for region in REGIONS.values()]


def write_reference(conn: Connection) -> bool:
    """Bring the reference tables to what the code knows; rows that it no longer knows stay, others refer to them.

    Returns:
        Whether any row was written.
    """
    written = [
        _write(conn, Source.__table__, "id", _sources()),
        _write(conn, Claimant.__table__, "id", _claimants()),
        _write(conn, Region.__table__, "code", _regions()),
    ]
    return any(written)


def _write(conn: Connection, table: FromClause, key: str, rows: list[Row]) -> bool:
    assert isinstance(table, Table)
    stored = {row[key]: dict(row) for row in conn.execute(select(table)).mappings()}
    missing = [row for row in rows if row[key] not in stored]
    changed = [row for row in rows if row[key] in stored and stored[row[key]] != row]
    if missing:
        conn.execute(insert(table), missing)
    for row in changed:
        conn.execute(update(table).where(table.c[key] == row[key]).values(row))
    return bool(missing or changed)
