from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sources.inputs import InputError, Row
from sources.ivaniuk.figures import COMBINED_SINCE, RowFigures, figures_of
from sources.records import WeaponClass

BEFORE = date(2025, 7, 23)
SINCE = COMBINED_SINCE

Short = tuple[str, str | None, int | None, str]


def read(claimant: str = "ua_air_force", day: date = SINCE, **cells: str) -> RowFigures:
    given = {"model": "Shahed-136/131"} | {name.replace("__", " "): cell for name, cell in cells.items()}
    return figures_of(Row(Path("attacks.csv"), 5, given), claimant, day)


def short(figures: RowFigures) -> list[Short]:
    return [(figure.measure.value, figure.region, figure.value, figure.qualifier.value) for figure in figures.figures]


# Each case: the row's cells, the day, what is read of it.
CASES: list[tuple[dict[str, str], date, list[Short]]] = [
    # One combined figure: the 0 beside it is a filler, not a claim of none suppressed.
    (
        {"launched": "138.0", "destroyed": "110.0", "not_reach_goal": "0.0", "target": "Ukraine"},
        SINCE,
        [("launched", None, 138, "exact"), ("intercepted", None, 110, "exact")],
    ),
    # Stated apart until the day before.
    (
        {"launched": "71", "destroyed": "27", "not_reach_goal": "18"},
        BEFORE,
        [("launched", None, 71, "exact"), ("shot_down", None, 27, "exact"), ("suppressed", None, 18, "exact")],
    ),
    ({"launched": "9", "destroyed": "9"}, BEFORE, [("launched", None, 9, "exact"), ("shot_down", None, 9, "exact")]),
    # Drones beside a combined figure, and missiles at any time, "did not reach their targets".
    (
        {"launched": "40", "destroyed": "30", "not_reach_goal": "4"},
        SINCE,
        [("launched", None, 40, "exact"), ("intercepted", None, 30, "exact"), ("missed", None, 4, "exact")],
    ),
    (
        {"model": "X-59", "launched": "3", "destroyed": "1", "not_reach_goal": "2"},
        BEFORE,
        [("launched", None, 3, "exact"), ("shot_down", None, 1, "exact"), ("missed", None, 2, "exact")],
    ),
    # None shot down is 0; nothing said is no figure.
    (
        {"model": "C-300", "launched": "5", "destroyed": "0.0"},
        BEFORE,
        [("launched", None, 5, "exact"), ("shot_down", None, 0, "exact")],
    ),
    ({"model": "C-300", "destroyed": "0.0"}, BEFORE, [("shot_down", None, 0, "exact")]),
    ({"model": "X-101/X-555", "launched": "8"}, BEFORE, [("launched", None, 8, "exact")]),
    # Mentioned only where there are some.
    (
        {"destroyed": "8", "still_attacking": "3", "num_hit_location": "5", "num_fall_fragment_location": "0.0"},
        SINCE,
        [("intercepted", None, 8, "exact"), ("still_airborne", None, 3, "exact"), ("hit_locations", None, 5, "exact")],
    ),
    (
        {"still_attacking": "0.0", "num_hit_location": "0", "num_fall_fragment_location": "7"},
        SINCE,
        [("debris_locations", None, 7, "exact")],
    ),
    (
        {"destroyed": "8", "border_crossing": "{'belarus': 2.0, 'russia': 1.0, 'poland': 8}"},
        SINCE,
        [
            ("intercepted", None, 8, "exact"),
            ("crossed_border", "BY", 2, "exact"),
            ("crossed_border", "RU", 1, "exact"),
            ("crossed_border", "PL", 8, "exact"),
        ],
    ),
    # One region as target: the row's own counts are that region's.
    (
        {"launched": "6", "destroyed": "5", "not_reach_goal": "1", "target": "Odesa oblast"},
        BEFORE,
        [
            ("launched", None, 6, "exact"),
            ("shot_down", None, 5, "exact"),
            ("suppressed", None, 1, "exact"),
            ("launched", "UA-51", 6, "exact"),
            ("shot_down", "UA-51", 5, "exact"),
            ("suppressed", "UA-51", 1, "exact"),
        ],
    ),
    # Several are named, never split; of none shot down nowhere is named.
    (
        {"model": "C-300", "launched": "6", "destroyed": "0", "target": "Odesa oblast and Mykolaiv oblast"},
        BEFORE,
        [
            ("launched", None, 6, "exact"),
            ("shot_down", None, 0, "exact"),
            ("launched", "UA-51", None, "named"),
            ("launched", "UA-48", None, "named"),
        ],
    ),
    # By direction: a number, a name, a number given for two together; the target is then only the main one.
    (
        {
            "launched": "60",
            "destroyed": "50",
            "target": "Odesa oblast",
            "destroyed_details": "{'south': 30, 'east': nan, 'Kyiv oblast and Sumy oblast': 12}",
        },
        SINCE,
        [
            ("launched", None, 60, "exact"),
            ("intercepted", None, 50, "exact"),
            ("launched", "UA-51", None, "named"),
            ("intercepted", "ua:south", 30, "exact"),
            ("intercepted", "ua:east", None, "named"),
            ("intercepted", "UA-32", None, "named"),
            ("intercepted", "UA-59", None, "named"),
        ],
    ),
    (
        {"destroyed": "8", "num_hit_location": "4", "affected__region": "['Kyiv', 'Ukraine', 'Sumy oblast']"},
        SINCE,
        [
            ("intercepted", None, 8, "exact"),
            ("hit_locations", None, 4, "exact"),
            ("hit_locations", "UA-30", None, "named"),
            ("hit_locations", "UA-59", None, "named"),
        ],
    ),
    # Parts of what was launched, and a bundle's split, are no figures: they would count the same weapons twice.
    (
        {"launched": "60", "is_shahed": "40.0", "turbojet": "4", "launched_details": "{'X': 50}"},
        SINCE,
        [("launched", None, 60, "exact")],
    ),
    # Hidden: the zeros are placeholders.
    (
        {"launched": "0", "destroyed": "0.0", "status_data": "hidden", "model": "Iskander-M", "target": "Odesa oblast"},
        SINCE,
        [
            ("launched", None, None, "withheld"),
            ("intercepted", None, None, "withheld"),
            ("launched", "UA-51", None, "named"),
        ],
    ),
    ({"status_data": "hidden"}, SINCE, [("launched", None, None, "withheld"), ("intercepted", None, None, "withheld")]),
]


