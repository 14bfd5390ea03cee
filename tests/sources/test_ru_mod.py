# ruff: noqa: E501 (a statement is one line)
"""The forms of the Russian MoD's posts, each in our own words: (text, moment of publication in UTC, what is read)."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sources.records import Figure, Measure, Qualifier, Reading, Status, WeaponClass, WindowBasis
from sources.ru_mod import CUT_AT, RULES, parse_statement
from sources.ru_mod.words import Table

MEASURES = {Measure.INTERCEPTED: "", Measure.SHOT_DOWN: "shot ", Measure.SUPPRESSED: "suppressed "}
QUALIFIERS = {Qualifier.EXACT: "", Qualifier.AT_LEAST: ">=", Qualifier.NAMED: "named"}


def shown(figure: Figure) -> str:
    weapon = "" if figure.weapon_class is WeaponClass.DRONE else f"{figure.weapon_class.value} "
    value = "" if figure.value is None else str(figure.value)
    if figure.upper is not None:
        return f"{weapon}{MEASURES[figure.measure]}{figure.region or 'all'} {value}-{figure.upper}"
    return f"{weapon}{MEASURES[figure.measure]}{figure.region or 'all'} {QUALIFIERS[figure.qualifier]}{value}"


def figures(reading: Reading) -> str:
    return " | ".join(", ".join(shown(figure) for figure in claim.figures) for claim in reading.claims)


def read(text: str, published: str = "2025-06-10T12:00", *, is_cut: bool = False) -> Reading:
    return parse_statement(text, datetime.fromisoformat(published).replace(tzinfo=UTC), is_cut=is_cut)


ATTEMPT = "Около 14.00 мск пресечена попытка киевского режима провести террористическую атаку "
DUTY = "Около 14.00 мск дежурными средствами ПВО "

FORMS = [
    # --- Totals ---
    # A total over one region is the region's own number too.
    (DUTY + "уничтожены три беспилотника над территорией Липецкой области.", "all 3, RU-LIP 3"),
    # A total over several regions names them; it is never split.
    (
        DUTY + "перехвачены 57 БПЛА над территориями Псковской, Тверской областей и Московского региона.",
        "all 57, RU-PSK named, RU-TVE named, ru:moscow-region named",
    ),
    # Two regions and two drones: one each is a guess.
    (DUTY + "сбиты два БПЛА над Курской и Орловской областями.", "all 2, RU-KRS named, RU-ORL named"),
    # No place at all.
    (DUTY + "уничтожено восемь украинских беспилотников.", "all 8"),
    # The neuter verb with a compound number in words.
    (DUTY + "уничтожено двадцать два беспилотных летательных аппарата над Крымским полуостровом.", "all 22, UA-43 22"),
    # A total that ends in one takes the singular.
    (DUTY + "перехвачен и уничтожен 51 беспилотный летательный аппарат над Тульской областью.", "all 51, RU-TUL 51"),
    # Digits of three places, and a number of a thousand with a space.
    (DUTY + "уничтожено 1 024 украинских БПЛА над Тульской областью.", "all 1024, RU-TUL 1024"),
    # Place, verb, number: the other order.
    (DUTY + "над территорией Ростовской области уничтожены 12 БПЛА.", "all 12, RU-ROS 12"),
    (
        DUTY + "над акваторией Азовского моря и Ростовской областью перехвачено 12 БПЛА.",
        "all 12, sea:azov named, RU-ROS named",
    ),
    # Active wording.
    ("Около 14.00 мск дежурные средства ПВО сбили четыре украинских БПЛА над Курской областью.", "all 4, RU-KRS 4"),
    # A list's own number before the report is none of its counts.
    (
        "(1) " + DUTY + "сбиты 40 украинских БПЛА: 34 – над Тульской областью, 6 – над Орловской областью.",
        "all 40, RU-TUL 34, RU-ORL 6",
    ),
    ("2. " + DUTY + "сбиты девять украинских БПЛА.", "all 9"),
    # A part of a sea or a region is no place of its own.
    (DUTY + "уничтожены шесть БПЛА над акваторией юго-восточной части Черного моря.", "all 6, sea:black 6"),
    (DUTY + "уничтожены девять БПЛА над северной частью Каспийского моря.", "all 9, sea:caspian 9"),
    # What became of all the attackers, in the sentence that tells of the attempt: its places are targets.
    (
        "Прошедшей ночью при попытке киевского режима провести террористическую атаку с применением семи БПЛА по объектам на территории Крыма все беспилотники были уничтожены.",
        "all 7",
    ),
    # --- Reports of two times ---
    (
        "С 9.00 до 10.00 мск сбиты два БПЛА над Тульской областью, с 11.00 до 13.00 мск – ещё четыре над Калужской областью средствами ПВО.",
        "all 2, RU-TUL 2 | all 4, RU-KLU 4",
    ),
    (
        "С 9.00 до 10.00 мск средствами ПВО сбиты два БПЛА над Тульской областью, а с 11.00 до 13.00 мск – четыре БПЛА.",
        "all 2, RU-TUL 2 | all 4",
    ),
    (DUTY + "сбиты шесть БПЛА. Ночью были сбиты ещё девять БПЛА над Крымом.", "all 6 | all 9, UA-43 9"),
    (DUTY + "сбиты шесть БПЛА. За прошедшую ночь сбиты девять БПЛА.", "all 6 | all 9"),
    # --- Places in the nominative, seas that share their noun ---
    (DUTY + "уничтожены девять БПЛА: 4 — Республика Калмыкия, 5 — Республика Крым.", "all 9, RU-KL 4, UA-43 5"),
    (DUTY + "сбиты 11 БПЛА: шесть – над Азовским, 5 – над Черным морем.", "all 11, sea:azov 6, sea:black 5"),
    (DUTY + "сбиты 8 БПЛА над Азовским и 3 над Черным морями.", "all 11, sea:azov 8, sea:black 3"),
    (
        DUTY + "сбиты 11 БПЛА: 6 – над акваторией Азовского и пять – над акваторией Черного морей.",
        "all 11, sea:azov 6, sea:black 5",
    ),
    # --- All of the attempt's drones, districts, ranges, corrections, means ---
    (
        ATTEMPT + "с применением четырех БПЛА по объектам в Крыму. Средствами ПВО все уничтожены над Крымом.",
        "all 4, UA-43 4",
    ),
    (ATTEMPT + "с применением двух БПЛА. Оба сбиты над акваторией Черного моря.", "all 2, sea:black 2"),
    (DUTY + "сбиты 6 БПЛА над Курской областью (Рыльский район – 5, Глушковский – 1).", "all 6, RU-KRS 6"),
    (DUTY + "сбиты 10–12 украинских БПЛА над Крымом.", "all 10-12, UA-43 10-12"),
    (DUTY + "сбиты от 10 до 12 украинских БПЛА над Крымом.", "all 10-12, UA-43 10-12"),
    (DUTY + "обезврежено тридцать дронов над Липецкой областью.", "all 30, RU-LIP 30"),
    (DUTY + "уничтожены не 11, а 12 украинских БПЛА над Крымом.", "all 12, UA-43 12"),
    (DUTY + "уничтожены 40 ракетами 30 БПЛА.", "all 30"),
    # --- What came through is not intercepted ---
    (DUTY + "сбиты 11 БПЛА, ещё три БПЛА достигли объекта.", "all 11"),
    (DUTY + "сбиты 11 БПЛА над Курской областью, ещё три БПЛА упали у склада.", "all 11, RU-KRS 11"),
    (DUTY + "из 14 БПЛА сбиты 11, три попали в цех в Курской области.", "all 11"),
    (DUTY + "уничтожены девять БПЛА. Один дрон упал на крышу школы в Тульской области.", "all 9"),
    (DUTY + "уничтожены девять БПЛА. Два БПЛА не были перехвачены.", "all 9"),
    (
        DUTY + "подавлены семь БПЛА, из которых четыре упали в Черное море, и ещё три упали в Курской области.",
        "all 7, suppressed all 7, sea:black 4, RU-KRS 3",
    ),
    # --- Itemised lists ---
    # Bullets, digits, the noun left out.
    (
        DUTY + "уничтожены 12 БПЛА:\n▫️ **7** – над Брянской областью,\n▫️ **5** – над акваторией Черного моря.",
        "all 12, RU-BRY 7, sea:black 5",
    ),
    # Words and digits mixed, a dash left out, "and" before the last.
    (
        DUTY + "уничтожены девять БПЛА: пять БпЛА над Курской, 3 – над Брянской областями и один над Республикой Крым.",
        "all 9, RU-KRS 5, RU-BRY 3, UA-43 1",
    ),
    # The list in a sentence of its own.
    (
        DUTY + "уничтожены 20 БПЛА. Двенадцать сбиты над Рязанской областью, восемь – над Калужской.",
        "all 20, RU-RYA 12, RU-KLU 8",
    ),
    # One number for each of several regions.
    (
        DUTY + "уничтожены семь БПЛА: три – над Курской областью, по два – над Орловской и Тульской областями.",
        "all 7, RU-KRS 3, RU-ORL 2, RU-TUL 2",
    ),
    (
        DUTY
        + "уничтожены три БПЛА: по одному – над территориями Республики Крым, Тульской области и Краснодарского края.",
        "all 3, UA-43 1, RU-TUL 1, RU-KDA 1",
    ),
    # "One each" after the regions.
    (
        DUTY + "уничтожено над Республикой Крым 19 БПЛА, над Курской и Орловской областями по одному.",
        "all 21, UA-43 19, RU-KRS 1, RU-ORL 1",
    ),
    # The number after its region: in brackets, and behind a dash.
    (
        DUTY + "БПЛА уничтожены над территориями Белгородской (4 БПЛА) и Воронежской (две) областей.",
        "all 6, RU-BEL 4, RU-VOR 2",
    ),
    (
        DUTY + "девять БПЛА перехвачены над Белгородской (6 БПЛА) и Курской (3 БПЛА) областями.",
        "all 9, RU-BEL 6, RU-KRS 3",
    ),
    (
        DUTY + "уничтожены 9 БПЛА:\n• Курская область – 5,\n• Брянская область – 4.",
        "all 9, RU-KRS 5, RU-BRY 4",
    ),
    # A verb of its own in each part, before or after the number.
    (
        DUTY
        + "уничтожены и перехвачены шесть БПЛА: четыре сбиты над Орловской областью, перехвачены два над Тульской.",
        "all 6, RU-ORL 4, RU-TUL 2",
    ),
    (
        DUTY
        + "уничтожено 16 БПЛА. Над Курской областью уничтожено 9 БПЛА, над Брянской областью уничтожено и перехвачено 7 БПЛА.",
        "all 16, RU-KRS 9, RU-BRY 7",
    ),
    # A part over two places has no number of either.
    (
        DUTY
        + "уничтожены 11 БПЛА: восемь – над акваторией Черного моря и территорией Республики Крым, три – над Курской областью.",
        "all 11, RU-KRS 3, sea:black named, UA-43 named",
    ),
    # "Of which" and "of them".
    (
        DUTY + "сбиты 17 БПЛА, из которых 15 – над Крымским полуостровом и два – над Волгоградской областью.",
        "all 17, UA-43 15, RU-VGG 2",
    ),
    (DUTY + "сбиты 11 БПЛА, из них один над Калужской областью и 10 – над Курской.", "all 11, RU-KLU 1, RU-KRS 10"),
    # A part that only says how: "two of which were destroyed in the air".
    (DUTY + "над Брянском перехвачены три БПЛА, два из которых уничтожены в воздухе.", "all 3, RU-BRY 3"),
    # What flew on Moscow is within the region's number.
    (
        DUTY
        + "уничтожены 9 БПЛА:\n▪️ 6 – над Московским регионом, в том числе четыре, летевших на Москву,\n▪️ 3 – над Тульской областью.",
        "all 9, ru:moscow-region 6, RU-TUL 3",
    ),
    (
        DUTY
        + "уничтожены 40 БПЛА над территориями Калужской области и Московского региона, в том числе 17 БПЛА, летевших на Москву.",
        "all 40, RU-KLU named, ru:moscow-region named",
    ),
    # --- Parts without a total: their sum ---
    (DUTY + "два БПЛА уничтожены над Курской областью и один – над Орловской.", "all 3, RU-KRS 2, RU-ORL 1"),
    (
        DUTY
        + "уничтожены: один БПЛА над Курской областью, два БПЛА над Тульской областью, а также три БПЛА над Липецкой.",
        "all 6, RU-KRS 1, RU-TUL 2, RU-LIP 3",
    ),
    (
        DUTY + "два БПЛА обнаружены и сбиты над Брянской областью. Два БПЛА обнаружены и сбиты над Калужской областью.",
        "all 4, RU-BRY 2, RU-KLU 2",
    ),
    # Destroyed and intercepted, counted apart over one place.
    (DUTY + "были уничтожены пять и перехвачены три БПЛА над Воронежской областью.", "all 8, RU-VOR 8"),
    (
        DUTY + "двадцать БПЛА уничтожено и ещё десять перехвачено над Азовским морем и Крымом.",
        "all 30, sea:azov named, UA-43 named",
    ),
    # "Another" and "also" come on top.
    (DUTY + "три БПЛА сбиты над Брянской областью и еще один БПЛА над Орловской.", "all 4, RU-BRY 3, RU-ORL 1"),
    (
        DUTY + "уничтожены два БПЛА над Курской областью. Также один БПЛА подавлен над Тульской областью.",
        "all 3, shot all 2, suppressed all 1, RU-KRS 2, RU-TUL 1",
    ),
    # "Another" at a report's start only follows an earlier report.
    ("Около 23.00 мск ещё два украинских БПЛА перехвачены над Белгородской областью.", "all 2, RU-BEL 2"),
    # The same region twice is one figure.
    (DUTY + "три БПЛА сбиты над Курской областью и два перехвачены над городом Курском.", "all 5, RU-KRS 5"),
    # --- One drone, no numeral ---
    (DUTY + "беспилотный летательный аппарат уничтожен над Брянской областью.", "all 1, RU-BRY 1"),
    (DUTY + "уничтожен украинский беспилотный летательный аппарат над Черным морем.", "all 1, sea:black 1"),
    (DUTY + "украинский БПЛА был перехвачен над Тверской областью.", "all 1, RU-TVE 1"),
    (DUTY + "третий за утро украинский БПЛА уничтожен над Брянской областью.", "all 1, RU-BRY 1"),
    (DUTY + "БПЛА сбит над Курской областью и три БПЛА перехвачены над Псковской.", "all 4, RU-KRS 1, RU-PSK 3"),
    # --- The number stands in the preamble only; its regions are targets ---
    (
        ATTEMPT
        + "тремя БПЛА по объектам на территории Калужской области. Средствами ПВО все БПЛА были обнаружены и уничтожены.",
        "all 3",
    ),
    (
        ATTEMPT
        + "с применением двух БпЛА. Дежурными средствами ПВО оба беспилотника перехвачены над Курской областью.",
        "all 2, RU-KRS 2",
    ),
    (
        ATTEMPT
        + "двумя БПЛА. Дежурными средствами ПВО украинские беспилотники сбиты над Калужской и Тверской областями.",
        "all 2, RU-KLU named, RU-TVE named",
    ),
    (ATTEMPT + "одним БПЛА по городу Москве. Беспилотник подавлен средствами РЭБ.", "all 1, suppressed all 1"),
    (ATTEMPT + "БПЛА по объектам на территории Московской области. Этот БПЛА уничтожен средствами ПВО.", "all 1"),
    # "Over" in the preamble is where the attempt met the air defence.
    (
        "Сегодня ночью над Калужской областью пресечена попытка киевского режима атаковать БПЛА. Средствами ПВО уничтожены шесть БПЛА.",
        "all 6, RU-KLU 6",
    ),
    # "All air targets" are more than the drones.
    (
        ATTEMPT
        + "с применением двух снарядов РСЗО и трёх БПЛА. Дежурными средствами ПВО все воздушные цели сбиты над Белгородской областью.",
        "all 3, RU-BEL 3",
    ),
    # Preamble and count in one sentence.
    (
        "В течение прошедшей ночи при попытке киевского режима атаковать объекты на территории России дежурными средствами ПВО уничтожены два БПЛА над Тверской областью.",
        "all 2, RU-TVE 2",
    ),
    # "42 detected" is no interception.
    (
        DUTY + "обнаружено 42 БПЛА. Девять БПЛА уничтожены, 33 подавлены средствами РЭБ.",
        "all 42, shot all 9, suppressed all 33",
    ),
    # --- Electronic warfare ---
    (DUTY + "один БПЛА уничтожен, два подавлены средствами РЭБ.", "all 3, shot all 1, suppressed all 2"),
    (
        DUTY + "уничтожены десять БПЛА. Ещё три беспилотника подавлены средствами РЭБ.",
        "all 13, shot all 10, suppressed all 3",
    ),
    (DUTY + "БПЛА подавлен средствами РЭБ и упал в лесу на западе города Москвы.", "all 1, suppressed all 1, RU-MOW 1"),
    # Stated together they stay together.
    (
        DUTY + "уничтожены и подавлены 17 БПЛА: 9 – над Курской областью, 8 – над Тверской.",
        "all 17, RU-KRS 9, RU-TVE 8",
    ),
    (DUTY + "перехвачены десять БПЛА: семь уничтожены, три подавлены.", "all 10, shot all 7, suppressed all 3"),
    # Where the suppressed came down, in the next sentence.
    (
        DUTY + "два БПЛА подавлены средствами РЭБ. Потеряв управление, БПЛА потерпели крушение над Черным морем.",
        "all 2, suppressed all 2, sea:black 2",
    ),
    # --- Places ---
    # Off a coast is over the sea; a coast alone is all that is said.
    (DUTY + "уничтожен БПЛА над Черным морем у побережья Республики Крым.", "all 1, sea:black 1"),
    (DUTY + "уничтожены два БПЛА в 12 км от побережья Крымского полуострова.", "all 2, UA-43 2"),
    # A city lies in its region; both named are one.
    (DUTY + "уничтожен БПЛА над городом Курском Курской области.", "all 1, RU-KRS 1"),
    (DUTY + "уничтожен БПЛА над территорией Истринского района Московской области.", "all 1, RU-MOS 1"),
    # Two seas with one noun.
    (
        DUTY + "сбиты три БПЛА: один над Курской областью и по одному над акваториями Азовского и Черного морей.",
        "all 3, RU-KRS 1, sea:azov 1, sea:black 1",
    ),
    # Where drones were heading to is no place of theirs.
    (DUTY + "сбиты два БПЛА, летевшие в направлении города Москвы, над Калужской областью.", "all 2, RU-KLU 2"),
    # --- Other weapons ---
    (
        DUTY + "девять тактических ракет «Точка-У» и один БПЛА уничтожены над Республикой Крым.",
        "all 1, UA-43 1, ballistic all 9, ballistic UA-43 9",
    ),
    (
        DUTY + "над Белгородской областью уничтожены два БПЛА и одна противокорабельная ракета «Нептун».",
        "all 2, RU-BEL 2, anti_ship all 1, anti_ship RU-BEL 1",
    ),
    # The shells of rocket launchers, balloons and boats are left out, and give no drone their number.
    (
        DUTY + "уничтожены семь снарядов РСЗО «Ольха», три воздушных шара и два БПЛА над Курской областью.",
        "all 2, RU-KRS 2",
    ),
    (
        DUTY + "уничтожены пять БПЛА над Крымом. Кроме того, в Черном море уничтожены десять безэкипажных катеров.",
        "all 5, UA-43 5",
    ),
    (
        DUTY
        + "уничтожены четыре тактические ракеты и 40 БПЛА. Тридцать БПЛА и четыре тактические ракеты сбиты над Курской областью, десять БПЛА – над Тульской.",
        "all 40, RU-KRS 30, RU-TUL 10, ballistic all 4, ballistic RU-KRS 4",
    ),
    (
        DUTY + "уничтожены 4 БПЛА над Крымом. Над Черным морем сбита управляемая ракета «Нептун».",
        "all 4, UA-43 4, anti_ship all 1, anti_ship sea:black 1",
    ),
    # A missile alone is a claim, of missiles.
    (
        ATTEMPT + "ракетой С-200. Украинская ракета уничтожена над Калужской областью.",
        "missile all 1, missile RU-KLU 1",
    ),
    (
        DUTY + "сбиты две управляемые авиационные бомбы и два БПЛА над Белгородской областью.",
        "all 2, RU-BEL 2, glide_bomb all 2, glide_bomb RU-BEL 2",
    ),
    # --- Marks ---
    # Markdown and emoji inside words and numbers.
    (
        "⚡️**Око**ло 14.00 мск дежурными средствами ПВ**О уни**чтожены **4**2 БПЛА над **Кур**ской обл__асть__ю.",
        "all 42, RU-KRS 42",
    ),
    (
        "⚡️ **Около 14.00 мск** [дежурными](https://t.me/x/1) средствами ПВО сбиты 🔹 **два** БПЛА над Курской областью.",
        "all 2, RU-KRS 2",
    ),
    # The channel's own lines below count nothing.
    (
        DUTY
        + "сбиты два БПЛА над Курской областью.\n\n🔹 [Подписаться на канал](https://t.me/x)\n🔹 [Мы в МАХ](https://max.ru/x)",
        "all 2, RU-KRS 2",
    ),
    # Latin letters that look Cyrillic.
    ("C 13.00 до 14.00 мск средствами ПВО уничтоженo три БПЛА над Курской областью.", "all 3, RU-KRS 3"),
    # Numbers that count something else.
    (ATTEMPT + "с применением БПЛА в три волны. Четыре БПЛА сбиты над Татарстаном.", "all 4, RU-TA 4"),
    # A fall of another weapon after "also", with its own place.
    (
        DUTY + "уничтожены два БПЛА над Курской областью, а также два – над Тульской и один – в Орловской области.",
        "all 5, RU-KRS 2, RU-TUL 2, RU-ORL 1",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: str) -> None:
    reading = read(text)
    assert figures(reading) == expected
    assert (reading.status, reading.problems) == (Status.READ, ())


DOUBTS = [
    # Parts above the total.
    (
        DUTY + "уничтожены пять БПЛА: три – над Курской областью, четыре – над Тульской.",
        "all 5, RU-KRS 3, RU-TUL 4",
        "the parts (7) exceed the total (5)",
    ),
    # Parts below the total of a whole text.
    (
        DUTY + "уничтожены девять БПЛА: три – над Курской областью, два – над Тульской.",
        "all 9, RU-KRS 3, RU-TUL 2",
        "the parts (5) fall short of the total (9)",
    ),
    (
        DUTY + "сбиты 9 БПЛА над Курской (3) и Тульской (2) областями.",
        "all 9, RU-KRS 3, RU-TUL 2",
        "the parts (5) fall short of the total (9)",
    ),
    # A place that the gazetteer does not know is not guessed, and not dropped in silence.
    (
        DUTY + "уничтожены пять БПЛА: три – над Курской областью, два – над Тьмутараканской областью.",
        "all 5, RU-KRS 3",
        "the place 'тьмутараканской' is not known",
    ),
    # Nobody says how many.
    (DUTY + "беспилотники сбиты над Тульской областью.", "RU-TUL named", "the number of drones is not stated"),
    # A window that ends when it cannot have been told of yet, or long ago.
    (
        "10 июня с 18.00 до 23.00 мск средствами ПВО сбит БПЛА.",
        "all 1",
        "the window ends at 2025-06-10 23:00, after the publication",
    ),
    (
        "1 июня с 8.00 до 9.00 мск дежурными средствами ПВО сбит БПЛА.",
        "all 1",
        "the window ends at 2025-06-01 09:00, days before the publication",
    ),
]


@pytest.mark.parametrize(("text", "expected", "problem"), DOUBTS)
def test_a_doubt_flags_the_statement(text: str, expected: str, problem: str) -> None:
    reading = read(text)
    assert (reading.status, figures(reading), reading.problems) == (Status.FLAGGED, expected, (problem,))


def test_among_them_is_no_whole_list() -> None:
    assert figures(read(DUTY + "сбиты шесть БПЛА, в том числе два над Курской областью.")) == "all 6, RU-KRS 2"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("более 20", "all >=20"), ("не менее 20", "all >=20"), ("свыше двадцати", "all >=20")],
)
def test_more_than_is_at_least(words: str, expected: str) -> None:
    assert figures(read(DUTY + f"уничтожено {words} БПЛА.")) == expected


def test_a_total_at_the_end_is_no_part() -> None:
    text = DUTY + "сбиты десять БПЛА над Курской областью, пять – над Тульской, всего 15."
    assert figures(read(text)) == "all 15, RU-KRS 10, RU-TUL 5"


NOTHINGS = [
    # A summary of the day and its digest.
    "Сводка Министерства обороны Российской Федерации о ходе специальной военной операции. Средствами ПВО сбиты 40 беспилотных летательных аппаратов.",
    "🗓 **Главное за день**\n▫️ Дежурными средствами ПВО ночью уничтожены 12 БПЛА над Курской областью.",
    "Министерство обороны о ходе специальной операции: за сутки средствами ПВО уничтожены 312 беспилотников.",
    # A group of forces' statement, an invasion's daily story.
    "Заявление начальника пресс-центра группировки «Север»: средствами ПВО сбиты три БПЛА над Харьковской областью.",
    "Вооруженные Силы продолжают отражать атаку. За сутки дежурными средствами ПВО сбиты 20 БПЛА.",
    # Stories from the front.
    "Расчет ЗРК «Тор» уничтожил БПЛА противника на Купянском направлении. Цель уничтожена с первой ракеты.",
    "Зенитчик с позывным «Гром» рассказал, как средствами ПВО был сбит беспилотник над Курской областью.",
    "Операторы дронов нанесли удар: опорный пункт ВСУ уничтожен беспилотником.",
    "Ударом комплекса «Искандер» уничтожен склад беспилотников в Харьковской области, сбито десять БПЛА.",
    # Tallies since the start, or of days.
    "Всего с начала проведения специальной военной операции уничтожены 40 000 беспилотных летательных аппаратов.",
    "В ходе отражения налета (с 20 часов 6 июня до 8 часов 9 июня) дежурными средствами ПВО уничтожено 1 100 БПЛА.",
    "За прошедшую неделю средствами ПВО сбито более 800 БПЛА.",
    # Shells, boats and balloons alone.
    DUTY + "семь реактивных снарядов РСЗО «Вампир» уничтожены над Белгородской областью.",
    DUTY + "уничтожены три безэкипажных катера в Черном море.",
    "Около 14.00 мск морской беспилотник уничтожен в акватории Черного моря силами флота.",
    DUTY + "два воздушных шара сбиты над Тульской областью.",
    # Recruiting, and nothing at all.
    "Приглашаем на службу в войска беспилотных систем. Подробности по телефону 117.",
    "",
]


@pytest.mark.parametrize("text", NOTHINGS)
def test_what_makes_no_claim(text: str) -> None:
    assert read(text) == Reading(Status.NOTHING)


UNREADABLES = [
    # Cut before its count.
    (
        "В течение прошедшей ночи пресечены попытки киевского режима атаковать с применением БПЛА. Дежурными средствами ПВО уничтож",
        True,
    ),
    (ATTEMPT + "с применением БПЛА. Дежурными средствами ПВО уничтожены 1", True),
    (ATTEMPT + "с применением БПЛА самолетного типа по объектам на терр", True),
    # Neither a number nor a place.
    (DUTY + "все беспилотники сбиты.", False),
]


@pytest.mark.parametrize(("text", "is_cut"), UNREADABLES)
def test_what_cannot_be_read_gives_no_claim(text: str, is_cut: bool) -> None:
    reading = read(text, is_cut=is_cut)
    assert (reading.status, reading.claims) == (Status.UNREADABLE, ())
    assert reading.problems


LIST = DUTY + "уничтожены 42 БПЛА:\n• 18 – над Брянской областью,\n• 12 – над акваторией Черного моря,\n• 1"
CUTS = [
    # The last number may be the beginning of another one: it is left out, the total stands.
    (LIST, "all 42, RU-BRY 18, sea:black 12"),
    # A place's beginning is neither a place nor unknown.
    (LIST + "2 – над Бел", "all 42, RU-BRY 18, sea:black 12"),
    (LIST + "2 – над акваторией Азовского м", "all 42, RU-BRY 18, sea:black 12"),
    (LIST + "2 – над террит", "all 42, RU-BRY 18, sea:black 12"),
    # An adjective says all that its noun would.
    (LIST + "2 – над Курской обл", "all 42, RU-BRY 18, sea:black 12, RU-KRS 12"),
    # Parts without a total are "at least"; the last of the text may go on over more places.
    (DUTY + "два БПЛА сбиты над Курской областью и три – над Тульской об", "all >=5, RU-KRS 2, RU-TUL 3"),
    (DUTY + "четыре БПЛА уничтожены над территориями Курской обл", "all >=4, RU-KRS named"),
    (DUTY + "уничтожены четыре БПЛА над Курской обл", "all >=4, RU-KRS named"),
    (DUTY + "два БПЛА сбиты над Курской областью. Еще пять БП", "all >=2, RU-KRS 2"),
    # A cut within the channel's own lines, or after the aftermath, has lost nothing.
    (DUTY + "два БПЛА сбиты над Курской областью и три – над Тульской.  🔹 [Минобор", "all 5, RU-KRS 2, RU-TUL 3"),
    (
        DUTY + "два БПЛА сбиты, один подавлен. В результате атаки пострадавших и разру",
        "all 3, shot all 2, suppressed all 1",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_cut_texts(text: str, expected: str) -> None:
    reading = read(text, is_cut=True)
    assert (figures(reading), reading.problems) == (expected, ())


def test_a_text_that_breaks_off_within_a_list_is_taken_for_cut() -> None:
    assert (
        figures(read(DUTY + "два БПЛА сбиты над Курской областью, три – над Тульской,"))
        == "all >=5, RU-KRS 2, RU-TUL 3"
    )
    assert read(DUTY + "сбиты девять БПЛА: три над Курской областью, два над").status is Status.READ


@pytest.mark.parametrize(("text", "expected"), [row for row in FORMS if " | " not in row[1]])
def test_no_cut_makes_a_number_wrong(text: str, expected: str) -> None:
    """Whatever a cut leaves: a number that is read exactly is the whole text's, and no sum exceeds it."""
    full = {(f.measure, f.weapon_class, f.region): f for claim in read(text).claims for f in claim.figures}
    for end in range(len(text)):
        for claim in read(text[:end], is_cut=True).claims:
            for figure in claim.figures:
                whole = full.get((figure.measure, figure.weapon_class, figure.region))
                if figure.value is None or whole is None or whole.value is None:
                    continue
                assert figure.value <= whole.value, text[:end]


