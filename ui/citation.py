"""How to cite the project: the facts of CITATION.cff in a sentence."""

from __future__ import annotations

import functools
import re
from datetime import date
from pathlib import Path

from charts import words

FILE = Path(__file__).parent.parent / "CITATION.cff"


@functools.cache
def citation_file() -> str:
    """CITATION.cff as it is."""
    return FILE.read_text(encoding="utf-8")


def fact(name: str) -> str:
    """A top-level value of one line; empty where there is none."""
    found = re.search(rf'^{name}: *"?([^"\n]+?)"? *$', citation_file(), re.MULTILINE)
    return found[1] if found else ""


def authors() -> str:
    """The authors' names, as the file gives them."""
    listed = re.search(r"^authors:\n((?:[ \t].*\n)+)", citation_file(), re.MULTILINE)
    return words.listed(re.findall(r'name: *"([^"]+)"', listed[1])) if listed else ""


def citation(data_date: date) -> str:
    """The project as a reference, with the date of the data instead of one of access, which only the reader knows."""
    return f"{authors()}. {fact('title')}. Version {fact('version')}, data as of {words.day(data_date)}."
