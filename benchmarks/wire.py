"""What a changed filter takes on the server: a client that speaks Streamlit's protocol and draws nothing.

In a browser the last message of a run is seen when the browser has time for it, so what a browser times is not the
server's share.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from statistics import median

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PERIODS = (("2025/01/01", "2025/12/31"), ("2022/10/01", "2026/06/07"))
NIGHTS = (("2026/01/26",), ("2026/01/27",))


def server_ms(port: int, page: str, times: int) -> float:
    """Median milliseconds from the message of a changed period (or night) to the end of the run, to and fro."""
    return asyncio.run(_timed(port, page, NIGHTS if page == "night" else PERIODS, times))


async def _timed(port: int, page: str, values: Sequence[Sequence[str]], times: int) -> float:
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, max_size=None, subprotocols=["streamlit"], compression=None) as socket:  # type: ignore[list-item]
        client = _Client(socket, page)
        await client.run()
        took = []
        for turn in range(times + 1):
            for value in values:
                start = time.perf_counter()
                await client.run(value)
                if turn:  # the first shows what no cache knows
                    took.append(1000 * (time.perf_counter() - start))
    return median(took)


class _Client:
    """A session on one page, with the one widget that it changes."""

    def __init__(self, socket: websockets.ClientConnection, page: str) -> None:
        self.socket, self.page, self.script, self.dates = socket, page, "", ""

    async def run(self, value: Sequence[str] = ()) -> None:
        """Ask for a run, with the dates set, and take all its messages."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.page_script_hash = self.page, self.script
        if value:
            widget = asked.rerun_script.widget_states.widgets.add()
            widget.id = self.dates
            widget.string_array_value.data.extend(value)
        await self.socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self.socket.recv())  # type: ignore[arg-type]
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.script = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.new_element.HasField("date_input"):
                self.dates = message.delta.new_element.date_input.id
            elif kind == "script_finished":
                return
