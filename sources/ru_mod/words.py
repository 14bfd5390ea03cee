"""The words that the Russian MoD's reports are read from: one table of rules, and the text cut into their tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from sources.numerals import NUMBER, parse_number
from sources.records import Qualifier, WeaponClass
from sources.regions import Place, find_places


class Kind(Enum):
    """What a token is."""

    SKIPPED = auto()
    NUMBER = auto()
    DRONE = auto()
    WEAPON = auto()
    NO_WEAPON = auto()
    TARGETS = auto()
    SHOT_DOWN = auto()
    TAKEN = auto()
    SUPPRESSED = auto()
    DETECTED = auto()
    CRASHED = auto()
    HIT = auto()
    PLACE = auto()
    SUBSET = auto()
    AMONG = auto()
    MORE = auto()
    ALSO = auto()
    TOTAL = auto()
    ALL = auto()
    COLON = auto()
    BULLET = auto()
    COMMA = auto()
    BREAK = auto()
    AND = auto()
    STOP = auto()
    OPEN = auto()
    CLOSE = auto()

    __hash__ = object.__hash__  # the same, but quick: kinds stand in many sets


COUNTED_VERBS = frozenset((Kind.SHOT_DOWN, Kind.TAKEN, Kind.SUPPRESSED))
VERBS = COUNTED_VERBS | {Kind.DETECTED, Kind.CRASHED, Kind.HIT}
NOUNS = frozenset((Kind.DRONE, Kind.WEAPON, Kind.NO_WEAPON, Kind.TARGETS))
SEPARATORS = frozenset(
    (
        Kind.COLON,
        Kind.BULLET,
        Kind.COMMA,
        Kind.BREAK,
        Kind.AND,
        Kind.STOP,
        Kind.MORE,
        Kind.ALSO,
        Kind.SUBSET,
        Kind.AMONG,
    )
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: what the pattern's words are, with an example of the form in our own words.

    `starts` are the characters that the pattern can begin with: at each word only its first letter's rules are tried.
    `weapon` is set for the weapons that a figure can have; a weapon of no such class (a boat, a balloon, a rocket
    launcher's shell) is `Kind.NO_WEAPON`: its numbers are read so that no drone gets them, and then left out.
    """

    name: str
    kind: Kind
    starts: str
    pattern: str
    example: str
    weapon: WeaponClass | None = None


_N = NUMBER["ru"]
_GUIDED = (
    r"(?:управляем|противорадиолокационн|зенитн|авиационн|украинск|американск|французск|британск|крупнокалиберн)\w+"
)
_NAMED_ROCKET = r"[«\"]?(?:точка-у|atacms|атакмс|атакамс|гром)"
_SALVO = r"(?:рсзо|реактивн\w+\s{1,3}систем\w*\s{1,3}залпового\s{1,3}огня)"
_DRONE_NOUN = (
    r"(?:б[пз]ла|беспилотн\w+\s{1,3}(?:летательн\w+\s{1,3})?аппарат\w*|беспилотник\w*|(?:fpv-)?дрон(?!-)\w{0,3}\b)"
)

