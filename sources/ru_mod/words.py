"""The words that the Russian MoD's reports are read from: one table of rules, and the text cut into their tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from sources.numerals import NUMBER, parse_number
from sources.records import WeaponClass
from sources.regions import Place


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
    PLACE = auto()
    SUBSET = auto()
    MORE = auto()
    ALSO = auto()
    TOTAL = auto()
    ALL = auto()
    COLON = auto()
    BULLET = auto()
    COMMA = auto()
    AND = auto()
    STOP = auto()
    OPEN = auto()
    CLOSE = auto()


COUNTED_VERBS = frozenset((Kind.SHOT_DOWN, Kind.TAKEN, Kind.SUPPRESSED))
VERBS = COUNTED_VERBS | {Kind.DETECTED, Kind.CRASHED}
NOUNS = frozenset((Kind.DRONE, Kind.WEAPON, Kind.NO_WEAPON, Kind.TARGETS))
SEPARATORS = frozenset((Kind.COLON, Kind.BULLET, Kind.COMMA, Kind.AND, Kind.STOP, Kind.MORE, Kind.ALSO, Kind.SUBSET))


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: what the pattern's words are, with an example of the form in our own words.

    `weapon` is set for the weapons that a figure can have; a weapon of no such class (a boat, a balloon, a rocket
    launcher's shell) is `Kind.NO_WEAPON`: its numbers are read so that no drone gets them, and then left out.
    """

    name: str
    kind: Kind
    pattern: str
    example: str
    weapon: WeaponClass | None = None


_N = NUMBER["ru"]
_GUIDED = r"(?:управляем\w+|противорадиолокационн\w+|зенитн\w+|авиационн\w+|украинск\w+|крупнокалиберн\w+)"
_DRONE_NOUN = r"(?:б[пз]ла|беспилотн\w+\s{1,3}(?:летательн\w+\s{1,3})?аппарат\w*|беспилотник\w*|(?:fpv-)?дрон(?!-)\w{0,3}\b)"

