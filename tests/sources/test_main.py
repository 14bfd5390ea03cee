from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sources", *arguments], input=given, capture_output=True, check=False, cwd=ROOT
    )


def statement(id_: str, text: str) -> bytes:
    return json.dumps({"id": id_, "published": "2026-02-02", "text": text}).encode() + b"\n"


def test_parse_answers_in_order_one_line_each() -> None:
    done = run("parse", given=statement("б", "Ничего.") + b"\n" + statement("a", "Nothing."))
    assert done.returncode == 0
    assert done.stderr == b""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["б", "a"]
    assert all(answer.keys() == {"id", "status", "problems", "claims"} for answer in answers)


def test_parse_stops_at_a_bad_line_with_one_sentence() -> None:
    done = run("parse", given=statement("1", "Ничего.") + b"{broken\n" + statement("2", "Ничего."))
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.decode() == "standard input, line 2: the line is not JSON; give one object a line.\n"


def test_parse_reads_one_plain_text_whose_day_is_told() -> None:
    text = "Russia’s Defense Ministry said air defenses downed 12 Ukrainian drones overnight.".encode()
    done = run("parse", "--published", "2026-01-26", given=text)
    claim = json.loads(done.stdout)["claims"][0]
    assert (claim["claimant"], claim["report_date"], claim["figures"][0]["value"]) == ("ru_mod", "2026-01-26", 12)
    done = run("parse", "--published", "26 January", given=text)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"standard input: published is '26 January', not a date")


def test_parse_of_nothing_is_nothing() -> None:
    done = run("parse", "--claimant", "ru_mod")
    assert (done.returncode, done.stdout) == (0, b"")


def test_parse_knows_the_agreed_claimants() -> None:
    assert run("parse", "--claimant", "somebody").returncode == 2
    for claimant in ("ru_mod", "ua_air_force", "news"):
        assert run("parse", "--claimant", claimant, given=statement("1", "Ничего.")).returncode == 0


def test_audit_shows_counts_and_lists_what_is_doubtful_and_left_out(attacks: Callable[..., Path]) -> None:
    path = attacks({}, {"target": "Nowhere oblast", "model": "Kalibr"}, {"model": "Фенікс"})
    done = run("audit", str(path))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[1].split() == ["ua_air_force", "2026", "2", "1", "1", "0", "0", "1", "0"]
    assert any("target names Nowhere oblast" in line for line in lines)
    assert lines[-2:] == ["left out: 1", f"  {path}, line 4: the model 'Фенікс' has no weapon class here"]


@pytest.mark.parametrize("name", ["missing.csv", "empty.csv"])
def test_audit_refuses_a_bad_file_without_a_traceback(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.csv").touch()
    done = run("audit", str(tmp_path / name))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().startswith(f"{tmp_path / name}: ")
    assert len(done.stderr.splitlines()) == 1