# --- Windows and several claims ---


def test_two_windows_are_two_claims() -> None:
    text = (
        "С 8.00 до 10.00 мск средствами ПВО сбиты два БПЛА над Курской областью. "
        "С 10.00 до 12.00 мск сбиты ещё три БПЛА над Тульской областью."
    )
    reading = read(text)
    assert figures(reading) == "all 2, RU-KRS 2 | all 3, RU-TUL 3"
    assert [claim.window.end.hour for claim in reading.claims] == [10, 12]


def test_a_report_beside_boats_has_the_window_of_its_own() -> None:
    text = (
        "В течение прошедшей ночи в Черном море уничтожены десять безэкипажных катеров. "
        "Также с 9.00 до 10.00 дежурными средствами ПВО сбиты два БПЛА над Крымом."
    )
    reading = read(text)
    assert figures(reading) == "all 2, UA-43 2"
    assert reading.claims[0].window.start is not None and reading.claims[0].window.start.hour == 9


@pytest.mark.parametrize(
    "recap",
    [
        "Всего за ночь сбиты 45 беспилотников.",
        "Всего, начиная с 20.00 мск 9 июня до 7.00 мск 10 июня, дежурными средствами ПВО сбиты 45 БПЛА: 40 – над Тулой, 5 – над Орлом.",
    ],
)
def test_a_total_of_earlier_reports_is_not_counted_again(recap: str) -> None:
    text = (
        "С 23.00 мск 9 июня до 7.00 мск 10 июня дежурными средствами ПВО сбиты 30 БПЛА над Курской областью. " + recap
    )
    assert figures(read(text)) == "all 30, RU-KRS 30"


