from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from sources import polite, telegram_preview
from sources.polite import FetchError, Getter
from sources.telegram_preview import Page, fetch_pages, parse_page
from tests.sources.channel_server import Answer, Channel, moment, served

URL = "the page"
TODAY = date(2026, 7, 1)


@dataclass
class Time:
    """A clock that only waiting moves."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.seconds += seconds


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    with served(Channel(posts={number: f"Сообщение {number}" for number in range(1, 9)})) as channel:
        monkeypatch.setattr(telegram_preview, "BASE", channel.base)
        yield channel


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def getter(time: Time) -> Iterator[Getter]:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    with httpx.Client(timeout=0.3, trust_env=False) as client:
        yield Getter(client, clock=time.clock, sleep=time.sleep, now=lambda: now)


def pages(getter: Getter, today: date, **further: Any) -> list[Page]:
    return list(fetch_pages(getter, "mod_russia", **{"before": None, "today": today, **further}))


def numbers(found: list[Page]) -> list[list[int]]:
    return [[post.number for post in page.posts] for page in found]


# --- what a page says


def one(channel: Channel, today: date) -> Page:
    return parse_page(channel.page(None), URL, "mod_russia", None, today)


def test_a_post_has_number_moment_words_and_whether_it_was_edited(today: date) -> None:
    text = '<b>Уничтожены</b> 7 <i class="emoji"><b>⚡</b></i> БПЛА<br/>над <a href="#">Тулой</a> &amp; рядом'
    (post,) = one(Channel(posts={5: text}, edited={5}), today).posts
    assert (post.channel, post.number, post.published_at, post.is_edited) == ("mod_russia", 5, moment(5), True)
    assert post.text == "Уничтожены 7 ⚡ БПЛА\nнад Тулой & рядом"


def test_the_words_of_a_box_in_a_box_are_taken_once(today: date) -> None:
    inner = '<div class="tgme_widget_message_text js-message_text" dir="auto">Один раз</div>'
    (post,) = one(Channel(posts={5: inner}), today).posts
    assert post.text == "Один раз"


def test_a_quoted_post_is_not_taken_for_the_answer_to_it(today: date) -> None:
    quoted = '<div class="tgme_widget_message_text js-message_reply_text">Старое</div>'
    channel = Channel(posts={5: "Новое"}, change=lambda page: page.replace('<div class="tgme_widget_message_text js-m',
                      quoted + '<div class="tgme_widget_message_text js-m'))  # fmt: skip
    assert [post.text for post in one(channel, today).posts] == ["Новое"]


def test_wordless_forwarded_and_service_messages_are_no_posts_but_are_counted_over(today: date) -> None:
    forwarded = '<span class="tgme_widget_message_forwarded_from">Переслано</span>'

    def change(page: str) -> str:
        page = page.replace(f'data-post="mod_russia/6">{""}', f'data-post="mod_russia/6">{forwarded}')
        return page.replace('js-widget_message" data-post="mod_russia/7"', 'service_message" data-post="mod_russia/7"')

    page = one(Channel(posts={5: "", 6: "Чужое", 7: "Закреплено"}, change=change), today)
    assert page.posts == ()
    assert (page.lowest, page.oldest_at) == (5, moment(5))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("@mod_russia", "@mod_russia_fake", "is of '@mod_russia_fake' and not of @mod_russia"),
        ("tgme_channel_info_header_username", "other", "names no channel in its head"),
        ('"mod_russia/6"', '"another/6"', "holds the post 'another/6'"),
        ('"mod_russia/6"', '"mod_russia/x"', "holds the post 'mod_russia/x'"),
        ('"mod_russia/6"', '"mod_russia/5"', "does not give its posts in order"),
        ('"mod_russia/6"', '"mod_russia/9"', "does not give its posts in order"),
        ("2025-06-07T", "7 June, ", "gives no moment for post 6"),
        ('datetime="2025-06-07', 'data="2025-06-07', "gives no moment for post 6"),
        ("2025-06-07T", "2027-06-07T", "dates post 6 on 2027-06-07"),
        # A box that does not close would swallow what follows it.
        ("Шесть</div>", "Шесть", "a text that does not end, in post 6"),
        ("</time></a></span></div></div>", "</time></a></span>", "inside another post"),
        ("</html>", "", "breaks off"),
    ],
)
def test_a_page_that_is_not_what_it_should_be_is_refused_whole(old: str, new: str, words: str, today: date) -> None:
    channel = Channel(posts={5: "Пять", 6: "Шесть", 7: "Семь"}, change=lambda page: page.replace(old, new, 1))
    assert old in Channel(posts=channel.posts).page(None)
    with pytest.raises(FetchError) as caught:
        one(channel, today)
    assert words in str(caught.value)


def test_a_page_that_does_not_go_back_is_refused(today: date) -> None:
    with pytest.raises(FetchError, match="below the one asked for"):
        parse_page(Channel(posts={5: "Пять"}).page(None), URL, "mod_russia", 5, today)


# --- the walk from page to page


def test_pages_go_back_to_the_first_post_over_gaps(channel: Channel, getter: Getter, today: date) -> None:
    del channel.posts[4], channel.posts[5]
    assert numbers(pages(getter, today)) == [[6, 7, 8], [1, 2, 3]]
    assert channel.asked == ["/s/mod_russia", "/s/mod_russia?before=6"]


def test_a_channel_whose_first_posts_are_gone_ends_with_an_empty_page(
    channel: Channel, getter: Getter, today: date
) -> None:
    channel.posts = dict.fromkeys((20, 21), "Текст")
    assert numbers(pages(getter, today)) == [[20, 21]]
    assert channel.asked[-1] == "/s/mod_russia?before=20"


def test_an_empty_page_where_older_posts_were_promised_is_an_error(
    channel: Channel, getter: Getter, today: date
) -> None:
    channel.faults[2] = Answer(body=Channel().page(None))
    with pytest.raises(FetchError, match="shows no post where there should be some"):
        pages(getter, today)


def test_a_channel_without_posts_is_an_error(channel: Channel, getter: Getter, today: date) -> None:
    channel.posts = {}
    with pytest.raises(FetchError, match="shows no post"):
        pages(getter, today)


def test_there_are_three_seconds_between_requests(channel: Channel, getter: Getter, today: date, time: Time) -> None:
    pages(getter, today)
    assert time.waits == [3.0, 3.0]


def test_time_spent_on_a_page_counts(channel: Channel, getter: Getter, today: date, time: Time) -> None:
    walk = fetch_pages(getter, "mod_russia", before=None, today=today)
    next(walk)
    time.seconds += 2
    next(walk)
    time.seconds += 9
    next(walk)
    assert time.waits == [1.0]


# --- what goes wrong on the way

BUSY = Answer(status=503)


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (Answer(status=429, headers=(("Retry-After", "40"),)), [40.0, 3.0, 3.0]),
        (Answer(status=429, headers=(("Retry-After", "Wed, 01 Jul 2026 00:01:00 GMT"),)), [60.0, 3.0, 3.0]),
        (Answer(status=429, headers=(("Retry-After", "soon"),)), [5.0, 3.0, 3.0]),
        (BUSY, [5.0, 3.0, 3.0]),
        (Answer(lost=True), [5.0, 3.0, 3.0]),
        (Answer(slow=2.0), [5.0, 3.0, 3.0]),
        (Answer(body="<html><body>"), [5.0, 3.0, 3.0]),
    ],
)
def test_what_may_pass_is_tried_again_after_a_wait(
    channel: Channel, getter: Getter, time: Time, fault: Answer, waits: list[float]
) -> None:
    channel.faults[1] = fault
    assert numbers(pages(getter, TODAY)) == [[6, 7, 8], [3, 4, 5], [1, 2]]
    assert time.waits == waits


def test_waits_double_and_end(channel: Channel, getter: Getter, today: date, time: Time) -> None:
    channel.faults = dict.fromkeys(range(1, 99), BUSY)
    with pytest.raises(FetchError, match=r"answers 503\. 6 tries were made; run the same command again later"):
        pages(getter, today)
    assert time.waits == [5.0, 10.0, 20.0, 40.0, 80.0]


def test_a_server_that_wants_to_be_left_alone_is(channel: Channel, getter: Getter, today: date, time: Time) -> None:
    channel.faults[1] = Answer(status=429, headers=(("Retry-After", "7200"),))
    with pytest.raises(FetchError, match="asks for 7,200 seconds of patience"):
        pages(getter, today)
    assert (len(channel.asked), time.waits) == (1, [])


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Answer(status=404), "answers 404"),
        # Where a channel has no preview, the site sends to another page.
        (Answer(status=302, headers=(("Location", "/mod_russia"),)), "answers 302 and not the page"),
        (Answer(headers=(("Content-Type", "application/json"),), body="{}"), "gives no HTML"),
        (Answer(body="x" * 2_000), "gives more than 1,000 bytes"),
    ],
)
def test_what_will_not_pass_is_an_error_at_once(
    channel: Channel, getter: Getter, monkeypatch: pytest.MonkeyPatch, fault: Answer, words: str
) -> None:
    monkeypatch.setattr(polite, "LARGEST_PAGE", 1_000)
    channel.faults[1] = fault
    with pytest.raises(FetchError, match=words):
        pages(getter, TODAY)
    assert len(channel.asked) == 1
