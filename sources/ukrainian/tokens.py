"""The words of a Ukrainian military statement as tokens: numbers, dates, times, weapons, and the verbs between them.

A rule that reads statements matches the tokens' codes, one letter each, and never the letters of a word: so a declined
form, a quotation mark or an adjective more changes no rule. Everything is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sources.cleaned import Cleaned
from sources.numerals import parse_number
from sources.records import WeaponClass
from sources.ukrainian.words import (
    ALL,
    BALLISTIC,
    CODES,
    CRUISE,
    DRONE,
    LOITERING,
    MISSILE,
    RECON,
    SECOND_NUMBERS,
    WORDS_OF_WEAPONS,
)

_MONTHS = {month: number for number, month in enumerate(CODES["M"].split("|"), 1)}

_TOKEN = re.compile(r"\w+(?:(?:[-']|(?<=\d)[.:–](?=\d))\w+)*|\n\s*|[^\w\s«»“”„‟\"'`´]")
_CODE = re.compile("|".join(f"(?P<{code}>{words})" for code, words in CODES.items()))
_WEAPON = re.compile("|".join(f"(?P<w{at}>{row[1]})" for at, row in enumerate(WORDS_OF_WEAPONS)))
_DIGITS = re.compile(r"(\d{1,6})(?:-?(ма|ьма|ми|ти|тьох|х|ох|ьох|ом|ома|ьома|м|го|ю|им|ою|у|мя|та|а|є|е|ин))?")
_GLUED = re.compile(r"(\d+)([^\W\d_]{3,}.*)|(на|по|у|в|з|із|та|до)(\d+)")
_ADJECTIVE = re.compile(r".*(?:их|ими|ій|ий|им|ого|ої|ою|ому|а|і|у)")
_PLURAL_INSTRUMENTAL = re.compile(r".*(?:ами|ями|ими)(?:-\w+)?")
_SINGULAR_NOUN = re.compile(
    r"ракет(?:а|у|ою)|безпілотник(?:|а|ом|у)|дрон(?:|а|ом|у)(?:-\w+)?|апарат(?:|ом|а)|ціль|шахед(?:|а|ом)"
    r"|боєприпас(?:|ом|у)|бомбу|авіабомбу"
)
_SINGULAR_MODEL = re.compile(r"(?:іскандер|калібр|кинджал|циркон|онікс|шахед)ом(?:-[мк])?")
_SINGULAR_ADJECTIVE = re.compile(r".*(?:ий|ого|ою|ої|ому|им|ій|(?<=[нтж])а|(?<=[нтжв])у)")
BOTH = frozenset(("обидва", "обидві", "обох", "обидвох", "обома", "обидвома"))
_MAYBE_DATE = re.compile("N(?=[^-NW.,;()\n])")
_HOUR = re.compile(r"год(?:ин\w*)?|ранку|вечора|ночі")
_LAUNCHES = re.compile("(?<=N)(P)[u]?W")
_MISSILE_LAUNCHES = re.compile("(?<=N)uP")
_NUMBER_GOES_ON = re.compile("N[NO]")
_TEN_WORDS = {"десятками": 10, "десятки": 10, "десятків": 10, "десяток": 10, "сотнями": 100, "сотні": 100}


class WeaponWord(NamedTuple):
    """What one word adds to a weapon phrase."""

    kind: str
    weapon_class: WeaponClass | None
    model: str | None


class Weapon(NamedTuple):
    """A weapon phrase: its class, the model named, and what its grammar tells of number and case.

    `is_generic` is set where only "missiles" or "targets" are named; `is_singular` where the grammar says one;
    `is_instrumental` where it is the means of an attack in the plural ("ракетами"), `is_plural` where it is surely a
    plural of another case ("балістичні ракети").
    """

    weapon_class: WeaponClass
    model: str | None
    is_generic: bool
    is_singular: bool
    is_instrumental: bool
    is_plural: bool = False


MISSILES_OF_ANY_KIND = Weapon(WeaponClass.MISSILE, None, is_generic=True, is_singular=False, is_instrumental=False)


class Token(NamedTuple):
    """One token: a code (see `CODES`), the word in lower case and its place in the cleaned text.

    `value` and `upper` are of a number (or hour and minute of a time; day, month, year of a date lie in `day`);
    `part` is what the word adds to a weapon phrase.
    """

    code: str
    word: str
    start: int
    end: int
    value: int | None = None
    upper: int | None = None
    weapon: Weapon | None = None
    day: tuple[int, int, int | None] | None = None
    part: WeaponWord | None = None


@lru_cache(maxsize=20_000)
def _weapon_word(word: str) -> WeaponWord | None:
    match = _WEAPON.fullmatch(word)
    if match is None or match.lastgroup is None:
        return None
    kind, _, weapon_class, model = WORDS_OF_WEAPONS[int(match.lastgroup[1:])]
    return WeaponWord(kind, weapon_class, model)


class _Kind(NamedTuple):
    """What is known of a word by itself; `is_compound` where it has to be taken apart."""

    code: str
    value: int | None = None
    part: WeaponWord | None = None
    is_compound: bool = False


_KINDS: dict[str, _Kind] = {}
"""The kinds of words met before: looking up a plain dictionary takes half the time of `lru_cache`."""
MOST_KINDS = 20_000


def _keep_kind(word: str) -> _Kind:
    """The kind of a word that was not met before, kept for the next time."""
    if len(_KINDS) >= MOST_KINDS:
        _KINDS.clear()
    kind = _KINDS[word] = _kind_of(word)
    return kind


def _kind_of(word: str) -> _Kind:
    """The code of one word or mark, and its value where it is a number."""
    first = word[0]
    if first.isdecimal():
        digits = _DIGITS.fullmatch(word)
        if digits is not None:
            return _Kind("N", int(digits[1]))
        part = _weapon_word(word)
        return _Kind("x", None, part, is_compound=part is None)
    if not first.isalpha():
        return _Kind("-" if word == "–" else first)
    return _kind_of_letters(word) if len(word) <= 30 else _Kind("x")


def _kind_of_letters(word: str) -> _Kind:
    part = _weapon_word(word)
    value = _value_of(word)
    if value is not None:
        return _Kind("N", value)
    match = _CODE.fullmatch(word)
    if match is not None and match.lastgroup is not None:
        return _Kind(match.lastgroup, None, part)
    if part is None and _GLUED.fullmatch(word) is not None:
        return _Kind("x", is_compound=True)
    return _Kind("u" if _ADJECTIVE.fullmatch(word) else "x", None, part)


def _value_of(word: str) -> int | None:
    if word in BOTH:
        return 2
    try:
        return parse_number(word, "uk")
    except ValueError:
        return None


def _split(cleaned: Cleaned) -> tuple[list[Token], list[int]]:
    """The text's words and marks without quotation marks, and the places of those that name a weapon."""
    tokens: list[Token] = []
    weapons: list[int] = []
    # Built directly: half of the time of a statement is spent here.
    append, make = tokens.append, tuple.__new__
    known = _KINDS.get
    for match in _TOKEN.finditer(cleaned.lower):
        word = match[0]
        code, value, part, is_compound = known(word) or _keep_kind(word)
        start, end = match.span()
        if is_compound:
            tokens.extend(_compound(word, start, end))
            weapons.extend(at for at in range(len(tokens) - 2, len(tokens)) if at >= 0 and tokens[at].part is not None)
            continue
        if part is not None:
            weapons.append(len(tokens))
        append(make(Token, (code, word, start, end, value, None, None, None, part)))
    return tokens, weapons


