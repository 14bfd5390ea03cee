"""The one place where the screen asks the ledger: each question cached by its details and the store's version.

The ledger is opened read-only. The cache wraps the queries from outside, so `db` knows nothing of Streamlit; an import
changes the version, and with it every key. Errors of the store are passed on for `ui.trouble` to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

import pandas as pd
import streamlit as st

from db import archive, nights, queries, statements
from db import freshness as held
from db import outcomes as outcome_queries
from db import regions as region_queries
from db.bundle import ensure_store
from db.engine import building_engine, check_store, database_url, reading_engine
from db.errors import StoreError, StoreMissingError, explained
from db.export import Selection
from db.parts import WITHIN

__all__ = ["WITHIN", "StoreError"]

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
quoted_figures = _cached(statements.quoted_figures)
revisions = _cached(statements.revisions)
revision_claims = _cached(statements.revision_claims)
revision_figures = _cached(statements.revision_figures)
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
