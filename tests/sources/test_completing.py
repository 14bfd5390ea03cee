"""The rule by which a channel's post is the statement known from a cut text: none doubled, none lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from sources.completing import Telling, completions, said

AT = datetime(2025, 5, 2, 5, 10, tzinfo=UTC)
SECONDS = timedelta(seconds=41)
MORNING = datetime(2025, 5, 2, 4, tzinfo=UTC)
EVENING = datetime(2025, 5, 1, 20, tzinfo=UTC)

FULL = (
    "⚡ В течение прошедшей ночи дежурные средства ПВО уничтожили 30 украинских БПЛА самолётного типа:\n"
    "▫️ 20 – над территорией Тульской области;\n▫️ 10 – над территорией Курской области."
)
CUT = (
    "⚡️ **В течение прошедшей ночи** дежурные средства [ПВО](https://example.org/a) уничтожили 30 украинских БПЛА "
    "самолётного типа:  ▫️ **20 – над террит"
)
OTHER = "Расчёты артиллерии группировки войск поразили опорный пункт на своём направлении, сообщает министерство."


def figures(*parts: tuple[str | None, int | None], end: datetime = MORNING) -> frozenset[tuple[object, ...]]:
    return frozenset(
        said(("UA", end, "intercepted", "drone"), (region, value, None, "exact")) for region, value in parts
    )


NIGHT = figures((None, 30), ("RU-TUL", 20))
WHOLE = figures((None, 30), ("RU-TUL", 20), ("RU-KRS", 10))


def known(
    key: str = "row", text: str | None = None, said: Iterable[tuple[object, ...]] = (), at: datetime = AT
) -> Telling:
    return Telling(key, at, text, frozenset(said))


def post(
    key: str = "7", text: str = FULL, said: Iterable[tuple[object, ...]] = WHOLE, at: datetime = AT + SECONDS
) -> Telling:
    return Telling(key, at, text, frozenset(said))


@pytest.mark.parametrize(
    ("telling", "other"),
    [
        # The cut text is what the post begins with, but for Markdown, emoji and spaces.
        (known(text=CUT), post()),
        # Cut in the middle of a link.
        (known(text="**В течение [прошедшей](https://exam"), post()),
        (known(text="**В течение [прошедшей](htt"), post()),
        # The whole text was known: the post adds its number.
        (known(text=FULL, said=WHOLE), post()),
        # Without words, what was read decides: the post has it all and more.
        (known(said=NIGHT), post()),
        (known(said=WHOLE), post()),
        # No window stated: it ends with the publication, of which the table has no seconds.
        (known(said=figures((None, 30), end=AT)), post(said=figures((None, 30), end=AT + SECONDS))),
        # Edited since: another number, the same hours.
        (known(said=figures((None, 29))), post()),
        (known(text=CUT.replace("30", "29"), said=figures((None, 29))), post()),
        # Edited so that it claims nothing any more.
        (known(text=CUT.replace("30", "29"), said=figures((None, 29))), post(said=())),
        # Neither claims anything, nothing is at stake.
        (known(), post(text=OTHER, said=())),
    ],
)
def test_a_post_completes_the_statement_of_its_minute_that_says_the_same(telling: Telling, other: Telling) -> None:
    assert completions([telling], [other]) == {"7": "row"}


@pytest.mark.parametrize(
    ("telling", "other"),
    [
        # The same words in another minute are another post.
        (known(text=CUT), post(at=AT + timedelta(minutes=1))),
        (known(text=CUT), post(at=AT - timedelta(seconds=1))),
        # In the same minute, another text.
        (known(text=CUT, said=NIGHT), post(text=OTHER, said=())),
        (known(text=OTHER), post()),
        (known(said=NIGHT), post(text=OTHER, said=())),
        # Another report: of other hours.
        (known(said=figures((None, 30), end=EVENING)), post()),
        # A text without a word begins every text.
        (known(text="⚡️ **"), post()),
        (known(), post()),
    ],
)
def test_what_says_something_else_stays_a_statement_of_its_own(telling: Telling, other: Telling) -> None:
    assert completions([telling], [other]) == {}


def test_in_a_minute_of_several_each_finds_its_own() -> None:
    tellings = [
        known("a", text=OTHER),
        known("b", text=CUT, said=NIGHT),
        known("c", said=figures((None, 3), end=EVENING)),
    ]
    posts = [
        post("8", text="Вечером", said=figures((None, 3), ("RU-TUL", 3), end=EVENING)),
        post("9"),
        post("10", text=OTHER + " Продолжение.", said=()),
        post("11", text="Совсем иное", said=()),
    ]
    expected = {"8": "c", "9": "b", "10": "a"}
    assert completions(tellings, posts) == expected
    assert completions(tellings[::-1], posts[::-1]) == expected


def test_of_two_posts_alike_one_completes_the_statement() -> None:
    assert completions([known(text=CUT)], [post("8"), post("7")]) == {"7": "row"}


def test_of_two_statements_that_a_post_fits_the_longer_text_is_completed() -> None:
    assert completions([known("a", text=CUT[:60]), known("b", text=CUT)], [post()]) == {"7": "b"}


def test_a_surer_match_is_not_taken_by_a_looser_one() -> None:
    # The first statement shares the hours with the post; the second is its very text.
    loose = known("a", said=figures((None, 12)))
    sure = known("b", text=CUT, said=NIGHT)
    assert completions([loose, sure], [post()]) == {"7": "b"}
