"""Opens the dashboard: python .make/serve.py [PORT [ADDRESS]]; in a browser, where there is a display.

The ledger is built first where there is none, so that whatever is wrong with it is said here, in one sentence.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Streamlit takes a folder `pages` beside app.py for pages of the old kind until st.navigation has run once: a fresh
# server would answer a first deep link with "Page not found" above the right page.
START = """
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main
PagesManager.uses_pages_directory = False
main()
"""


def problem(address: str, port: int) -> str | None:
    """Why nothing can listen there, as a sentence; `None` if something can."""
    try:
        family, kind, proto, _, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        return f"nothing can listen on {address} port {port} ({error.strerror}); name another: make run PORT={port + 1}"
    return None


def build_store() -> None:
    """Build the ledger from the bundled figures, or bring its schema up to date, where needed."""
    from db.bundle import ensure_store
    from db.engine import building_engine, database_url
    from db.errors import InputRefusedError, StoreError

    try:
        store = database_url()
        if store.get_backend_name() == "sqlite" and not Path(str(store.database)).exists():
            print("two-accounts: building the ledger from the bundled figures", file=sys.stderr, flush=True)
        engine = building_engine()
        ensure_store(engine)
        engine.dispose()
    except (StoreError, InputRefusedError) as error:
        stop(str(error))


def stop(sentence: str) -> NoReturn:
    """End with one sentence and the exit code for bad input."""
    print(f"two-accounts: {sentence}", file=sys.stderr)
    sys.exit(2)


def has_display() -> bool:
    """Whether a browser can be opened in front of somebody."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(port: str = "8501", address: str = "localhost") -> None:
    """Say where the dashboard will be, then become its server."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        stop(f"PORT={port} is not a port; give a number from 1 to 65535: make run PORT=8501")
    if reason := problem(address, int(port)):
        stop(reason)
    build_store()
    print(f"Two Accounts: http://{address}:{port} (Ctrl+C ends it)", flush=True)
    os.chdir(ROOT)
    settings = {
        "server.port": port,
        "server.address": address,
        "server.headless": "false" if has_display() else "true",
        "server.showEmailPrompt": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    if not has_display():  # with one, the reader's own browser is opened, and keeps its own cache
        os.environ["XDG_CACHE_HOME"] = str(ROOT / ".cache")
    os.execv(sys.executable, [sys.executable, "-c", START, "run", "app.py", *options])


if __name__ == "__main__":
    main(*sys.argv[1:3])