RULES: tuple[Rule, ...] = (
    # What flew on Moscow is a part of a number already stated.
    Rule(
        "bound_for_a_target",
        Kind.SKIPPED,
        rf"в\sтом\sчисле,?\s{{1,3}}{_N}[^.;,•\n]{{0,40}},?\s{{1,3}}(?:лет[ея][вщ]|следовавш|направлявш|двигавш)\w+[^.;,•\n]{{0,50}}",
        "в том числе три, летевших на столицу",
    ),
    Rule(
        "heading",
        Kind.SKIPPED,
        r"(?:(?:лет[ея][вщ]|следовавш|направлявш|двигавш)\w+\s{1,3})?(?:в\s(?:направлении|сторону)|по\sнаправлению\sк)\s{1,3}(?:г(?:ород\w*|\.)\s{1,3})?[\w-]+(?:\s{1,3}(?:области|края|полуострова|моста|региона))?",
        "в направлении города Москвы",
    ),
    Rule(
        "flying_at",
        Kind.SKIPPED,
        r"(?:лет[ея][вщ]|следовавш|направлявш|двигавш)\w+\s{1,3}(?:на|к|по)\s{1,3}(?:г(?:ород\w*|\.)\s{1,3})?[\w-]+",
        "летевшие на Москву",
    ),
    Rule("attacking", Kind.SKIPPED, r"атак(?:овавш|ующ)\w+(?:\s{1,3}(?!бпла|бзла|беспил|дрон)[\w-]+)?", "два из атаковавших город БПЛА"),
    Rule("distance", Kind.SKIPPED, r"\d+(?:[.,]\d+)?\s{0,2}(?:км|километр\w*|м|метр\w*)\b\.?", "в 12 км от берега"),
    Rule("address", Kind.SKIPPED, r"https?://\S+|t\.me/\S+|[@#]\w+", "https://t.me/канал"),
    Rule(
        "abbreviation",
        Kind.SKIPPED,
        r"\b(?:[тс]\.\s?[гч]\.?|мск\.|г\.(?=\s{1,3}[а-яё])|им\.|н\.\s?п\.|р-н\w*|обл\.|тыс\.)",
        "т.г.",
    ),
    Rule(
        "sea_drone",
        Kind.NO_WEAPON,
        r"морск\w+\s{1,3}(?:беспилотник|дрон)\w*|(?:морск\w+\s{1,3})?(?:безэкипажн|беспилотн|быстроходн)\w+\s{1,3}(?:(?:быстроходн|надводн|подводн|морск)\w+\s{1,3})?(?:катер|лод|модул|судн|надводн)\w*|катер\w*|лодк\w+",
        "два безэкипажных катера",
    ),
    Rule("balloon", Kind.NO_WEAPON, r"(?:воздушн\w+\s{1,3})?шар(?:а|ов|ы|ами|у|ом|ам)?\b|аэростат\w*|шар-зонд\w*", "три малоразмерных воздушных шара"),
    Rule(
        "shell",
        Kind.NO_WEAPON,
        r"(?:реактивн\w+\s{1,3})?снаряд\w*(?:\s{1,3}(?:рсзо|реактивн\w+\s{1,3}систем\w*\s{1,3}залпового\s{1,3}огня))?|рсзо|реактивн\w+\s{1,3}систем\w*\s{1,3}залпового\s{1,3}огня|мин[аы]?\b|ракет\w*\s{1,3}(?:рсзо|(?:системы\s{1,3})?[«\"]?(?:хаймарс|himars|хаймерс))",
        "семь снарядов РСЗО «Ольха»",
    ),
    Rule("aircraft", Kind.NO_WEAPON, r"самол[её]т(?!ного)\w*|верт[ао]л[её]т(?!ного)\w*|истребител\w*|планер\w*", "один самолёт Су-27"),
    Rule("force", Kind.NO_WEAPON, r"танк(?:а|ов|и)?\b|военнослужащ\w+|боевик\w*|бронемашин\w*|автомобил\w*|единиц\w*", "три танка"),
    Rule(
        "ballistic",
        Kind.WEAPON,
        rf"(?:американск\w+\s{{1,3}})?(?:оперативно-тактическ\w+|тактическ\w+|баллистическ\w+)\s{{1,3}}(?:управляем\w+\s{{1,3}})?ракет(?!н)\w*(?:\s{{1,3}}\(отр\))?|отр\b|ракет(?!н)\w{{0,3}}\s{{1,3}}(?:тактическ\w+\s{{1,3}}|ракетн\w+\s{{1,3}}|комплекса\s{{1,3}}){{0,3}}[«\"]?(?:точка-у|atacms|атакмс|гром)|(?<![\w«\"])[«\"]?точ(?:ка|ки|ек)-у|(?:atacms|атакмс)",
        "две тактические ракеты «Точка-У»",
        WeaponClass.BALLISTIC,
    ),
    Rule(
        "anti_ship",
        Kind.WEAPON,
        r"противокорабельн\w+\s{1,3}ракет(?!н)\w*|пкр\b|ракет(?!н)\w{0,3}\s{1,3}[«\"]?(?:длинный\s)?нептун",
        "одна противокорабельная ракета «Нептун»",
        WeaponClass.ANTI_SHIP,
    ),
    Rule(
        "cruise",
        Kind.WEAPON,
        r"крылат\w+\s{1,3}ракет(?!н)\w*(?:\s{1,3}(?:большой|воздушного)\s\w+)?|(?:(?:авиационн|управляем)\w+\s{1,3}){0,2}ракет(?!н)\w{0,3}\s{1,3}[«\"]?(?:storm\s?shadow|шторм\s?шэдоу|scalp|фламинго|сторм\s?шэдоу)|(?<=[\s«\"])storm\s?shadow",
        "четыре крылатые ракеты Storm Shadow",
        WeaponClass.CRUISE,
    ),
    Rule(
        "glide_bomb",
        Kind.WEAPON,
        r"(?:(?:управляем|авиационн|планирующ)\w+\s{1,3}){0,3}(?:авиа)?бомб(?:а|ы|у|ами|ам|ой)?\b|\b[ку]аб\b",
        "три управляемые авиационные бомбы JDAM",
        WeaponClass.GLIDE_BOMB,
    ),
    Rule(
        "missile",
        Kind.WEAPON,
        rf"(?:{_GUIDED}\s{{1,3}}){{0,3}}ракет(?:а|ы|у|ой|е|ами|ам|ах)?\b",
        "украинская управляемая ракета",
        WeaponClass.MISSILE,
    ),
    Rule(
        "drone",
        Kind.DRONE,
        rf"(?:(?P<drone_one>(?:украинск|вражеск|очередн|ударн)(?:ий|ый|ой)\s{{1,3}})|(?:украинск|вражеск|ударн)\w+\s{{1,3}})?(?:(?P<drone_nominative>беспилотный\s{{1,3}}(?:летательный\s{{1,3}})?аппарат\b|беспилотник\b|дрон\b)|{_DRONE_NOUN})",
        "четыре беспилотных летательных аппарата",
    ),
    Rule("targets", Kind.TARGETS, r"воздушн\w+\s{1,3}(?:цел|объект)\w+|средств\w+\s{1,3}воздушного\s{1,3}нападения", "все воздушные цели"),
    Rule("shot_down", Kind.SHOT_DOWN, r"(?:уничтожен|сбит|ликвидирован|поражен)[аоыo]?\b|уничтожили|сбили", "уничтожены пять БПЛА"),
    Rule("taken", Kind.TAKEN, r"перехвачен[аоыo]?\b|перехватили", "перехвачен беспилотник"),
    Rule("suppressed", Kind.SUPPRESSED, r"(?:подавлен|нейтрализован|обезврежен)[аоыo]?\b|подавили", "подавлены средствами РЭБ"),
    Rule("detected", Kind.DETECTED, r"(?:обнаружен|замечен|зафиксирован|выявлен|запущен|применен|поврежден)[аоы]?\b", "обнаружено семь БПЛА"),
    Rule("crashed", Kind.CRASHED, r"потерпел[аио]?\s{1,3}крушение|упал[аио]?\b", "упал на поле"),
    Rule("subset", Kind.SUBSET, r"(?:один|два|три)?из\s(?:которых|них)|в\sтом\sчисле|в\sих\sчисле|включая", "из которых"),
    Rule("also", Kind.ALSO, r"(?<!а\s)также\b|кроме\sтого|помимо\sэтого|наряду\sс\sэтим", "Кроме того, сбит один БПЛА"),
    Rule("and_also", Kind.AND, r"а\sтакже|\bи\b|\bа\b", "а также два БПЛА над Курской областью"),
    Rule("more", Kind.MORE, r"ещ[её]\b|дополнительно\b", "ещё два БПЛА"),
    Rule("total", Kind.TOTAL, r"\bвсего\b|\bитого\b|в\sобщей\sсложности", "Всего за ночь уничтожено 20 БПЛА"),
    Rule("all", Kind.ALL, r"\bвсе\b|\bоб[ае]\b", "оба БПЛА уничтожены"),
    Rule("number", Kind.NUMBER, _N, "двадцать два"),
    Rule("bullet", Kind.BULLET, r"•", "• 3 – над акваторией Азовского моря"),
    Rule("colon", Kind.COLON, r":", "уничтожены пять БПЛА:"),
    Rule("comma", Kind.COMMA, r"[,;\n]", "два БПЛА, три БПЛА"),
    Rule("open", Kind.OPEN, r"\(", "Курской (4 БПЛА)"),
    Rule("close", Kind.CLOSE, r"\)", "Курской (4 БПЛА)"),
    Rule("stop", Kind.STOP, r"[!?…]|\.(?!\d)", "области."),
)
"""The table. At one place of the text the first rule that fits reads the words, so the special stand before the general;
the names of places are found by the gazetteer."""