def _merged(tokens: list[Token], joins: list[tuple[int, int, Token]]) -> list[Token]:
    """The tokens with each range of places replaced by one token."""
    if not joins:
        return tokens
    merged: list[Token] = []
    since = 0
    for start, end, token in joins:
        merged.extend(tokens[since:start])
        merged.append(token)
        since = end
    merged.extend(tokens[since:])
    return merged


def _compound(word: str, start: int, end: int) -> list[Token]:
    """The tokens of a word that holds several: a time, a date, a range, a number glued to a word."""
    if word[0].isdecimal():
        return _numeric(word, start, end)
    glued = _GLUED.fullmatch(word)
    if glued is None or len(glued[4]) > 6:
        return [Token("x", word, start, end)]
    cut = start + len(glued[3])
    return [Token("p", glued[3], start, cut), Token("N", glued[4], cut, end, int(glued[4]))]


def _numeric(word: str, start: int, end: int) -> list[Token]:
    """A time, a date, a range or a number; a number glued to a word is taken apart."""
    parts = re.split(r"[.:]", word)
    if len(parts) > 1:
        return [_clock_or_date(word, parts, start, end)]
    low, dash, high = word.replace("–", "-").partition("-")
    if dash and high.isdecimal() and low.isdecimal():
        is_range = len(low) <= 4 and len(high) <= 4 and int(low) < int(high)
        return [Token("N", word, start, end, int(low), int(high)) if is_range else Token("x", word, start, end)]
    glued = _GLUED.fullmatch(word)
    if glued is None or not glued[1] or len(glued[1]) > 6:
        return [Token("x", word, start, end)]
    cut = start + len(glued[1])
    code, value, part, _ = _kind_of(glued[2])
    return [
        Token("N", glued[1], start, cut, int(glued[1])),
        Token(code, glued[2], cut, end, value, None, None, None, part),
    ]


