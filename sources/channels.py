"""The channels that are read at first hand, and how each is told from any other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sources.origins import ORIGINS

if TYPE_CHECKING:
    from sources.parsers import Parser


@dataclass(frozen=True, slots=True)
class Channel:
    """A public channel of one claimant; `id` is its name in links and its origin in `sources.origins`.

    `title` matches the name that the channel gives itself. Its export names no address, so there the title must do.
    """

    id: str
    claimant: str
    title: re.Pattern[str]

    @property
    def parser(self) -> Parser:
        """Who reads its posts."""
        from sources.parsers import PARSERS  # noqa: PLC0415  (every parser's tables take a second to make)

        return PARSERS[self.claimant]

    def link(self, number: int) -> str:
        """The address of a post."""
        return f"{ORIGINS[self.id].url_main}/{number}"


CHANNELS = {
    channel.id: channel
    for channel in (
        Channel("mod_russia", "ru_mod", re.compile(r"\W*минобороны россии\W*", re.IGNORECASE)),
        Channel(
            "kpszsu",
            "ua_air_force",
            re.compile(r"\W*повітряні сили (?:зс україни|збройних сил україни)\W*(?:air force\b.*)?", re.IGNORECASE),
        ),
    )
}


def post_number(channel: str, url: str | None) -> int | None:
    """The number of a post by its address; `None` where the address is of something else.

    >>> post_number("kpszsu", "https://t.me/kpszsu/12"), post_number("kpszsu", "https://t.me/kpszsu")
    (12, None)
    """
    start = f"{ORIGINS[channel].url_main}/"
    number = url.removeprefix(start) if url and url.startswith(start) else ""
    return int(number) if number.isascii() and number.isdigit() else None