_BY_NAME = {rule.name: rule for rule in RULES}
_SKIPPED = re.compile("|".join(rf"(?:{rule.pattern})" for rule in RULES if rule.kind is Kind.SKIPPED))
_MARKS = frozenset((Kind.BULLET, Kind.COLON, Kind.COMMA, Kind.OPEN, Kind.CLOSE, Kind.STOP, Kind.NUMBER))


def _named(rule: Rule) -> str:
    """The rule's pattern as a named group; a word begins where no word went on before it («из» is no part of «близ»)."""
    return rf"(?P<{rule.name}>{rule.pattern})" if rule.kind in _MARKS else rf"(?<!\w)(?P<{rule.name}>{rule.pattern})"


_TOKEN = re.compile("|".join(_named(rule) for rule in RULES if rule.kind is not Kind.SKIPPED))


@dataclass(frozen=True, slots=True)
class Token:
    """Words of one rule. `start` and `end` are offsets of the cleaned text.

    `value` is a number's; `codes` are a place's regions, `is_near` says that the place only lies near ("off the coast
    of"), `is_over` that the preposition "over" governs it; `is_one` says that a noun or a verb is in the singular
    (`None`: the word does not show it).
    """

    kind: Kind
    start: int
    end: int
    value: int = 0
    weapon: WeaponClass | None = None
    codes: tuple[str, ...] = ()
    is_near: bool = False
    is_over: bool = False
    is_one: bool | None = None
    is_each: bool = False


