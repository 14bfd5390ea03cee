from __future__ import annotations

from sources import incidents, interchange, ru_mod_posts
from sources.ivaniuk.table import SOURCE
from sources.origins import ORIGINS


def test_every_reader_has_its_origin_with_licence_and_attribution() -> None:
    assert {SOURCE, incidents.SOURCE, interchange.SOURCE, ru_mod_posts.SOURCE} <= ORIGINS.keys()
    for key, origin in ORIGINS.items():
        assert origin.id == key
        assert origin.title
        assert origin.producer
        assert origin.license
        assert origin.attribution


def test_the_compiled_table_is_attributed_under_its_licence() -> None:
    assert ORIGINS["ivaniuk"].license == "CC BY-NC-SA 4.0"
    assert "Ivaniuk" in ORIGINS["ivaniuk"].attribution
