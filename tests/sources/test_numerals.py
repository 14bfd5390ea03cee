"""Whole numbers in words and digits, in all cases of three languages."""

from __future__ import annotations

import re
import time
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.numerals import NUMBER, RANGE, parse_number, parse_range


def found(text: str, language: str) -> list[tuple[str, int]]:
    return [(words, parse_number(words, language)) for words in re.findall(NUMBER[language], text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("уничтожены двадцать два беспилотника", [("двадцать два", 22)]),
        ("с применением двадцати двух и четырьмя", [("двадцати двух", 22), ("четырьмя", 4)]),
        ("сорока, ста; двумястами", [("сорока", 40), ("ста", 100), ("двумястами", 200)]),
        ("тысяча двести и трёх, трех", [("тысяча двести", 1200), ("трёх", 3), ("трех", 3)]),
        ("более тысячи двухсот тридцати", [("тысячи двухсот тридцати", 1230)]),
        ("две тысячи триста сорок пять бпла", [("две тысячи триста сорок пять", 2345)]),
        (
            "девяносто девять тысяч девятьсот девяносто девять",
            [("девяносто девять тысяч девятьсот девяносто девять", 99999)],
        ),
        (
            "один, одного, одному, одним, одну, одной",
            [(word, 1) for word in ("один", "одного", "одному", "одним", "одну", "одной")],
        ),
        ("двое ранены, трое", [("двое", 2), ("трое", 3)]),
        # Lists of numbers are not one number.
        ("два, три и сорок сорок", [("два", 2), ("три", 3), ("сорок", 40), ("сорок", 40)]),
        # Digits with endings, groups, thousands.
        ("34-мя, 20-ти, 1 234 и 12 345", [("34-мя", 34), ("20-ти", 20), ("1 234", 1234), ("12 345", 12345)]),
        ("5 тыс. бпла, 3 тысячи", [("5 тыс.", 5000), ("3 тысячи", 3000)]),
        ("• 5 – над, (3 бпла), 7.", [("5", 5), ("3", 3), ("7", 7)]),
        # Inside other words and designations.
        ("семья стоит тристан столица одинаково пятью", [("пятью", 5)]),
        ("с-300, х-101, ту-95, х-59/69, 3м22, 30мм, №34, № 7, f-16", []),
        ("1.5, 19.30, 07:30, 24/7, 2025-07-31, 20–25, 20-25", []),
        ("в 2025 году, 2026 г., 29 мая, 50 %, 7%", []),
        ("15-метровый, двух-трех, сто-двести, двадцать два-три", []),
        ("двадцать первый, сорок восьмая, сто первого, одна треть", []),
        ("сто тысяч, 100 тыс., 5 млн, два миллиона, 1 234 567", []),
        # Not numbers.
        ("оба, обе, обоих, пару, десятки, сотни, тысячи, полтора, ноль", []),
    ],
)
def test_russian(text: str, numbers: list[tuple[str, int]]) -> None:
    assert found(text, "ru") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("двома ракетами, чотирма, сорока", [("двома", 2), ("чотирма", 4), ("сорока", 40)]),
        ("п'ятьма, п’ятьма, пʼятьма, пятьма", [("п'ятьма", 5), ("п’ятьма", 5), ("пʼятьма", 5), ("пятьма", 5)]),
        ("п'ятдесят, сімдесяти, дев'яноста", [("п'ятдесят", 50), ("сімдесяти", 70), ("дев'яноста", 90)]),
        ("п'ятьдесятьма двома", [("п'ятьдесятьма двома", 52)]),
        ("шістдесятьма одним", [("шістдесятьма одним", 61)]),
        ("сто двадцять один та однією", [("сто двадцять один", 121), ("однією", 1)]),
        ("двісті тридцять вісім, двомастами", [("двісті тридцять вісім", 238), ("двомастами", 200)]),
        ("54-ма, 181-м, 22-х, 33-ьома бпла", [("54-ма", 54), ("181-м", 181), ("22-х", 22), ("33-ьома", 33)]),
        ("тисяча двісті, 2 тис. бпла", [("тисяча двісті", 1200), ("2 тис.", 2000)]),
        ("сім'я, сім’я, стоїть, триває, одинадцятий", []),
        ("24 червня, 2026 року, 2026 р., 08:30, х-59/69, 3м22, іскандер-м/с-400", []),
        ("двадцять перший, обидва, обох, десятки, тисячі", []),
    ],
)
def test_ukrainian(text: str, numbers: list[tuple[str, int]]) -> None:
    assert found(text, "uk") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("twenty-two drones, twenty two", [("twenty-two", 22), ("twenty two", 22)]),
        ("a hundred and ten, one hundred", [("a hundred and ten", 110), ("one hundred", 100)]),
        ("one hundred forty-three", [("one hundred forty-three", 143)]),
        ("one thousand two hundred and five", [("one thousand two hundred and five", 1205)]),
        ("a dozen, two dozen, half a dozen", [("a dozen", 12), ("two dozen", 24), ("half a dozen", 6)]),
        ("1,234 of 67,000 and 805", [("1,234", 1234), ("67,000", 67000), ("805", 805)]),
        ("dozens, hundreds, a thousandth, several hundred, few dozen", []),
        ("often, weight, someone, one-way, two-day, f-16, 1.5, 17:00, 3:30, ninety-first", []),
        ("5 million, two million, a hundred thousand, 10 percent, 20%, 24 may, one third, 7 p.m.", []),
    ],
)
def test_english(text: str, numbers: list[tuple[str, int]]) -> None:
    assert found(text, "en") == numbers


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("", "ru"),
        ("оба", "ru"),
        ("два три", "ru"),
        ("с-300", "ru"),
        ("1.5", "en"),
        ("dozens", "en"),
        ("five", "uk"),
        ("5", "de"),
    ],
)
def test_no_number(words: str, language: str) -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        parse_number(words, language)


