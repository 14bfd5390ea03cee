from __future__ import annotations

import pytest

from sources.claimants import CLAIMANTS
from sources.ivaniuk.publishers import AIR_COMMANDS, LEFT_OUT, PUBLISHERS, post_of


@pytest.mark.parametrize(
    ("source", "publisher", "url"),
    [
        ("kpszsu/posts/pfbid0abc", "kpszsu", "https://www.facebook.com/kpszsu/posts/pfbid0abc"),
        ("https://t.me/kpszsu/123", "kpszsu", "https://t.me/kpszsu/123"),
        ("watch/?v=123", "watch", "https://www.facebook.com/watch/?v=123"),
        ("kharkivoda.gov.ua/news/123", "kharkivoda.gov.ua", "https://kharkivoda.gov.ua/news/123"),
    ],
)
def test_a_source_names_a_publisher_and_can_be_opened(source: str, publisher: str, url: str) -> None:
    post = post_of(source)
    assert post is not None
    assert (post.publisher, post.url) == (publisher, url)


@pytest.mark.parametrize("source", ["", "kpszsu", "kpszsu/", "/posts/1", "kpszsu/posts/a b"])
def test_a_source_without_a_post_names_none(source: str) -> None:
    assert post_of(source) is None


def test_publishers_are_known_claimants_or_left_out_never_both() -> None:
    assert set(PUBLISHERS.values()) <= CLAIMANTS.keys()
    assert not PUBLISHERS.keys() & LEFT_OUT.keys()
    assert len(AIR_COMMANDS) == 4
