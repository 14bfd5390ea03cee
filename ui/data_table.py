"""The figures as a table: counts, rows with their sources, the choice of a row, and files of exactly these rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from charts.caption import Caption
from ui import cached, parts
from ui.data_filters import LABELS, Narrowing, ordered, show_all
from ui.filters import Filters, region_labels
from ui.quotes import quotes
from ui.statement import STATEMENT, name_of
from ui.view import View

ROWS = 500
"""How many rows are shown at a time; the files hold all."""

MIMES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "zip": "application/zip",
}

EXPLAINED = {
    "upper": "The upper number of a range",
    "qualifier": "How the number is meant; a row without a number is either withheld or a region named without one",
    "quote": "Characters of the statement’s text, or the column of the source’s table",
    "overlap": "Minutes shared with other windows of the same claimant: a sum of both may count a weapon twice",
    "source_url": "The statement, or the main page of its source where it has no link of its own",
    "status": "flagged: read, but something needs a person’s eye",
}


def found_figures(filters: Filters, narrowing: Narrowing) -> pd.DataFrame:
    """The figures of a view, as `db.statements.quoted_figures` returns them."""
    return _found(cached.stamp(), filters, narrowing)


@lru_cache(maxsize=4)
def _found(stamp: str, filters: Filters, narrowing: Narrowing) -> pd.DataFrame:  # noqa: ARG001
    return cached.quoted_figures(**selection(filters, narrowing))


def selection(filters: Filters, narrowing: Narrowing) -> dict[str, Any]:
    """What the table and its files are narrowed by."""
    return {
        "start": filters.start,
        "end": filters.end,
        "claimants": narrowing.claimants,
        "regions": filters.regions,
        "measures": narrowing.measures,
        "weapon_classes": narrowing.weapon_classes,
        "words": narrowing.words,
    }


def caption(view: View, narrowing: Narrowing, found: pd.DataFrame) -> Caption:
    """What the rows are, of whom, of when, and from where."""
    attributions = cached.sources().set_index("source")["attribution"]
    claimants = list(found["claimant"].unique())
    return Caption(
        claimants=tuple(view.name(one) for one in claimants),
        measure="every figure as stated, one a row",
        period=words.period(view.filters.start, view.filters.end),
        filters=caption_filters(view, narrowing),
        data_date=view.newest(claimants),
        source="; ".join(str(one) for one in attributions.reindex(list(found["source"].unique())).dropna().unique()),
        notes=("Rows are not to be added up: a claim’s total and its parts each have a row.",),
    )


def offer_all(view: View, narrowing: Narrowing) -> None:
    """A sentence and a way out of a view that no figure is in."""
    held = parts.nothing_in(view, [one for one in narrowing.claimants if (view.claimants["claimant"] == one).any()])
    if narrowing.measures or narrowing.weapon_classes or narrowing.words or view.filters.regions:
        st.info(f"No figure is in this view ({caption_filters(view, narrowing)}). It may not be stated, or not so.")
        st.button("Show all figures of this period", on_click=show_all, key="show-all")
    else:
        parts.offer_defaults(held, key="figures")


def caption_filters(view: View, narrowing: Narrowing) -> str:
    """All that the rows are narrowed by besides period and claimant, in words."""
    names = region_labels(view.regions) if view.filters.regions else {}
    where = f"only regions {words.listed([names[one] for one in view.filters.regions])}" if names else ""
    return "; ".join(filter(None, (narrowing.in_words(), where or "all regions and whole claims")))


def show_counts(found: pd.DataFrame) -> None:
    """How much there is: rows, statements, days, and why some rows have no number. Counts of rows, not of drones."""
    statements = found[["source", "statement_id", "status"]].drop_duplicates()
    numbers = {
        "Figures (rows)": len(found),
        "Statements": len(statements),
        "Report dates": found["report_date"].nunique(),
        "Claimants": found["claimant"].nunique(),
    }
    for column, (label, count) in zip(st.columns(len(numbers)), numbers.items(), strict=True):
        column.metric(label, words.number(count))
    meant = found["qualifier"].value_counts()
    told = [f"{words.number(meant[one])} {words.QUALIFIERS[one]}" for one in words.QUALIFIERS if one in meant]
    flagged = int((statements["status"] == "flagged").sum())
    zero = int((found["value"] == 0).sum())
    st.caption(
        f"Of the figures {words.listed(told)}. {words.counted(zero, 'row')} state a zero. "
        f"{words.counted(flagged, 'statement')} {'is' if flagged == 1 else 'are'} flagged as doubtful."
    )


@lru_cache(maxsize=32)
def _counts(stamp: str, filters: Filters, narrowing: Narrowing) -> pd.DataFrame:
    return counts_table(_found(stamp, filters, narrowing))


def counts_of(filters: Filters, narrowing: Narrowing) -> pd.DataFrame:
    """`counts_table` of a view."""
    return _counts(cached.stamp(), filters, narrowing)


def counts_table(found: pd.DataFrame) -> pd.DataFrame:
    """One row a claimant and measure: figures, statements, first and last report date."""
    grouped = found.groupby(["claimant", "measure"], as_index=False, sort=False).agg(
        figures=("measure", "size"),
        statements=("statement_id", "nunique"),
        first=("report_date", "min"),
        last=("report_date", "max"),
    )
    return pd.DataFrame(
        {
            "Claimed by": grouped["claimant"].map(words.short_name),
            "Measure": grouped["measure"].map(words.measure_name),
            "Figures": grouped["figures"],
            "Statements": grouped["statements"],
            "First report date": grouped["first"].dt.date,
            "Last report date": grouped["last"].dt.date,
        }
    )


def show_table(found: pd.DataFrame, filters: Filters, narrowing: Narrowing) -> None:
    """A page of the rows; a chosen row puts its statement into the address."""
    pages = -(-len(found) // ROWS)
    page = 1
    rows = ordered(found, narrowing.order)
    place = st.container()
    if pages > 1:
        page = st.pagination(pages, key="page", bind="query-params")
    shown = rows.iloc[(page - 1) * ROWS : page * ROWS].reset_index(drop=True)
    # A key of its own for each set of rows: a choice must never come to stand on another row.
    key = f"figures-{abs(hash((filters, narrowing, page, cached.stamp())))}"
    names = [name_of(*row) for row in zip(shown["source"], shown["statement_id"], strict=True)]
    first = (page - 1) * ROWS + 1
    with place:
        st.caption(
            f"Rows {first:,}–{first + len(shown) - 1:,} of {len(found):,}. "
            "Choose a row at its left edge to see its statement; sort a page by a column’s head."
        )
        st.dataframe(
            readable(shown, narrowing.columns),
            hide_index=True,
            placeholder=words.DASH,
            column_config=_column_config(narrowing.columns),
            on_select=partial(_choose, key, names),
            selection_mode="single-row",
            key=key,
            alt="Figures with claimant, measure, region, number, how it is meant, where it was read from, and link",
        )


def _choose(key: str, names: Sequence[str]) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen:
        st.query_params[STATEMENT] = names[chosen[0]]
    else:
        st.query_params.pop(STATEMENT, None)


def readable(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The rows in a reader's words, in these columns."""
    shown = rows.assign(
        quote=quotes(rows),
        claimant=rows["claimant"].map(words.short_name),
        measure=rows["measure"].map(words.measure_name),
        qualifier=rows["qualifier"].map(words.QUALIFIERS),
        weapon_class=rows["weapon_class"].str.replace("_", " "),
    )
    return shown[list(columns)].rename(columns=LABELS)


