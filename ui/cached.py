"""The one place where the screen asks the ledger: each question cached by its details and the store's version.

The ledger is opened read-only, but for the one door at the end that keeps what a person adds. The cache wraps the
queries from outside, so `db` knows nothing of Streamlit; an import changes the version, and with it every key. Errors
of the store are passed on for `ui.trouble` to say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec

import pandas as pd
import streamlit as st

from db import archive, by_hand, corrections, nights, queries, statements, weapons
from db import freshness as held
from db import outcomes as outcome_queries
from db import regions as region_queries
from db.bundle import ensure_store
from db.by_hand import Given, Kept, Reading, Upload
from db.corrections import Corrected, Corrections
from db.engine import building_engine, check_store, database_url, reading_engine, writing_engine
from db.errors import InputRefusedError, StoreError, StoreMissingError, explained
from db.export import Selection
from db.parts import WITHIN

__all__ = ["WITHIN", "Corrected", "Given", "InputRefusedError", "Kept", "Reading", "StoreError", "Upload"]

P = ParamSpec("P")

ENTRIES = 128
"""How many answers each server keeps; the largest (all days of one claimant) takes about half a megabyte."""

TTL = "6h"


def address() -> str:
    """The store that pages read, as a key for caches."""
    return database_url().render_as_string(hide_password=False)


@st.cache_resource(max_entries=4, show_spinner="Building the ledger from the bundled figures: on the first start only.")
def opened(store: str) -> Any:  # noqa: ARG001
    """The read-only engine of the store at `address()`, built from the bundled figures where there is none yet.

    Raises:
        StoreError: There is a store, but not one that this code can read.
    """
    try:
        return _checked()
    except StoreMissingError:
        builder = building_engine()
        ensure_store(builder)
        builder.dispose()
        return _checked()


def _checked() -> Any:
    engine = reading_engine()
    check_store(engine)
    return engine


def version() -> str:
    """The store's version: what part of a cache's key makes an import seen."""
    engine = opened(address())
    with explained(engine.url), engine.connect() as conn:
        return queries.store_version(conn)


def stamp() -> str:
    """What tells one state of one store from all others: the key of whatever is made of its answers."""
    return f"{address()} {version()}"


@st.cache_data(ttl=TTL, max_entries=ENTRIES, show_spinner=False)
def _answer(question: str, store: str, store_version: str, **details: Any) -> pd.DataFrame:  # noqa: ARG001
    engine = opened(store)
    with explained(engine.url), engine.connect() as conn:
        return QUESTIONS[question](conn, **details)


QUESTIONS: dict[str, Callable[..., pd.DataFrame]] = {}
"""The questions by name, as caches know them."""


def _cached(question: Callable[Concatenate[Any, P], pd.DataFrame]) -> Callable[P, pd.DataFrame]:
    """The question without its connection, answered from the cache where it has been asked before."""
    QUESTIONS[question.__name__] = question

    def asked(*args: P.args, **details: P.kwargs) -> pd.DataFrame:
        if args:
            raise TypeError(f"{question.__name__} takes its details by name")
        return _answer(question.__name__, address(), version(), **details)

    return asked


claimants = _cached(queries.claimants)
regions = _cached(queries.regions)
sources = _cached(queries.sources)
daily_totals = _cached(queries.daily_totals)
coverage = _cached(queries.coverage)
period_totals = _cached(queries.period_totals)
rates = _cached(queries.rates)
outcomes = _cached(outcome_queries.outcomes)
regional_totals = _cached(queries.regional_totals)
itemised_share = _cached(queries.itemised_share)
figures = _cached(queries.figures)
incidents = _cached(queries.incidents)
figure_sources = _cached(queries.figure_sources)
held_days = _cached(nights.held_days)
night_claims = _cached(nights.night_claims)
night_neighbours = _cached(nights.night_neighbours)
night_figures = _cached(nights.night_figures)
night_parts = _cached(nights.night_parts)
night_launch_areas = _cached(nights.night_launch_areas)
night_incidents = _cached(nights.night_incidents)
region_names = _cached(region_queries.region_names)
regional_days = _cached(region_queries.regional_days)
cut_days = _cached(region_queries.cut_days)
mentions = _cached(region_queries.mentions)
regional_claims = _cached(region_queries.regional_claims)
weapon_claims = _cached(weapons.weapon_claims)
launches = _cached(weapons.launches)
quoted_figures = _cached(statements.quoted_figures)
revisions = _cached(statements.revisions)
revision_claims = _cached(statements.revision_claims)
revision_figures = _cached(statements.revision_figures)
revision_corrections = _cached(corrections.revision_corrections)
claimed_measures = _cached(held.claimed_measures)
freshness = _cached(held.freshness)


def file_of(form: str, caption: dict[str, str], **selection: Any) -> bytes:
    """A selection of figures as a file, made when it is asked for; see `db.archive.file_of`."""
    return _file(address(), version(), form, caption, Selection(**selection))


@st.cache_data(ttl=TTL, max_entries=8, show_spinner=False)
def _file(store: str, store_version: str, form: str, caption: dict[str, str], selection: Any) -> bytes:  # noqa: ARG001
    engine = opened(store)
    with explained(engine.url), engine.connect() as conn:
        return archive.file_of(conn, selection, form, caption)


LONGEST_TEXT = by_hand.LONGEST_TEXT
LARGEST_FILE = by_hand.LARGEST_FILE
MOST_STATEMENTS = by_hand.MOST_STATEMENTS
READERS = by_hand.READERS
TIME_ZONES = by_hand.ZONES
MEASURES = by_hand.MEASURES
QUALIFIERS = by_hand.QUALIFIERS


def reading_of(given: Given) -> Reading:
    """What a text says; neither the ledger nor a cache keeps anything of it."""
    return by_hand.preview(given, today=_now().date())


def upload_of(received: bytes, name: str) -> Upload:
    """What a file of statements holds; neither the ledger nor a cache keeps anything of it."""
    return by_hand.preview_upload(received, name, today=_now().date())


def problem_of(correction: Corrected) -> str | None:
    """Why a correction cannot be kept, as a sentence; `None` if it can."""
    return corrections.problem_of(correction)


def keep(given: Given, corrected: tuple[Corrected, ...], *, by: str) -> Kept:
    """Write a text into the ledger, with corrections beside its figures; whoever calls has asked `ui.permission`.

    Raises:
        InputRefusedError: The text or a correction is not taken; the sentence says why.
        StoreError: The ledger cannot be written.
    """
    beside = Corrections("", by, corrected) if corrected else None
    return _writing(lambda engine: by_hand.keep(engine, given, beside, now=_now()))


def keep_upload(received: bytes, name: str) -> Kept:
    """Write the statements of a file into the ledger; whoever calls has asked `ui.permission`.

    Raises:
        InputRefusedError: The file is not taken; the sentence says why.
        StoreError: The ledger cannot be written.
    """
    return _writing(lambda engine: by_hand.keep_upload(engine, received, name, now=_now()))


def _writing(write: Callable[[Any], Kept]) -> Kept:
    """The one door to write through; the ledger that pages read must be there and in order."""
    opened(address())
    engine = writing_engine()
    try:
        return write(engine)
    finally:
        engine.dispose()


def _now() -> datetime:
    return datetime.now(UTC)
