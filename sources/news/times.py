"""When: the time words of English news, resolved against the day of publication by `sources.windows.resolve`.

A weekday is the latest such day that is not after the publication. "Overnight Saturday" in a text of Sunday is the night that
ended on Sunday, in a text of Saturday the one that ended then. The day on which somebody *said* it is no time of the
attack, but it is the day that a mere "overnight" belongs to.
"""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sources.records import Window, WindowBasis, WindowKind
from sources.windows import MIDNIGHT, Bound, Day, Part, Timing, resolve

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\w|:\d|[.,]\d(?!\d{3}))"
_TO = r"\s*(?:[-–/]|\s(?:to|and|into)\s)\s*(?:the\s+)?"
_ATOM = re.compile(
    # Looked at first, for it is several times faster: letters that such words begin with.
    r"(?<!\w)(?=\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec|overn|last|this|the\s+p|that|night|at\s|midn|earl|in\s|before|pre|since|after|small|late|morn|even|toni|day|dur|thr|over\s|with|for\s|tod|yest|noon|midday)(?:"
    rf"(?P<weekday>\b(?:{'|'.join(_WEEKDAYS)})(?!\w))"
    rf"|(?P<month>\b{_MONTH})\s+(?P<md>{_DAY})(?:{_TO}(?:(?P<month2>{_MONTH})\s+)?(?P<md2>{_DAY}))?(?:,?\s+(?P<my>20\d\d)\b)?"
    rf"|\b(?P<dm>{_DAY})(?:{_TO}(?P<dm2>{_DAY}))?\s+(?:of\s+)?(?P<dmonth>{_MONTH})(?!\w)(?:,?\s+(?P<dy>20\d\d)\b)?"
    r"|(?P<night>\b(?:overnight|(?:last|this|the\s+past|the\s+previous|that|the)\s+night|night(?=\s+(?:of|from|between|to|attack|raid|assault|strike|into))|night|at\s+night|nighttime|night-time|midnight(?=\s+raid))(?!\w))"
    r"|(?P<early>\b(?:early|in\s+the\s+early\s+hours(?:\s+of)?|before\s+dawn|pre-dawn|predawn|at\s+dawn|since\s+midnight|after\s+midnight|small\s+hours)(?!\w))"
    r"|(?P<late>\blate(?:\s+on)?(?=\s+(?:on\s+)?(?:[a-z]+day|yesterday|at\s+night|evening))(?!\w))"
    r"|(?P<morning>\bmorning(?!\w))|(?P<evening>\b(?:evening|tonight)(?!\w))"
    r"|(?P<daytime>\b(?:afternoon|daytime|during\s+the\s+day|in\s+broad\s+daylight|throughout\s+the\s+day)(?!\w))"
    r"|(?P<past24>\b(?:over|in|during|within|for)\s+(?:the\s+)?(?:past|last|previous)\s+(?:24\s+hours|day(?!s))(?!\w))"
    r"|(?P<today>\btoday(?!\w))|(?P<yesterday>\byesterday(?!\w))"
    r"|(?P<h24>\b(?:[01]?\d|2[0-4]))(?P<sep>:|\.)(?P<min>[0-5]\d)(?![\d.%:])\s?(?P<ampm24>a\.?m\b\.?|p\.?m\b\.?)?"
    r"|\b(?P<h12>1[0-2]|0?[1-9])\s?(?P<ampm>a\.?m\b\.?|p\.?m\b\.?)"
    r"|(?P<midnight>\bmidnight(?!\w))|(?P<noon>\b(?:noon|midday)(?!\w))"
    r")"
)
_GLUE = re.compile(
    r"(?:[\s,()–-]|\b(?:on|in|the|of|and|to|into|from|between|until|till|through|by|at|as|local|moscow|kyiv|kiev|gmt|utc|msk|time|starting|beginning|period|during|hours?|late|through|that|since|around|about|approximately|up)\b)*"
)
_GMT = re.compile(r"\([^()]{0,30}?(?:gmt|utc|et|edt|est|bst)\s*(?:on\s+\w+\s*)?\)")
_SAID_BEFORE = re.compile(
    r"(?:\b(?:said|says|reported|announced|added|wrote|stated|claimed|confirmed|posted|published|telegram|statement|update|briefing|report|ministry|officials|governor|staff)\b(?:\s+in\s+a\s+(?:statement|post))?(?:\s+on\s+(?:telegram|social\s+media|facebook|x|max))?,?\s+)(?:early\s+|late\s+)?(?:on\s+)?$"
)
_SAID_AFTER = re.compile(
    r"\s*,?\s*(?:that\b|said\b|reported\b|announced\b|stated\b|claimed\b|statement\b|morning\s+(?:said|reported|that)|evening\s+(?:said|reported|that)|report\b|update\b)"
)
_STRONG_SAY = re.compile(
    r"\b(?:said|says|reported|announced|added|wrote|stated|claimed|confirmed|posted|published|telegram|statement)\b"
)
_DATELINE = re.compile(r"\.?,?\s*(?:\(\w[\w ./-]*\)|/\w+/)?\.?\s*(?:[–:]|/tass/)|\.?\s*/tass/")
_NOT_THEN = re.compile(r"(?:next|every|each|planned for|scheduled for|until|coming)\s+$")
_OPENS = re.compile(
    r"(?:from|between|starting\s+(?:at|from)|since|beginning\s+at|after)\s+(?:about\s+|around\s+|approximately\s+)?$"
)
_CLOSES = re.compile(r"(?:to|until|till|and|through|by|[-–]|before)\s*(?:about\s+|around\s+)?$")
_AS_OF = re.compile(r"as\s+(?:of|at)\s+(?:the\s+)?$")