def _column_config(columns: Sequence[str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "report_date": st.column_config.DateColumn(format="DD/MM/YYYY"),
        "source_url": st.column_config.LinkColumn(display_text="open", help=EXPLAINED["source_url"]),
    }
    for moment in ("window_start", "window_end", "published_at"):
        made[moment] = st.column_config.DatetimeColumn(format="DD/MM/YYYY HH:mm", timezone="UTC")
    return {
        LABELS[column]: made.get(column) or st.column_config.Column(help=EXPLAINED.get(column)) for column in columns
    }


def show_files(view: View, narrowing: Narrowing, about: Caption) -> None:
    """The rows as files; made when asked for."""
    st.header("Take these figures along", anchor="files")
    st.markdown(
        "Each file holds all rows of this view in the columns of the export, in the order of report date and claimant; "
        "an empty cell is “not stated”, never zero. The ZIP adds incident claims, a description of the columns for "
        "programs (`datapackage.json`), a README, the licence and how to cite."
    )
    span = f"{view.filters.start:%Y%m%d}-{view.filters.end:%Y%m%d}"
    columns = {name: said for name, said in about.columns().items() if name in KEPT}
    with st.container(horizontal=True, key="figures-downloads", gap="small"):
        for form, mime in MIMES.items():
            st.download_button(
                form.upper() if form != "parquet" else "Parquet",
                data=partial(cached.file_of, form, columns, **selection(view.filters, narrowing)),
                file_name=f"two-accounts-figures-{span}.{form}",
                mime=mime,
                key=f"figures-{form}",
                on_click="ignore",
            )
    st.caption("A workbook or a JSON file of many years takes some seconds to make.")


KEPT = ("caption_period", "caption_filters", "caption_data_as_of")
"""What a CSV or JSON row is told besides its own columns, which name claimant, measure and source."""
