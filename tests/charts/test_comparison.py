"""A text's figures beside a statement's of the same hours."""

from __future__ import annotations

import pandas as pd

from charts.comparison import compared, shares_hours
from tests.charts.nights import FIGURES, claim, figure, frame, told


def at(words: str) -> pd.Timestamp:
    return pd.Timestamp(words, tz="UTC")


NIGHT = ("2026-01-25 20:00", "2026-01-26 04:00")


def test_windows_share_hours() -> None:
    (one,) = told([claim(1, *NIGHT)])
    assert shares_hours(at("2026-01-26 03:00"), at("2026-01-26 12:00"), one)
    assert not shares_hours(at("2026-01-26 04:00"), at("2026-01-26 12:00"), one)
    assert shares_hours(None, at("2026-01-26 04:30"), one)
    assert not shares_hours(None, at("2026-01-27 04:00"), one)
    (open_one,) = told([claim(1, None, NIGHT[1])])
    assert shares_hours(at("2026-01-25 21:00"), at("2026-01-26 04:00"), open_one)


def test_what_is_alike_different_and_alone_is_told() -> None:
    (one,) = told(
        [claim(1, *NIGHT, claimant="ua_air_force")],
        [
            figure(1, 138, "launched"),
            figure(1, 110),
            figure(1, 4, "still_airborne"),
            figure(1, 60, region="ua:south", region_name="South of Ukraine"),
            figure(1, 2, "launched", weapon_class="cruise"),
        ],
    )
    read = frame(
        [
            figure(9, 138, "launched"),
            figure(9, 111),
            figure(9, None, "hits", qualifier="withheld"),
            figure(9, 2, "launched", weapon_class="cruise"),
        ],
        FIGURES,
    )
    before = read.copy()
    assert compared(read, one) == [
        "the same: launched 138, cruise missiles launched 2",
        "different: intercepted 111 here, 110 there",
        "only here: hits a withheld number",
        "only there: still airborne 4",
    ]
    pd.testing.assert_frame_equal(read, before)


def test_a_text_without_whole_figures_says_nothing_of_them() -> None:
    (one,) = told([claim(1, *NIGHT)])
    assert compared(frame([figure(9, 3, region="RU-KDA")], FIGURES), one) == []