@pytest.mark.parametrize(("cells", "day", "expected"), CASES)
def test_figures_of_a_row(cells: dict[str, str], day: date, expected: list[Short]) -> None:
    found = read(day=day, **cells)
    assert short(found) == expected
    assert found.problems == ()
    assert all(figure.column and figure.start is None for figure in found.figures)


def test_a_bundle_is_one_weapon_of_its_own() -> None:
    found = read(model="X-101/X-555 and Kalibr", launched="30", destroyed="25")
    assert {(figure.weapon, figure.weapon_class) for figure in found.figures} == {
        ("X-101/X-555 and Kalibr", WeaponClass.CRUISE)
    }


def test_launched_of_an_air_command_is_kept_only_where_it_says_more_than_destroyed() -> None:
    repeated = read("ua_air_command_south", launched="9", destroyed="9", target="south")
    assert short(repeated) == [("intercepted", None, 9, "exact"), ("intercepted", "ua:south", 9, "exact")]
    missile = read("ua_air_command_south", model="Iskander-M", launched="1", destroyed="0")
    assert short(missile) == [("launched", None, 1, "exact"), ("intercepted", None, 0, "exact")]
    national = read("ua_air_force", launched="9", destroyed="9")
    assert short(national)[0] == ("launched", None, 9, "exact")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"launched": "16", "destroyed": "15", "not_reach_goal": "11"}, "make 26, more than the 16 launched"),
        (
            {"launched": "60", "destroyed": "50", "destroyed_details": "{'south': 39, 'east': 77}"},
            "add up to 116, more than the 50",
        ),
        ({"launched": "60", "destroyed_details": "{'south': 39}"}, "stand beside no count of destroyed"),
        ({"launched": "60", "target": "Nowhere oblast"}, "target names Nowhere oblast, a place unknown here"),
        ({"launched": "60", "affected__region": "['Nowhere']"}, "affected region names Nowhere"),
        ({"launched": "60", "border_crossing": "{'atlantis': 1}"}, "names atlantis, a country unknown here"),
        ({"launched": "6", "destroyed": "0", "status_data": "hidden"}, "marked hidden and yet holds a count"),
    ],
)
def test_what_contradicts_itself_is_kept_as_said_and_flagged(cells: dict[str, str], words: str) -> None:
    found = read(**cells)
    assert len(found.problems) == 1
    assert words in found.problems[0]
    if cells.get("destroyed_details") and "destroyed" in cells:
        assert ("intercepted", "ua:east", 77, "exact") in short(found)


@pytest.mark.parametrize("cells", [{"launched": "5", "destroyed": "6"}, {"launched": "-5"}, {"still_attacking": "x"}])
def test_what_cannot_be_stops_the_file(cells: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"^attacks.csv, line 5: "):
        read(**cells)


def test_a_model_without_a_class_is_the_caller_s_to_leave_out() -> None:
    with pytest.raises(ValueError, match="no weapon class"):
        read(model="Фенікс", launched="1")
