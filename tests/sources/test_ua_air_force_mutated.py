"""Whatever is done to a statement, the parser gives an answer, quickly, and no figure that the text does not state.

`MUTATIONS=10000 pytest tests/sources/test_ua_air_force_mutated.py` tries as many of each kind; fewer by default.
"""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.records import Measure, Qualifier, Reading, Status, WeaponClass
from sources.ua_air_force import parse_statement

MUTATIONS = int(os.environ.get("MUTATIONS", "100"))
PUBLISHED = datetime(2026, 6, 10, 5, 40, tzinfo=UTC)
STATEMENTS = (
    "⚡️ ЗБИТО/ПОДАВЛЕНО 77 ВОРОЖИХ БПЛА\nУ ніч на 10 червня (з 18:00 9 червня) ворог атакував балістичною ракетою"
    " Іскандер-М та"
    " 88 ударними БпЛА типу Shahed (в т.ч. реактивними), Гербера із напрямків: Курськ, Орел – рф.\n💥 Станом на 08:00"
    " збито/подавлено 77 ворожих БпЛА на півночі та сході країни.\nЗафіксовано влучання 9 ударних БпЛА на 7"
    " локаціях, а також"
    " падіння збитих (уламки) на 3 локаціях.",
    "У ніч на 10 червня (з 18:00 9 червня) зафіксовано 121 засіб повітряного нападу – 27 ракет і 94 БпЛА:\n- 8"
    " балістичних ракет"
    " Іскандер-М/С-400;\n- 19 крилатих ракет Х-101;\n- 94 ударних БпЛА.\nЗнешкоджено 90 цілей:\n- 60 БпЛА збито"
    " вогневими"
    " засобами;\n- 15 БпЛА – локаційно втрачені;\n- 15 крилатих ракет Х-101.",
    "Протягом дня 9 червня (із 7.00 до 18.30) ворог атакував Україну сорока двома ударними БпЛА (понад 20 із них —"
    " реактивні)."
    " Збито/подавлено 39 БпЛА.",
)
LOOKALIKES = str.maketrans("асеіорхАВСЕНІКМОРТХ", "aceiopxABCEHIKMOPTX")


def read(text: str) -> Reading:
    reading = parse_statement(text, PUBLISHED)
    for claim in reading.claims:
        for figure in claim.figures:
            assert figure.start is not None
            assert figure.end is not None
            assert 0 <= figure.start < figure.end <= len(text)
            assert (figure.value is None) == (figure.qualifier in (Qualifier.NAMED, Qualifier.WITHHELD))
    assert bool(reading.claims) == (reading.status in (Status.READ, Status.FLAGGED))
    return reading


def values(reading: Reading) -> set[tuple[Measure, WeaponClass, int | None]]:
    return {(f.measure, f.weapon_class, f.value) for claim in reading.claims for f in claim.figures if f.region is None}


WHOLE = {text: values(read(text)) for text in STATEMENTS}


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    read(text)


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.text(alphabet="збитоподавленоБпЛА0123456789 .,:;/-–()\nраkетШahed«»", max_size=300))
def test_noise_of_the_statements_letters_claims_nothing(text: str) -> None:
    assert read(text).claims == ()


@settings(max_examples=max(300, MUTATIONS), deadline=None)
@given(st.sampled_from(STATEMENTS), st.integers(0, 700))
def test_a_truncated_statement_states_nothing_new(text: str, length: int) -> None:
    # «сорока двома» cut off is «сорока»; «балістичною ракетою» states one.
    stated = {int(number) for number in re.findall(r"\d+", text)} | {42, 40, 1, None}
    for claim in read(text[:length]).claims:
        assert {figure.value for figure in claim.figures} <= stated


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.sampled_from(STATEMENTS), st.data())
def test_swapped_digits_raise_nothing(text: str, data: st.DataObject) -> None:
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    first, second = data.draw(st.sampled_from(digits)), data.draw(st.sampled_from(digits))
    swapped = list(text)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    read("".join(swapped))


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.sampled_from(STATEMENTS), st.data())
def test_emoji_marks_and_null_bytes_change_nothing_but_the_offsets(text: str, data: st.DataObject) -> None:
    marks = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(("\0", "\u200b", "**", "\ufe0f"))), max_size=8)
    )
    marked = text
    for at, mark in sorted(marks, reverse=True):
        marked = marked[:at] + mark + marked[at:]
    assert values(read(marked)) == WHOLE[text]


@pytest.mark.parametrize("text", STATEMENTS)
def test_latin_lookalikes_change_nothing(text: str) -> None:
    mixed = list(text)
    for at in range(1, len(text), 3):
        if text[at - 1].isalpha():
            mixed[at] = text[at].translate(LOOKALIKES)
    assert values(read("".join(mixed))) == WHOLE[text]


@pytest.mark.parametrize(
    "text",
    [
        "а" * 1_000_000,
        STATEMENTS[0] * 1_500,
        "збито 5 БпЛА, " * 2_000,
        "атакував " + "5 БпЛА: " * 3_500,
        "збито " + "(" * 29_000,
        "\n" * 29_000 + "збито",
        "збито у " + "ської" * 5_800 + " області",
        "збито " + "до " * 9_000,
        "збито " + "а-" * 14_000,
        "збито " + "1." * 14_000,
        "збито, якими атакував " * 1_300,
        "атакував: 5 ракет: " * 1_500,
        "Атакував. Усього, усього " * 1_200,
        "ракети (кількість " * 1_600,
        "ворог атакував\n" + "• 5 БпЛА.\n" * 2_900,
        "збито над Києвом та " * 1_400,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_long_texts_take_little_time(text: str) -> None:
    started = time.process_time()
    assert read(text).claims == ()
    assert time.process_time() - started < 2


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.sampled_from(STATEMENTS), st.data())
def test_a_word_out_of_place_states_no_number_of_its_own(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    first, second = data.draw(st.integers(0, len(words) - 1)), data.draw(st.integers(0, len(words) - 1))
    words[first], words[second] = words[second], words[first]
    moved = " ".join(words)
    for claim in read(moved).claims:
        for figure in claim.figures:
            quote = moved[figure.start : figure.end]
            if figure.value is not None and any(char.isdigit() for char in quote):
                assert str(figure.value) in quote.replace(" ", "")


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.integers(1, 900), st.integers(0, 900), st.integers(1, 40), st.integers(0, 40), st.integers(2, 28))
def test_any_numbers_come_back(drones: int, stopped: int, missiles: int, downed: int, day: int) -> None:
    published = datetime(2026, 6, day, 5, 30, tzinfo=UTC)
    stopped, downed = min(stopped, drones), min(downed, missiles)
    text = (
        f"У ніч на {day} червня (з 18:00 {day - 1} червня) ворог атакував {missiles} крилатими ракетами Х-101 та"
        f" {drones} ударними БпЛА типу Shahed. Станом на 08:00 збито/подавлено {downed} крилатих ракет Х-101 та"
        f" {stopped} БпЛА."
    )
    reading = parse_statement(text, published)
    assert reading.status is Status.READ, reading.problems
    assert reading.claims[0].window.report_date == published.date()
    assert values(reading) == {
        (Measure.LAUNCHED, WeaponClass.CRUISE, missiles),
        (Measure.LAUNCHED, WeaponClass.DRONE, drones),
        (Measure.INTERCEPTED, WeaponClass.CRUISE, downed),
        (Measure.INTERCEPTED, WeaponClass.DRONE, stopped),
    }
