from __future__ import annotations

from charts.night_card import HEIGHT, WIDTH, CardNumber, CardSide, night_card
from charts.theme import PALETTES, Mode
from tests.charts.nights import DAY, claim, figure, told

NIGHT = told([claim(1, "2026-01-25 20:00", "2026-01-26 04:00", window_basis="inferred")], [figure(1, 40)])
MOD = CardSide(
    "ru_mod", "Russian Ministry of Defence", "Ukrainian drones", (CardNumber("40", "intercepted"),),
    ("By region: Krasnodar Krai 34.",), tuple(NIGHT),
)  # fmt: skip
AIR_FORCE = CardSide(
    "ua_air_force", "Ukrainian Air Force", "Russian drones", (CardNumber("withheld", "launched"),), (), ()
)


def words(sides: list[CardSide], link: str = "Link: example.org") -> str:
    drawn = night_card(sides, day=DAY, source="Somebody", link=link)
    return " ".join(note.text for note in drawn.layout.annotations).replace("<br>", " ")


def test_a_card_says_claimant_measure_date_source_and_link() -> None:
    said = words([AIR_FORCE, MOD])
    for needed in (
        "26 January 2026", "Report date", "claimed by the Russian Ministry of Defence",
        "claimed by the Ukrainian Air Force", "<b>40</b>", "intercepted", "withheld", "Krasnodar Krai 34",
        "Source: Somebody", "Link: example.org", "not a finding",
    ):  # fmt: skip
        assert needed in said


def test_a_card_has_the_size_of_a_post_and_nothing_lies_outside() -> None:
    drawn = night_card([AIR_FORCE, MOD], day=DAY, source="Somebody", link="")
    assert (drawn.layout.width, drawn.layout.height) == (WIDTH, HEIGHT) == (1200, 675)
    for shape in drawn.layout.shapes:
        assert 0 <= shape.x0 <= shape.x1 <= WIDTH and 0 <= shape.y0 <= shape.y1 <= HEIGHT
    assert all(0 <= note.x <= WIDTH and 0 <= note.y < HEIGHT for note in drawn.layout.annotations)


def test_an_inferred_window_is_an_outline_on_the_card_too() -> None:
    drawn = night_card([AIR_FORCE, MOD], day=DAY, source="", link="")
    palette = PALETTES[Mode.LIGHT]
    outlined = [shape for shape in drawn.layout.shapes if shape.line.width == 2]
    assert [(shape.fillcolor, shape.line.color) for shape in outlined] == [
        (palette.paper, palette.account("ru_mod").strong)
    ]


def test_what_has_no_room_is_cut_with_a_sign() -> None:
    long = CardSide(
        "ru_mod", "Russian Ministry of Defence", "Ukrainian drones", (), (" ".join(["Belgorod 7,"] * 90),), ()
    )
    assert "…" in words([AIR_FORCE, long])