@dataclass(slots=True)
class When:
    """Neighbouring time words of a text. `said` is the day of the statement, not of the attack."""

    start: int
    end: int
    days: list[date] = field(default_factory=list)
    day_at: list[int] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    clocks: list[tuple[int, int, str]] = field(default_factory=list)
    is_span: bool = False
    is_into: bool = False
    is_said: bool = False
    is_weekday: bool = False
    is_past_day: bool = False
    is_old: bool = False


def find_whens(lower: str, published: date) -> list[When]:
    """The time words of a text, neighbouring ones together."""
    whens: list[When] = []
    for match in _ATOM.finditer(lower):
        if (match["h24"] and match["sep"] == "." and not (match["ampm24"] or _is_clock(lower, match))) or (
            match["h24"] and int(match["h24"]) > 24
        ):
            continue
        if lower.startswith(("may ", "mar "), match.start()) and match["month"] is None and match["dm"] is None:
            continue
        gap = _GMT.sub(" ", lower[whens[-1].end : match.start()]) if whens else ""
        is_joined = bool(whens) and len(gap) < 60 and _GLUE.fullmatch(gap) is not None
        if is_joined and whens[-1].is_said and whens[-1].days and not match["weekday"]:
            is_joined = not whens[-1].is_said
        if is_joined and whens[-1].days and not whens[-1].clocks and "(" in gap:
            is_joined = False
        if not is_joined:
            whens.append(When(match.start(), match.end()))
        _add(whens[-1], match, lower, published, gap if is_joined else "")
        whens[-1].end = match.end()
        if whens[-1].days and len(whens[-1].days) == 1 and not (whens[-1].clocks or "night" in whens[-1].parts):
            before = lower[max(0, whens[-1].start - 60) : whens[-1].start]
            whens[-1].is_said = _SAID_BEFORE.search(before) is not None
            if _NOT_THEN.search(before):
                whens.pop()
    for when in whens:
        if when.days and when.start < 60 and _DATELINE.match(lower, when.end):
            when.is_said = True
        if when.days and not when.is_said and not when.clocks and set(when.parts) <= {"morning", "evening", "early"}:
            when.is_said = _SAID_AFTER.match(lower, when.end) is not None and not lower.startswith(" that ", when.end)
    return whens


