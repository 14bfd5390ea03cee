"""Words that have the shape of a place's name and are none that the gazetteer knows."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from sources.gazetteer import Place, even

# A word, up to its ending; bounded, and begun only where a word begins, so that long texts take no long time.
_STARTS = r"(?<![\w'-])"
_RU_WORD = "[а-я]+(?:-[а-я]+){0,3}"
_UK_WORD = "[а-яіїєґ']+(?:-[а-яіїєґ']+){0,3}"

# Words of a place's shape: an adjective before a place's noun, or what follows such a noun or "over".
_UNKNOWN = {
    "ru": re.compile(
        rf"{_STARTS}(?P<a>{_RU_WORD}(?:ск|цк)(?:ая|ой|ую|ою|ий|ого|ому|им|ом|их|ими))"
        r"(?: +(?:автономн|народн|городск)\w+){0,2} +(?:област|обл\b|кра[йяюе]\b|кра(?:ем|ев|ям)|округ|район|республик"
        r"|мор[яеью]|регион|залив|пролив|полуостров)"
        rf"|\b(?:республик(?:а|и|е|у|ой|ою)?|город(?:ом|а|е|у)?|г\.|(?:над|на) +территори(?:ей|ями|и)|"
        rf"акватори(?:ей|ями|и)) +(?P<b>{_RU_WORD})"
        rf"|\bнад +(?P<c>{_RU_WORD}(?:ск|цк)(?:ой|ою|им|ом))\b"
    ),
    "uk": re.compile(
        rf"{_STARTS}(?P<a>{_UK_WORD}[сцз]ьк(?:а|ої|ій|у|ою|их|ий|ого|ому|им))"
        r" +(?:област|обл\b|кра[йюї]\b|району\b|районі\b|республік|мор[яеі]\b)"
        r"|(?<![\w'-])(?P<b>[а-яіїєґ']{3,}(?:щин|ччин)(?:а|и|і|у|ою))(?![\w'])"
    ),
    "en": re.compile(
        rf"{_STARTS}(?P<a>[a-z]+(?:-[a-z]+){{0,3}})(?: +(?:border|frontier))?"
        r" +(?:region|regions|oblast|oblasts|krai|kray|territory|province|republic)\b(?! +of)"
    ),
}
_IN_LIST = {
    "ru": re.compile(rf"{_STARTS}{_RU_WORD}(?:ск|цк)(?:ой|ая|ую|ого|им|ий|ом)\b"),
    "uk": re.compile(rf"{_STARTS}{_UK_WORD}[сцз]ьк(?:ої|а|ій|у|ою)(?!\w)"),
}
_CONNECTED = re.compile(r"(?:,| и| і| й| та|, (?:и|і|та)) +\Z")
_LIST_GOES_ON = re.compile(r"(?:, *| +(?:и|і|й|та) +)(?:и +|і +|та +)?")
_ITEM_ENDS = re.compile(r" *(?:[,.;:)–•\n]|\Z)| +(?:и|і|й|та) ")

# Beginnings of words that have a place's shape in such statements and name none.
_NO_PLACE = {
    "ru": re.compile(
        r"республик|около|пресечен|российск|росси|рф\b|стран|украин|указан|котор|эти|эт[оа]|дву|тре|четыр|пят|нескольк|приграничн|"
        r"субъект|регион|област|противник|следующ|различн|город|морск|мор|воинск|военн|гражданск|сельск|заводск|народн|район|"
        r"(?:северо|юго)-(?:западн|восточн)|(?:северн|южн|западн|восточн)\w+ +част|"
        r"государств|киевск(?:им|ого|ому|ий)|населенн|нов|стар|центральн|и\b|в\b|на\b|с\b|их\b|сво|федерац|московск"
    ),
    "uk": re.compile(
        r"батьківщин|площин|тріщин|німеччин|військовщин|годовщин|російськ|українськ|міськ|сільськ|морськ|"
        r"військов|радянськ"
    ),
    "en": re.compile(
        r"(?:the|this|that|a|an|each|every|several|other|many|some|all|whole|entire|border|bordering|same|neighbou?ring|"
        r"nearby|surrounding|adjacent|western|eastern|northern|southern|central|russian|russia|ukrainian|ukraine|"
        r"ukraine's|occupied|capital|baltic|and|or|of|in|its|their|our|your|his|her|affected|different|various|own|"
        r"frontline|coastal|border-|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|multiple|more|"
        r"most|no|any|which|sea|administrative|autonomous|federal|s|industrial|home|enemy|sovereign|national|polish|"
        r"people|these|those|main|southeastern|northeastern|southwestern|northwestern|asian|european|enemy-held|"
        r"russian-controlled|russian-occupied|russian-held|ukrainian-held|ukrainian-controlled|nato|foreign|regions?|"
        r"oblasts?|on|over|across|to|from|\w*ty|\w*teen|\w*-\w*(?:one|two|three|four|five|six|seven|eight|nine))\b"
    ),
}


# A district or municipality, or what follows the first of several, up to the name of what it lies in.
_DISTRICT = re.compile(r"(?:(?:,| и) +[а-я-]+){0,4}(?: +(?:городск|муниципальн)\w+)? +(?:район|округ)\w*[,(]? +")


class _Spans:
    """Spans that do not overlap, to ask of a text's words whether they lie in one or beside one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self.starts = {start for start, _ in self._spans}
        self.ends = {end for _, end in self._spans}

    def __bool__(self) -> bool:
        return bool(self._spans)

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))
        self.starts.add(start)
        self.ends.add(end)

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with the span."""
        before = bisect_left(self._spans, (end, 0))
        return before > 0 and self._spans[before - 1][1] > start


def unknown_places(lower: str, language: str, found: Sequence[Place]) -> list[tuple[int, int]]:
    """The spans of words that have the shape of a place's name and are in no found place, in order.

    A district before a found region («Одинцовского района Московской области») is not unknown. The last word of
    a text that was cut off may be here only because its end is missing: that is for the caller to see.

    Args:
        lower: the text as `Cleaned.lower` has it.
        language: "ru", "uk" or "en".
        found: what `find_places` found in it.
    """
    text = even(lower)
    known = _Spans((place.start, place.end) for place in found)
    unknown: list[tuple[int, int]] = []
    for match in _UNKNOWN[language].finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if known.cover(start, end) or _NO_PLACE[language].match(text, start) or _lies_in_one(text, end, known):
            continue
        known.add(start, end)
        unknown.append((start, end))
    if known and language in _IN_LIST:
        unknown += _unknown_in_lists(text, language, known)
    return sorted(unknown)


def _lies_in_one(text: str, end: int, known: _Spans) -> bool:
    """Whether a district's name ends here and the next words are the known place that it lies in."""
    district = _DISTRICT.match(text, end)
    return district is not None and district.end() in known.starts


def _unknown_in_lists(text: str, language: str, known: _Spans) -> list[tuple[int, int]]:
    """The adjectives that stand in a list beside a place: «Курской, Тьмутараканской и Брянской областей»."""
    listed = []
    for match in reversed(list(_IN_LIST[language].finditer(text))):
        start, end = match.span()
        if known.cover(start, end) or _NO_PLACE[language].match(text, start) or "ческ" in match[0]:
            continue
        goes_on = _LIST_GOES_ON.match(text, end)
        before = _CONNECTED.search(text, max(0, start - 8), start)
        is_before_place = goes_on is not None and goes_on.end() in known.starts
        is_after_place = before is not None and before.start() in known.ends and _ITEM_ENDS.match(text, end) is not None
        if is_before_place or is_after_place:
            known.add(start, end)
            listed.append((start, end))
    return listed