@pytest.mark.parametrize(
    ("text", "published", "start", "end", "basis", "report_date"),
    [
        # The seed night.
        (
            "Минувшей ночью с 23.00 мск 25 января до 7.00 мск 26 января средствами ПВО сбиты 40 БПЛА.",
            "2026-01-26T04:30",
            "2026-01-25T23:00",
            "2026-01-26T07:00",
            WindowBasis.STATED,
            "2026-01-26",
        ),
        # A night without hours.
        (
            "В течение прошедшей ночи дежурными средствами ПВО сбиты 40 БПЛА.",
            "2026-01-26T04:30",
            "2026-01-25T20:00",
            "2026-01-26T07:00",
            WindowBasis.INFERRED,
            "2026-01-26",
        ),
        # Posted a minute before its end, and after the midnight that closes it.
        (
            "С 20.00 до 23.00 мск средствами ПВО сбит БПЛА.",
            "2025-06-10T19:59",
            "2025-06-10T20:00",
            "2025-06-10T23:00",
            WindowBasis.STATED,
            "2025-06-10",
        ),
        (
            "С 20.00 до 24.00 мск дежурными средствами ПВО сбит БПЛА.",
            "2025-06-10T21:10",
            "2025-06-10T20:00",
            "2025-06-11T00:00",
            WindowBasis.STATED,
            "2025-06-10",
        ),
        # A single time is both ends.
        (
            DUTY + "сбит БПЛА.",
            "2025-06-10T12:00",
            "2025-06-10T14:00",
            "2025-06-10T14:00",
            WindowBasis.STATED,
            "2025-06-10",
        ),
        # The time stands behind the count.
        (
            "Ещё один украинский БПЛА сбит 9 июня около 23.50 мск над Тульской областью.",
            "2025-06-09T21:10",
            "2025-06-09T23:50",
            "2025-06-09T23:50",
            WindowBasis.STATED,
            "2025-06-09",
        ),
    ],
)
def test_windows(  # noqa: PLR0917
    text: str, published: str, start: str, end: str, basis: WindowBasis, report_date: str
) -> None:
    (claim,) = read(text, published).claims
    window = claim.window
    assert window.start is not None
    assert (f"{window.start:%Y-%m-%dT%H:%M}", f"{window.end:%Y-%m-%dT%H:%M}") == (start, end)
    assert (window.basis, str(window.report_date), str(window.end.tzinfo)) == (basis, report_date, "Europe/Moscow")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        parse_statement(DUTY + "сбит БПЛА.", datetime(2025, 6, 10))  # noqa: DTZ001


