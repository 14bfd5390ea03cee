"""Reporting windows: what a statement says of when (Moscow and Kyiv wording), as aware local times.

Two steps. `find_timings` lists the time words of a text with their places in it; it knows no clock. `resolve` sets
one of them against the moment of publication, in the claimant's local time, and gives the `Window`. A window is set so
that it lies before the publication: a post after midnight about "23.30" tells of the evening before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sources.records import Window, WindowBasis, WindowKind

MIDNIGHT = 24 * 60
NIGHT_START = 20 * 60
"""Where a night report does not say when the night began, it is taken to begin at 20:00 of the evening before."""
NIGHT_END = 7 * 60
SLACK = timedelta(hours=3)
"""A clock time this little after the publication is a slip of its minutes, not a time of the day before: of 2,700
Russian posts none reports later than seven hours after its window, and none earlier than one minute before its end."""
MINUTE = timedelta(minutes=1)
REACH = 40
"""How far, in characters, a time's words reach from its digits («в период с полуночи 1 сентября»)."""


class Part(StrEnum):
    """A part of the day that a text names."""

    NIGHT = "night"
    MORNING = "morning"
    DAYTIME = "daytime"
    EVENING = "evening"


PART_HOURS = {
    Part.NIGHT: (NIGHT_START - MIDNIGHT, NIGHT_END),
    Part.MORNING: (5 * 60, 12 * 60),
    Part.DAYTIME: (12 * 60, 18 * 60),
    Part.EVENING: (18 * 60, MIDNIGHT),
}
"""The minutes of the named day that a part is taken to cover where no hour is stated; a night began the day before."""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as written: the year may be missing. `ago` is set instead for "today" (0) and "yesterday" (1)."""

    day: int = 0
    month: int = 0
    year: int | None = None
    ago: int | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A time of day in minutes after midnight (24.00 is 1440), with its day where the text gives it."""

    minute: int
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """The time words of one place in a text, from `start` to `end`; whatever is not written is empty.

    `opens` and `closes` are the ends of a stated range; `points` are single times ("about 19.30"); `parts` are named
    parts of the day in the order of the text; `day` is the day that all of it is said of. `is_past_night` is set by
    words like "the past night"; `as_of` is a time up to which the figures hold («станом на 08:30»).
    """

    start: int
    end: int
    opens: Bound | None = None
    closes: Bound | None = None
    points: tuple[Bound, ...] = ()
    parts: tuple[Part, ...] = ()
    day: Day | None = None
    is_past_night: bool = False
    as_of: Bound | None = None

    @property
    def has_clock(self) -> bool:
        """Whether a time of day is stated."""
        return bool(self.opens or self.closes or self.points or self.as_of)


@dataclass(frozen=True, slots=True)
class _Words:
    """The time words of one language, as pieces of regular expressions."""

    months: tuple[str, ...]
    hour: str
    minute: str
    zone: str
    since: str
    until: str
    about: str
    as_of: str
    midnight: str
    noon: str
    year: str
    parts: tuple[tuple[Part, str], ...]
    afternoon: str
    forenoon: str
    onto: str
    past: str
    today: str
    yesterday: str
    glue: str


