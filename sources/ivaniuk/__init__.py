"""Petro Ivaniuk's table of attacks on Ukraine: each row is one record of its publisher, with one claim."""

from sources.ivaniuk.table import COLUMNS, PARSER_VERSION, read_batch

__all__ = ["COLUMNS", "PARSER_VERSION", "read_batch"]
