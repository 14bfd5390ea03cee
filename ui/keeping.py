"""Keeping what was read: whether the reader may, the button, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from charts import words
from ui import cached
from ui.cached import Corrected, Given, Kept, Reading
from ui.correcting import forget
from ui.marked import visible
from ui.parts import plain
from ui.permission import Permission, permission, show_sign_in

KEPT = "add-kept"
SOURCE = "by_hand"


def show_permission(allowed: Permission) -> None:
    """Say whether the reader may keep statements, and how that is changed."""
    st.header("Keep it", anchor="keep")
    st.markdown(f"{allowed.sentence} Reading is open to everybody and keeps nothing.")
    show_sign_in(allowed)


def show_keeping(given: Given, reading: Reading, corrected: tuple[Corrected, ...]) -> None:
    """The button for a text, and what came of it."""
    if reading.status == "nothing":
        st.markdown("This text makes no claim, so there is nothing to keep.")
        return
    missing = [what for what, told in (("the hour of publication", given.hour), ("the link", given.url)) if not told]
    if missing:
        st.markdown(
            f"To keep it, give {words.listed(missing)} above: a figure without its source is of no use, and a moment "
            "is not to be made up."
        )
        return
    st.markdown(
        "It is kept with its words, its link and its date. Nothing in the ledger is overwritten, the same again "
        "changes nothing, and what the ledger has already from another statement is not counted twice."
    )
    beside = f" with {words.counted(len(corrected), 'correction')}" if corrected else ""
    if st.button(f"Keep this statement{beside}", type="primary", key="add-keep"):
        _keep(reading.key, lambda by: cached.keep(given, corrected, by=by))
    show_kept(reading.key)


def show_keeping_upload(received: bytes, name: str, mark: str) -> None:
    """The button for a file, and what came of it."""
    if st.button("Keep these statements", type="primary", key="add-keep-upload"):
        _keep(mark, lambda _: cached.keep_upload(received, visible(name)[:80]))
    show_kept(mark)


def _keep(mark: str, write: Callable[[str], Kept]) -> None:
    allowed = permission()  # asked anew: what was true when the page was drawn need not be true now
    if not allowed.is_given:
        st.error(allowed.sentence)
        return
    try:
        st.session_state[KEPT] = (mark, write(allowed.by))
    except cached.InputRefusedError as error:
        st.error(plain(error))  # its words may be those of a file
        return
    forget()
    st.rerun()


def show_kept(mark: str) -> None:
    """What came of keeping this very text or file."""
    known, kept = st.session_state.get(KEPT, ("", None))
    if known != mark or kept is None:
        return
    st.success(" ".join(filter(None, (_outcome(kept), _counted(kept), _corrected(kept)))))
    if "/" not in mark:
        st.markdown(f"[The statement, as the ledger keeps it](data?statement={SOURCE}:{mark}#statement)")


def _outcome(kept: Kept) -> str:
    done = [
        f"{words.counted(count, 'statement')} {how}"
        for count, how in (
            (kept.new, "kept as new"),
            (kept.revised, "kept as the next revision of what the ledger had"),
            (
                kept.unchanged,
                "known already and left as it was" if kept.unchanged == 1 else "known and left as they were",
            ),
        )
        if count
    ]
    return f"{'; '.join(done)}."


def _counted(kept: Kept) -> str:
    if not kept.figures:
        return "No figure was read, so no total changes."
    if kept.witnesses == kept.figures:
        return "Every figure stands as a witness: the ledger counts another statement of the same attack."
    if kept.witnesses:
        return (
            f"{words.counted(kept.witnesses, 'figure')} of {kept.figures:,} stand as witnesses, because the ledger "
            "counts another statement of the same attack; the others count."
        )
    return "Its figures count." if kept.new + kept.revised + kept.unchanged == 1 else "Their figures count."


def _corrected(kept: Kept) -> str:
    return f"{words.counted(kept.corrections, 'correction')} stored beside what was read." if kept.corrections else ""
