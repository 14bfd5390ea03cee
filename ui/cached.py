"""The one place where the screen asks the ledger: each question cached by its details and the store's version.

The ledger is opened read-only, but for the one door at the end that keeps what a person adds. The cache wraps the
queries from outside, so `db` knows nothing of Streamlit; an import changes the version, and with it every key. Errors
of the store are passed on for `ui.trouble` to say.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Concatenate, ParamSpec, cast

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
from db.matching import matching
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


_asked_last = threading.local()

VERSION_S = 1.0
"""How long a run goes on with the version that it has asked for; it asks dozens of questions in a tenth of that."""


def version() -> str:
    """The store's version: what part of a cache's key makes an import seen."""
    store, now = address(), time.monotonic()
    known = getattr(_asked_last, "version", None)
    if known is not None and known[0] == store and now - known[1] < VERSION_S:
        return str(known[2])
    engine = opened(store)
    with explained(engine.url), engine.connect() as conn:
        found = queries.store_version(conn)
    _asked_last.version = (store, now, found)
    return found


def forget_version() -> None:
    """Ask for the version anew: this run has written to the store."""
    _asked_last.version = None


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


def _sliced(question: Callable[Concatenate[Any, P], pd.DataFrame]) -> Callable[P, pd.DataFrame]:
    """A question whose rows have each a report date: asked once for all days, a period is cut out of the answer.

    So a reader who changes the period waits for no query.
    """
    QUESTIONS[question.__name__] = question
    direct: Callable[..., pd.DataFrame] = _cached(question)

    def asked(*, start: date, end: date, **details: Any) -> pd.DataFrame:
        first, last = reach()
        if not first <= start <= end <= last:
            return direct(start=start, end=end, **details)
        whole = _whole(question.__name__, address(), version(), (first, last), **details)
        days = whole["report_date"]
        within = (days >= pd.Timestamp(start)) & (days <= pd.Timestamp(end))
        return whole[within.to_numpy()].reset_index(drop=True)

    return cast("Callable[P, pd.DataFrame]", asked)


@st.cache_resource(ttl=TTL, max_entries=ENTRIES, show_spinner=False)
def _whole(question: str, store: str, store_version: str, reach: tuple[date, date], **details: Any) -> pd.DataFrame:  # noqa: ARG001
    """An answer for all days, shared by all readers: nobody may change it."""
    engine = opened(store)
    with explained(engine.url), engine.connect() as conn:
        return QUESTIONS[question](conn, start=reach[0], end=reach[1], **details)


def reach() -> tuple[date, date]:
    """All days that a period may be cut out of: some more than the ledger has, for the days before a period."""
    return _reach_of(address(), version())


@st.cache_resource(ttl=TTL, max_entries=4, show_spinner=False)
def _reach_of(store: str, store_version: str) -> tuple[date, date]:  # noqa: ARG001
    known = claimants()
    if known.empty:
        return date.max, date.min
    around = pd.Timedelta(days=400)
    return (known["first_date"].min() - around).date(), (known["last_date"].max() + around).date()


def itemised_share(
    *, start: date, end: date, claimants: tuple[str, ...], weapon_classes: tuple[str, ...] = ("drone",)
) -> pd.DataFrame:
    """As `db.queries.itemised_share`, added up from days that are asked once."""
    days = _itemised_days(start=start, end=end, claimants=claimants, weapon_classes=weapon_classes)
    return queries.itemised_sum(days)


def rates(
    *, start: date, end: date, claimants: tuple[str, ...], weapon_classes: tuple[str, ...] = ("drone",)
) -> pd.DataFrame:
    """As `db.queries.rates`, added up from days that are asked once."""
    return queries.rates_of(_rate_days(start=start, end=end, claimants=claimants, weapon_classes=weapon_classes))


def regional_totals(
    *, start: date, end: date, claimants: tuple[str, ...], weapon_classes: tuple[str, ...] = ("drone",)
) -> pd.DataFrame:
    """As `db.queries.regional_totals`, added up from days that are asked once."""
    days = _days_by_region(start=start, end=end, claimants=claimants, weapon_classes=weapon_classes)
    return queries.regional_sum(days)


def quoted_figures(
    *,
    start: date,
    end: date,
    claimants: tuple[str, ...] = (),
    regions: tuple[str, ...] = (),
    **further: Any,
) -> pd.DataFrame:
    """As `db.statements.quoted_figures`, narrowed here: all figures are asked once."""
    found = _all_quoted(start=start, end=end)
    for column, wanted in (("claimant", claimants), ("region", regions)):
        if wanted:
            found = found[found[column].isin(list(wanted))]
    return matching(found, **further)


claimants = _cached(queries.claimants)
regions = _cached(queries.regions)
sources = _cached(queries.sources)
daily_totals = _sliced(queries.daily_totals)
coverage = _sliced(queries.coverage)
_rate_days = _sliced(queries.rate_days)
outcomes = _sliced(outcome_queries.outcomes)
_days_by_region = _sliced(queries.region_days)
_itemised_days = _sliced(queries.itemised_days)
figures = _cached(queries.figures)
incidents = _sliced(queries.incidents)
figure_sources = _cached(queries.figure_sources)
held_days = _cached(nights.held_days)
night_claims = _cached(nights.night_claims)
night_neighbours = _cached(nights.night_neighbours)
night_figures = _cached(nights.night_figures)
night_parts = _cached(nights.night_parts)
night_launch_areas = _cached(nights.night_launch_areas)
night_incidents = _cached(nights.night_incidents)
region_names = _cached(region_queries.region_names)
regional_days = _sliced(region_queries.regional_days)
cut_days = _sliced(region_queries.cut_days)
mentions = _cached(region_queries.mentions)
regional_claims = _cached(region_queries.regional_claims)
weapon_claims = _sliced(weapons.weapon_claims)
launches = _sliced(weapons.launches)
_all_quoted = _sliced(statements.quoted_figures)
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
        forget_version()


def _now() -> datetime:
    return datetime.now(UTC)