def _clock_or_date(word: str, parts: list[str], start: int, end: int) -> Token:
    """A time from "18.00", a date from "28.09.23"; anything else with points is a word."""
    if all(part.isdecimal() and len(part) <= 4 for part in parts):
        numbers = [int(part) for part in parts]
        if len(parts) == 3 and 1 <= numbers[0] <= 31 and 1 <= numbers[1] <= 12:
            year = numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
            return Token("D", word, start, end, day=(numbers[0], numbers[1], year))
        if len(parts) == 2 and numbers[0] <= 24 and numbers[1] < 60 and len(parts[1]) == 2:
            return Token("T", word, start, end, numbers[0], numbers[1])
    return Token("x", word, start, end)


def _join_numbers(tokens: list[Token], text: str) -> list[Token]:
    """Joins the words of one number («двадцять двома», «чотирма десятками», "1 024")."""
    if "тис" not in text and _NUMBER_GOES_ON.search(codes_of(tokens)) is None:
        return tokens
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            last is None
            or last.code != "N"
            or last.value is None
            or last.upper is not None
            or token.start - last.end > 2
        ):
            joined.append(token)
            continue
        word, value = token.word, token.value
        if word in _TEN_WORDS and last.value < 20:
            factor = _TEN_WORDS[word]
        elif word[:3] == "тис" and last.value < 100:
            factor = 1000
        else:
            factor = 0
        if factor:
            joined[-1] = Token("N", f"{last.word} {word}", last.start, token.end, last.value * factor)
        elif token.code == "N" and value is not None and _continues(last, token, text):
            total = last.value * 1000 + value if word[0].isdecimal() else last.value + value
            joined[-1] = Token("N", f"{last.word} {word}", last.start, token.end, total)
        else:
            joined.append(token)
    return joined


def _continues(last: Token, token: Token, text: str) -> bool:
    """Whether two numbers side by side are one: hundreds and tens in words, or digits grouped by thousands."""
    before, value = last.value or 0, token.value or 0
    if token.word[0].isdecimal():
        return (
            last.word.isdecimal() and len(token.word) == 3 and token.word.isdecimal()
            and 0 < before < 100 and token.start - last.end == 1 and text[last.end] == " "
        )  # fmt: skip
    if last.word[0].isdecimal() or "обид" in last.word or last.word.startswith("обо"):
        return False
    step = next((unit for unit in (1000, 100, 10) if before >= unit and before % unit == 0), 0)
    return 0 < value < step and not (step == 10 and (before == 10 or value > 9))


def _join_dates(tokens: list[Token]) -> list[Token]:
    """Joins day, month and year to one token, and hours with their unit («8 годин», «9 ранку») to a time."""
    joins: list[tuple[int, int, Token]] = []
    for match in _MAYBE_DATE.finditer(codes_of(tokens)):
        at = match.start()
        token, following = tokens[at], tokens[at + 1]
        if token.value is None or not token.word[0].isdecimal():
            continue
        day = token.upper if token.upper is not None else token.value
        if following.code == "M" and 1 <= day <= 31:
            year, used = _year_after(tokens, at + 2)
            last = tokens[at + 1 + used]
            when = (day, _MONTHS[following.word], year)
            joins.append((at, at + 2 + used, Token("D", token.word, token.start, last.end, day=when)))
        elif day <= 24 and _HOUR.fullmatch(following.word):
            hour = day + 12 if following.word == "вечора" and day < 12 else day
            joins.append((at, at + 2, Token("T", token.word, token.start, following.end, hour, 0)))
        elif following.word in ("р", "року", "році", "рік") and 1900 < token.value < 2100:
            joins.append((at, at + 2, Token("x", token.word, token.start, following.end)))
    return _merged(tokens, joins)


