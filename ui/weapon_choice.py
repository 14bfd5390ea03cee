"""What the page on weapons lets a reader choose besides the shared filters, kept in the address as those are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts import words

CLASSES, MODELS_OF = "classes", "models"
"""The widgets' keys, which are the parameters' names in the address."""

SHOWN_FIRST = ("drone", "cruise", "ballistic")


def choose_classes(stated: Sequence[str]) -> list[str]:
    """The weapon classes that have a panel, in their order; each stands alone, none is added to another."""
    names = {words.WEAPON_CLASSES[one]: one for one in stated}
    usual = [words.WEAPON_CLASSES[one] for one in SHOWN_FIRST if one in stated] or list(names)[:1]
    chosen = st.pills(
        "Weapon classes", list(names), selection_mode="multi", default=usual, key=CLASSES, bind="query-params"
    )
    return [one for name, one in names.items() if name in chosen]


def choose_models_of(stated: Sequence[str]) -> str:
    """The weapon class whose models and launch areas are shown."""
    names = {words.WEAPON_CLASSES[one]: one for one in stated}
    chosen = st.selectbox("Models and launch areas of", list(names), key=MODELS_OF, bind="query-params")
    return names.get(chosen, stated[0])
