"""The names of regions and places in all their forms, and the search for them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sources import region_names
from sources.declension import RU_FEMININE, RU_MASCULINE, UK_FEMININE, UK_MASCULINE, declined
from sources.fragments import any_of
from sources.region_names import cells, listed, rows

_OBLASTS = rows(region_names.REGIONS)
_CITIES = rows(region_names.CITIES_OF_THEIR_OWN)
_SEAS = rows(region_names.SEAS)
_COUNTRIES = rows(region_names.COUNTRIES)


@dataclass(frozen=True, slots=True)
class Place:
    """A name found in a text: `text[start:end]` is `surface`.

    `is_city` says that the name is of a city (or airfield, cape) that lies in the region and isn't the whole of it.
    """

    code: str
    start: int
    end: int
    surface: str
    is_city: bool = False


class _Name(NamedTuple):
    """What must follow a word (its end is the name's), and what the two then name."""

    rest: re.Pattern[str] | None
    code: str
    is_city: bool = False
    before: re.Pattern[str] | None = None


class _Names:
    """The names of one language by their first word."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[_Name]] = {}

    def add(self, words: str, code: str, rest: str = "", *, is_city: bool = False, before: str = "") -> None:
        """Adds a name of one word or several; `rest` is a pattern of what follows it, `before` of what goes before."""
        first, *others = words.replace("ё", "е").split(" ")
        pattern = "".join(" +" + re.escape(other) + r"(?!\w)" for other in others) + rest
        name = _Name(_pattern(pattern) if pattern else None, code, is_city, _pattern(before) if before else None)
        names = self.by_word.setdefault(first, [])
        if name not in names:
            names.append(name)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_OBLAST = {
    "ru": r"(?: +обл(?:аст(?:ь|и|ью|ей|ям|ями|ях)\b|\.|\b))?",
    "uk": r"(?: +обл(?:аст(?:ь|і|ю|ей|ям|ями|ях)\b|\.|\b))?",
}
_KRAI = {"ru": "кра(?:й|я|ю|ем|е|ев|ям|ями|ях)", "uk": "кра(?:й|ю|єм|ї|їв|ям|ями|ях)"}
_OKRUG = {
    "ru": r" +(?:автономн\w+ +округ\w*|ао\b)(?: *[-–] *югр\w+)?",
    "uk": r" +(?:автономн\w+ +округ\w*|ао\b)(?: *[-–] *югр\w+)?",
}
_SEA = {"ru": "мор(?:е|я|ю|ем|ей|ям|ями|ях)", "uk": "мор(?:е|я|ю|ем|і|ів|ям|ями|ях)"}
_CITY_BEFORE = r"(?:\bгород\w{0,3}|\bг\.|\bмісто?\w{0,3}|\bм\.) *$"
_REPUBLIC_BEFORE = r"\b(?:республик|республік)\w{0,3}(?: +[\w-]+(?:,| и| і| та)){0,3} +$"


def _cyrillic_names(language: str) -> _Names:
    names = _Names()
    _add_adjectives(names, language)
    _add_republics(names, language)
    column = 0 if language == "ru" else 1
    for code, *by_language in cells(region_names.REGION_NOUNS):
        for word in listed(by_language[column]):
            for form in declined(word, language):
                names.add(form, code)
    for code, *by_language in cells(region_names.PLACES):
        for word in listed(by_language[column]):
            before = _CITY_BEFORE if word.startswith("+") else ""
            for form in declined(word.removeprefix("+"), language):
                names.add(form, code, is_city=True, before=before)
    _add_seas(names, language)
    if language == "uk":
        _add_directions(names)
        _add_other_spellings(names)
    return names


def _add_adjectives(names: _Names, language: str) -> None:
    """«Белгородской области», in lists «Белгородской» alone; «Краснодарского края», in lists before «краёв»."""
    feminine, masculine = (RU_FEMININE, RU_MASCULINE) if language == "ru" else (UK_FEMININE, UK_MASCULINE)
    for row in _OBLASTS:
        words = (row.ru if language == "ru" else row.uk).lower().split(" ")
        first, noun = words[0], words[-1]
        if noun == "область":
            autonomous = r" +автономн\w+" if row.code == "RU-YEV" else ""
            for ending in feminine:
                names.add(first.removesuffix(feminine[0]) + ending, row.code, autonomous + _OBLAST[language])
        elif noun == "край":
            for ending in masculine:
                names.add(first.removesuffix("ий") + ending, row.code, rf" +{_KRAI[language]}\b")
                names.add(first.removesuffix("ий") + ending, row.code, _before_shared(language, _KRAI[language]))
        elif noun == "округ":
            for ending in masculine:
                names.add(first.removesuffix("ий") + ending, row.code, _OKRUG[language])


def _add_other_spellings(names: _Names) -> None:
    """Adjectives that official posts in Ukrainian use beside the proper ones, only before their noun."""
    for stem, code in {"білгородськ": "RU-BEL", "нижегородськ": "RU-NIZ"}.items():
        for ending in UK_FEMININE:
            names.add(stem + ending, code, _OBLAST["uk"].removesuffix("?"))


def _before_shared(language: str, noun: str) -> str:
    """Looks ahead, over a list of adjectives, for the noun that they share; a text cut off after one will do."""
    item = "[а-яё-]+(?:ого|ому|им|ом|ими|ых|ий)" if language == "ru" else "[а-яіїєґ'-]+(?:ого|ому|им|их|ими|ий)"
    return rf"(?=(?:(?:,| и|,? та| і| й) +{item}){{0,12}} +{noun}\b|[ .…]*\Z)"


_ADJECTIVAL_REPUBLICS = {
    "ru": {
        "удмуртск": "RU-UD",
        "чувашск": "RU-CU",
        "чеченск": "RU-CE",
        "кабардино-балкарск": "RU-KB",
        "карачаево-черкесск": "RU-KC",
    },
    "uk": {"удмуртськ": "RU-UD", "чуваськ": "RU-CU", "чуваш": "RU-CU", "чеченськ": "RU-CE"},
}


def _add_republics(names: _Names, language: str) -> None:
    """«Чувашской Республики – Чувашии», «Северной Осетии – Алании», and what counts only after «Республика»."""
    _add_indeclinable_republics(names, language)
    if language == "ru":
        _add_russian_republics(names)
    else:
        _add_ukrainian_republics(names)


def _add_indeclinable_republics(names: _Names, language: str) -> None:
    republic = r"(?: +респ[уі]бл[иі]к\w*(?: *[-–(] *чуваши(?:я|и|ю|ей)(?!\w)\)?)?)?"
    for stem, code in _ADJECTIVAL_REPUBLICS[language].items():
        for ending in RU_FEMININE if language == "ru" else UK_FEMININE:
            names.add(stem + ending, code, republic)
    for word in ("алтай", "алтая", "алтаю", "алтаем", "алтае", "алтаї", "алтаєм"):
        names.add(word, "RU-AL", before=_REPUBLIC_BEFORE)
    for word in ("коми", "комі"):
        names.add(word, "RU-KO", before=_REPUBLIC_BEFORE)
    names.add("саха", "RU-SA", r"(?: *\(якут\w{2,4}\))?", before=_REPUBLIC_BEFORE)
    names.add("марий", "RU-ME", r" +эл\b")
    names.add("марий-эл", "RU-ME")
    names.add("марій", "RU-ME", r" +ел\b")


def _add_russian_republics(names: _Names) -> None:
    people = r"(?: +народн\w+)?(?: +республик\w*)?"
    for ending in RU_FEMININE:
        names.add("донецк" + ending, "UA-14", people)
        names.add("луганск" + ending, "UA-09", people)
        names.add("северн" + ending, "RU-SE", r" +осети(?:я|и|ю|ей)\b(?: *[-–] *алани(?:я|и|ю|ей)\b)?")
    names.add("рсо", "RU-SE", r"(?: *[-–] *алани(?:я|и|ю|ей))?\b")
    for form in ("рсо-алания", "рсо-алании", "рсо-аланию", "рсо-аланией"):
        names.add(form, "RU-SE")
    for ending in RU_MASCULINE:
        names.add("московск" + ending, "ru:moscow-region", r" +регион(?:а|у|ом|е)?\b")
        names.add("крымск" + ending, "UA-43", r" +полуостров(?:а|у|ом|е)?\b")
    names.add("днр", "UA-14")
    names.add("лнр", "UA-09")


def _add_ukrainian_republics(names: _Names) -> None:
    for ending in UK_FEMININE:
        names.add("північн" + ending, "RU-SE", r" +осеті(?:я|ї|ю|єю)(?!\w)(?: *[-–] *алані(?:я|ї|ю|єю))?")
    for ending in UK_MASCULINE:
        names.add("кримськ" + ending, "UA-43", r" +півостр(?:ів|ов[ауі]|овом)(?!\w)")


def _add_seas(names: _Names, language: str) -> None:
    """«Чёрного моря», and «Чёрного» of «Чёрного и Азовского морей»."""
    endings = ("ое", "ого", "ому", "ым", "им", "ом") if language == "ru" else ("е", "ого", "ому", "им", "ім")
    adjectives = [(row.ru if language == "ru" else row.uk).lower().replace("ё", "е").split(" ")[0] for row in _SEAS]
    stems = any_of(adjective.removesuffix(endings[0]) for adjective in adjectives)
    # Counts may stand between them: «семь – над Азовским, две – над Чёрным морем».
    another = rf"(?= *(?:,|[-–—]| и| та| і)[^.;:\n]{{1,60}}?\b(?:{stems})[а-яіїє]+(?: +{_SEA[language]}\b|[ .…]*\Z))"
    for row in _SEAS:
        stem = (row.ru if language == "ru" else row.uk).lower().split(" ")[0].removesuffix(endings[0])
        for ending in endings:
            names.add(stem + ending, row.code, rf" +{_SEA[language]}\b")
            names.add(stem + ending, row.code, _before_shared(language, _SEA[language]))
            names.add(stem + ending, row.code, another)


def _add_directions(names: _Names) -> None:
    """«на півночі, півдні та в центрі країни»; «у центрі уваги» and «до півночі» (midnight) are none."""
    counted = r"(?= +(?:країни|україни|та|і|й)\b| *[,.;)]| *\Z)"
    names.add("півдні", "ua:south")
    names.add("сході", "ua:east")
    names.add("заході", "ua:west", counted)
    names.add("центрі", "ua:centre", counted)
    names.add("півночі", "ua:north", before=r"\A(?s:(?!.*(?<!\w)(?:до|після|о|об|близько|опісля) +\Z).*)")
    nouns = {"південь": "ua:south", "північ": "ua:north", "схід": "ua:east", "захід": "ua:west", "центр": "ua:centre"}
    for noun, code in nouns.items():
        names.add(noun, code, r"(?= +(?:країни|україни)\b)")


_ENGLISH_NOUN = (
    r"(?: +border)? +(?:regions?|oblasts?|krai|kray|territor(?:y|ies)|provinces?|republic|people's +republic"
    r"|autonomous +(?:okrug|region|district))\b"
)


def _english_names() -> _Names:
    """Reads "Krasnodar region", "Krasnodar Krai", "Krasnodar"; "Kyiv" of "Kyiv and Sumy regions" is the region."""
    names = _Names()
    words = any_of(word.lstrip("=+") for row in _OBLASTS for word in row.english)
    shared = rf"(?=(?:,? and|,) +(?:{words}(?:,? and|,) +){{0,12}}{words} +(?:regions|oblasts|provinces)\b)"
    no_water = r"(?! +(?:river|reservoir|dam)\b)"
    for row in (*_OBLASTS, *_CITIES, *_SEAS, *_COUNTRIES):
        for entry in row.english:
            word = entry.lstrip("=+")
            if row in _OBLASTS:
                names.add(word, row.code, _ENGLISH_NOUN)
                names.add(word, row.code, shared)
            if not entry.startswith("+"):
                names.add(word, row.code, no_water, is_city=not entry.startswith("="))
    for code, _, _, english in cells(region_names.PLACES):
        for word in listed(english):
            names.add(word, code, no_water, is_city=True)
    names.add("st", "RU-SPE", r"\.? +petersburg\b")
    for row in _SEAS:
        names.add(row.code.removeprefix("sea:"), row.code, r"(?=(?:,? and|,) +(?:the +)?[a-z]+ +seas\b)")
        names.add(row.code.removeprefix("sea:"), row.code, r" +seas\b")
    _add_english_directions(names)
    return names


def _add_english_directions(names: _Names) -> None:
    """Reads "northern, southern and eastern Ukraine", "the north and centre of the country"."""
    of_country = r"(?= +of +(?:the +country|ukraine)\b)"
    codes = {"north": "ua:north", "south": "ua:south", "east": "ua:east", "west": "ua:west"}
    adjective = "(?:northern|southern|eastern|western|central)"
    noun = "(?:north|south|east|west|cent(?:er|re))"
    before_country = rf"(?=(?:(?:,|,? and) +{adjective}){{0,4}} +(?:parts +of +)?ukraine\b)"
    before_of = rf"(?=(?:(?:,|,? and)(?: +the)? +{noun}){{0,4}} +of +(?:the +country|ukraine)\b)"
    for word, code in codes.items():
        names.add(word + "ern", code, before_country)
        names.add(word, code, before_of)
    names.add("central", "ua:centre", before_country)
    for word in ("center", "centre"):
        names.add(word, "ua:centre", of_country)


_NAMES = {"ru": _cyrillic_names("ru").by_word, "uk": _cyrillic_names("uk").by_word, "en": _english_names().by_word}
_WORDS = {
    "ru": re.compile(r"[а-яіїєґ']+(?:-[а-яіїєґ']+)*"),
    "uk": re.compile(r"[а-яіїєґ']+(?:-[а-яіїєґ']+)*"),
    "en": re.compile(r"[a-zü]+(?:-[a-zü0-9]+)*"),
}
_FRONT = re.compile(r" +(?:направлени|напрямку\b)")


def find_places(lower: str, language: str) -> list[Place]:
    """The names of places in a lower-case text, in order, none over another, the longest where several would do.

    Args:
        lower: the text as `Cleaned.lower` has it.
        language: "ru", "uk" or "en".
    """
    names = _NAMES[language]
    text = even(lower)
    places: list[Place] = []
    taken = 0
    for word in _WORDS[language].finditer(text):
        if word[0] not in names and "-" not in word[0]:
            continue
        for start, end in _tried(word, names):
            if start < taken:
                continue
            place = _longest(text, start, end, names[text[start:end]])
            if place is not None and not _is_front(text, place):
                places.append(Place(place.code, start, place.end, lower[start : place.end], place.is_city))
                taken = place.end
    return places


def even(lower: str) -> str:
    """Of the same length: "ё" is "е", apostrophes are "'"."""
    return lower.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _tried(word: re.Match[str], names: Mapping[str, list[_Name]]) -> Sequence[tuple[int, int]]:
    """The word's own span if a name begins with it, else those of its hyphened parts («брянской-курской»)."""
    if word[0] in names:
        return (word.span(),)
    if "-" not in word[0]:
        return ()
    spans = []
    start = word.start()
    for part in word[0].split("-"):
        if part in names and len(part) > 3:
            spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans


def _longest(text: str, start: int, end: int, names: Iterable[_Name]) -> Place | None:
    best: Place | None = None
    for name in names:
        stop = end
        if name.rest is not None:
            rest = name.rest.match(text, end)
            if rest is None:
                continue
            stop = rest.end()
        if best is not None and stop <= best.end:
            continue
        if name.before is not None and not name.before.search(text[max(0, start - 60) : start]):
            continue
        best = Place(name.code, start, stop, "", name.is_city)
    return best


def _is_front(text: str, place: Place) -> bool:
    """A stretch of front: «на Курском направлении», «на Харківському напрямку»."""
    return text.endswith(("ом", "ому"), place.start, place.end) and _FRONT.match(text, place.end) is not None
