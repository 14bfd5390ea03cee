"""The reporting window of a Ukrainian statement, gathered from several places of it and set against its publication.

The Air Force gives the night in one sentence («у ніч на 26 вересня (з 18:00 25 вересня)») and its end in another
(«станом на 08:00»), so the pieces are collected first and resolved once. All times are Kyiv's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from sources.claimants import KYIV
from sources.records import Window, WindowBasis, WindowKind
from sources.ukrainian.tokens import Token

NIGHT_START, NIGHT_END = time(20), time(8)
DAY_START, DAY_END = time(8), time(20)
FAR_PAST = timedelta(days=4)
"""A window that closed longer before its publication than this is more likely a slip than a report."""

Day = tuple[int, int, int | None]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day (hour up to 24) with its calendar day where the text gives one."""

    hour: int
    minute: int
    day: Day | None = None


class Times(NamedTuple):
    """What some words say of when. `is_firm` is false where only a date or "today" is named."""

    is_night: bool = False
    is_day: bool = False
    is_whole_day: bool = False
    is_part: bool = False
    day: Day | None = None
    days_ago: int | None = None
    opens: Clock | None = None
    closes: Clock | None = None
    as_of: Clock | None = None
    names_primary: bool = False

    @property
    def is_anchored(self) -> bool:
        """Whether the words name a night, a day, a part of it or a date, not merely the hour of counting."""
        return self.names_primary

    @property
    def is_firm(self) -> bool:
        """Whether a reporting period is named (a night, a day, a range), more than a bare date."""
        return self.is_night or self.is_day or self.is_whole_day or bool(self.opens and self.closes)


NO_TIMES = Times()


@dataclass(slots=True)
class Resolved:
    """A window with what is doubtful about it; no window where its date cannot be."""

    window: Window | None
    problems: list[str] = field(default_factory=list)


# Codes of `uk_tokens.CODES`. The weekday between "against" and the date says nothing more.
_TIME_WORDS = re.compile("[zjkhDTy]")
_NIGHT = re.compile(r"z(?:(?:(?:p[ND]p)|pw,?|w,?|p|,)?([DT]))?")
_RANGE = re.compile(r"p(?:D,?p?)?T,?([DN])?[-,]?[pq]T,?(D)?|T(D)?-T(D)?")
_SINCE = re.compile(r"pT(D)?")
_AS_OF = re.compile(r"ppT(?:,?(D))?")
_DAY = re.compile(r"[jkh](?:(?:pw,?|p|w,?|,|x)?(D))?")
_DATE = re.compile(r"D|y")
_SINCE_WORDS = frozenset(("з", "із", "зі", "від"))
_DURING = frozenset(("протягом", "упродовж", "впродовж", "за", "всього", "усього"))


def find_times(tokens: Sequence[Token], codes: str, start: int, end: int) -> Times:
    """What the tokens from `start` to `end` (one sentence) say of when; `codes` holds the code of every token."""
    found = NO_TIMES
    if _TIME_WORDS.search(codes, start, end) is None:
        return found
    taken: set[int] = set()
    for match in _NIGHT.finditer(codes, start, end):
        if tokens[match.start()].word == "ніч" and codes[match.start() - 1 : match.start()] not in ("p", "y"):
            continue
        day = _day_of(tokens[match.start(1)]) if match[1] else None
        found = found._replace(is_night=True, day=found.day or day, names_primary=True)
        if tokens[match.start() - 1].word == "цієї" and match.start() and found.days_ago is None:
            found = found._replace(days_ago=0)
        taken.update(range(match.start(), match.end()))
    found = _clocks(tokens, codes, (start, end), found, taken)
    for match in _DAY.finditer(codes, start, end):
        found = _part_of_day(tokens, match, found, taken)
    for match in _DATE.finditer(codes, start, end):
        if match.start() not in taken:
            found = _bare_date(tokens[match.start()], found)
    return found


def _day_of(token: Token) -> Day | None:
    """The date of a token; «14.05» after "night against" was read as a time."""
    if token.day is not None:
        return token.day
    day, month = token.value or 0, token.upper or 0
    return (day, month, None) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _clock(token: Token, day: Day | None = None) -> Clock:
    return Clock(token.value or 0, token.upper or 0, day)