_RU = _Words(
    months=(
        "январ",
        "феврал",
        "март",
        "апрел",
        "ма[яй]",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
    ),
    hour=r"час(?:а|ов|ам)?\b|ч\b\.?",
    minute=r"минут[аы]?\b|мин\b\.?",
    zone=r"(?:по\s)?(?:мск|московскому времени)\b\.?",
    # A Latin c stands for the Cyrillic one in some posts.
    since=r"с|c|со|от",
    until=r"до|по",
    about=r"около|ориентировочно в|примерно в|в районе|приблизительно в|в|к",
    as_of=r"по состоянию на",
    midnight=r"полуноч[иь]|полноч[иь]",
    noon=r"полудня|полдень|полдня",
    year=r"[тс]\.?\s?г\b\.?|г\.|года\b",
    parts=(
        (Part.NIGHT, r"ноч(?:ь|и|ью|ное|ные|ей|ного)"),
        (Part.MORNING, r"утр(?:о|а|ом|еннее|енние|енних)"),
        (Part.DAYTIME, r"дн[её]м|дневное время|дневные часы|течение дня|(?<=за )день"),
        (Part.EVENING, r"вечер(?:ом|а|нее|ние)?"),
    ),
    afternoon=r"вечера|дня",
    forenoon=r"утра|ночи",
    onto=r"на",
    past=r"(?:прошедш|минувш|прошл|истекш)\w{2,3}\s",
    today=r"сегодня|сегодняшн\w{2,3}",
    yesterday=r"вчера|накануне",
    glue=(
        r"в|во|за|и|период|периода|времени|время|интервале|промежут\w+|раннего|ранним|прошедш\w+|минувш\w+"
        r"|течени[еи]|часы|около|начиная|а также"
    ),
)
_UK = _Words(
    months=("січн", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листопад", "груд"),
    hour=r"годин[аиі]?\b|год\b\.?",
    minute=r"хвилин[аи]?\b|хв\b\.?",
    zone=r"за київським часом\b",
    since=r"з|із|від",
    until=r"до|по",
    about=r"близько|орієнтовно о|приблизно о|об|о|в",
    as_of=r"(?:станом )?на",
    midnight=r"опівноч[іи]|півноч[іи]",
    noon=r"опівдня|полудня",
    year=r"ц\.?\s?р\b\.?|р\.|року\b",
    parts=(
        (Part.NIGHT, r"ніч|ночі|вночі|уночі|нічн\w{1,3}"),
        (Part.MORNING, r"ран(?:ок|ку)|вранці|зранку|уранці"),
        (Part.DAYTIME, r"вдень|удень|протягом дня|впродовж дня|денн\w{1,3}"),
        (Part.EVENING, r"вечора|ввечері|увечері|вечір"),
    ),
    afternoon=r"вечора|дня",
    forenoon=r"ранку|ночі",
    onto=r"на|проти(?:\s(?:понеділка|вівторка|середи|четверга|п.ятниці|суботи|неділі),?)?",
    past=r"(?:минул|попередн)\w{2,4}\s",
    today=r"сьогодні|сьогоднішн\w{2,5}",
    yesterday=r"вчора|учора|напередодні",
    glue=r"в|у|за|і|та|й|період|періоду|часу|протягом|впродовж|близько|починаючи|раннього|добу|а також|проти|на",
)


_UNITS = ("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")
_TEENS = ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
_ORDINALS = dict(
    enumerate(
        (
            *_UNITS,
            *(f"{stem}надцат" for stem in _TEENS),
            "двадцат",
            *(f"двадцать {stem}" for stem in _UNITS[:9]),
            "тридцат",
            "тридцать перв",
        ),
        1,
    )
)
"""The days of a month in words, up to their ending: «восьмого апреля», «двадцать первое мая»."""
_DAY_OF_ORDINAL = {stem: day for day, stem in _ORDINALS.items()}
_ORDINAL = "|".join(sorted(_DAY_OF_ORDINAL, key=len, reverse=True)).replace("четверт", "четв[её]рт")
_ORDINAL_ENDING = "(?:ого|его|ое|е)"


def _day(name: str, words: _Words) -> str:
    """The expression of a calendar day: "25 января 2026 г.", "25.01.2026", "6.01", «восьмого апреля»."""
    months = "|".join(words.months)
    return (
        rf"(?:(?:(?P<{name}d>\d{{1,2}})|(?P<{name}w>{_ORDINAL}){_ORDINAL_ENDING})\s{{1,3}}(?P<{name}m>{months})[а-яіїє]{{0,5}}(?:\s{{1,3}}(?P<{name}y>20\d\d)\b)?"
        rf"|(?P<{name}nd>[0-3]?\d)\.(?P<{name}nm>0?[1-9]|1[0-2])(?:\.(?P<{name}ny>(?:20)?\d\d))?(?![.:]?\d))"
        rf"(?:\s{{0,2}}(?:{words.year}))?"
    )


def _clock(name: str, words: _Words, *, bare: bool = False) -> str:
    """The expression of a time of day: "23.00", "7:05 мск", "5 часов 30 минут", "11 часов вечера", "полуночи".

    With `bare`, an hour alone counts ("с 20 до 23 часов"); the caller sees to it that a unit stands somewhere.
    """
    unit = rf"\s{{0,2}}(?:{words.hour})"
    bare_hour = rf"|(?P<{name}b>[01]?\d|2[0-4])(?![\d.:]|\s{{1,3}}(?:{'|'.join(words.months)}))" if bare else ""
    return (
        rf"(?:(?P<{name}h>[01]?\d|2[0-4])(?:\s?[.:]\s?|-)(?P<{name}i>[0-5]\d)(?!\d)(?:{unit})?"
        rf"|(?P<{name}u>[01]?\d|2[0-4]){unit}(?:\s{{1,2}}(?P<{name}ui>[0-5]?\d)\s{{0,2}}(?:{words.minute}))?"
        rf"|(?P<{name}p>[01]?\d|2[0-4])(?=\s{{1,2}}(?:{words.afternoon}|{words.forenoon})\b)"
        rf"|(?P<{name}mid>{words.midnight})|(?P<{name}noon>{words.noon}){bare_hour})"
        rf"(?:\s{{1,2}}(?:(?P<{name}pm>{words.afternoon})|{words.forenoon})\b)?"
        rf"(?P<{name}z>,?\s{{0,2}}(?:{words.zone}))?"
    )


def _bound(name: str, words: _Words, *, bare: bool = False) -> str:
    """The expression of one end of a range: a time with its day before or after it."""
    return (
        rf"(?:{_day(name + 'a', words)}[\s,]{{1,3}}(?:в\s)?)?{_clock(name, words, bare=bare)}"
        rf"(?:[\s,]{{1,3}}{_day(name + 'z', words)})?"
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled expressions of one language."""

    words: _Words
    piece: re.Pattern[str]
    glue: re.Pattern[str]
    hint: re.Pattern[str]
    """What every piece has in it: the search is kept to the text around such hints, which makes it quick."""


def _compile(words: _Words) -> _Patterns:
    dash = r"\s{0,2}[-–—]\s{0,2}"
    until = rf"(?:[\s,]{{1,3}}(?:и\s|й\s)?(?:{words.until})\s{{1,3}}|{dash})"
    parts = "|".join(rf"(?P<part_{part.value}>{stem})" for part, stem in words.parts)
    eve = rf"(?:{words.since})\s{{1,3}}\d{{1,2}}(?:\s{{1,3}}[а-яіїє]{{3,9}})?\s{{1,3}}"
    night_of = rf"(?:\s{{1,3}}(?:{eve})?(?:{words.onto})\s{{1,3}}{_day('n', words)})"
    closing = rf"(?:{until}{_bound('c', words, bare=True)})"
    about = rf"(?:{words.about})\s{{1,3}}{_clock('p', words)}"
    pieces = {
        "range": rf"(?:{words.since})\s{{1,3}}{_bound('o', words, bare=True)}{closing}?",
        "dash": rf"(?<![.:]){_clock('do', words)}{dash}{_clock('dc', words)}",
        "as_of": rf"(?:{words.as_of})\s{{1,3}}{_bound('s', words)}",
        "closing": rf"(?:{words.until})\s{{1,3}}{_bound('e', words)}",
        "point": rf"{about}(?:(?:,|\s(?:и|та|і))\s(?:(?:{words.about})\s)?{_clock('q', words)})?",
        "part": rf"(?P<past>{words.past})?(?:{parts})\b{night_of}?",
        "day": rf"(?<![.:]){_day('d', words)}",
        "relative": rf"(?:(?P<today>{words.today})|(?:{words.yesterday}))\b",
    }
    # The empty group at each piece's end tells which one matched, as the last group closed.
    piece = "|".join(rf"{pattern}(?P<is_{name}>)" for name, pattern in pieces.items())
    glue = rf"[\s,.()–—-]{{0,4}}(?:(?:{words.glue}|{words.year}|{words.zone})[\s,.()–—-]{{1,4}}){{0,4}}"
    after_hour = "|".join((words.hour, *words.months, words.afternoon, words.forenoon, words.zone))
    stems = "|".join(stem for _, stem in words.parts)
    named = rf"{stems}|{words.midnight}|{words.noon}|{words.today}|{words.yesterday}"
    hint = rf"(?<!\w)(?:\d{{1,2}}(?:\s?[.:-]\s?\d|,?\s{{0,3}}(?:{after_hour}))|{named})"
    # All pieces begin where no word goes on: one look-behind for all of them makes the search several times quicker.
    return _Patterns(words, re.compile(rf"(?<!\w)(?:{piece})"), re.compile(glue), re.compile(hint))


_PATTERNS = {"ru": _compile(_RU), "uk": _compile(_UK)}


def find_timings(lower: str, language: str = "ru", *, until: int | None = None) -> list[Timing]:
    """The time words of a text, neighbouring ones joined: "3 мая в период с 21.10 до 21.40 мск" is one timing.

    Args:
        lower: The cleaned text in lower case.
        language: "ru" or "uk".
        until: Look no further than this offset.

    Returns:
        The timings in the order of the text; empty where no time is named.
    """
    patterns = _PATTERNS[language]
    timings: list[Timing] = []
    for piece in _pieces(lower, patterns, len(lower) if until is None else until):
        last = timings[-1] if timings else None
        if last is not None and piece.start - last.end <= 48 and patterns.glue.fullmatch(lower, last.end, piece.start):
            timings[-1] = _joined(last, piece)
        else:
            timings.append(piece)
    return timings


def _pieces(lower: str, patterns: _Patterns, until: int) -> Iterator[Timing]:
    for start, end in _stretches(lower, patterns.hint, until):
        for match in patterns.piece.finditer(lower, start, end):
            timing = _read_piece(match, patterns.words)
            if timing is not None:
                yield timing


def _stretches(lower: str, hint: re.Pattern[str], until: int) -> list[tuple[int, int]]:
    """The stretches of the text around its hints, none over another; each begins and ends between words."""
    stretches: list[tuple[int, int]] = []
    for match in hint.finditer(lower, 0, until):
        start = lower.rfind(" ", 0, max(0, match.start() - REACH)) + 1
        end = lower.find(" ", match.end() + REACH, until)
        end = until if end < 0 else end
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def _read_piece(match: re.Match[str], words: _Words) -> Timing | None:
    """One match of the piece expression as a timing, `None` where its numbers are no time."""
    return _READERS[match.lastgroup or ""](match, words)


def _read_range(match: re.Match[str], words: _Words) -> Timing | None:
    opens, closes = _read_bound(match, "o", words), _read_bound(match, "c", words)
    has_unit = any(match[name + key] for name in "oc" for key in ("h", "u", "p", "mid", "noon", "z"))
    return Timing(*match.span(), opens=opens, closes=closes) if has_unit and opens is not None else None


def _read_dash(match: re.Match[str], words: _Words) -> Timing | None:  # noqa: ARG001 (one shape for all readers)
    opens, closes = _read_clock(match, "do"), _read_clock(match, "dc")
    return Timing(*match.span(), opens=opens, closes=closes) if opens and closes else None


def _read_as_of(match: re.Match[str], words: _Words) -> Timing | None:
    bound = _read_bound(match, "s", words)
    return None if bound is None else Timing(*match.span(), as_of=bound)


def _read_closing(match: re.Match[str], words: _Words) -> Timing | None:
    bound = _read_bound(match, "e", words)
    return None if bound is None else Timing(*match.span(), closes=bound)


def _read_point(match: re.Match[str], words: _Words) -> Timing | None:  # noqa: ARG001
    points = tuple(point for point in (_read_clock(match, "p"), _read_clock(match, "q")) if point is not None)
    return Timing(*match.span(), points=points) if points else None


def _read_part(match: re.Match[str], words: _Words) -> Timing | None:
    part = next(part for part, _ in words.parts if match[f"part_{part.value}"])
    is_past = match["past"] is not None and part is Part.NIGHT
    return Timing(*match.span(), parts=(part,), day=_read_day(match, "n", words), is_past_night=is_past)


def _read_relative(match: re.Match[str], words: _Words) -> Timing | None:  # noqa: ARG001
    return Timing(*match.span(), day=Day(ago=0 if match["today"] else 1))


def _read_date(match: re.Match[str], words: _Words) -> Timing | None:
    day = _read_day(match, "d", words)
    return None if day is None else Timing(*match.span(), day=day)


_READERS = {
    "is_range": _read_range,
    "is_dash": _read_dash,
    "is_as_of": _read_as_of,
    "is_closing": _read_closing,
    "is_point": _read_point,
    "is_part": _read_part,
    "is_relative": _read_relative,
    "is_day": _read_date,
}


def _read_day(match: re.Match[str], name: str, words: _Words) -> Day | None:
    day = match[f"{name}d"]
    if (ordinal := match[f"{name}w"]) is not None:
        day = _DAY_OF_ORDINAL[ordinal.replace("ё", "е")]
    if day is not None:
        year, month = match[f"{name}y"], match[f"{name}m"]
        number = next(number for number, stem in enumerate(words.months, 1) if re.fullmatch(stem, month))
        return Day(int(day), number, None if year is None else int(year))
    if (day := match[f"{name}nd"]) is not None:
        year = match[f"{name}ny"]
        return Day(
            int(day), int(match[f"{name}nm"]), None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        )
    return None


def _read_bound(match: re.Match[str], name: str, words: _Words) -> Bound | None:
    bound = _read_clock(match, name, bare=True)
    day = _read_day(match, name + "a", words) or _read_day(match, name + "z", words)
    return bound if bound is None or day is None else replace(bound, day=day)


def _read_clock(match: re.Match[str], name: str, *, bare: bool = False) -> Bound | None:
    if match[f"{name}mid"]:
        return Bound(MIDNIGHT)
    if match[f"{name}noon"]:
        return Bound(MIDNIGHT // 2)
    hour = match[f"{name}h"] or match[f"{name}u"] or match[f"{name}p"]
    if hour is None and bare and name in "oc":
        hour = match[f"{name}b"]
    if hour is None:
        return None
    minutes = int(hour) * 60 + int(match[f"{name}i"] or match[f"{name}ui"] or 0)
    if match[f"{name}pm"] and minutes < MIDNIGHT // 2:
        minutes += MIDNIGHT // 2
    return Bound(minutes) if minutes <= MIDNIGHT else None


def _joined(first: Timing, second: Timing) -> Timing:
    """Two neighbouring timings as one: what the second says is added, and a second range prolongs the first."""
    return replace(
        first,
        end=second.end,
        opens=first.opens or second.opens,
        closes=second.closes or first.closes,
        points=first.points + second.points,
        parts=first.parts + second.parts,
        day=_better_day(first.day, second.day),
        is_past_night=first.is_past_night or second.is_past_night,
        as_of=second.as_of or first.as_of,
    )


def _better_day(first: Day | None, second: Day | None) -> Day | None:
    """A calendar day says more than "today"."""
    if first is None or (first.ago is not None and second is not None):
        return second
    return first


def resolve(timing: Timing | None, published_at: datetime, zone: ZoneInfo) -> Window:
    """The reporting window of a timing in a statement published at `published_at`.

    Args:
        timing: What the text says of when; `None` where it says nothing.
        published_at: Aware moment of publication.
        zone: The claimant's local time.

    Returns:
        A window in local time. `stated` where the text itself gives both ends (or a single time, which is both).
        Else `inferred`: a night begins at 20:00 of the evening before and ends at 07:00, a part of the day covers the
        hours of `PART_HOURS`, and no window ends after the publication. `start` is `None` where nothing allows an
        inference. `kind` is `night` where the text says so or a window of less than a day shares a minute with
        00:00-07:00, `day` where it lies within 07:00-20:00 or a morning or daytime is named, else `other`.

    Raises:
        ValueError: `published_at` has no time zone.
    """
    if published_at.tzinfo is None:
        raise ValueError(f"published_at has no time zone: {published_at.isoformat()}; give an aware datetime")
    now = published_at.astimezone(zone)
    if timing is None:
        return _window(None, now, WindowBasis.INFERRED, timing, now.date())
    if timing.day == _TODAY and _is_to_come(timing, now):
        timing = replace(timing, day=Day(ago=1))
    if timing.points and not (timing.opens or timing.closes):
        return _of_points(timing, now)
    if timing.opens and timing.closes:
        return _of_range(timing, timing.opens, timing.closes, now)
    if timing.opens:
        return _of_opening(timing, timing.opens, now)
    if timing.closes or timing.as_of:
        return _of_closing(timing, timing.closes or timing.as_of, now)
    return _of_parts(timing, now)


_TODAY = Day(ago=0)


def _is_to_come(timing: Timing, now: datetime) -> bool:
    """Whether the time said of "today" lies ahead: a post just after midnight means the evening before."""
    if timing.opens is not None and timing.closes is not None:
        if timing.opens.day or timing.closes.day or timing.opens.minute > timing.closes.minute:
            return False
        minute = timing.closes.minute
    elif Part.NIGHT in timing.parts:
        return False
    elif timing.opens is not None or timing.closes is not None:
        bound = timing.opens or timing.closes
        if bound is None or bound.day is not None:
            return False
        minute = bound.minute
    elif timing.points:
        minute = max(point.minute for point in timing.points)
    elif timing.parts:
        return _at(now.date(), PART_HOURS[timing.parts[0]][0] - 60, now) > now
    else:
        return False
    return _at(now.date(), minute, now) > now + SLACK


def _at(day: date, minute: int, now: datetime) -> datetime:
    """The minute of a day on the wall clock of `now`'s zone; 1440 is 00:00 of the next day."""
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo) + timedelta(minutes=minute)


def _on(day: Day | None, now: datetime) -> date | None:
    """A written day as a date; without a year, the last of its name. `None` for a day that does not exist."""
    if day is None:
        return None
    if day.ago is not None:
        return now.date() - timedelta(days=day.ago)
    years = (day.year,) if day.year is not None else (now.year - 1, now.year, now.year + 1)
    dates = []
    for year in years:
        try:
            dates.append(date(year, day.month, day.day))
        except ValueError:
            continue
    past = [found for found in dates if found <= now.date() + timedelta(days=2)]
    return max(past, default=dates[0] if dates else None)


def _last_before(minute: int, now: datetime) -> datetime:
    """The last time that the clock showed this minute, counting one of the next `SLACK` as past."""
    moment = _at(now.date() + timedelta(days=1), minute, now)
    while moment > now + SLACK:
        moment -= timedelta(days=1)
    return moment


def _before(minute: int, end: datetime) -> datetime:
    """The last time before `end` that the clock showed this minute."""
    moment = _at(end.date(), minute, end)
    while moment >= end:
        moment -= timedelta(days=1)
    return moment


def _after(minute: int, start: datetime) -> datetime:
    """The first time after `start` that the clock showed this minute."""
    moment = _at(start.date() - timedelta(days=1), minute, start)
    while moment <= start:
        moment += timedelta(days=1)
    return moment


def _of_range(timing: Timing, opens: Bound, closes: Bound, now: datetime) -> Window:
    first, last, said = _on(opens.day, now), _on(closes.day, now), _on(timing.day, now)
    if first and last:
        start, end = _at(first, opens.minute, now), _at(last, closes.minute, now)
        if start > end:
            start = _before(opens.minute, end)
    elif last:
        end = _at(last, closes.minute, now)
        start = _before(opens.minute, end)
    elif first:
        start = _at(first, opens.minute, now)
        end = _after(closes.minute, start)
    elif said:
        start, end = _range_of_day(said, opens, closes, now, is_night=Part.NIGHT in timing.parts)
    else:
        end = _last_before(closes.minute, now)
        start = _before(opens.minute, end)
    return _window(start, end, WindowBasis.STATED, timing, (end - MINUTE).date())


def _range_of_day(
    day: date, opens: Bound, closes: Bound, now: datetime, *, is_night: bool
) -> tuple[datetime, datetime]:
    """A range of a named day; one that crosses midnight began on it, or ended on it where a night is named after it."""
    begun = _at(day, opens.minute, now)
    ended = _at(day, closes.minute, now)
    choices = [(begun, _after(closes.minute, begun)), (_before(opens.minute, ended), ended)]
    if is_night:
        choices.reverse()
    return next((choice for choice in choices if choice[1] <= now + SLACK), choices[0])


def _of_points(timing: Timing, now: datetime) -> Window:
    """A single time is both ends; of several, the first and the last."""
    day = _on(timing.day, now)
    moments = []
    for point in timing.points:
        moment = _last_before(point.minute, now) if day is None else _at(day, point.minute, now)
        # «В ночь на 5 мая около 23.30»: the night is named after its morning.
        if day is not None and moment > now + SLACK and Part.NIGHT in timing.parts:
            moment -= timedelta(days=1)
        moments.append(moment)
    start, end = min(moments), max(moments)
    closes_day = start < end or timing.points[-1].minute == MIDNIGHT
    return _window(start, end, WindowBasis.STATED, timing, (end - MINUTE if closes_day else end).date())


def _of_opening(timing: Timing, opens: Bound, now: datetime) -> Window:
    """A start without an end: the window runs to the publication, a night's at most to 07:00."""
    day = _on(opens.day or timing.day, now)
    start = _last_before(opens.minute, now) if day is None else _at(day, opens.minute, now)
    end = now
    if Part.NIGHT in timing.parts or opens.minute >= NIGHT_START:
        end = min(now, _after(NIGHT_END, start))
    if timing.as_of is not None:
        end = _after(timing.as_of.minute, start)
    end = max(start, end)
    basis = WindowBasis.STATED if timing.as_of is not None else WindowBasis.INFERRED
    return _window(start, end, basis, timing, (end - MINUTE if end > start else end).date())


def _of_closing(timing: Timing, closes: Bound | None, now: datetime) -> Window:
    """An end without a start: a night's start is inferred, any other is not known."""
    minute = closes.minute if closes else MIDNIGHT
    day = _on((closes.day if closes else None) or timing.day, now)
    end = _last_before(minute, now) if day is None else _at(day, minute, now)
    start = _at(end.date(), NIGHT_START - MIDNIGHT, now) if Part.NIGHT in timing.parts else None
    return _window(start, end, WindowBasis.INFERRED, timing, (end - MINUTE).date())


def _of_parts(timing: Timing, now: datetime) -> Window:
    """Only parts of a day, or only a day, are named."""
    if not timing.parts:
        day = _on(timing.day, now)
        if day is None:
            return _window(None, now, WindowBasis.INFERRED, timing, now.date())
        return _inferred(_at(day, 0, now), _at(day, MIDNIGHT, now), timing, now)
    day = _on(timing.day, now) or _day_of_part(timing, now)
    if Part.NIGHT in timing.parts and timing.day is not None and timing.day.ago == 1:
        day += timedelta(days=1)  # "yesterday in the night" posted in the morning is the night just past.
    start = min(_at(day, PART_HOURS[part][0], now) for part in timing.parts)
    end = max(_at(day, PART_HOURS[part][1], now) for part in timing.parts)
    return _inferred(start, end, timing, now)


def _day_of_part(timing: Timing, now: datetime) -> date:
    """The day that a part without one belongs to: the latest on which that part had begun."""
    minute = now.hour * 60 + now.minute
    if timing.parts[0] is Part.NIGHT:
        has_begun_anew = minute >= NIGHT_START + 60 and not timing.is_past_night
        return now.date() + timedelta(days=1) if has_begun_anew else now.date()
    return now.date() if minute >= PART_HOURS[timing.parts[0]][0] - 60 else now.date() - timedelta(days=1)


def _inferred(start: datetime, end: datetime, timing: Timing, now: datetime) -> Window:
    """A window taken from a part of the day: it ends no later than the publication."""
    end = min(end, now)
    return _window(start if start < end else None, end, WindowBasis.INFERRED, timing, (end - MINUTE).date())


def _window(
    start: datetime | None, end: datetime, basis: WindowBasis, timing: Timing | None, report_date: date
) -> Window:
    return Window(start, end, basis, _kind(start, end, timing), report_date)


def _kind(start: datetime | None, end: datetime, timing: Timing | None) -> WindowKind:
    parts = timing.parts if timing is not None else ()
    if Part.NIGHT in parts:
        return WindowKind.NIGHT
    if start is None:
        return WindowKind.OTHER
    if timing is not None and not timing.has_clock:
        return WindowKind.DAY if parts and Part.EVENING not in parts else WindowKind.OTHER
    first, last = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    is_short = end - start < timedelta(days=1)
    if start.date() == end.date() and last <= NIGHT_START and first >= NIGHT_END:
        return WindowKind.DAY
    ends_at_midnight = last == 0 and start < end
    if is_short and first >= NIGHT_END and (start.date() == end.date() or ends_at_midnight):
        return WindowKind.OTHER
    return WindowKind.NIGHT if is_short else WindowKind.OTHER
