"""Whole numbers in digits and in words, in all declined forms of Russian and Ukrainian and in English.

Why our own table: the libraries were tried and none reads declined numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

LANGUAGES = ("ru", "uk", "en")


class _Words(NamedTuple):
    """The number words of one language by their place in a number, each with its value, and the rules around them."""

    units: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    thousand: Mapping[str, int]


def _forms(table: str, **endings: str) -> dict[str, int]:
    """Reads lines "value stem+ending,ending stem+name": a name stands for a set of endings, "-" for none."""
    forms: dict[str, int] = {}
    for line in table.strip().splitlines():
        value, *declined = line.split()
        for word in declined:
            stem, plus, tail = word.partition("+")
            for ending in endings.get(tail, tail).split(",") if plus else ("",):
                forms[stem + ending.replace("-", "")] = int(value)
    return forms


_RU = _Words(
    units=_forms(
        """
        1 один од+one
        2 дв+а,е,ух,ум,умя дво+coll
        3 тр+и,ех,ём,ем,ёх,емя тро+coll трёмя
        4 четыр+е,ех,ём,ем,ёх,ьмя четвер+o
        5 пят+soft пятер+o
        6 шест+soft шестер+o
        7 сем+soft семер+o
        8 восемь восьми восьмью восемью восьмер+o
        9 девят+soft девятер+o
        """,
        one="ного,ному,ним,ном,на,ной,ну,ною,но",
        coll="е,их,им,ими",
        o="о,ых,ым,ыми",
        soft="ь,и,ью",
    ),
    teens=_forms(
        """
        10 десят+soft десятер+о,ых,ым,ыми
        11 одиннадцат+soft
        12 двенадцат+soft
        13 тринадцат+soft
        14 четырнадцат+soft
        15 пятнадцат+soft
        16 шестнадцат+soft
        17 семнадцат+soft
        18 восемнадцат+soft
        19 девятнадцат+soft
        """,
        soft="ь,и,ью",
    ),
    tens=_forms(
        """
        20 двадцат+soft
        30 тридцат+soft
        40 сорок сорока
        50 пятьдесят пятидесяти пятьюдесятью
        60 шестьдесят шестидесяти шестьюдесятью
        70 семьдесят семидесяти семьюдесятью
        80 восемьдесят восьмидесяти восьмьюдесятью восемьюдесятью
        90 девяност+о,а
        """,
        soft="ь,и,ью",
    ),
    hundreds=_forms(
        """
        100 ст+о,а
        200 двести двухсот двум+st двухстах
        300 триста тр+ехсот,ёхсот тр+емстам,ёмстам тремя+st тр+ехстах,ёхстах
        400 четыреста четыр+ехсот,ёхсот,емстам,ёмстам,ехстах,ёхстах четырьмя+st
        500 пятьсот пяти+oblique пятьюстами
        600 шестьсот шести+oblique шестьюстами
        700 семьсот семи+oblique семьюстами
        800 восемьсот восьми+oblique восьмьюстами восемьюстами
        900 девятьсот девяти+oblique девятьюстами
        """,
        st="стам,ястами,стами",
        oblique="сот,стам,стах",
    ),
    thousand=_forms("1000 тысяч+а,у,е,ей,ью,и,-,ам,ами,ах"),
)

_UK = _Words(
    units=_forms(
        """
        1 один одн+ого,ому,им,а,ієї,ої,ій,у,ією,ою,е,о
        2 дв+а,і,ох,ом,ома двоє
        3 тр+и,ьох,ьом,ьома троє
        4 чотир+и,ьох,ьом,ма,ьма четверо
        5 п'ят+soft п'ятеро
        6 шіст+ь,ьох,ьом,ьма,ьома шести шестеро
        7 сім сем+и,еро сім+ох,ом,ома сьома
        8 вісім восьм+и,еро вісьм+ох,ом,а,ома
        9 дев'ят+soft дев'ятеро
        """,
        soft="ь,и,ьох,ьом,ьма,ьома",
    ),
    teens=_forms(
        """
        10 десят+soft десятеро
        11 одинадцят+soft
        12 дванадцят+soft
        13 тринадцят+soft
        14 чотирнадцят+soft
        15 п'ятнадцят+soft
        16 шістнадцят+soft
        17 сімнадцят+soft
        18 вісімнадцят+soft
        19 дев'ятнадцят+soft
        """,
        soft="ь,и,ьох,ьом,ьма,ьома",
    ),
    tens=_forms(
        """
        20 двадцят+soft
        30 тридцят+soft
        40 сорок сорока
        50 п'ятдесят+hard
        60 шістдесят+hard
        70 сімдесят+hard
        80 вісімдесят+hard
        90 дев'яност+о,а
        """,
        soft="ь,и,ьох,ьом,ьма,ьома",
        hard="-,и,ьох,ьом,ьма,ьома",
    ),
    hundreds=_forms(
        """
        100 ст+о,а
        200 двісті двохсот двомстам двом+астами двохстах
        300 триста трьохсот трьомстам трьом+астами трьохстах
        400 чотириста чотирьохсот чотирьомстам чотирм+астами чотирьмастами чотирьомастами чотирьохстах
        500 п'ятсот п'яти+oblique п'ят+instrumental
        600 шістсот шести+oblique шіст+instrumental
        700 сімсот семи+oblique сьомастами сімомастами
        800 вісімсот восьми+oblique вісьмастами вісьмомастами
        900 дев'ятсот дев'яти+oblique дев'ят+instrumental
        """,
        oblique="сот,стам,стах",
        instrumental="ьмастами,ьомастами",
    ),
    thousand=_forms("1000 тисяч+а,у,і,ею,-,ам,ами,ах"),
)

_EN = _Words(
    units=_forms("1 one\n2 two\n3 three\n4 four\n5 five\n6 six\n7 seven\n8 eight\n9 nine"),
    teens=_forms(
        "10 ten\n11 eleven\n12 twelve\n13 thirteen\n14 fourteen\n15 fifteen\n16 sixteen\n17 seventeen\n18 eighteen\n19 nineteen"
    ),
    tens=_forms("20 twenty\n30 thirty\n40 forty\n50 fifty\n60 sixty\n70 seventy\n80 eighty\n90 ninety"),
    hundreds={"hundred": 100},
    thousand={"thousand": 1000},
)

_WORDS = {"ru": _RU, "uk": _UK, "en": _EN}

_APOSTROPHE = "['’ʼ`]?"
"""A Ukrainian apostrophe is typed in many ways and left out in some."""


def any_of(words: Iterable[str]) -> str:
    """A regex fragment that matches any of the words, longest first, sharing their beginnings so that it is fast."""
    unique = sorted(set(words))
    branches = []
    for first, group in groupby((word for word in unique if word), key=lambda word: word[0]):
        rest = any_of(word[1:] for word in group)
        branches.append((_APOSTROPHE if first == "'" else re.escape(first)) + rest)
    if not branches:
        return ""
    fragment = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{fragment})?" if "" in unique else fragment


# Before: no letter, digit or №; no "С-" of "С-300"; no digit with a point, colon or dash (a time, a date, a range).
_BEFORE = r"(?<![\w№#$€£])(?<!№ )(?<!\w[-–])(?<!\d[.,:/])(?<!\w['’ʼ])"
# After: no letter or digit, no decimals, no dash that goes on ("15-метровый", "20–25", "2025-07-31").
_AFTER = r"(?!\w)(?![.,:/]\d)(?![-–]\w)(?!['’ʼ]\w)"

_MONTHS = {
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "uk": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
    "en": "january|february|march|april|may|june|july|august|september|october|november|december",
}
_NOT_COUNTED = {
    "ru": r"год[ауе]?|г\.|млн|миллион\w*",
    "uk": r"рок[уиі]|рік|р\.|млн|мільйон\w*",
    "en": r"million|billion|percent|per cent|a\.?m|p\.?m",
}
_ENDING = {"ru": "ти|тью|мя|ма|ми|х|ю|го", "uk": "ти|тьма|тьох|ма|ми|мя|х|ох|ьох|ом|ома|ьома|ю|м|го", "en": "(?!)"}
_GROUPS = {"ru": r"[ ]", "uk": r"[ ]", "en": r"[, ]"}
_THOUSANDS = {
    "ru": r"тыс(?:\.|\b|яч(?:а|у|и|ей|ам|ами)?\b)",
    "uk": r"тис(?:\.|\b|яч(?:а|у|і|ею|ам|ами)?\b)",
    "en": r"(?:k|thousand)\b",
}
_ORDINAL = {
    "ru": r"(?: +(?:перв|втор(?!г)|трет[ьи]|четв[её]рт|(?:пят|шест|седьм|восьм|девят)(?:ый|ой|ого|ому|ым|ом|ая|ую|ое|ые|ых)))",
    "uk": r"(?: +(?:перш|друг|трет|четверт|(?:п['’ʼ]?ят|шост|сьом|восьм|дев['’ʼ]?ят)(?:ий|ого|ому|им|ої|ій|у|ою|е|их)\b))",
    "en": r"(?:[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)",
}


def _digits(language: str) -> str:
    group = _GROUPS[language]
    counted = rf"(?! ?(?:{_MONTHS[language]}|{_NOT_COUNTED[language]})(?!\w))"
    number = rf"(?:[1-9]\d?{group}\d{{3}}|(?!(?<=\d\d\d )\d{{3}}(?!\d))\d{{1,5}})(?!\d)(?!{group}\d{{3}}(?!\d))"
    if language == "en":
        return rf"{number}(?! ?{_THOUSANDS['en']}){_AFTER}{counted}"
    return (
        rf"(?:\d{{1,2}} ?{_THOUSANDS[language]}(?!\w)"
        rf"|{number}(?:-(?:{_ENDING[language]}))?(?! ?{_THOUSANDS[language]}){_AFTER}{counted})"
    )


def _spelled(language: str) -> str:
    words = _WORDS[language]
    units, teens, tens = any_of(words.units), any_of(words.teens), any_of(words.tens)
    if language == "en":
        below_hundred = rf"(?:{tens}(?:[ -]+{units})?\b|{teens}\b|{units}\b)"
        below_thousand = rf"(?:(?:a|{units}) hundred\b(?:(?: and)? {below_hundred})?|{below_hundred})"
        dozen = rf"(?:(?<!half )(?<!half-)a|{below_hundred}) dozen\b|(?:half a|a half|half) dozen\b"
        whole = rf"(?:a|{below_hundred}) thousand\b(?:,?(?: and)? {below_thousand})?|{dozen}|{below_thousand}"
        return rf"(?:{whole})(?! hundred| thousand| million| dozen){_AFTER}(?!{_ORDINAL['en']})"
    hundreds, thousand = any_of(words.hundreds), any_of(words.thousand)
    below_hundred = rf"(?:{tens}(?: +{units})?\b|{teens}\b|{units}\b)"
    below_thousand = rf"(?:{hundreds}\b(?: +{below_hundred})?|{below_hundred})"
    one_thousand = "тысяч(?:а|у|ей|е|ью)" if language == "ru" else "тисяч(?:а|у|ею)"
    whole = (
        rf"{below_hundred} +{thousand}\b(?: +{below_thousand})?"
        rf"|{one_thousand}\b(?: +{below_thousand})?|{thousand} +{below_thousand}|{below_thousand}"
    )
    return rf"(?:{whole}){_AFTER}(?!{_ORDINAL[language]})"


def _number(language: str) -> str:
    return rf"(?:{_BEFORE}(?:{_digits(language)}|{_spelled(language)}))"


NUMBER: Mapping[str, str] = MappingProxyType({language: _number(language) for language in LANGUAGES})
"""By language, a fragment without groups that matches a whole number in lower-case text.