# --- Spans ---


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (DUTY + "сбиты **4**2 БПЛА над **Кур**ской областью.", ["4**2", "4**2"]),
        (DUTY + "уничтожены пять и перехвачены три БПЛА.", ["пять и перехвачены три"]),
        (DUTY + "украинский БПЛА перехвачен над Тверской областью.", ["украинский БПЛА", "украинский БПЛА"]),
        (ATTEMPT + "тремя БПЛА. Средствами ПВО все БПЛА уничтожены.", ["тремя"]),
        (DUTY + "сбиты два БПЛА над Курской и Орловской областями.", ["два", "Курской", "Орловской областями"]),
        (
            DUTY + "сбиты 3 БПЛА: по одному над Крымом, Курской областью и Черным морем.",
            ["3", "одному", "одному", "одному"],
        ),
    ],
)
def test_spans_cover_the_words_of_the_value(text: str, words: list[str]) -> None:
    (claim,) = read(text).claims
    assert [text[figure.start : figure.end] for figure in claim.figures] == words


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_every_figure_has_a_span(text: str, expected: str) -> None:
    for claim in read(text).claims:
        for figure in claim.figures:
            assert figure.start is not None and figure.end is not None
            assert 0 <= figure.start < figure.end <= len(text)


def test_other_digits_are_other_numbers() -> None:
    text = DUTY + "уничтожены 57 БПЛА: 31 – над Курской областью, 26 – над Тульской."
    assert (
        figures(read(text.replace("57", "75").replace("31", "13").replace("26", "62")))
        == "all 75, RU-KRS 13, RU-TUL 62"
    )