def _year_after(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """The year written at `at` with the number of tokens it takes («2024», «2024 року»)."""
    if at < len(tokens) and tokens[at].code == "N" and re.fullmatch(r"20\d\d", tokens[at].word):
        is_unit = at + 1 < len(tokens) and tokens[at + 1].word in ("р", "року")
        # "1 травня 2024 БпЛА" would be a count; a year without its word is one only where no weapon follows.
        if is_unit or at + 1 >= len(tokens) or tokens[at + 1].code != "W":
            return int(tokens[at].word), 2 if is_unit else 1
    return None, 0


def _join_weapons(tokens: list[Token], places: list[int]) -> list[Token]:
    """Joins the words of one weapon phrase: «ударними БпЛА типу Shahed», «Х-101/Х-555», «Іскандер- М/С-400»."""
    joins: list[tuple[int, int, Token]] = []
    taken, count = 0, len(tokens)
    for at in places:
        if at < taken:
            continue
        end = at + 1
        while end < count and end - at < 16 and (tokens[end].part is not None or tokens[end].word in _INSIDE):
            end += 1
        words = tuple([token.word for token in tokens[at:end]])
        length, weapon = _phrase(words)
        if weapon is not None:
            taken = at + length
            phrase = Token("W", " ".join(words[:length]), tokens[at].start, tokens[taken - 1].end, None, None, weapon)
            joins.append((at, taken, phrase))
    return _merged(tokens, joins)


_INSIDE = frozenset(("/", "-", "–", "з", "із", "м", "m", "к", "k", *SECOND_NUMBERS))
"""What may stand between the words of a weapon phrase."""


@lru_cache(maxsize=20_000)
def _phrase(words: tuple[str, ...]) -> tuple[int, Weapon | None]:
    """The weapon phrase that the words begin with: its number of words, and the weapon if there is one."""
    parts: list[tuple[str, WeaponWord]] = []
    models: list[tuple[str, WeaponClass]] = []
    at = length = 0
    has_noun = has_name = False
    while at < len(words):
        word, part = words[at], _weapon_word(words[at])
        after = _weapon_word(words[at + 1]) if at + 1 < len(words) else None
        if part is None:
            if word == "/" and has_name and at + 1 < len(words) and words[at + 1] in SECOND_NUMBERS:
                second = SECOND_NUMBERS[words[at + 1]]
                models.extend([(second, models[-1][1])] if second else [])
                at = length = at + 2
                continue
            is_link = word == "/" and has_name and after is not None and after.kind == "model"
            # «Ракетами із С-300»: the launcher names the missile.
            is_launcher = word in ("з", "із") and has_noun and after is not None and after.model in ("C-300", "C-400")
            if is_link or is_launcher:
                at += 1
                continue
            break
        if part.kind == "noun" and has_noun and not word.startswith("імітатор"):
            break
        # «БпЛА оперативно-тактичного рівня» is the one kind that is named after its noun.
        if part.kind == "adjective" and (has_noun or has_name) and part.weapon_class is not RECON:
            break
        parts.append((word, part))
        has_noun = has_noun or part.kind == "noun"
        at += 1
        if part.kind == "model" and part.model is not None and part.weapon_class is not None:
            model, weapon_class, at = _full_model(words, at, part.model, part.weapon_class)
            models.append((model, weapon_class))
            has_name = True
        length = at
    if all(part.kind == "filler" for _, part in parts):
        return 0, None
    return length, _weapon(parts, models)


def _full_model(words: tuple[str, ...], at: int, model: str, weapon_class: WeaponClass) -> tuple[str, WeaponClass, int]:
    """A model with the letter that stands apart from it («Іскандер- М», «Іскандер - К»)."""
    step = at + 1 if at < len(words) and words[at] in ("-", "–") else at
    if model == "Iskander" and step < len(words) and words[step] in ("м", "m"):
        return "Iskander-M", BALLISTIC, step + 1
    if model == "Iskander" and step < len(words) and words[step] in ("к", "k"):
        return "Iskander-K", CRUISE, step + 1
    return model, weapon_class, at


def _weapon(parts: list[tuple[str, WeaponWord]], models: list[tuple[str, WeaponClass]]) -> Weapon:
    """The weapon that the words of a phrase make."""
    nouns = [(word, part) for word, part in parts if part.kind == "noun"]
    adjectives = [part.weapon_class for _, part in parts if part.kind == "adjective" and part.weapon_class]
    noun_class = nouns[0][1].weapon_class if nouns else None
    classes = {weapon_class for _, weapon_class in models}
    is_guided = any(word.startswith(("керован", "зенітн")) for word, _ in parts)
    # «1 невстановлена ракета» is an item of a list, not the total over it.
    is_unknown = any(word.startswith(("невстановл", "невідом")) for word, _ in parts)
    weapon_class: WeaponClass
    if adjectives and not (adjectives[0] in (RECON, LOITERING) and noun_class is MISSILE):
        weapon_class = adjectives[0]
    elif models:
        weapon_class = models[0][1] if len(classes) == 1 else (DRONE if DRONE in classes else MISSILE)
    elif noun_class is MISSILE and any(word.startswith("авіаційн") for word, _ in parts):
        # Guided missiles of aircraft are the Х-59 and its like.
        weapon_class = CRUISE
    else:
        weapon_class = noun_class or MISSILE
    heads = [word for word, _ in nouns] or [word for word, _ in parts]
    is_singular = _is_singular(parts)
    return Weapon(
        weapon_class,
        "/".join(dict.fromkeys(model for model, _ in models)) or None,
        # «Керованою ракетою» may be the one that is named later.
        is_generic=not (models or adjectives or is_unknown)
        and noun_class in (MISSILE, ALL)
        and (is_singular or not is_guided),
        is_singular=is_singular,
        is_instrumental=any(_PLURAL_INSTRUMENTAL.fullmatch(word) for word in heads),
        is_plural=nouns[:1] != [] and nouns[0][0] == "ракети" and parts[0][0].endswith("і"),
    )


def _is_singular(parts: list[tuple[str, WeaponWord]]) -> bool:
    """Whether the grammar says one. «Ракети» may be one or many: its adjective decides, else it is not said."""
    noun = next((word for word, part in parts if part.kind == "noun"), None)
    before: list[str] = []
    for word, part in parts:
        if part.kind in ("noun", "model"):
            break
        before.append(word)
    if noun is not None and _SINGULAR_NOUN.fullmatch(noun):
        return True
    models = [word for word, part in parts if part.kind == "model"]
    if noun is None and models and all(_SINGULAR_MODEL.fullmatch(word) for word in models):
        return True
    if noun not in (None, "ракети", "бпла", "бомби", "авіабомби"):
        return False
    return bool(before) and all(_SINGULAR_ADJECTIVE.fullmatch(word) for word in before)


def _join_launches(tokens: list[Token]) -> list[Token]:
    """Joins «пусків» to the weapon that is counted («понад 70 пусків крилатих ракет», «69 ракетних пусків»)."""
    joins = []
    codes = codes_of(tokens)
    for match in _LAUNCHES.finditer(codes):
        at, weapon = match.start(1), tokens[match.end() - 1]
        joins.append((at, match.end(), weapon._replace(start=tokens[at].start)))
    for match in _MISSILE_LAUNCHES.finditer(codes):
        first, last = tokens[match.start()], tokens[match.end() - 1]
        if first.word.startswith("ракетн"):
            phrase = Token("W", f"{first.word} {last.word}", first.start, last.end, weapon=MISSILES_OF_ANY_KIND)
            joins.append((match.start(), match.end(), phrase))
    return _merged(tokens, sorted(joins, key=lambda join: join[0]))


def codes_of(tokens: list[Token]) -> str:
    """The code of every token, one letter each."""
    return "".join([token.code for token in tokens])


def tokenise(cleaned: Cleaned) -> list[Token]:
    """The tokens of a cleaned text, with numbers, dates, times and weapon phrases each joined to one."""
    words, weapons = _split(cleaned)
    tokens = _join_dates(_join_numbers(_join_weapons(words, weapons), cleaned.lower))
    return _join_launches(tokens) if "пусків" in cleaned.lower or "пуски" in cleaned.lower else tokens
