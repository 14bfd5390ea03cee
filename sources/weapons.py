"""Which class a weapon model belongs to. A model that is not here has no class: its row is listed, never guessed.

A bundle of models ("X-101/X-555 and Kalibr") is one weapon of its own: its class is that of its parts where they agree,
`missile` where they are missiles of different kinds.
"""

from __future__ import annotations

from sources.records import WeaponClass

CLASSES: dict[WeaponClass, tuple[str, ...]] = {
    WeaponClass.DRONE: (
        "Shahed-136/131",
        # Counted by the claimants among the drones; the regional commands' small drones come under this name too.
        "Unknown UAV",
        # The Air Force gave one figure for both, nearly all of them of the Shahed family.
        "Shahed-136/131 and Lancet",
    ),
    WeaponClass.RECON_DRONE: (
        "Eleron",
        "Forpost",
        "Granat-4",
        "Merlin-VR",
        # Armed at times, but built and reported as reconnaissance drones.
        "Mohajer-6",
        "Orion",
        "Orlan-10",
        "Orlan-30",
        "Reconnaissance UAV",
        "Supercam",
        "ZALA",
        "Картограф",
    ),
    WeaponClass.LOITERING_MUNITION: ("Kub", "Lancet", "Молнія", "Привет-82"),
    WeaponClass.CRUISE: (
        "Banderol",
        "Iskander-K",
        "Kalibr",
        "X-101/X-555",
        "X-59",
        "X-59/X-69",
        "X-59MK2",
        "X-69",
    ),
    WeaponClass.BALLISTIC: (
        "Ballistic Missile",
        # Anti-aircraft missiles fired at ground targets fly a ballistic path, and the Air Force counts them there.
        "C-300",
        "C-300/C-400",
        "C-400",
        "Intercontinental Ballistic Missile",
        "Iskander-M",
        "Iskander-M/KN-23",
        "KN-23",
        # Aeroballistic: launched from an aircraft, counted with the ballistic ones.
        "X-47 Kinzhal",
    ),
    WeaponClass.ANTI_SHIP: ("3M22 Zircon", "P-800 Oniks", "X-22", "X-32", "X-35"),
    # Anti-radiation missiles and those whose kind was not said.
    WeaponClass.MISSILE: ("Unknown Missile", "X-31", "X-31P", "X-31PD"),
    # The bombs that the Air Force reports since 2023 are guided ones.
    WeaponClass.GLIDE_BOMB: ("Aerial Bomb", "GBU"),
}

NAMES = {"Intercontinental ballistic missile": "Intercontinental Ballistic Missile"}
"""The same model written in another way."""

MODELS = {model: weapon_class for weapon_class, models in CLASSES.items() for model in models}

MISSILES = frozenset({WeaponClass.CRUISE, WeaponClass.BALLISTIC, WeaponClass.ANTI_SHIP, WeaponClass.MISSILE})


def weapon_name(model: str) -> str:
    """The one name under which a model is kept."""
    return NAMES.get(model, model)


def weapon_class(model: str) -> WeaponClass | None:
    """The class of a model or bundle of models; `None` where it is not known.

    >>> weapon_class("X-101/X-555 and Kalibr")
    <WeaponClass.CRUISE: 'cruise'>
    >>> weapon_class("X-101/X-555 and Kalibr and X-22")
    <WeaponClass.MISSILE: 'missile'>
    >>> weapon_class("Orlan-10 and Kalibr") is None
    True
    """
    name = weapon_name(model)
    if name in MODELS:
        return MODELS[name]
    parts = {MODELS.get(weapon_name(part)) for part in name.split(" and ")}
    if len(parts) == 1:
        return parts.pop()
    return WeaponClass.MISSILE if parts <= MISSILES else None