It stands for a number that is a count: it does not match a part of "1.5", "07:30", "19.30", "С-300", "№34", "20–25",
"15-метровый", nor a day of a month ("29 мая") or a year followed by its word ("2025 года").
"""

_WORD = re.compile(r"[a-zа-яёіїєґ']+")


def _values(words: _Words) -> dict[str, int]:
    values: dict[str, int] = {}
    for part in words:
        values |= part
    return {word.replace("'", "").replace("ё", "е"): value for word, value in values.items()}


_VALUES = {language: _values(words) for language, words in _WORDS.items()}
_WHOLE_NUMBER = {language: re.compile(fragment) for language, fragment in NUMBER.items()}


def parse_number(words: str, language: str) -> int:
    """The whole number that the words say, of the forms that `NUMBER` matches.

    Raises:
        ValueError: if they say none, or the language is not known.
    """
    pattern = _WHOLE_NUMBER.get(language)
    text = " ".join(words.lower().split())
    if pattern is None or not pattern.fullmatch(text):
        raise ValueError(f"not a whole number in {language!r}: {words!r}")
    if text[0].isdigit():
        return _from_digits(text, language)
    return _from_words(text, language)


def _from_digits(text: str, language: str) -> int:
    if match := re.fullmatch(rf"(\d+) ?{_THOUSANDS[language]}", text):
        return int(match[1]) * 1000
    return int(re.sub(r"-.*|[ ,]", "", text))


def _from_words(text: str, language: str) -> int:
    values = _VALUES[language]
    total = part = 0
    for word in re.findall(r"[^\W\d_]+", re.sub("['’ʼ`]", "", text).replace("ё", "е")):
        if language == "en" and word in ("a", "half", "and"):
            continue
        if word == "dozen":
            return (part or 1) * (6 if "half" in text else 12)
        if word == "hundred":
            part = max(part, 1) * 100
        elif values[word] == 1000:
            total, part = max(part, 1) * 1000, 0
        else:
            part += values[word]
    return total + part
