"""An uploaded file of statements: what is in it, without keeping any of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from charts import words
from ui import cached
from ui.cached import Upload
from ui.marked import visible

ROWS = 500
READ = "add-upload-read"

STATUSES = {
    "read": "read",
    "flagged": "flagged",
    "unreadable": "not readable",
    "nothing": "no claim",
}


def ask_for_file() -> tuple[bytes, str, str] | None:
    """The bytes, the name and a mark of the file handed in; None as long as there is none."""
    given = st.file_uploader(
        "A channel’s export by Telegram Desktop (result.json), or JSON Lines",
        type=["json", "jsonl"],
        max_upload_size=cached.LARGEST_FILE // 1_000_000,
        key="add-file",
    )
    st.caption(
        f"At most {cached.LARGEST_FILE // 1_000_000} MB and {cached.MOST_STATEMENTS:,} statements, each of at most "
        f"{cached.LONGEST_TEXT:,} characters. JSON Lines have `id`, `published`, `text` and `url`, one object a line."
    )
    return None if given is None else (given.getvalue(), given.name, f"upload/{given.file_id}")


def read_file(received: bytes, name: str, mark: str) -> Upload:
    """What the file holds; a session reads it once, and forgets it with the next one."""
    known, upload = st.session_state.get(READ, ("", None))
    if known != mark or upload is None:
        with st.spinner("Reading the file"):
            upload = cached.upload_of(received, visible(name)[:80])
        st.session_state[READ] = (mark, upload)
    return upload  # type: ignore[no-any-return]


def show_upload(upload: Upload) -> None:
    """How many statements of which status, and the list of them, those for a person's eye first."""
    statements = upload.statements
    st.header("What the file holds", anchor="file")
    counts = statements["status"].value_counts()
    said = [f"{int(counts[status]):,} {label}" for status, label in STATUSES.items() if status in counts]
    left_out = f"; {words.counted(upload.left_out, 'message')} left out" if upload.left_out else ""
    st.markdown(f"{words.counted(len(statements), 'statement')}: {', '.join(said)}{left_out}.")
    days = statements["report_date"].dropna()
    if len(days):
        st.markdown(f"Report dates: {words.period(days.min().date(), days.max().date())}.")
    order = statements["status"].map({"unreadable": 0, "flagged": 1, "read": 2, "nothing": 3})
    shown = statements.loc[order.sort_values(kind="stable").index].head(ROWS)
    st.dataframe(
        _table(shown),
        hide_index=True,
        placeholder=words.DASH,
        column_config={
            "Published (UTC)": st.column_config.DatetimeColumn(format="DD/MM/YYYY HH:mm"),
            "Report date": st.column_config.DateColumn(format="DD/MM/YYYY"),
        },
        alt="Statements of the file with publication, claimant, reading, report date, number of figures and problems",
    )
    if len(statements) > ROWS:
        st.caption(f"The first {ROWS:,} are listed, those that need a person’s eye before the others.")


def _table(statements: pd.DataFrame) -> pd.DataFrame:
    columns: dict[str, Any] = {
        "Published (UTC)": statements["published_at"],
        "Claimed by": statements["claimants"].map(_names),
        "Reading": statements["status"].map(STATUSES),
        "Report date": statements["report_date"],
        "Figures": statements["figures"].where(statements["has_claims"]),
        "Problems": statements["problems"].map(visible).replace("", pd.NA),
    }
    return pd.DataFrame(columns)


def _names(claimants: str) -> str | None:
    return ", ".join(words.short_name(one) for one in claimants.split()) or None
