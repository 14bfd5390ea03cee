"""Who published the post that a row was compiled from, and where it can be opened."""

from __future__ import annotations

from dataclasses import dataclass

FACEBOOK = "https://www.facebook.com/"
TELEGRAM = "https://t.me/"

PUBLISHERS = {
    "kpszsu": "ua_air_force",
    "PvKPivden": "ua_air_command_south",
    "pvkshid": "ua_air_command_east",
    "PvkZahid": "ua_air_command_west",
    "PvkCenter": "ua_air_command_centre",
    "GeneralStaff.ua": "ua_general_staff",
    # The Kharkiv oblast's administration.
    "kharkivoda.gov.ua": "ua_authorities",
    # The Commander-in-Chief's own page: neither the Air Force nor the General Staff, and a figure keeps its claimant.
    "CinCAFU": "other",
    # The chief of Ukraine's defence intelligence.
    "ChiefUkrDIU": "other",
}

AIR_COMMANDS = frozenset(claimant for claimant in PUBLISHERS.values() if claimant.startswith("ua_air_command_"))
"""The regional air commands: what they tell of is their own area."""

LEFT_OUT = {
    "war_monitor": "a monitoring channel is no official claimant",
    "watch": "the link is to a video and does not say who published it",
}
"""Publishers whose rows become no claim, with the reason."""

WEBSITES = frozenset({"kharkivoda.gov.ua"})


@dataclass(frozen=True, slots=True)
class Post:
    """The post behind a row: its publisher's name in the link, its path and its full link."""

    publisher: str
    path: str
    url: str


def post_of(source: str) -> Post | None:
    """The post that a row's `source` names; `None` where it names none.

    >>> post_of("kpszsu/posts/pfbid0abc").url
    'https://www.facebook.com/kpszsu/posts/pfbid0abc'
    >>> post_of("https://t.me/kpszsu/60825").publisher
    'kpszsu'
    """
    path = source.removeprefix("https://").removeprefix("http://").removeprefix("t.me/")
    publisher, _, rest = path.partition("/")
    if not publisher or not rest or any(letter.isspace() for letter in source):
        return None
    if source.startswith((TELEGRAM, "http://t.me/")):
        return Post(publisher, f"t.me/{path}", TELEGRAM + path)
    if publisher in WEBSITES:
        return Post(publisher, path, f"https://{path}")
    return Post(publisher, path, FACEBOOK + path)