RULES: tuple[Rule, ...] = (
    # The districts of a region are parts of its own number.
    Rule(
        "districts",
        Kind.SKIPPED,
        "(",
        r"\((?!в\sрайоне)[^()]{0,60}?(?<!\w)(?:район(?!е)|р-н|(?:городск|муниципальн)\w+\s{1,3}округ)[^()]{0,300}\)",
        "(Шебекинский район – 3)",
    ),
    Rule("corrected", Kind.SKIPPED, "н", rf"не\s{{1,3}}{_N},?\s{{1,3}}а\s(?=\s{{0,2}}{_N})", "не 14, а 16"),
    # What flew on Moscow is a part of a number already stated.
    Rule(
        "bound_for_a_target",
        Kind.SKIPPED,
        "в",
        rf"в\sтом\sчисле,?\s{{1,3}}{_N}[^.;,•\n]{{0,40}},?\s{{1,3}}(?:лет[ея][вщ]|следовавш|направлявш|двигавш)\w+[^.;,•\n]{{0,50}}",
        "в том числе три, летевших на столицу",
    ),
    Rule(
        "heading",
        Kind.SKIPPED,
        "лсндвп",
        r"(?:(?:лет[ея][вщ]|следовавш|направлявш|двигавш)\w+\s{1,3})?(?:в\s(?:направлении|сторону)|по\sнаправлению\sк)\s{1,3}(?:г(?:ород\w*|\.)\s{1,3})?[\w-]+(?:\s{1,3}(?:области|края|полуострова|моста|региона))?",
        "в направлении города Москвы",
    ),
    Rule(
        "flying_at",
        Kind.SKIPPED,
        "лснд",
        r"(?:лет[ея][вщ]|следовавш|направлявш|двигавш)\w+\s{1,3}(?:на|к|по)\s{1,3}(?:г(?:ород\w*|\.)\s{1,3})?[\w-]+",
        "летевшие на Москву",
    ),
    Rule(
        "attacking",
        Kind.SKIPPED,
        "а",
        r"атак(?:овавш|ующ)\w+(?:\s{1,3}(?!бпла|бзла|беспил|дрон)[\w-]+)?",
        "два из атаковавших город БПЛА",
    ),
    Rule(
        "enumerator",
        Kind.SKIPPED,
        "(0123456789",
        r"(?:\A|(?<=\n))(?:\(\d{1,2}\)|\d{1,2}\))(?=\s)|\A\d{1,2}\.(?=\s)",
        "(1) В период с 23.00",
    ),
    Rule(
        "distance",
        Kind.SKIPPED,
        "0123456789",
        r"\d+(?:[.,]\d+)?\s{0,2}(?:км|километр\w*|м|метр\w*)\b\.?",
        "в 12 км от берега",
    ),
    Rule("address", Kind.SKIPPED, "ht@#", r"https?://\S+|t\.me/\S+|[@#]\w+", "https://t.me/канал"),
    Rule(
        "abbreviation",
        Kind.SKIPPED,
        "тсмгирно",
        r"\b(?:[тс]\.\s?[гч]\.?|мск\.|г\.(?=\s{1,3}[а-яё])|им\.|н\.\s?п\.|р-н\w*|обл\.|тыс\.)",
        "т.г.",
    ),
    Rule(
        "sea_drone",
        Kind.NO_WEAPON,
        "мбкл",
        r"морск\w+\s{1,3}(?:беспилотник|дрон)\w*|(?:морск\w+\s{1,3})?(?:безэкипажн|беспилотн|быстроходн)\w+\s{1,3}(?:(?:быстроходн|надводн|подводн|морск)\w+\s{1,3})?(?:катер|лод|модул|судн|надводн)\w*|катер\w*|лодк\w+",
        "два безэкипажных катера",
    ),
    Rule(
        "balloon",
        Kind.NO_WEAPON,
        "вша",
        r"(?:воздушн\w+\s{1,3})?шар(?:а|ов|ы|ами|у|ом|ам)?\b|аэростат\w*|шар-зонд\w*",
        "три малоразмерных воздушных шара",
    ),
    Rule(
        "shell",
        Kind.NO_WEAPON,
        "рсм",
        rf"(?:реактивн\w+\s{{1,3}})?снаряд\w*(?:\s{{1,3}}{_SALVO})?|(?:ракет\w{{0,3}}\s{{1,3}})?{_SALVO}|мин[аы]?\b|ракет\w*\s{{1,3}}(?:системы\s{{1,3}})?[«\"]?(?:хаймарс|himars|хаймерс)",
        "семь снарядов РСЗО «Ольха»",
    ),
    Rule(
        "aircraft",
        Kind.NO_WEAPON,
        "свип",
        r"самол[её]т(?!ного)\w*|верт[ао]л[её]т(?!ного)\w*|истребител\w*|планер\w*",
        "один самолёт Су-27",
    ),
    Rule(
        "force",
        Kind.NO_WEAPON,
        "твбае",
        r"танк(?:а|ов|и)?\b|военнослужащ\w+|боевик\w*|бронемашин\w*|автомобил\w*|единиц\w*",
        "три танка",
    ),
    Rule(
        "ballistic",
        Kind.WEAPON,
        'упзакфбро«"тaг',
        rf"(?:{_GUIDED}\s{{1,3}}){{0,2}}(?:(?:оперативно-тактическ\w+|тактическ\w+|баллистическ\w+)\s{{1,3}}(?:{_GUIDED}\s{{1,3}})?ракет(?!н)\w*(?:\s{{1,3}}\(отр\))?|отр\b"
        rf"|ракет(?!н)\w{{0,3}}\s{{1,3}}(?:(?:тактическ\w+|оперативно-тактическ\w+|ракетн\w+|комплекс\w*|о?трк)\s{{1,3}}){{0,3}}{_NAMED_ROCKET})|{_NAMED_ROCKET}",
        "две тактические ракеты «Точка-У»",
        WeaponClass.BALLISTIC,
    ),
    Rule(
        "anti_ship",
        Kind.WEAPON,
        "упзакфбр",
        rf"(?:{_GUIDED}\s{{1,3}}){{0,2}}(?:противокорабельн\w+\s{{1,3}}(?:{_GUIDED}\s{{1,3}})?ракет(?!н)\w*|пкр\b|ракет(?!н)\w{{0,3}}\s{{1,3}}[«\"]?(?:длинный\s)?нептун)",
        "одна противокорабельная ракета «Нептун»",
        WeaponClass.ANTI_SHIP,
    ),
    Rule(
        "cruise",
        Kind.WEAPON,
        'упзакфбр«"s',
        rf"(?:{_GUIDED}\s{{1,3}}){{0,2}}(?:крылат\w+\s{{1,3}}ракет(?!н)\w*|ракет(?!н)\w{{0,3}}\s{{1,3}}[«\"]?(?:storm\s?shadow|шторм\s?шэдоу|сторм\s?шэдоу|scalp|фламинго))|(?<=[«\"])storm\s?shadow",
        "четыре крылатые ракеты Storm Shadow",
        WeaponClass.CRUISE,
    ),
    Rule(
        "glide_bomb",
        Kind.WEAPON,
        "уапбк",
        r"(?:(?:управляем|авиационн|планирующ)\w+\s{1,3}){0,3}(?:авиа)?бомб(?:а|ы|у|ами|ам|ой)?\b|\b[ку]аб\b",
        "три управляемые авиационные бомбы JDAM",
        WeaponClass.GLIDE_BOMB,
    ),
    Rule(
        "missile",
        Kind.WEAPON,
        "упзакфбр",
        rf"(?:{_GUIDED}\s{{1,3}}){{0,3}}ракет(?:а|ы|у|ой|е|ами|ам|ах)?\b",
        "украинская управляемая ракета",
        WeaponClass.MISSILE,
    ),
    Rule(
        "drone",
        Kind.DRONE,
        "увобдf",
        rf"(?:(?P<drone_one>(?:украинск|вражеск|очередн|ударн)(?:ий|ый|ой)\s{{1,3}})|(?:украинск|вражеск|ударн)\w+\s{{1,3}})?(?:(?P<drone_any>б[пз]ла\b)|(?P<drone_nominative>беспилотный\s{{1,3}}(?:летательный\s{{1,3}})?аппарат\b|беспилотник\b|дрон\b)|{_DRONE_NOUN})",
        "четыре беспилотных летательных аппарата",
    ),
    Rule(
        "targets",
        Kind.TARGETS,
        "вс",
        r"воздушн\w+\s{1,3}(?:цел|объект)\w+|средств\w+\s{1,3}воздушного\s{1,3}нападения",
        "все воздушные цели",
    ),
    Rule(
        "shot_down",
        Kind.SHOT_DOWN,
        "услп",
        r"(?:уничтожен|сбит|ликвидирован|поражен)[аоыo]?\b|уничтожили|сбили|(?:уничтож|сби)\w{0,4}\Z",
        "уничтожены пять БПЛА",
    ),
    Rule(
        "taken",
        Kind.TAKEN,
        "по",
        r"(?:перехвачен|обезврежен)[аоыo]?\b|перехватили|перехвач\w{0,4}\Z",
        "перехвачен беспилотник",
    ),
    Rule(
        "suppressed",
        Kind.SUPPRESSED,
        "пн",
        r"(?:подавлен|нейтрализован)[аоыo]?\b|подавили",
        "подавлены средствами РЭБ",
    ),
    Rule(
        "detected",
        Kind.DETECTED,
        "озфвп",
        r"(?:обнаружен|замечен|зафиксирован|выявлен|запущен|применен|поврежден)[аоы]?\b",
        "обнаружено семь БПЛА",
    ),
    Rule("crashed", Kind.CRASHED, "пу", r"потерпел[аио]?\s{1,3}крушение|упал[аио]?\b", "упал на поле"),
    # What came through was not intercepted.
    Rule(
        "hit",
        Kind.HIT,
        "дпавурн",
        r"(?:достиг(?:л[аио])?|проник(?:л[аио])?|(?:порази|попа|атакова|вреза|взорва|удари|прорва|преодоле|долете|нанес)л[аио]?)(?:сь|ся)?\b"
        r"|не\s{1,3}(?:был[аио]?\s{1,3})?(?:перехвачен|сбит|уничтожен|подавлен)[аоы]?\b",
        "два БПЛА достигли цели",
    ),
    Rule("subset", Kind.SUBSET, "и", r"из\s(?:которых|них)", "из которых"),
    Rule("among", Kind.AMONG, "ви", r"в\sтом\sчисле|в\sих\sчисле|включая", "в том числе два над Тулой"),
    Rule(
        "also",
        Kind.ALSO,
        "ткпн",
        r"(?<!а\s)также\b|кроме\sтого|помимо\sэтого|наряду\sс\sэтим",
        "Кроме того, сбит один БПЛА",
    ),
    Rule("and_also", Kind.AND, "аи", r"а\sтакже|\bи\b|\bа\b", "а также два БПЛА над Курской областью"),
    Rule("more", Kind.MORE, "ед", r"ещ[её]\b|дополнительно\b", "ещё два БПЛА"),
    Rule("total", Kind.TOTAL, "вив", r"\bвсего\b|\bитого\b|в\sобщей\sсложности", "Всего за ночь уничтожено 20 БПЛА"),
    Rule("all", Kind.ALL, "во", r"\bвсе\b|\bоб[ае]\b", "оба БПЛА уничтожены"),
    Rule(
        "range",
        Kind.NUMBER,
        "о0123456789",
        rf"от\s{_N}\sдо\s{_N}|\d{{1,4}}\s?[-–—]\s?\d{{1,4}}(?![\d.:])",
        "15–17 БПЛА",
    ),
    Rule("number", Kind.NUMBER, "0123456789одтчпшсвн", _N, "двадцать два"),
    Rule("bullet", Kind.BULLET, "•", r"•", "• 3 – над акваторией Азовского моря"),
    Rule("colon", Kind.COLON, ":", r":", "уничтожены пять БПЛА:"),
    Rule("comma", Kind.COMMA, ",", r",", "два БПЛА, три БПЛА"),
    Rule("break", Kind.BREAK, ";\n", r"[;\n]", "три над Тулой; два над Орлом"),
    Rule("open", Kind.OPEN, "(", r"\(", "Курской (4 БПЛА)"),
    Rule("close", Kind.CLOSE, ")", r"\)", "Курской (4 БПЛА)"),
    Rule("stop", Kind.STOP, ".!?…", r"[!?…]|\.(?!\d)", "области."),
)
"""The table. At one place of the text the first rule that fits reads the words, so the special stand before the rest;
the names of places are found by the gazetteer."""