# --- The table ---


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule) -> None:  # type: ignore[no-untyped-def]
    matches = list(Table([rule]).matches(rule.example.lower()))
    assert [match.lastgroup for match in matches[:1]] == [rule.name]


def test_no_rule_misses_a_word_for_its_first_letter() -> None:
    """Trying only the rules of a word's first letter finds all that trying every rule finds."""
    letters = 'абвгдежзиклмнопрстуфхцчшщэюя0123456789abcdefghijklmnopqrstuvwxyz«"•:,;\n().!?…@#'
    for rule in RULES:
        everywhere = Table([type(rule)(rule.name, rule.kind, letters, rule.pattern, rule.example, rule.weapon)])
        for text, _ in FORMS:
            found = [match.span() for match in Table([rule]).matches(text.lower())]
            assert found == [match.span() for match in everywhere.matches(text.lower())], rule.name


# --- Robustness ---

WORDS = st.sampled_from(
    [word for text, _ in FORMS for word in text.split(" ")]
    + [
        "1",
        "024",
        "31 февраля",
        "29.02",
        "с",
        "20.00",
        "до",
        "24.00",
        "полуночи",
        "т.г.",
        "**",
        "__",
        "\0",
        "\n",
        "(",
        ")",
        "•",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join))
MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, published_at=MOMENTS, is_cut=st.booleans())
@example(text=DUTY + "сбиты 99999 БПЛА", published_at=datetime(2024, 2, 29, tzinfo=UTC), is_cut=False)
def test_no_text_raises(text: str, published_at: datetime, is_cut: bool) -> None:
    reading = parse_statement(text, published_at, is_cut=is_cut)
    assert (reading.status in (Status.READ, Status.FLAGGED)) == bool(reading.claims)
    assert bool(reading.problems) == (reading.status in (Status.FLAGGED, Status.UNREADABLE))