_NEAR = re.compile(
    r"(?:вблизи|у|около|близ|неподалеку от|недалеко от|от|северо\w*-?\w*нее|юго\w*-?\w*нее|севернее|южнее|западнее|восточнее)"
    r"\s(?:[\w-]+\s){0,2}(?:побереж\w+\s)?(?:полуостров\w\s)?(?:республик\w\s)?\Z"
)
_OVER = re.compile(r"(?<!\w)над\s[^.;:]{0,80}\Z")
_EACH = re.compile(r"(?<!\w)по\s{1,3}\Z")


def blanked(lower: str, spans: list[tuple[int, int]]) -> str:
    """The text with what is no part of a count put out: those spans (the time words) and the skipping rules' words."""
    if spans:
        pieces, at = [], 0
        for start, end in spans:
            pieces.append(lower[at:start])
            pieces.append(" " * (end - start))
            at = max(at, end)
        lower = "".join((*pieces, lower[at:]))
    return _SKIPPED.sub(lambda match: " " * (match.end() - match.start()), lower)


def tokens_of(text: str, found_places: list[Place]) -> list[Token]:
    """All tokens of a blanked text in its order, neighbouring places joined and neighbouring verbs left apart.

    A word that a rule and the gazetteer both read belongs to the gazetteer if it is the longer, else to the rule.
    """
    places = [_place_token(text, place.start, place.end, place.code) for place in found_places]
    found: list[Token] = []
    next_place = 0
    for match in _TOKEN.finditer(text):
        while next_place < len(places) and places[next_place].start <= match.start():
            found.append(places[next_place])
            next_place += 1
        if found and found[-1].kind is Kind.PLACE and match.start() < found[-1].end:
            continue
        found.append(_token(match))
    found.extend(places[next_place:])
    return found


def _place_token(text: str, start: int, end: int, code: str) -> Token:
    before = text[max(0, start - 90) : start]
    return Token(
        Kind.PLACE, start, end, codes=(code,), is_near=bool(_NEAR.search(before[-60:])), is_over=bool(_OVER.search(before))
    )


def _token(match: re.Match[str]) -> Token:
    rule = _BY_NAME[match.lastgroup or ""]
    words, start, end = match[0], match.start(), match.end()
    if rule.kind is Kind.NUMBER:
        is_each = bool(_EACH.search(match.string, max(0, start - 6), start))
        return Token(rule.kind, start, end, value=parse_number(words, "ru"), is_each=is_each)
    if rule.kind is Kind.DRONE:
        is_one = bool(match["drone_one"] or match["drone_nominative"]) or None
        return Token(rule.kind, start, end, weapon=WeaponClass.DRONE, is_one=is_one)
    if rule.kind is Kind.WEAPON:
        return Token(rule.kind, start, end, weapon=rule.weapon, is_one=bool(re.match(r"\S*(?:ая\s|(?:ракета|бомба)\b)", words)) or None)
    if rule.kind in VERBS:
        return Token(rule.kind, start, end, is_one=words[-1] in "нта")
    return Token(rule.kind, start, end)