_BY_NAME = {rule.name: rule for rule in RULES}
_MARKS = frozenset((Kind.BULLET, Kind.COLON, Kind.COMMA, Kind.BREAK, Kind.OPEN, Kind.CLOSE, Kind.STOP))


_DULL = r"(?:над|област\w+|территори\w+|акватори\w+|моря|края|типа|самол[её]тного)\b"
"""Frequent words that no rule begins with: passing over them makes the search quicker."""


class Table:
    """Some of the rules, made ready to be tried at each place of a text where one may begin."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_start = {
            start: re.compile("|".join(rf"(?P<{rule.name}>{rule.pattern})" for rule in rules if start in rule.starts))
            for start in sorted({start for rule in rules for start in rule.starts})
        }
        marks = "".join(re.escape(start) for rule in rules if rule.kind in _MARKS for start in rule.starts)
        words = "".join(re.escape(start) for rule in rules if rule.kind not in _MARKS for start in rule.starts)
        # A word is tried only where none goes on before: «из» is no part of «близ».
        places = [rf"(?<!\w)(?!{_DULL})[{words}]"] * bool(words) + [f"[{marks}]"] * bool(marks)
        self._places = re.compile("|".join(places))

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the rules in the order of the text, none over another; at one place the first rule's."""
        taken = 0
        for place in self._places.finditer(text):
            start = place.start()
            if start < taken:
                continue
            match = self._by_start[place[0]].match(text, start)
            if match is not None:
                taken = match.end()
                yield match


