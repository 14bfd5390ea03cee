"""A query's answer as a typed frame, in the same order on every database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

Schema = Mapping[str, str]
"""Column names and dtypes of a frame, in order."""

Query = Select[*tuple[Any, ...]]

DAY = "datetime64[s]"
MOMENT = "datetime64[s, UTC]"
TEXT = "string"
COUNT = "Int64"
YES_NO = "boolean"
SHARE = "Float64"


class bytewise(GenericFunction[str]):  # noqa: N801 (used as a function)
    """Order by the bytes of a code: SQLite does by itself, PostgreSQL asks the collation of its database."""

    type = String()
    inherit_cache = True


@compiles(bytewise)
def _plain(element: bytewise, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


@compiles(bytewise, "postgresql")
def _collated(element: bytewise, compiler: SQLCompiler, **kw: Any) -> str:
    return f'({compiler.process(element.clauses, **kw)}) COLLATE "C"'


def by_code(column: Any) -> ColumnElement[str]:
    """`column` as an ORDER BY term: bytewise, what is not stated first."""
    return cast("ColumnElement[str]", bytewise(column)).asc().nulls_first()


def frame(conn: Connection, query: Query, schema: Schema) -> pd.DataFrame:
    """The rows of `query`, whose columns are those of `schema`, NULL as `<NA>`; typed when empty, too."""
    rows = conn.execute(query).all()
    columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in schema]
    named = dict(zip(schema, columns, strict=True))
    return pd.DataFrame({name: pd.array(named[name], dtype=cast("Any", dtype)) for name, dtype in schema.items()})
