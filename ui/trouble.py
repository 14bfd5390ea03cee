"""What a visitor reads when something is wrong: one sentence and what mends it, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException

from ui.cached import StoreError

LOG = logging.getLogger("two_accounts")


@contextmanager
def told_plainly() -> Iterator[None]:
    """Within it, an error ends the page with a sentence; whoever runs the server finds the rest in its log."""
    try:
        yield
    except (RerunException, StopException):
        raise
    except StoreError as error:
        LOG.error("%s", error)
        st.error(f"{error.sentence} Whoever runs this server mends it with:")
        st.code(error.command, language="sh")
        st.stop()
    except Exception:
        LOG.exception("a page failed")
        st.error(
            "This view could not be drawn because of an error in the program; it has been logged. "
            "Other views may work: open the page without the filters in its address."
        )
        st.stop()