def test_case_and_spaces_do_not_matter() -> None:
    assert parse_number(" Двадцать  ДВА ", "ru") == 22
    assert parse_number("1\u00a0234", "uk") == 1234


@pytest.mark.parametrize(("words", "ends"), [("20–25", (20, 25)), ("5 - 7", (5, 7)), ("100-120", (100, 120))])
def test_range(words: str, ends: tuple[int, int]) -> None:
    assert parse_range(words) == ends
    assert re.findall(RANGE, f"сбито {words} бпла") == [words]


@pytest.mark.parametrize("words", ["25–20", "5", "пять–семь", "2025-07-31"])
def test_no_range(words: str) -> None:
    with pytest.raises(ValueError, match="range"):
        parse_range(words)


# A second, plain speller: one column a case (nominative, genitive, dative, instrumental, prepositional).
RU_ONES = """один одного одному одним одном|два двух двум двумя двух|три трёх трём тремя трёх
четыре четырёх четырём четырьмя четырёх
пять пяти пяти пятью пяти|шесть шести шести шестью шести|семь семи семи семью семи
восемь восьми восьми восьмью восьми|девять девяти девяти девятью девяти"""
RU_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
RU_TENS = """двадцать двадцати двадцати двадцатью двадцати|тридцать тридцати тридцати тридцатью тридцати
сорок сорока сорока сорока сорока|пятьдесят пятидесяти пятидесяти пятьюдесятью пятидесяти
шестьдесят шестидесяти шестидесяти шестьюдесятью шестидесяти|семьдесят семидесяти семидесяти семьюдесятью семидесяти
восемьдесят восьмидесяти восьмидесяти восемьюдесятью восьмидесяти|девяносто девяноста девяноста девяноста девяноста"""
RU_HUNDREDS = """сто ста ста ста ста|двести двухсот двумстам двумястами двухстах
триста трёхсот трёмстам тремястами трёхстах
четыреста четырёхсот четырёмстам четырьмястами четырёхстах|пятьсот пятисот пятистам пятьюстами пятистах
шестьсот шестисот шестистам шестьюстами шестистах|семьсот семисот семистам семьюстами семистах
восемьсот восьмисот восьмистам восемьюстами восьмистах|девятьсот девятисот девятистам девятьюстами девятистах"""
UK_ONES = """один одного одному одним одному|два двох двом двома двох|три трьох трьом трьома трьох
чотири чотирьох чотирьом чотирма чотирьох|п'ять п'яти п'ятьом п'ятьма п'ятьох|шість шести шістьом шістьма шістьох
сім семи сімом сьома сімох|вісім восьми вісьмом вісьма вісьмох|дев'ять дев'яти дев'ятьом дев'ятьма дев'ятьох"""
UK_TEENS = (
    "десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"
)
UK_TENS = """двадцять двадцяти двадцятьом двадцятьма двадцятьох|тридцять тридцяти тридцятьом тридцятьма тридцятьох
сорок сорока сорока сорока сорока|п'ятдесят п'ятдесяти п'ятдесятьом п'ятдесятьма п'ятдесятьох
шістдесят шістдесяти шістдесятьом шістдесятьма шістдесятьох|сімдесят сімдесяти сімдесятьом сімдесятьома сімдесятьох
вісімдесят вісімдесяти вісімдесятьом вісімдесятьма вісімдесятьох
дев'яносто дев'яноста дев'яноста дев'яноста дев'яноста"""
UK_HUNDREDS = """сто ста ста ста ста|двісті двохсот двомстам двомастами двохстах
триста трьохсот трьомстам трьомастами трьохстах|чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах
п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятистах|шістсот шестисот шестистам шістьмастами шестистах
сімсот семисот семистам сьомастами семистах|вісімсот восьмисот восьмистам вісьмастами восьмистах
дев'ятсот дев'ятисот дев'ятистам дев'ятьмастами дев'ятистах"""
CASES = range(5)