PIECES = [
    "уничтожены 12 БПЛА над Курской областью, ",
    "над Курской и ",
    "по одному ",
    "с 20.00 до ",
    "в том числе 3 ",
    "украинских беспилотных ",
    "• ( ",
    "республики ",
    "а" * 50,
    " ",
    "\0",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("size", [9_000, 1_000_000])
def test_long_texts_take_little_time(piece: str, size: int) -> None:
    text = DUTY + "уничтожены 3 БПЛА " + piece * (size // len(piece))
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 1


def test_what_is_longer_than_a_post_is_not_read() -> None:
    assert read(DUTY + "уничтожены 3 БПЛА" + " над Крымом" * 2_000).status is Status.UNREADABLE
    assert read("беспилотник сбит " * 2_000).status is Status.NOTHING


def test_a_shuffled_report_never_raises() -> None:
    words = " ".join(text for text, _ in FORMS).split(" ")
    random.seed(7)
    for _ in range(200):
        read(DUTY + " ".join(random.sample(words, 40)))


def test_a_text_of_the_known_length_is_taken_for_cut() -> None:
    text = DUTY + "сбиты три БПЛА над Тульской областью, два БПЛА над Калужской областью"
    padded = "⚡" * (CUT_AT - len(text) - 1) + " " + text
    assert figures(read(padded)).startswith("all >=5")
    assert figures(read("⚡" + padded)).startswith("all 5")


def test_a_cut_list_is_held_against_the_number_of_the_attempt() -> None:
    attempt = ATTEMPT + "с применением 9 БПЛА. Средствами ПВО сбиты над Тульской (4 БПЛА)"
    some = read(attempt + ", Курской (2 БПЛА) и Калу", is_cut=True)
    every = read(attempt + " и Калужской (5 БПЛА) обл", is_cut=True)
    assert (some.status, figures(some)) == (Status.FLAGGED, "all >=6, RU-TUL 4, RU-KRS 2")
    assert some.problems == ("the text is cut after 6 of the 9 drones of the attempt",)
    assert (every.status, figures(every)) == (Status.READ, "all 9, RU-TUL 4, RU-KLU 5")


def test_a_number_of_no_sense_is_not_taken() -> None:
    reading = read(DUTY + "уничтожены -7 украинских БПЛА над Тульской областью.")
    assert (reading.status, figures(reading)) == (Status.FLAGGED, "RU-TUL named")