def _is_clock(lower: str, match: re.Match[str]) -> bool:
    before = lower[max(0, match.start() - 12) : match.start()]
    return (
        re.search(r"(?:at|from|to|until|by|of|between|and)\s+$", before) is not None
        and int(match["h24"]) < 25
        and len(match["h24"]) == 2
    )


def _add(when: When, match: re.Match[str], lower: str, published: date, gap: str) -> None:
    kind = match.lastgroup or ""
    if match["weekday"]:
        ago = (published.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
        _add_day(when, published - timedelta(days=ago), match.start(), gap)
        when.is_weekday = True
    elif match["month"] or match["dmonth"]:
        first, last = _dates(match, published)
        if first is not None:
            _add_day(when, first, match.start(), gap)
        if last is not None:
            _add_day(when, last, match.start() + 1, " to ")
    elif match["today"] or match["yesterday"]:
        _add_day(when, published - timedelta(days=1 if match["yesterday"] else 0), match.start(), gap)
    elif match["past24"]:
        when.is_past_day = True
    elif match["h24"] or match["h12"] or match["midnight"] or match["noon"]:
        minute = _minute(match)
        before = lower[max(0, match.start() - 32) : match.start()]
        role = (
            "as_of"
            if _AS_OF.search(before)
            else "opens"
            if _OPENS.search(before)
            else "closes"
            if _CLOSES.search(before)
            else "point"
        )
        when.clocks.append((minute, match.start(), role))
    else:
        when.parts.append(kind)


def _add_day(when: When, day: date, at: int, gap: str) -> None:
    if when.days and re.search(r"\b(?:to|into|and)\b|[-–/]", gap):
        when.is_span = True
    if re.search(r"\b(?:into|to)\b", gap):
        when.is_into = True
    when.days.append(day)
    when.day_at.append(at)


def _dates(match: re.Match[str], published: date) -> tuple[date | None, date | None]:
    """The day, and the last day of a range."""
    if match["month"]:
        month, day, year = match["month"], match["md"], match["my"]
        last_month, last = match["month2"] or month, match["md2"]
    else:
        month, day, year = match["dmonth"], match["dm"], match["dy"]
        last_month, last = month, match["dm2"]
    first_date = _date(day, month, year, published)
    return first_date, _date(last, last_month, year, published) if last else None


def _date(day: str, month: str, year: str | None, published: date) -> date | None:
    """A written day; without a year the nearest to the publication."""
    number, index = int(re.sub(r"\D", "", day)), _MONTHS.index(month[:3]) + 1
    dates = []
    for candidate in [int(year)] if year else [published.year - 1, published.year, published.year + 1]:
        try:
            dates.append(date(candidate, index, number))
        except ValueError:
            continue
    return min(dates, key=lambda found: abs(found - published), default=None)


def _minute(match: re.Match[str]) -> int:
    if match["midnight"]:
        return MIDNIGHT
    if match["noon"]:
        return MIDNIGHT // 2
    hour, minute = int(match["h24"] or match["h12"]), int(match["min"] or 0)
    half = match["ampm24"] or match["ampm"] or ""
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return min(hour * 60 + minute, MIDNIGHT)


def _day(day: date | None) -> Day | None:
    return None if day is None else Day(day.day, day.month, day.year)


def window_of(when: When | None, said: date | None, published_at: datetime, zone: ZoneInfo) -> Window:
    """The reporting window of time words.

    Args:
        when: The time words of the attack; `None` where the text has none.
        said: The day on which the claimant said it, where the text tells.
        published_at: Aware moment of publication.
        zone: The claimant's local time.
    """
    now = published_at.astimezone(zone)
    anchor = said or now.date()
    if when is not None and when.is_past_day:
        end = min(now, datetime(anchor.year, anchor.month, anchor.day, tzinfo=zone) + timedelta(days=1))
        return Window(
            end - timedelta(days=1), end, WindowBasis.INFERRED, WindowKind.OTHER, (end - timedelta(minutes=1)).date()
        )
    if when is None:
        if said is None or said == now.date():
            return resolve(None, published_at, zone)
        return resolve(Timing(0, 1, day=_day(said)), published_at, zone)
    if when.clocks:
        return resolve(_clocked(when, anchor), published_at, zone)
    return resolve(_timing(when, anchor), published_at, zone)


def _timing(when: When, anchor: date) -> Timing:
    """Parts of a day and days, without a time of day."""
    parts = set(when.parts)
    is_night = (
        "night" in parts
        or ({"late", "evening"} & parts and {"early", "morning"} & parts)
        or (when.is_span and when.is_into)
    )
    days = sorted(set(when.days))
    if is_night:
        if len(days) > 1 or when.is_into:
            day = days[-1]
        elif days:
            following = days[0] + timedelta(days=1)
            day = following if following <= anchor and not ({"early", "morning"} & parts) else days[0]
            if when.parts[:1] == ["early"] and len(when.parts) > 1:
                day = days[0]
        else:
            day = anchor
        extra = (Part.MORNING,) if "morning" in parts and "late" not in parts and "evening" not in parts else ()
        return Timing(0, 1, parts=(Part.NIGHT, *extra), day=_day(day), is_past_night=True)
    day = days[-1] if days else anchor
    if "early" in parts and "evening" not in parts:
        return Timing(0, 1, parts=(Part.NIGHT,), day=_day(day), is_past_night=True)
    if "late" in parts or "evening" in parts:
        return Timing(0, 1, parts=(Part.EVENING,), day=_day(day))
    if "morning" in parts:
        return Timing(0, 1, parts=(Part.MORNING,), day=_day(day))
    if "daytime" in parts:
        return Timing(0, 1, parts=(Part.DAYTIME,), day=_day(day))
    return Timing(0, 1, day=_day(day))


def _clocked(when: When, anchor: date) -> Timing:
    """Times of day, each with the day that stands nearest after it, else before it."""
    is_night = "night" in when.parts
    parts = (Part.NIGHT,) if is_night else ()
    clocks = when.clocks
    opens = next((clock for clock in clocks if clock[2] == "opens"), None)
    closes = next((clock for clock in clocks if clock[2] == "closes" and (opens is None or clock[1] > opens[1])), None)
    as_of = next((clock for clock in clocks if clock[2] == "as_of"), None)
    if opens is None and closes is None and as_of is None and len(clocks) == 2:
        opens, closes = clocks
    last_day = max(when.days, default=None)
    if opens is not None and closes is not None:
        first = _nearest(when, opens[1], closes[1])
        last = _nearest(when, closes[1], None)
        return Timing(
            0,
            1,
            opens=Bound(opens[0], _day(first)),
            closes=Bound(closes[0], _day(last)),
            parts=parts,
            day=_day(last_day) if not (first or last) else None,
        )
    if opens is not None:
        first = _nearest(when, opens[1], as_of[1] if as_of else None)
        until = Bound(as_of[0]) if as_of else None
        night = (Part.NIGHT,) if is_night or opens[0] >= 17 * 60 else ()
        return Timing(0, 1, opens=Bound(opens[0], _day(first or last_day)), as_of=until, parts=night)
    if as_of is not None or closes is not None:
        minute = (as_of or closes or clocks[0])[0]
        night = (Part.NIGHT,) if is_night else ()
        return Timing(0, 1, as_of=Bound(minute, _day(last_day)), parts=night)
    return Timing(
        0, 1, points=(Bound(clocks[0][0]),), parts=parts, day=_day(last_day or (anchor if not is_night else None))
    )


def _nearest(when: When, at: int, before: int | None) -> date | None:
    """The first day after an offset, before another one."""
    for day, place in zip(when.days, when.day_at, strict=True):
        if place > at and (before is None or place < before):
            return day
    return None


def spans_of(whens: Sequence[When]) -> list[tuple[int, int]]:
    """Where the time words stand."""
    return [(when.start, when.end) for when in whens]
