"""Correcting a figure by hand: kept beside what was read, with a reason, never instead of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from charts.night_words import value
from ui import cached
from ui.add import what, where
from ui.cached import Corrected, Reading
from ui.filters import region_labels
from ui.parts import plain

STATE = "add-corrections"
WHOLE = ""


def corrections_of(key: str) -> tuple[Corrected, ...]:
    """The corrections made to a text in this session; those of another text are forgotten."""
    known, made = st.session_state.get(STATE, ("", ()))
    return tuple(made) if known == key else ()


def forget() -> None:
    """Forget all corrections: they are kept in the ledger now."""
    st.session_state.pop(STATE, None)


def show_correcting(reading: Reading) -> tuple[Corrected, ...]:
    """The corrections made so far, each with a way to take it back, and the form for another."""
    st.header("Correct a figure", anchor="correct")
    st.markdown(
        "Where a number was misread, put the right one beside it, and say why. What was read stays the figure of "
        "record in every total, chart and export; the correction is shown with the statement."
    )
    figures = reading.figures
    made = corrections_of(reading.key)
    for place, one in enumerate(made):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"corrected-{place}"):
            st.markdown(_said(figures, one), width="content")
            st.button("Take it back", key=f"take-back-{place}", on_click=partial(_take_back, reading.key, one))
    with st.expander("Put a correction beside a figure"):
        _ask(reading)
    return corrections_of(reading.key)


def _said(figures: pd.DataFrame, one: Corrected) -> str:
    number = _number(figures, one)
    read = figures.iloc[number - 1].to_dict()
    region = (
        cached.region_names().set_index("region")["name_en"].get(one.region, one.region) if one.region else "the whole"
    )
    corrected = f"{value(one.value, one.upper, one.qualifier)}, {words.measure_name(one.measure)}, {region}"
    return (
        f"**Figure {number}**, read as {plain(_figure(read))}: **{plain(corrected)}** by hand, because "
        f"“{plain(one.reason)}”."
    )


def _number(figures: pd.DataFrame, one: Corrected) -> int:
    own = (figures["claim"] == one.claim) & (figures["figure"] == one.figure)
    return int(own.to_numpy().argmax()) + 1


def _figure(figure: dict[Any, Any]) -> str:
    return f"{value(figure['value'], figure['upper'], figure['qualifier'])}, {what(figure)}, {where(figure)}"


def _ask(reading: Reading) -> None:
    rows = reading.figures.to_dict("records")
    chosen = st.selectbox(
        "Figure",
        range(len(rows)),
        format_func=lambda place: f"{place + 1}: {_figure(rows[place])}" if place < len(rows) else "",
        key=f"correct-which-{reading.key}",
    )
    if chosen is None:
        return
    read = rows[chosen]
    mark = f"{reading.key}-{chosen}"
    labels = region_labels(cached.region_names().assign(name_uk="", name_ru=""))
    regions = [WHOLE, *labels]
    region = read["region"] if words.is_known(read["region"]) else WHOLE
    with st.form(f"correct-{mark}", border=False, enter_to_submit=False):
        first, second, third, fourth = st.columns(4)
        qualifier = first.selectbox(
            "Meant as",
            cached.QUALIFIERS,
            index=cached.QUALIFIERS.index(read["qualifier"]),
            format_func=lambda one: words.QUALIFIERS[one],
            key=f"correct-qualifier-{mark}",
        )
        number = second.number_input("Number", 0, 100_000, _known(read["value"]), key=f"correct-value-{mark}")
        upper = third.number_input("Upper number", 0, 100_000, _known(read["upper"]), key=f"correct-upper-{mark}")
        measure = fourth.selectbox(
            "Counts",
            cached.MEASURES,
            index=cached.MEASURES.index(read["measure"]),
            format_func=words.measure_name,
            key=f"correct-measure-{mark}",
        )
        place = st.selectbox(
            "Region",
            regions,
            index=regions.index(region) if region in regions else 0,
            format_func=lambda code: labels.get(code, "The whole claim"),
            key=f"correct-region-{mark}",
        )
        reason = st.text_input("Why", key=f"correct-reason-{mark}")
        if st.form_submit_button("Put it beside the figure", key=f"correct-{mark}-submit"):
            told = Corrected(
                int(read["claim"]),
                int(read["figure"]),
                measure,
                place or None,
                number,
                upper,
                qualifier,
                reason.strip(),
            )
            _take(reading.key, told, read)


def _known(number: object) -> int | None:
    return int(number) if words.is_known(number) else None  # type: ignore[call-overload]


def _take(key: str, told: Corrected, read: dict[Any, Any]) -> None:
    """Note a correction for this session, or say what is wrong with it."""
    problem = cached.problem_of(told)
    as_read = (
        read["measure"],
        read["region"] if words.is_known(read["region"]) else None,
        _known(read["value"]),
        _known(read["upper"]),
        read["qualifier"],
    )
    if not problem and (told.measure, told.region, told.value, told.upper, told.qualifier) == as_read:
        problem = "This is what was read: change something, or leave the figure as it is."
    if problem:
        st.error(problem)
        return
    others = [one for one in corrections_of(key) if (one.claim, one.figure) != (told.claim, told.figure)]
    st.session_state[STATE] = (key, [*others, replace(told)])
    st.rerun()


def _take_back(key: str, told: Corrected) -> None:
    st.session_state[STATE] = (key, [one for one in corrections_of(key) if one != told])
