"""`python -m sources fetch` from end to end, against the loopback server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sources import polite, telegram_preview
from sources.__main__ import app
from sources.batches import read_batch
from tests.sources.channel_server import Answer, Channel, served


def test_a_channel_is_fetched_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polite, "PAUSE", 0.0)
    monkeypatch.setenv("NO_PROXY", "*")
    file = tmp_path / "posts.jsonl"
    arguments = ["fetch", "mod_russia", "--since", "2025-01-01", "--out", str(file)]
    with served(Channel(posts={1: "Один", 2: "Два"}, faults={2: Answer(status=404)})) as channel:
        monkeypatch.setattr(telegram_preview, "BASE", channel.base)
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        assert f"mod_russia: 2 posts fetched into {file}" in result.output
        assert read_batch(file, today=datetime.now(UTC).date()).row_count == 2
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 2
        assert result.output.count("\n") == 1
        assert "answers 404" in result.output