_TABLE = Table(RULES)


class Token(NamedTuple):
    """Words of one rule. `start` and `end` are offsets of the cleaned text.

    `value` is a number's; `named` are the places of a list, `is_near` that the place only lies near ("off the coast
    of"); `is_one` says that a noun or a verb is in the singular (`None`: the word does not show it), `is_each` that a
    number is of each of several places, `hedge` that it is not meant exactly ("more than", "about"). `upper` is the
    upper number of a range; `is_doubtful` that a number's sign or form makes no sense here («уничтожены -5»).
    """

    kind: Kind
    start: int
    end: int
    value: int = 0
    weapon: WeaponClass | None = None
    named: tuple[Place, ...] = ()
    is_near: bool = False
    is_one: bool | None = None
    is_each: bool = False
    hedge: Qualifier | None = None
    upper: int | None = None
    is_doubtful: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The regions of a list of places."""
        return tuple(place.code for place in self.named)


_NEAR = re.compile(
    r"(?:вблизи|у|около|близ|недалеко от|от|северо\w*-?\w*нее|юго\w*-?\w*нее|севернее|южнее|западнее|восточнее)"
    r"\s(?:[\w-]+\s){0,2}(?:побереж\w+\s)?(?:полуостров\w\s)?(?:республик\w\s)?\Z"
)
_NEAR_CUES = ("побереж", "вблизи", "близ ", "около", "далеко", "нее ", "чее ")
_STOPS_OVER = re.compile(r"[.;:]")


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these stretches put out, of the same length."""
    if not spans:
        return text
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))


