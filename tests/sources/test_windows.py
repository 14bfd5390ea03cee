"""Reporting windows: (words, moment of publication in UTC, start and end in local time, basis, kind, report date)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.claimants import KYIV, MOSCOW
from sources.windows import Bound, Day, Part, Timing, find_timings, resolve

ROWS = [
    # Both ends with their days.
    (
        "с 23.00 мск 25 января до 7.00 мск 26 января",
        "2026-01-26T04:30",
        "2026-01-25 23:00",
        "2026-01-26 07:00",
        "stated night 2026-01-26",
    ),
    (
        "в период с 20.00 20 мая т.г. до 4.05 21 мая т.г.",
        "2025-05-21T04:27",
        "2025-05-20 20:00",
        "2025-05-21 04:05",
        "stated night 2025-05-21",
    ),
    # Days in words.
    (
        "с 22.15 третьего мая до 2.40 четвёртого мая",
        "2025-05-05T04:27",
        "2025-05-03 22:15",
        "2025-05-04 02:40",
        "stated night 2025-05-04",
    ),
    (
        "с 10.00 до 12.00 двадцать первого мая",
        "2025-05-22T04:27",
        "2025-05-21 10:00",
        "2025-05-21 12:00",
        "stated day 2025-05-21",
    ),
    # Published just after midnight, "today" is the day that has ended.
    (
        "сегодня с 20.30 до 22.00",
        "2025-06-09T21:20",
        "2025-06-09 20:30",
        "2025-06-09 22:00",
        "stated other 2025-06-09",
    ),
    ("сегодня вечером", "2025-06-09T21:20", "2025-06-09 18:00", "2025-06-10 00:00", "inferred other 2025-06-09"),
    ("за вечер", "2025-06-09T21:20", "2025-06-09 18:00", "2025-06-10 00:00", "inferred other 2025-06-09"),
    ("сегодня около 22.10", "2025-06-09T21:20", "2025-06-09 22:10", "2025-06-09 22:10", "stated other 2025-06-09"),
    # Dates in digits beside times in digits: "4.01" after "23.00" is a day.
    (
        "с 23.00 4.01 до 7.00 5.01",
        "2026-01-05T04:26",
        "2026-01-04 23:00",
        "2026-01-05 07:00",
        "stated night 2026-01-05",
    ),
    (
        "с 23:30 мск 21.12 до 07:00 мск 22.12",
        "2025-12-22T04:28",
        "2025-12-21 23:30",
        "2025-12-22 07:00",
        "stated night 2025-12-22",
    ),
    (
        "с 23.00 24.07.25 до 01.40 25.07.2025",
        "2025-07-25T04:30",
        "2025-07-24 23:00",
        "2025-07-25 01:40",
        "stated night 2025-07-25",
    ),
    # The year wraps.
    (
        "с 23.00 31 декабря до 7.00 1 января",
        "2026-01-01T04:22",
        "2025-12-31 23:00",
        "2026-01-01 07:00",
        "stated night 2026-01-01",
    ),
    (
        "31 декабря с 20.00 до 24.00",
        "2025-12-31T21:05",
        "2025-12-31 20:00",
        "2026-01-01 00:00",
        "stated other 2025-12-31",
    ),
    # Only clock times: the last that lie before the publication.
    (
        "в период с 21.55 по 22.25 мск",
        "2025-03-05T19:40",
        "2025-03-05 21:55",
        "2025-03-05 22:25",
        "stated other 2025-03-05",
    ),
    ("с 23.00 до 7.00", "2025-03-05T04:40", "2025-03-04 23:00", "2025-03-05 07:00", "stated night 2025-03-05"),
    # After midnight the evening before is meant, before it this one; a minute early shifts nothing.
    ("с 20.00 до 23.30", "2025-03-05T21:40", "2025-03-05 20:00", "2025-03-05 23:30", "stated other 2025-03-05"),
    ("с 20.00 до 23.00", "2025-03-05T19:59", "2025-03-05 20:00", "2025-03-05 23:00", "stated other 2025-03-05"),
    # 24.00, midnight and 00.00 close a day.
    ("с 20.00 до 24.00", "2025-03-05T20:58", "2025-03-05 20:00", "2025-03-06 00:00", "stated other 2025-03-05"),
    ("с 20.00 мск до полуночи", "2025-03-05T21:20", "2025-03-05 20:00", "2025-03-06 00:00", "stated other 2025-03-05"),
    ("с 20.00 до 00.00 мск", "2025-03-05T21:20", "2025-03-05 20:00", "2025-03-06 00:00", "stated other 2025-03-05"),
    (
        "с 21.00 11 июня до 00.00 мск 12 июня",
        "2025-06-11T21:39",
        "2025-06-11 21:00",
        "2025-06-12 00:00",
        "stated other 2025-06-11",
    ),
    # Midnight and 00.00 open one.
    ("с полуночи до 05.00 мск", "2025-03-05T03:10", "2025-03-05 00:00", "2025-03-05 05:00", "stated night 2025-03-05"),
    ("с 00.00 до 06.00", "2025-03-05T03:10", "2025-03-05 00:00", "2025-03-05 06:00", "stated night 2025-03-05"),
    # A Latin C, other separators, spelled hours.
    ("c 8:00 до 9-30", "2025-03-05T07:10", "2025-03-05 08:00", "2025-03-05 09:30", "stated day 2025-03-05"),
    ("с 8 до 10 часов", "2025-03-05T07:10", "2025-03-05 08:00", "2025-03-05 10:00", "stated day 2025-03-05"),
    (
        "с 4 утра до 5 часов 56 минут",
        "2025-03-05T07:10",
        "2025-03-05 04:00",
        "2025-03-05 05:56",
        "stated night 2025-03-05",
    ),
    ("20.00–23.00 мск", "2025-03-05T20:10", "2025-03-05 20:00", "2025-03-05 23:00", "stated other 2025-03-05"),
    ("около с 09.00 до 10.30 мск", "2025-03-05T08:10", "2025-03-05 09:00", "2025-03-05 10:30", "stated day 2025-03-05"),
    # A day before or behind the range; of a night the day is its morning.
    (
        "15 декабря в период с 23.00 до 23.50 мск",
        "2023-12-15T21:30",
        "2023-12-15 23:00",
        "2023-12-15 23:50",
        "stated other 2023-12-15",
    ),
    (
        "с 21.40 до 22.15 мск 7 июля",
        "2024-07-07T19:41",
        "2024-07-07 21:40",
        "2024-07-07 22:15",
        "stated other 2024-07-07",
    ),
    (
        "1 августа с 22.00 до 4.00",
        "2025-08-02T01:17",
        "2025-08-01 22:00",
        "2025-08-02 04:00",
        "stated night 2025-08-02",
    ),
    (
        "ночью 5 января с 23.00 до 4.00",
        "2025-01-05T03:17",
        "2025-01-04 23:00",
        "2025-01-05 04:00",
        "stated night 2025-01-05",
    ),
    (
        "минувшей ночью в период с 23.00 мск 27 октября т.г. до 7.00 мск 28 октября т.г.",
        "2025-10-28T04:04",
        "2025-10-27 23:00",
        "2025-10-28 07:00",
        "stated night 2025-10-28",
    ),
    (
        "за прошедшую ночь (с 22.25 мск 16 марта по 07.00 мск 17 марта)",
        "2025-03-17T06:15",
        "2025-03-16 22:25",
        "2025-03-17 07:00",
        "stated night 2025-03-17",
    ),
    # 29 February is a day in leap years; 31 February never is.
    ("29 февраля около 12.00", "2024-02-29T10:00", "2024-02-29 12:00", "2024-02-29 12:00", "stated day 2024-02-29"),
    ("31 февраля около 12.00", "2024-02-29T10:00", "2024-02-29 12:00", "2024-02-29 12:00", "stated day 2024-02-29"),
    # A single time is both ends.
    ("около 19.30", "2025-03-05T17:10", "2025-03-05 19:30", "2025-03-05 19:30", "stated day 2025-03-05"),
    ("в 12.20 мск", "2025-03-05T11:10", "2025-03-05 12:20", "2025-03-05 12:20", "stated day 2025-03-05"),
    (
        "31 августа т.г. около 10.00 мск.",
        "2023-08-31T07:52",
        "2023-08-31 10:00",
        "2023-08-31 10:00",
        "stated day 2023-08-31",
    ),
    ("около 11 часов утра", "2025-03-05T09:10", "2025-03-05 11:00", "2025-03-05 11:00", "stated day 2025-03-05"),
    ("около 9 часов вечера", "2025-03-05T19:10", "2025-03-05 21:00", "2025-03-05 21:00", "stated other 2025-03-05"),
    ("около 23.30 мск", "2025-03-05T21:24", "2025-03-05 23:30", "2025-03-05 23:30", "stated other 2025-03-05"),
    (
        "в ночь на 5 мая около 23.30",
        "2025-05-05T02:00",
        "2025-05-04 23:30",
        "2025-05-04 23:30",
        "stated night 2025-05-04",
    ),
    # Two times are a window.
    ("около 11.20 и 12.20 мск", "2025-03-05T10:44", "2025-03-05 11:20", "2025-03-05 12:20", "stated day 2025-03-05"),
    # Parts of the day only: inferred, and never beyond the publication.
    ("сегодня ночью", "2025-03-05T00:41", "2025-03-04 20:00", "2025-03-05 03:41", "inferred night 2025-03-05"),
    (
        "в течение прошедшей ночи",
        "2025-03-05T04:10",
        "2025-03-04 20:00",
        "2025-03-05 07:00",
        "inferred night 2025-03-05",
    ),
    (
        "в течение прошедшей ночи 28 сентября",
        "2025-09-28T04:24",
        "2025-09-27 20:00",
        "2025-09-28 07:00",
        "inferred night 2025-09-28",
    ),
    (
        "в ночь с 20 на 21 сентября",
        "2023-09-20T23:14",
        "2023-09-20 20:00",
        "2023-09-21 02:14",
        "inferred night 2023-09-21",
    ),
    (
        "в ночь на 29 сентября т.г.",
        "2023-09-29T03:53",
        "2023-09-28 20:00",
        "2023-09-29 06:53",
        "inferred night 2023-09-29",
    ),
    (
        "в течение прошедшей ночи и утра 13 марта",
        "2024-03-13T06:38",
        "2024-03-12 20:00",
        "2024-03-13 09:38",
        "inferred night 2024-03-13",
    ),
    ("вчера вечером", "2025-03-05T05:00", "2025-03-04 18:00", "2025-03-05 00:00", "inferred other 2025-03-04"),
    ("вечером", "2025-03-04T21:30", "2025-03-04 18:00", "2025-03-05 00:00", "inferred other 2025-03-04"),
    ("сегодня утром", "2025-03-05T05:10", "2025-03-05 05:00", "2025-03-05 08:10", "inferred day 2025-03-05"),
    ("днём 4 марта", "2025-03-04T16:10", "2025-03-04 12:00", "2025-03-04 18:00", "inferred day 2025-03-04"),
    # A night's end without its start, and a start without an end.
    ("ночью до 6.00 мск", "2025-03-05T04:10", "2025-03-04 20:00", "2025-03-05 06:00", "inferred night 2025-03-05"),
    (
        "в период с 20.00 22 мая т.г.",
        "2025-05-23T04:35",
        "2025-05-22 20:00",
        "2025-05-23 07:00",
        "inferred night 2025-05-23",
    ),
    # A day only, and an end with no start to infer.
    ("5 марта", "2025-03-05T10:10", "2025-03-05 00:00", "2025-03-05 13:10", "inferred other 2025-03-05"),
    ("до 14.00 мск", "2025-03-05T11:10", "", "2025-03-05 14:00", "inferred other 2025-03-05"),
]

KYIV_ROWS = [
    (
        "у ніч на 24 червня (з 18:00 23 червня)",
        "2026-06-24T05:44",
        "2026-06-23 18:00",
        "2026-06-24 07:00",
        "inferred night 2026-06-24",
    ),
    (
        "протягом дня (з 08.30 до 18.00)",
        "2026-08-29T15:30",
        "2026-08-29 08:30",
        "2026-08-29 18:00",
        "stated day 2026-08-29",
    ),
    (
        "за добу (з 07.00 15 квітня по 07.00 16 квітня)",
        "2026-04-16T05:17",
        "2026-04-15 07:00",
        "2026-04-16 07:00",
        "stated other 2026-04-16",
    ),
    ("вночі 28.09.23", "2023-09-28T05:00", "2023-09-27 20:00", "2023-09-28 07:00", "inferred night 2023-09-28"),
    (
        "у ніч проти середи, 29 листопада",
        "2023-11-29T05:30",
        "2023-11-28 20:00",
        "2023-11-29 07:00",
        "inferred night 2023-11-29",
    ),
    ("станом на 08:30", "2026-06-24T05:44", "", "2026-06-24 08:30", "inferred other 2026-06-24"),
    # The window is read in wall time over the night when the clocks change.
    ("з 20:00 до 08:00", "2025-10-26T06:30", "2025-10-25 20:00", "2025-10-26 08:00", "stated night 2025-10-26"),
]


def window(words: str, published: str, language: str) -> tuple[str, str, str]:
    moment = datetime.fromisoformat(published).replace(tzinfo=UTC)
    timings = find_timings(words, language)
    assert len(timings) == 1
    found = resolve(timings[0], moment, KYIV if language == "uk" else MOSCOW)
    start = "" if found.start is None else f"{found.start:%Y-%m-%d %H:%M}"
    return start, f"{found.end:%Y-%m-%d %H:%M}", f"{found.basis} {found.kind} {found.report_date}"


@pytest.mark.parametrize(("words", "published", "start", "end", "rest"), ROWS)
def test_moscow_windows(words: str, published: str, start: str, end: str, rest: str) -> None:
    assert window(words, published, "ru") == (start, end, rest)


@pytest.mark.parametrize(("words", "published", "start", "end", "rest"), KYIV_ROWS)
def test_kyiv_windows(words: str, published: str, start: str, end: str, rest: str) -> None:
    assert window(words, published, "uk") == (start, end, rest)


def test_no_time_words_leave_the_start_unknown() -> None:
    moment = datetime(2025, 3, 5, 9, 10, tzinfo=UTC)
    found = resolve(None, moment, MOSCOW)
    assert (found.start, found.end, found.basis, found.kind) == (None, moment, "inferred", "other")


@pytest.mark.parametrize(
    "words",
    [
        "уничтожены 12 беспилотников",
        "в 12 км от берега",
        "с 12 беспилотниками",
        "версия 1.5",
        "с 20 до 21 сентября",
        "днепр",
        "25.00 и 12.75",
    ],
)
def test_what_is_no_time(words: str) -> None:
    assert not any(timing.has_clock for timing in find_timings(words))


def test_neighbouring_words_are_one_timing_and_others_are_not() -> None:
    words = "вечером 3 мая около 21.00 сбит один, а с 22.00 до 23.00 сбиты два"
    first, second = find_timings(words)
    assert (words[first.start : first.end], first.parts, first.day) == (
        "вечером 3 мая около 21.00",
        (Part.EVENING,),
        Day(3, 5),
    )
    assert second == Timing(second.start, second.end, opens=Bound(22 * 60), closes=Bound(23 * 60))


def test_an_as_of_time_is_kept_apart() -> None:
    (timing,) = find_timings("станом на 08:30", "uk")
    assert timing.as_of == Bound(8 * 60 + 30)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        resolve(None, datetime(2025, 6, 10), MOSCOW)  # noqa: DTZ001


@given(
    text=st.one_of(
        st.text(), st.lists(st.sampled_from(" ".join(row[0] for row in ROWS).split()), max_size=30).map(" ".join)
    ),
    moment=st.datetimes(datetime(1990, 1, 3), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    language=st.sampled_from(["ru", "uk"]),
)
def test_no_text_raises_and_no_window_is_upside_down(text: str, moment: datetime, language: str) -> None:
    for timing in find_timings(text.lower(), language):
        assert 0 <= timing.start < timing.end
        found = resolve(timing, moment, MOSCOW)
        assert found.start is None or found.start <= found.end