def columns(table: str) -> list[list[str]]:
    return [cell.split() for cell in table.replace("\n", "|").split("|")]


def teens(words: str, endings: tuple[str, ...]) -> list[list[str]]:
    return [[word[:-1] + ending for ending in endings] for word in words.split()]


TABLES = {
    "ru": (
        columns(RU_ONES),
        teens(RU_TEENS, ("ь", "и", "и", "ью", "и")),
        columns(RU_TENS),
        columns(RU_HUNDREDS),
        ["тысяча", "тысячи", "тысяче", "тысячей", "тысяче"],
    ),
    "uk": (
        columns(UK_ONES),
        teens(UK_TEENS, ("ь", "и", "ьом", "ьма", "ьох")),
        columns(UK_TENS),
        columns(UK_HUNDREDS),
        ["тисяча", "тисячі", "тисячі", "тисячею", "тисячі"],
    ),
}

TWO_THOUSAND = {
    "ru": ["две тысячи", "двух тысяч", "двум тысячам", "двумя тысячами", "двух тысячах"],
    "uk": ["дві тисячі", "двох тисяч", "двом тисячам", "двома тисячами", "двох тисячах"],
}


def spelled(number: int, language: str, case: int) -> str:
    ones, teen, tens, hundreds, thousand = TABLES[language]
    words = []
    if number == 2000:
        return TWO_THOUSAND[language][case]
    if number >= 1000:
        feminine = {"ru": "одна одной одной одной одной", "uk": "одна однієї одній однією одній"}[language].split()
        words += [feminine[case], thousand[case]]
    rest = number % 1000
    if rest >= 100:
        words.append(hundreds[rest // 100 - 1][case])
    rest %= 100
    if 10 <= rest < 20:
        words.append(teen[rest - 10][case])
        return " ".join(words)
    if rest >= 20:
        words.append(tens[rest // 10 - 2][case])
    if rest % 10:
        words.append(ones[rest % 10 - 1][case])
    return " ".join(words)


def english(number: int) -> str:
    small = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number >= 1000:
        rest = number % 1000
        return f"{small[number // 1000 - 1]} thousand" + (
            f" {'and ' if rest < 100 else ''}{english(rest)}" if rest else ""
        )
    if number >= 100:
        return f"{small[number // 100 - 1]} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    if number >= 20:
        return tens[number // 10 - 2] + (f"-{small[number % 10 - 1]}" if number % 10 else "")
    return small[number - 1]


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_number_to_2000_in_every_case(language: str) -> None:
    spellings = ((number, spelled(number, language, case)) for number in range(1, 2001) for case in CASES)
    wrong = [
        (words, number) for number, words in spellings if found(f"сбито {words} бпла", language) != [(words, number)]
    ]
    assert wrong == []


def test_every_number_to_2000_in_english() -> None:
    wrong = [
        (words, number)
        for number in range(1, 2001)
        for words in {english(number), english(number).replace("-", " "), english(number).replace(" and", "")}
        if found(f"downed {words} drones", "en") != [(words, number)]
    ]
    assert wrong == []


@given(st.integers(0, 99_999), st.sampled_from(["ru", "uk", "en"]))
def test_digits(number: int, language: str) -> None:
    assert parse_number(str(number), language) == number
    grouped = f"{number:,}" if language == "en" else f"{number:,}".replace(",", " ")
    assert parse_number(grouped, language) == number


@given(st.text(alphabet="0123456789 ,.-–:/№абсот дваn'и", max_size=30), st.sampled_from(["ru", "uk", "en"]))
def test_whatever_is_found_can_be_read(text: str, language: str) -> None:
    assert all(0 <= number <= 99_999 for _, number in found(text, language))


def test_no_part_of_a_longer_number() -> None:
    shapes = ["{}.5", "5.{}", "{}:30", "№{}", "с-{}", "{}%", "{}–99", "5-{}", "{}мм", "{}-й", "к{}"]
    texts = [f" {shape.format(number)} " for shape in shapes for number in (1, 20, 345)]
    assert list(chain.from_iterable(found(text, "ru") for text in texts)) == []


@pytest.mark.parametrize("part", ["двадцать ", "1 ", "сто тысяч ", "234 567 ", "а" * 50, "двадцать-"])
def test_long_texts_take_no_long_time(part: str) -> None:
    start = time.perf_counter()
    found(part * (300_000 // len(part)), "ru")
    assert time.perf_counter() - start < 10