def read_tokens(lower: str) -> tuple[str, list[Place], list[Token]]:
    """The text without the words of the skipping rules, the places in it, and all its tokens in order.

    Words that both a rule and the gazetteer read belong to whichever begins first.
    """
    matches = list(_TABLE.matches(lower))
    skipped = [match.span() for match in matches if _BY_NAME[match.lastgroup or ""].kind is Kind.SKIPPED]
    text = without(lower, skipped)
    places = find_places(text, "ru")
    may_be_near = any(cue in text for cue in _NEAR_CUES)
    found: list[Token] = []
    at = 0
    for match in matches:
        start = match.start()
        while at < len(places) and places[at].start <= start:
            found.append(_place_token(text, places[at], may_be_near=may_be_near))
            at += 1
        if at and start < places[at - 1].end:
            continue
        if skipped and _BY_NAME[match.lastgroup or ""].kind is Kind.SKIPPED:
            continue
        found.append(_token(match))
    found.extend(_place_token(text, place, may_be_near=may_be_near) for place in places[at:])
    return text, places, found


def _place_token(text: str, place: Place, *, may_be_near: bool) -> Token:
    return Token(
        Kind.PLACE,
        place.start,
        place.end,
        named=(place,),
        is_near=may_be_near and _NEAR.search(text[max(0, place.start - 60) : place.start]) is not None,
    )