def _clocks(tokens: Sequence[Token], codes: str, within: tuple[int, int], found: Times, taken: set[int]) -> Times:
    """Adds ranges of hours, «з 18:00 …» and «станом на …»."""
    start, end = within
    for match in _RANGE.finditer(codes, start, end):
        marks = [at for at in range(match.start(), match.end()) if codes[at] == "T" and at not in taken]
        first_word = tokens[match.start()].word
        if len(marks) != 2 or (codes[match.start()] == "p" and first_word not in _SINCE_WORDS):
            continue
        opens_day, closes_day = _range_days(tokens, codes, match, marks)
        if found.opens is None:
            opens, closes = _clock(tokens[marks[0]], opens_day), _clock(tokens[marks[1]], closes_day)
            found = found._replace(opens=opens, closes=closes, names_primary=True)  # fmt: skip
        taken.update(range(match.start(), match.end()))
    for match in _AS_OF.finditer(codes, start, end):
        if tokens[match.start()].word == "станом" and match.start() not in taken:
            day = tokens[match.start(1)].day if match[1] else None
            found = found._replace(
                as_of=found.as_of or _clock(tokens[match.start() + 2], day),
                names_primary=found.names_primary or day is not None,
            )
            taken.update(range(match.start(), match.end()))
    for match in _SINCE.finditer(codes, start, end):
        if match.start() in taken or tokens[match.start()].word not in _SINCE_WORDS or found.opens is not None:
            continue
        day = tokens[match.start(1)].day if match[1] else None
        found = found._replace(opens=_clock(tokens[match.start() + 1], day))
        taken.update(range(match.start(), match.end()))
    return found


def _range_days(
    tokens: Sequence[Token], codes: str, match: re.Match[str], marks: list[int]
) -> tuple[Day | None, Day | None]:
    """The dates of both ends of a range; «з 20:00 24 до 8:00 25 травня» gives one month for both."""
    opens_day = closes_day = None
    for at in range(match.start(), match.end()):
        if codes[at] == "D":
            if at < marks[1]:
                opens_day = tokens[at].day
            else:
                closes_day = tokens[at].day
        if codes[at] == "N" and closes_day is None and marks[1] + 1 < match.end():
            last = tokens[match.end() - 1].day
            value = tokens[at].value or 0
            if last is not None and 1 <= value <= 31:
                month = last[1] if value <= last[0] else (last[1] - 2) % 12 + 1
                opens_day = (value, month, last[2])
    return opens_day, closes_day


def _part_of_day(tokens: Sequence[Token], match: re.Match[str], found: Times, taken: set[int]) -> Times:
    """Adds «протягом дня …», «за добу», «вранці …»."""
    at = match.start()
    if at in taken:
        return found
    token = tokens[at]
    before = tokens[at - 1] if at else token
    if (
        token.word == "дня"
        and before.word not in _DURING
        and not (before.code in "uy" and at > 1 and tokens[at - 2].word in _DURING)
    ):
        return found
    taken.update(range(at, match.end()))
    if token.word == "вечора" and before.word in _SINCE_WORDS and match[1]:
        # «Атакує з вечора 25 червня»: the night after.
        return found._replace(is_night=True, names_primary=True)
    day = tokens[match.start(1)].day if match[1] else None
    ago = 1 if before.word[:5] in ("минул", "попер") and token.code in "kj" else None
    return found._replace(
        is_day=found.is_day or token.code == "j",
        is_whole_day=found.is_whole_day or token.code == "k",
        is_part=found.is_part or token.code == "h",
        day=found.day or day,
        days_ago=found.days_ago if found.days_ago is not None else ago,
        names_primary=True,
    )


def _bare_date(token: Token, found: Times) -> Times:
    """Adds a date alone, "today" or "yesterday"; a date after the publication's hour is none."""
    if token.day is not None:
        return found._replace(day=found.day or token.day, names_primary=True)
    if token.word.startswith("сьогодні"):
        return found._replace(days_ago=0 if found.days_ago is None else found.days_ago, names_primary=True)
    if token.word.endswith("чора"):
        return found._replace(days_ago=1, names_primary=True)
    return found


def merge(first: Times, second: Times) -> Times:
    """Both sentences' words on one window; what stands first counts."""
    if second is NO_TIMES:
        return first
    return Times(
        is_night=first.is_night or second.is_night,
        is_day=first.is_day or second.is_day,
        is_whole_day=first.is_whole_day or second.is_whole_day,
        is_part=first.is_part or second.is_part,
        day=first.day or second.day,
        days_ago=first.days_ago if first.days_ago is not None else second.days_ago,
        opens=first.opens or second.opens,
        closes=first.closes or second.closes,
        as_of=first.as_of or second.as_of,
        names_primary=first.names_primary or second.names_primary,
    )


def tells_another(first: Times, second: Times) -> bool:
    """Whether the second words name another window than the first: another date, another part of the day."""
    if not (first.is_anchored and second.is_anchored):
        return False
    if first.closes is not None and second.closes is not None and first.closes != second.closes:
        return True
    if second.day is not None and first.day is not None and second.day[:2] != first.day[:2]:
        return True
    if first.day is None and second.day is None and None not in (first.days_ago, second.days_ago):
        # «Минулої доби … Цієї ночі …»
        return first.days_ago != second.days_ago
    return second.is_firm and first.is_firm and second.day is not None and first.is_night != second.is_night


