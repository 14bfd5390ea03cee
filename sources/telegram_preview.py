"""The public web preview of a channel: pages of some twenty posts, walked from the newest back by `?before=`.

A page is believed only as a whole: it must end properly, name the channel in its head, and hold posts of that channel
in rising order, each with number and moment. Anything else stops the walk before a post of that page is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sources.channels import CHANNELS
from sources.polite import FetchError, Getter, PassingError
from sources.posts import Post, is_plausible

BASE = "https://t.me"
LOOK = "open it in a browser to see what has changed"

MESSAGE = "div.tgme_widget_message[data-post]"
HEADER = ".tgme_channel_info_header_username"
TEXT = ".tgme_widget_message_text"
REPLY = "js-message_reply_text"
"""Marks the words of another post, quoted above the answer to it."""
TIME = ".tgme_widget_message_date time[datetime]"
EDITED = ".tgme_widget_message_meta"
FORWARDED = ".tgme_widget_message_forwarded_from"
SERVICE = "service_message"
MORE = ".js-messages_more[data-before], link[rel=prev]"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the preview: `posts` with words of the channel's own, in rising order.

    `lowest` and `oldest_at` are of all its messages, wordless ones too, and `None` where it has none; `has_more` says
    that it links to older ones.
    """

    posts: tuple[Post, ...]
    lowest: int | None
    oldest_at: datetime | None
    has_more: bool


def address(channel: str, before: int | None) -> str:
    """Where a page is: the newest one, or that of the posts before a number."""
    return f"{BASE}/s/{channel}" + (f"?before={before}" if before is not None else "")


def fetch_pages(getter: Getter, channel: str, *, before: int | None, today: date) -> Iterator[Page]:
    """The pages of a channel from the newest (or from before a number) to its very first post.

    Raises:
        FetchError: A page is not to be had, or is not what it should be.
    """
    has_more = False
    while True:
        url = address(channel, before)
        page = getter.get(url, partial(parse_page, url=url, channel=channel, before=before, today=today))
        if page.lowest is None:
            if before is None or has_more:
                raise FetchError(f"{url} shows no post where there should be some; {LOOK}.")
            return
        yield page
        if page.lowest == 1:
            return
        before, has_more = page.lowest, page.has_more


def parse_page(html: str, url: str, channel: str, before: int | None, today: date) -> Page:
    """One page, as a whole.

    Raises:
        PassingError: The page breaks off.
        FetchError: It is of another channel, or not of the form that is known.
    """
    if not html.rstrip().lower().endswith("</html>"):
        raise PassingError(f"{url} breaks off before its end.")
    tree = LexborHTMLParser(html)
    _check_channel(tree, url, channel)
    messages = [_Message(node, url, channel, today) for node in tree.css(MESSAGE)]
    numbers = [message.number for message in messages]
    if numbers != sorted(set(numbers)) or (before is not None and numbers and numbers[-1] >= before):
        raise FetchError(f"{url} does not give its posts in order below the one asked for; {LOOK}.")
    moments = [message.published_at for message in messages]
    return Page(
        posts=tuple(post for message in messages if (post := message.post())),
        lowest=min(numbers, default=None),
        oldest_at=min(moments, default=None),
        has_more=tree.css_first(MORE) is not None,
    )


def _check_channel(tree: LexborHTMLParser, url: str, channel: str) -> None:
    header = tree.css_first(HEADER)
    named = header.text().strip() if header is not None else ""
    if not named:
        raise FetchError(f"{url} names no channel in its head, so it is no channel's preview; {LOOK}.")
    if named.casefold() != f"@{channel}".casefold():
        raise FetchError(f"{url} is of {named[:40]!r} and not of @{channel}; nothing of it was read.")


class _Message:
    """A message of a page; whatever must be there and is not stops the page."""

    def __init__(self, node: LexborNode, url: str, channel: str, today: date) -> None:
        self.node, self.url, self.channel = node, url, channel
        given = node.attributes.get("data-post") or ""
        name, _, number = given.partition("/")
        if name.casefold() != channel.casefold() or not (number.isascii() and number.isdigit() and int(number) > 0):
            raise FetchError(f"{url} holds the post {given[:60]!r}, which is none of @{channel}; {LOOK}.")
        self.number = int(number)
        moment = node.css_first(TIME)
        try:
            stated = datetime.fromisoformat((moment.attributes.get("datetime") or "") if moment is not None else "")
        except ValueError:
            stated = None
        if stated is None or stated.tzinfo is None:
            raise FetchError(f"{url} gives no moment for post {self.number}; {LOOK}.")
        self.published_at = stated.astimezone(UTC)
        self.is_plausible = is_plausible(self.published_at, today)
        if self.published_at.date() > today and not self.is_plausible:
            raise FetchError(f"{url} dates post {self.number} on {stated:%Y-%m-%d}, which is to come; {LOOK}.")

        if _is_inside_another(node):
            # Its neighbour was not closed, and would pass this one's words for its own.
            raise FetchError(f"{url} holds post {self.number} inside another post; {LOOK}.")

    def post(self) -> Post | None:
        """The channel's own words, if it has any here; posts of before 2022 are none of ours."""
        classes = (self.node.attributes.get("class") or "").split()
        if SERVICE in classes or self.node.css_first(FORWARDED) is not None or not self.is_plausible:
            return None
        text = self._text()
        if not text.strip():
            return None
        edited = any("edited" in (meta.text() or "") for meta in self.node.css(EDITED))
        return Post(CHANNELS[self.channel].id, self.number, self.published_at, text, edited)

    def _text(self) -> str:
        # With media, the words lie in a box of the same class: the outer one holds them all.
        for box in self.node.css(TEXT):
            if box.css_first(TIME) is not None:
                raise FetchError(f"{self.url} has a text that does not end, in post {self.number}; {LOOK}.")
            if REPLY not in (box.attributes.get("class") or "").split():
                return "".join(_words(box))
        return ""


def _is_inside_another(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if "data-post" in above.attributes:
            return True
        above = above.parent
    return False


def _words(box: LexborNode) -> Iterator[str]:
    """The words of a text box, its line breaks as such; white space of the markup itself is none of a post's."""
    for node in box.traverse(include_text=True):
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag == "br":
            yield "\n"
