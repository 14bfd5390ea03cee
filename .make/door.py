"""What `make run` serves: app.py, with the program that draws charts in each page's HTML, so that it loads at once.

Streamlit asks for a component's parts only when a page's own parts are there. The program is then the last to come,
though the first chart waits for it: here the browser has it before it knows of any chart. Without this file
(`streamlit run app.py`) the same pages come, only a little later.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ui.plot import bundle  # noqa: E402

HEAD_ENDS = b"</head>"


class EarlyProgram:
    """Adds the program's script to every HTML page that leaves; all else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # A script that brings no program leaves, so that a chart can try again (ui/plot/js/load.js).
        handlers = 'onload="window.Plotly || this.remove()" onerror="this.remove()"'
        self.script = f'<script async src="/{bundle.address()}" {handlers}></script>'.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or "." in scope["path"].rsplit("/", 1)[-1]:
            await self.app(scope, receive, send)
            return
        # Compressed, the page could not be added to; it has a few thousand bytes.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message | None = None
        body = b""

        async def add(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                is_page = b"text/html" in dict(message["headers"]).get(b"content-type", b"")
                start = message if is_page else None
                if not is_page:
                    await send(message)
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._send_page(start, body, send)

        await self.app({**scope, "headers": plain}, receive, add)

    async def _send_page(self, start: Message, body: bytes, send: Send) -> None:
        page = body.replace(HEAD_ENDS, self.script + HEAD_ENDS, 1)
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(page))
        for name in ("etag", "last-modified"):  # these are of the page without the script
            del headers[name]
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": page})


app = st.App(ROOT / "app.py", middleware=[Middleware(EarlyProgram)])
