"""The table's cells that hold a Python dictionary or list, read as data: nothing in them is ever run."""

from __future__ import annotations

import ast
from typing import TypeVar

from sources.inputs import Row, shown

Parsed = TypeVar("Parsed", ast.Dict, ast.List)
NAN = frozenset({"nan", "NaN", "None"})


def pairs(row: Row, column: str) -> list[tuple[str, int | None]]:
    """The entries of a dictionary cell in order: a place and its count, `None` where it has no number.

    Raises:
        InputError: The cell is no dictionary of counts.
    """
    node = _parsed(row, column, ast.Dict)
    if node is None:
        return []
    entries = [
        (_text(row, column, key), _count(row, column, value)) for key, value in zip(node.keys, node.values, strict=True)
    ]
    keys = [key for key, _ in entries]
    if len(set(keys)) < len(keys):
        raise row.error(f"{column} names a place twice")
    return entries


def names(row: Row, column: str) -> list[str]:
    """The texts of a list cell in order.

    Raises:
        InputError: The cell is no list of texts.
    """
    node = _parsed(row, column, ast.List)
    return [] if node is None else [_text(row, column, element) for element in node.elts]


def _parsed(row: Row, column: str, kind: type[Parsed]) -> Parsed | None:
    cell = row[column]
    if not cell:
        return None
    try:
        node = ast.parse(cell, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        node = None
    if not isinstance(node, kind):
        raise row.error(f"{column} is {shown(cell)}, not a {kind.__name__.lower()} of places")
    return node


def _text(row: Row, column: str, node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        return node.value.strip()
    raise row.error(f"{column} is {shown(row[column])}, and an entry of it is no place name")


def _count(row: Row, column: str, node: ast.expr) -> int | None:
    if isinstance(node, ast.Name) and node.id in NAN:
        return None
    if isinstance(node, ast.Constant) and node.value is None:
        return None
    return row.whole(column, ast.unparse(node))
