from __future__ import annotations

import pytest

from sources.records import WeaponClass
from sources.weapons import CLASSES, MODELS, weapon_class, weapon_name


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("Shahed-136/131", "drone"),
        ("Unknown UAV", "drone"),
        ("Orlan-10 and ZALA and Supercam", "recon_drone"),
        ("Молнія and Lancet", "loitering_munition"),
        # Given as one figure: a bundle with a class of its own.
        ("Shahed-136/131 and Lancet", "drone"),
        ("X-47 Kinzhal and Iskander-M/KN-23", "ballistic"),
        ("C-300/C-400 and Iskander-M", "ballistic"),
        ("Iskander-K and Kalibr", "cruise"),
        ("X-22 and X-32", "anti_ship"),
        # Missiles of different kinds, never split.
        ("Iskander-M and Iskander-K", "missile"),
        ("X-59 and X-35", "missile"),
        ("Unknown Missile", "missile"),
        ("GBU", "glide_bomb"),
        ("Intercontinental ballistic missile", "ballistic"),
    ],
)
def test_class_of_a_model_or_bundle(model: str, expected: str) -> None:
    assert weapon_class(model) is WeaponClass(expected)


@pytest.mark.parametrize("model", ["", "Фенікс", "Shahed-136/131 and Kalibr", "Kalibr and Nothing", "kalibr"])
def test_an_unknown_model_has_no_class(model: str) -> None:
    assert weapon_class(model) is None


def test_a_model_has_one_class_and_one_name() -> None:
    assert sum(len(models) for models in CLASSES.values()) == len(MODELS)
    assert weapon_name("Intercontinental ballistic missile") == "Intercontinental Ballistic Missile"
    assert weapon_name("Молнія") == "Молнія"
