"""The gazetteer: regions, seas and areas, and the search for their names in three languages.

A name is found in all its declined forms. What is not here is not guessed: `unknown_places` points at words of a
place's shape that `find_places` did not cover, for parsers to flag.

Choices: "Moscow region" in English is the oblast (RU-MOS); only the Ministry's «Московский регион» is `ru:moscow-region`.
"Kyiv" and "Moscow" alone are the cities, "Kyiv region" the oblast. «Кубань» is Krasnodar Krai. Russia and Ukraine
themselves are never found: their names stand in every statement. A city that several regions have is left out. An
adjective before «направлении» (a stretch of front) is no place. There is no table of which oblasts lie in
which air-command area: no source for that could be had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sources import region_names
from sources.numerals import any_of

WHOLE = "whole"
"""The code of the whole claim, beside the regions that it itemises (`db.models.WHOLE`)."""


class RegionKind(StrEnum):
    """What a region is: an area is a part of a country by custom or command, `whole` the claim itself."""

    REGION = "region"
    CITY = "city"
    SEA = "sea"
    AREA = "area"
    COUNTRY = "country"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Region:
    """A place that figures are given for. `country` is ISO 3166-1 alpha-2, `None` for seas and the whole claim."""

    code: str
    kind: RegionKind
    country: str | None
    name_en: str
    name_uk: str
    name_ru: str


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


class _Row(NamedTuple):
    code: str
    en: str
    uk: str
    ru: str
    english: tuple[str, ...]


def _cells(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def _rows(table: str) -> list[_Row]:
    return [_Row(code, en, uk, ru, _listed(english)) for code, en, uk, ru, english in _cells(table)]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(",") if word)


_TABLES = {
    RegionKind.REGION: _rows(region_names.REGIONS),
    RegionKind.CITY: _rows(region_names.CITIES_OF_THEIR_OWN),
    RegionKind.SEA: _rows(region_names.SEAS),
    RegionKind.AREA: _rows(region_names.AREAS),
    RegionKind.COUNTRY: _rows(region_names.COUNTRIES),
}


def _regions() -> dict[str, Region]:
    regions = {
        row.code: Region(
            row.code, kind, None if kind is RegionKind.SEA else row.code[:2].upper(), row.en, row.uk, row.ru
        )
        for kind, rows in _TABLES.items()
        for row in rows
    }
    whole = Region(WHOLE, RegionKind.WHOLE, None, "The whole claim", "Уся заява", "Всё заявление")
    return dict(sorted(regions.items())) | {WHOLE: whole}


REGIONS: Mapping[str, Region] = MappingProxyType(_regions())
"""All regions by code: ISO 3166-2 of Ukraine (27) and Russia (83), four seas, areas, countries, the whole claim."""


# --- Declension. Forms that do not exist do no harm: nobody writes them. ---

_RU_FEMININE = ("ая", "ой", "ую", "ою")
_RU_MASCULINE = ("ий", "ого", "ому", "им", "ом")
_UK_FEMININE = ("а", "ої", "ій", "у", "ою")
_UK_MASCULINE = ("ий", "ого", "ому", "им", "ім")
_NOUN_ENDINGS = {
    "ru": (
        ("ия", ("ия", "ии", "ию", "ией")),
        ("ея", ("ея", "еи", "ее", "ею", "еей")),
        ("я", ("я", "и", "е", "ю", "ей", "ею")),
        ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей")),
        ("ль", ("ль", "ля", "лю", "лем", "ле")),
        ("ь", ("ь", "и", "ью")),
        ("ье", ("ье", "ья", "ью", "ьем")),
        ("кое", ("кое", "кого", "кому", "ким", "ком")),
        ("о", ("о", "а", "у", "ом", "е")),
        ("ый", ("ый", "ого", "ому", "ым", "ом")),
        ("кий", ("кий", "кого", "кому", "ким", "ком")),
        ("ай", ("ай", "ая", "аю", "аем", "ае")),
        ("ой", ("ой", "оя", "ою", "оем", "ое")),
        ("", ("", "а", "у", "ом", "ем", "е")),
    ),
    "uk": (
        ("ія", ("ія", "ії", "ію", "ією")),
        ("ея", ("ея", "еї", "ею", "еєю")),
        ("'я", ("'я", "'ю", "'ям", "'ї")),
        ("я", ("я", "і", "ю", "ею", "ям")),
        ("а", ("а", "и", "і", "у", "ою", "ею")),
        ("ь", ("ь", "я", "ю", "ем", "і", "ню", "лю")),
        ("ське", ("ське", "ського", "ському", "ським")),
        ("о", ("о", "а", "у", "ом", "і")),
        ("е", ("е", "ого", "ому", "им", "а", "у", "ом", "і")),
        ("ий", ("ий", "ого", "ому", "им", "ім")),
        ("й", ("й", "я", "ю", "єм", "ї")),
        ("", ("", "а", "у", "ові", "ом", "ем", "і", "ю")),
    ),
}
_UK_SOFTENED = {"к": "ц", "г": "з", "х": "с"}


def _declined(word: str, language: str) -> set[str]:
    """All forms of a noun of the tables; of several words, each is declined."""
    if "=" in word:
        return set(word.split("="))
    word, _, stem = word.partition("/")
    *adjectives, noun = word.split(" ")
    if adjectives:
        masculine = [adjective.removesuffix("ий") for adjective in adjectives]
        endings = (
            (*_RU_MASCULINE, "его", "ему", "ем") if language == "ru" else (*_UK_MASCULINE, "ій", "ього", "ьому", "ім")
        )
        return {f"{masculine[0]}{ending} {form}" for ending in endings for form in _declined(noun, language)}
    for ending, forms in _NOUN_ENDINGS[language]:
        if word.endswith(ending):
            root = stem or word.removesuffix(ending)
            declined = {word} | {root + form for form in forms if not (stem and form == ending)}
            if language == "uk" and root[-1:] in _UK_SOFTENED and ending == "а":
                declined.add(root[:-1] + _UK_SOFTENED[root[-1]] + "і")
            return declined
    raise AssertionError("the last ending is empty")


# --- What is looked for. ---


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
_REPUBLIC_BEFORE = r"\b(?:республик|республік)\w{0,3} +$"


def _cyrillic_names(language: str) -> _Names:
    names = _Names()
    _add_adjectives(names, language)
    _add_republics(names, language)
    column = 1 if language == "ru" else 2
    for cells in _cells(region_names.REGION_NOUNS):
        for word in _listed(cells[column]):
            for form in _declined(word, language):
                names.add(form, cells[0])
    for cells in _cells(region_names.PLACES):
        for word in _listed(cells[column]):
            before = _CITY_BEFORE if word.startswith("+") else ""
            for form in _declined(word.removeprefix("+"), language):
                names.add(form, cells[0], is_city=True, before=before)
    _add_seas(names, language)
    if language == "uk":
        _add_directions(names)
    return names


def _add_adjectives(names: _Names, language: str) -> None:
    """«Белгородской области», in lists «Белгородской» alone; «Краснодарского края», in lists before «краёв»."""
    feminine, masculine = (_RU_FEMININE, _RU_MASCULINE) if language == "ru" else (_UK_FEMININE, _UK_MASCULINE)
    for row in _TABLES[RegionKind.REGION]:
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


def _before_shared(language: str, noun: str) -> str:
    """Looks ahead, over a list of adjectives, for the noun that they share; a text cut off after one will do."""
    item = "[а-яё-]+(?:ого|ому|им|ом|ими|ых|ий)" if language == "ru" else "[а-яіїєґ'-]+(?:ого|ому|им|их|ими|ий)"
    return rf"(?=(?:(?:,| и|,? та| і| й) +{item})* +{noun}\b|[ .…]*\Z)"


def _add_republics(names: _Names, language: str) -> None:
    if language == "ru":
        republic = r"(?: +республик\w*(?: *[-–(] *(?:чувашия|чувашии|чувашию|чувашией)\b\)?)?)?"
        people = r"(?: +народн\w+)?(?: +республик\w*)?"
        adjectives = {"удмуртск": "RU-UD", "чувашск": "RU-CU", "чеченск": "RU-CE", "кабардино-балкарск": "RU-KB"}
        adjectives |= {"карачаево-черкесск": "RU-KC"}
        for ending in _RU_FEMININE:
            for stem, code in adjectives.items():
                names.add(stem + ending, code, republic)
            names.add("донецк" + ending, "UA-14", people)
            names.add("луганск" + ending, "UA-09", people)
            names.add("северн" + ending, "RU-SE", r" +осети(?:я|и|ю|ей)\b(?: *[-–] *алани(?:я|и|ю|ей)\b)?")
        names.add("рсо", "RU-SE", r"(?: *[-–] *алани(?:я|и|ю|ей))?\b")
        for ending in _RU_MASCULINE:
            names.add("московск" + ending, "ru:moscow-region", r" +регион(?:а|у|ом|е)?\b")
            names.add("крымск" + ending, "UA-43", r" +полуостров(?:а|у|ом|е)?\b")
        names.add("марий", "RU-ME", r" +эл\b")
        names.add("мариэл", "RU-ME")
        names.add("коми", "RU-KO", before=_REPUBLIC_BEFORE)
        names.add("саха", "RU-SA", r"(?: *\(якути(?:я|и|ю|ей)\))?", before=_REPUBLIC_BEFORE)
        for form in _declined("алтай", "ru"):
            names.add(form, "RU-AL", before=_REPUBLIC_BEFORE)
        names.add("днр", "UA-14")
        names.add("лнр", "UA-09")
        return
    adjectives = {"удмуртськ": "RU-UD", "чуваськ": "RU-CU", "чуваш": "RU-CU", "чеченськ": "RU-CE"}
    for ending in _UK_FEMININE:
        for stem, code in adjectives.items():
            names.add(stem + ending, code, r" +республік\w*")
        names.add("північн" + ending, "RU-SE", r" +осеті(?:я|ї|ю|єю)(?!\w)(?: *[-–] *алані(?:я|ї|ю|єю))?")
    for ending in _UK_MASCULINE:
        names.add("кримськ" + ending, "UA-43", r" +півостр(?:ів|ов[ауі]|овом)(?!\w)")
    names.add("марій", "RU-ME", r" +ел\b")
    names.add("комі", "RU-KO", before=_REPUBLIC_BEFORE)
    names.add("алтай", "RU-AL", before=_REPUBLIC_BEFORE)


def _add_seas(names: _Names, language: str) -> None:
    """«Чёрного моря», and «Чёрного» of «Чёрного и Азовского морей»."""
    endings = {
        "ru": ("ое", "ого", "ому", "ым", "им", "ом"),
        "uk": ("е", "ого", "ому", "им", "ім"),
    }[language]
    for row in _TABLES[RegionKind.SEA]:
        stem = (row.ru if language == "ru" else row.uk).lower().split(" ")[0].removesuffix(endings[0])
        for ending in endings:
            names.add(stem + ending, row.code, rf" +{_SEA[language]}\b")
            names.add(stem + ending, row.code, _before_shared(language, _SEA[language]))


def _add_directions(names: _Names) -> None:
    """«на півночі, півдні та в центрі країни»; «у центрі уваги» and «до півночі» (midnight) are none."""
    counted = r"(?= +(?:країни|україни|та|і|й)\b| *[,.;)]| *\Z)"
    names.add("півдні", "ua:south")
    names.add("сході", "ua:east")
    names.add("заході", "ua:west", counted)
    names.add("центрі", "ua:centre", counted)
    names.add("півночі", "ua:north", before=r"(?<!до)(?<!після)(?<! о)(?<!близько)(?<!опісля) +$|(?<!\w)\Z")
    nouns = {"південь": "ua:south", "північ": "ua:north", "схід": "ua:east", "захід": "ua:west", "центр": "ua:centre"}
    for noun, code in nouns.items():
        names.add(noun, code, r"(?= +(?:країни|україни)\b)")


def _english_names() -> _Names:
    names = _Names()
    noun = r"(?: +border)? +(?:regions?|oblasts?|krai|kray|territor(?:y|ies)|provinces?|republic|autonomous okrug)\b"
    items = [word.lstrip("=+") for rows in _TABLES.values() for row in rows for word in row.english]
    shared = rf"(?=(?:,? and| ?,) +(?:{any_of(items)}(?:,? and|,) +)*{any_of(items)} +(?:regions|oblasts|provinces)\b)"
    not_river = r"(?! +(?:river|reservoir|dam)\b)"
    for rows in _TABLES.values():
        for row in rows:
            for listed in row.english:
                word = listed.lstrip("=+")
                names.add(word, row.code, noun)
                if listed.startswith("+") or row.code in ("UA-51", "UA-23"):
                    names.add(word, row.code, shared)
                if not listed.startswith("+"):
                    names.add(word, row.code, not_river, is_city=not listed.startswith("="))
    for cells in _cells(region_names.PLACES):
        for word in _listed(cells[3]):
            names.add(word, cells[0], not_river, is_city=True)
    names.add("luhansk", "UA-09", r" +people's +republic\b")
    names.add("donetsk", "UA-14", r" +people's +republic\b")
    names.add("st", "RU-SPE", r"\.? +petersburg\b")
    for row in _TABLES[RegionKind.SEA]:
        names.add(row.code.removeprefix("sea:"), row.code, r"(?=,? and +(?:the +)?[a-z]+ +seas\b)")
        names.add(row.code.removeprefix("sea:"), row.code, r" +seas\b")
    names.add("seas", "sea:azov", r"(?= +of +azov)")
    _add_english_directions(names)
    return names


def _add_english_directions(names: _Names) -> None:
    """ "Northern, southern and eastern Ukraine", "the north and centre of the country"."""
    of_country = r"(?= +of +(?:the +country|ukraine)\b)"
    codes = {"north": "ua:north", "south": "ua:south", "east": "ua:east", "west": "ua:west"}
    adjective = "(?:northern|southern|eastern|western|central)"
    noun = "(?:north|south|east|west|cent(?:er|re))"
    before_country = rf"(?=(?:(?:,|,? and) +{adjective})* +(?:parts +of +)?ukraine\b)"
    before_of = rf"(?=(?:(?:,|,? and)(?: +the)? +{noun})* +of +(?:the +country|ukraine)\b)"
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
    text = _even(lower)
    places: list[Place] = []
    taken = 0
    for word in _WORDS[language].finditer(text):
        for start, end in _tried(word, names):
            if start < taken:
                continue
            place = _longest(text, start, end, names[text[start:end]])
            if place is not None and not _is_front(text, place):
                places.append(Place(place.code, start, place.end, lower[start : place.end], place.is_city))
                taken = place.end
    return places


def _even(lower: str) -> str:
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
        if name.before is not None and not name.before.search(text[max(0, start - 16) : start]):
            continue
        best = Place(name.code, start, stop, "", name.is_city)
    return best


def _is_front(text: str, place: Place) -> bool:
    """A stretch of front: «на Курском направлении», «на Харківському напрямку»."""
    return text.endswith(("ом", "ому"), place.start, place.end) and _FRONT.match(text, place.end) is not None


# Words of a place's shape: an adjective before a place's noun, or what follows such a noun or "over".
_UNKNOWN = {
    "ru": re.compile(
        r"\b(?P<a>[а-я]+(?:-[а-я]+)*(?:ск|цк)(?:ая|ой|ую|ою|ий|ого|ому|им|ом|их|ими))(?: +(?:автономн|народн|городск)\w+)*"
        r" +(?:област|обл\b|кра[йяюе]\b|кра(?:ем|ев|ям)|округ|район|республик|мор[яеью]|регион|залив|пролив|полуостров)"
        r"|\b(?:республик(?:а|и|е|у|ой|ою)?|город(?:ом|а|е|у)?|г\.|(?:над|на) +территори(?:ей|ями|и)|"
        r"акватори(?:ей|ями|и)) +(?P<b>[а-я]+(?:-[а-я]+)*)"
        r"|\bнад +(?P<c>[а-я]+(?:-[а-я]+)*(?:ск|цк)(?:ой|ою|им|ом))\b"
    ),
    "uk": re.compile(
        r"(?P<a>[а-яіїєґ']+(?:-[а-яіїєґ']+)*[сцз]ьк(?:а|ої|ій|у|ою|их|ий|ого|ому|им))"
        r" +(?:област|обл\b|кра[йюї]\b|району\b|районі\b|республік|мор[яеі]\b)"
        r"|\b(?P<b>[а-яіїєґ']{3,}(?:щин|ччин)(?:а|и|і|у|ою))\b"
    ),
    "en": re.compile(
        r"(?P<a>[a-z]+(?:-[a-z]+)*)(?: +(?:border|frontier))?"
        r" +(?:region|regions|oblast|oblasts|krai|kray|territory|province|republic)\b(?! +of)"
    ),
}
_IN_LIST = {
    "ru": re.compile(r"\b[а-я]+(?:-[а-я]+)*(?:ск|цк)(?:ой|ая|ую|ого|им|ий|ом)\b"),
    "uk": re.compile(r"\b[а-яіїєґ']+(?:-[а-яіїєґ']+)*[сцз]ьк(?:ої|а|ій|у|ою)(?!\w)"),
}
_CONNECTED = re.compile(r"(?:,| и| і| й| та|, (?:и|і|та)) +\Z")
_LIST_GOES_ON = re.compile(r"(?:, *| +(?:и|і|й|та) +)(?:и +|і +|та +)?")
_ITEM_ENDS = re.compile(r" *(?:[,.;:)–•\n]|\Z)| +(?:и|і|й|та) ")

# Beginnings of words that have a place's shape in such statements and name none.
_NO_PLACE = {
    "ru": re.compile(
        r"республик|около|пресечен|российск|росси|рф\b|стран|украин|указан|котор|эти|эт[оа]|дву|тре|четыр|пят|нескольк|приграничн|субъект|регион|"
        r"област|противник|следующ|различн|город|морск|мор|воинск|военн|гражданск|сельск|заводск|народн|район|"
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
        r"frontline|coastal|border-|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|multiple|more|"
        r"most|no|any|which|sea|administrative|autonomous|federal|s|industrial|home|enemy|sovereign|national|polish|"
        r"people|these|those|main|southeastern|northeastern|southwestern|northwestern|asian|european|enemy-held|"
        r"russian-controlled|russian-occupied|russian-held|ukrainian-held|ukrainian-controlled|nato|foreign|regions?|"
        r"oblasts?|on|over|across|to|from|\w*ty|\w*teen|\w*-\w*(?:one|two|three|four|five|six|seven|eight|nine))\b"
    ),
}


def unknown_places(lower: str, language: str, found: Sequence[Place]) -> list[tuple[int, int]]:
    """The spans of words that have the shape of a place's name and are in no found place, in order.

    A district before a found region («Одинцовского района Московской области») is not unknown. The last word of
    a text that was cut off may be here only because its end is missing: that is for the caller to see.
    """
    text = _even(lower)
    known = [(place.start, place.end) for place in found]
    unknown: list[tuple[int, int]] = []
    for match in _UNKNOWN[language].finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if not (_covered(start, end, known) or _NO_PLACE[language].match(text, start) or _part_of(text, match, known)):
            unknown.append((start, end))
    if language in _IN_LIST:
        unknown += _unknown_in_lists(text, language, known, unknown)
    return sorted(set(unknown))


def _covered(start: int, end: int, known: Iterable[tuple[int, int]]) -> bool:
    return any(start < known_end and known_start < end for known_start, known_end in known)


def _part_of(text: str, match: re.Match[str], known: Iterable[tuple[int, int]]) -> bool:
    """Whether the next word after a district or city begins a known place, which it then lies in."""
    rest = re.compile(r"\w*(?:[,(]? +|$)").match(text, match.end())
    after = rest.end() if rest else match.end()
    return (
        match.lastgroup != "c"
        and ("район" in match[0] or "округ" in match[0])
        and any(start == after for start, _ in known)
    )


def _unknown_in_lists(
    text: str, language: str, known: list[tuple[int, int]], unknown: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The adjectives that stand in a list beside a place: «Курской, Тьмутараканской и Брянской областей»."""
    places = sorted(known + unknown)
    listed = []
    for match in reversed(list(_IN_LIST[language].finditer(text)) if places else []):
        start, end = match.span()
        if _covered(start, end, places) or _NO_PLACE[language].match(text, start) or "ческ" in match[0]:
            continue
        goes_on = _LIST_GOES_ON.match(text, end)
        before_place = goes_on is not None and any(begin == goes_on.end() for begin, _ in places)
        connector = _CONNECTED.search(text[max(0, start - 8) : start])
        after = start - len(connector[0]) if connector else -1
        after_place = any(stop == after for _, stop in places) and _ITEM_ENDS.match(text, end) is not None
        if before_place or after_place:
            listed.append((start, end))
            places.append((start, end))
    return listed


def region_of_table_name(name: str) -> str | None:
    """The region that a place of Ivaniuk's table lies in ("Odesa oblast", "Chauda, Crimea", "Lutsk oblast").

    Returns:
        A code of `REGIONS`, or `None` where the name is unknown or of several regions ("Caspian Sea, Engels-2").
    """
    lower = " ".join(name.lower().split()).removeprefix("and ")
    if lower in region_names.TABLE_NAMES:
        return region_names.TABLE_NAMES[lower] or None
    codes = [[place.code for place in find_places(part, "en")] for part in lower.split(",")]
    if not all(len(part) == 1 for part in codes[:1]) or any(len(part) > 1 for part in codes):
        return None
    first, *others = [part[0] if part else None for part in codes]
    if (
        all(other in (first, None) for other in others)
        or lower.endswith(", crimea")
        or (first or "").startswith("sea:")
    ):
        return first
    return None
