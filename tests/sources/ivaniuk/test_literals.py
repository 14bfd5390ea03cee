from __future__ import annotations

from pathlib import Path

import pytest

from sources.inputs import InputError, Row
from sources.ivaniuk.literals import names, pairs


def row(cell: str) -> Row:
    return Row(Path("attacks.csv"), 4, {"details": cell})


def test_a_dictionary_keeps_its_order_and_named_places_have_no_number() -> None:
    cell = "{'south': 30, 'east': nan, 'north': NaN, 'west': 2.0, 'center': None}"
    assert pairs(row(cell), "details") == [
        ("south", 30),
        ("east", None),
        ("north", None),
        ("west", 2),
        ("center", None),
    ]
    assert pairs(row(""), "details") == []
    assert pairs(row("{}"), "details") == []


def test_a_list_of_names() -> None:
    assert names(row("['Kyiv', 'Odesa oblast ']"), "details") == ["Kyiv", "Odesa oblast"]
    assert names(row(""), "details") == []


@pytest.mark.parametrize(
    "cell",
    [
        "{'south': 30",
        "['south']",
        "{'south': -1}",
        "{'south': 'many'}",
        "{'south': [1]}",
        "{'south': 1, 'south': 2}",
        "{1: 2}",
        "{'': 2}",
        "{**{}}",
        # Nothing is ever run.
        "__import__('os').system('true')",
        "{'south': __import__('os').getpid()}",
        "{'south': 2 + 2}",
        "(" * 5000,
        "{" * 300,
    ],
)
def test_anything_but_counts_by_place_is_refused(cell: str) -> None:
    with pytest.raises(InputError, match=r"^attacks.csv, line 4: details ") as caught:
        pairs(row(cell), "details")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("cell", ["{'south': 1}", "[1]", "['']", "['south'", "[open('x')]"])
def test_anything_but_names_is_refused(cell: str) -> None:
    with pytest.raises(InputError, match=r"^attacks.csv, line 4: details "):
        names(row(cell), "details")