def resolve(times: Times, published_at: datetime) -> Resolved:
    """Sets the words against the moment of publication.

    Returns:
        The window in Kyiv time. `stated` where both ends are given; else a night runs from 20:00 of the evening before
        to 08:00, a day from 08:00 to 20:00, and none ends after the publication. A publication at exactly 00:00 UTC is
        a bare date and limits nothing. No window where the date lies after the publication.
    """
    now = published_at.astimezone(KYIV)
    is_bare_date = published_at.astimezone(UTC).time() == time(0)
    problems: list[str] = []
    last_day = _last_day(times, now, problems)
    if last_day is None:
        return Resolved(None, problems)
    end, has_end = _end(times, last_day, now, is_bare_date=is_bare_date)
    start, has_start = _start(times, end, problems)
    if start is not None and start >= end:
        problems.append(f"the window begins at {start:%d.%m. %H:%M}, after its end")
        start, has_start = None, False
    if start is not None and end - start > timedelta(hours=50):
        problems.append(f"the window is {(end - start).days} days long")
    basis = WindowBasis.STATED if has_start and has_end else WindowBasis.INFERRED
    report_date = (end - timedelta(minutes=1)).date()
    if now.date() - report_date > FAR_PAST:
        problems.append(f"the window closed on {report_date}, long before the publication")
    return Resolved(Window(start, end, basis, _kind(times, start, end), report_date), problems)


def _last_day(times: Times, now: datetime, problems: list[str]) -> date | None:
    """The local date on which the window ends."""
    named = (times.closes.day if times.closes else None) or times.day
    if named is None and times.as_of is not None:
        named = times.as_of.day
    if named is None:
        return now.date() - timedelta(days=times.days_ago or 0)
    found = _nearest(named, now)
    if found is None:
        problems.append(f"there is no {named[0]}.{named[1]:02}.")
        return None
    if found - now.date() > timedelta(days=1):
        if times.as_of is None and times.closes is None:
            problems.append(f"the window's date {found} lies after the publication")
            return None
        if found.day == now.day:
            problems.append(f"the window's date {found} lies after the publication; its day was read as {now.date()}")
            return now.date()
        problems.append(f"the window's date {found} lies after the publication")
        return None
    return found


def _nearest(day: Day, now: datetime) -> date | None:
    years = (day[2],) if day[2] is not None else (now.year - 1, now.year, now.year + 1)
    dates = []
    for year in years:
        try:
            dates.append(date(year, day[1], day[0]))
        except ValueError:
            continue
    return min(dates, key=lambda found: abs(found - now.date()), default=None)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall-clock time of Kyiv; hour 24 is midnight at the day's end."""
    extra, hour = divmod(hour, 24)
    return datetime.combine(day + timedelta(days=extra), time(hour, minute), KYIV)


def _end(times: Times, last_day: date, now: datetime, *, is_bare_date: bool) -> tuple[datetime, bool]:
    """The end of the window and whether the text gives it."""
    if times.closes is not None:
        return _at(last_day, times.closes.hour, times.closes.minute), True
    if times.as_of is not None:
        # «У ніч на 5-те … станом на 23:30» counts the evening before.
        day = last_day - timedelta(days=1) if times.is_night and times.as_of.hour >= 20 else last_day
        return _at(day, times.as_of.hour, times.as_of.minute), True
    if times.is_night:
        end = _at(last_day, NIGHT_END.hour)
    elif times.is_day:
        end = _at(last_day, DAY_END.hour)
    elif times.is_anchored:
        end = _at(last_day, 24)
    else:
        end = _at(last_day, 24) if is_bare_date else now.replace(second=0, microsecond=0)
    if not is_bare_date and last_day == now.date() and now < end:
        end = now.replace(second=0, microsecond=0)
    return end, False


def _start(times: Times, end: datetime, problems: list[str]) -> tuple[datetime | None, bool]:
    """The start of the window and whether the text gives it; `None` where nothing is said of when."""
    last_day = (end - timedelta(minutes=1)).date()
    if times.opens is not None:
        opens = times.opens
        if opens.day is not None:
            day = _nearest(opens.day, end)
            if day is not None:
                return _at(day, opens.hour, opens.minute), True
            problems.append(f"there is no {opens.day[0]}.{opens.day[1]:02}.")
        start = _at(last_day, opens.hour, opens.minute)
        return (start if start < end else _at(last_day - timedelta(days=1), opens.hour, opens.minute)), True
    if times.is_night:
        return _at(last_day - timedelta(days=1), NIGHT_START.hour), False
    if times.is_day:
        start = _at(last_day, DAY_START.hour)
        return (start if start < end else None), False
    if times.is_anchored:
        return _at(last_day, 0), False
    return None, False


def _kind(times: Times, start: datetime | None, end: datetime) -> WindowKind:
    if start is not None and end - start >= timedelta(hours=22):
        return WindowKind.OTHER
    if times.is_night and not (times.is_whole_day or times.is_day):
        return WindowKind.NIGHT
    if times.is_night:
        return WindowKind.OTHER if times.is_whole_day else WindowKind.NIGHT
    if times.is_day and not times.is_whole_day:
        return WindowKind.DAY
    return WindowKind.OTHER