def is_over(text: str, at: int) -> bool:
    """Whether "over" stands before a place within its part of the sentence."""
    over = max(text.rfind(" над ", max(0, at - 90), at), 0 if text.startswith("над ") and at < 90 else -1)
    return over >= 0 and _STOPS_OVER.search(text, over, at) is None


_HEDGES = {"более", "свыше", "больше", "менее", "меньше", "минимум", "мере", "чем"}
_ABOUT = {"около", "порядка", "примерно", "почти", "до"}
_AT_LEAST = re.compile(r"(?<!\w)(?:более|свыше|больше|не\sмен(?:ее|ьше)|как\sминимум|по\sменьшей\sмере)\s(?:чем\s)?\Z")


def _hedge(before: str, last: str) -> Qualifier | None:
    """How a number is meant by the words before it, of which `last` is the last."""
    if last in _ABOUT:
        return Qualifier.ABOUT
    return Qualifier.AT_LEAST if last in _HEDGES and _AT_LEAST.search(before) else None


_MINUSES = {"-", "–", "−"}
_NEGATIVE = re.compile(r"(?:ен[аоы]?|ли)\s+[-–−]\Z")
_RANGE = re.compile(r"\s?[-–—]\s?|\sдо\s")


@lru_cache(maxsize=4096)
def _value(words: str) -> int:
    return parse_number(words, "ru")


def _range(words: str, start: int, end: int) -> Token:
    low, high = (_value(number) for number in _RANGE.split(words.removeprefix("от").strip()))
    if low < high:
        return Token(Kind.NUMBER, start, end, value=low, upper=high, hedge=Qualifier.RANGE)
    return Token(Kind.NUMBER, start, end, value=low, is_doubtful=True)


def _token(match: re.Match[str]) -> Token:
    rule = _BY_NAME[match.lastgroup or ""]
    words, start, end = match[0], match.start(), match.end()
    if rule.kind is Kind.NUMBER:
        before = match.string[max(0, start - 24) : start]
        last = before.split()[-1].lstrip("•(–") if before.strip() and before[-1].isspace() else ""
        is_doubtful = before[-1:] in _MINUSES and _NEGATIVE.search(before) is not None
        if rule.name == "range":
            return _range(words, start, end)
        return Token(
            rule.kind,
            start,
            end,
            value=_value(words),
            is_doubtful=is_doubtful,
            is_each=last == "по",
            hedge=_hedge(before, last),
        )
    if rule.kind is Kind.DRONE:
        is_one = True if match["drone_one"] or match["drone_nominative"] else None if match["drone_any"] else False
        return Token(rule.kind, start, end, weapon=WeaponClass.DRONE, is_one=is_one)
    if rule.kind is Kind.WEAPON:
        return Token(
            rule.kind,
            start,
            end,
            weapon=rule.weapon,
            is_one=bool(re.match(r"\S*(?:ая\s|(?:ракета|бомба)\b)", words)) or None,
        )
    if rule.kind in VERBS:
        return Token(rule.kind, start, end, is_one=words[-1] in "нт")
    return Token(rule.kind, start, end)
