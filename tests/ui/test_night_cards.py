from __future__ import annotations

import struct

import pytest

from charts.night_card import CardNumber, CardSide, night_card
from tests.charts.nights import DAY
from ui import images, night_cards

SIDE = CardSide("ru_mod", "Russian Ministry of Defence", "Ukrainian drones", (CardNumber("40", "intercepted"),), (), ())


@pytest.mark.parametrize(
    ("url", "anchor"),
    [
        ("https://www.example.org/a/b", '<a href="https://www.example.org/a/b">example.org/a</a>'),
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&amp;b=2">example.org</a>'),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_link_leads_to_the_whole_address_under_a_short_name(url: str, anchor: str) -> None:
    assert night_cards._anchor(url) == anchor


@pytest.mark.browser
def test_a_card_is_a_picture_of_its_size_and_a_pdf() -> None:
    card = night_card([SIDE], day=DAY, source="Somebody", link="")
    png = images.image(card, "png", scale=1)
    assert struct.unpack(">II", png[16:24]) == (1200, 675)
    assert images.image(card, "pdf", scale=1).startswith(b"%PDF")
