"""The bundled figures: the same records, the same bytes, no text, and a store built of them."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db import bundle
from db.bundle import BundleDamagedError, bundled_batches, ensure_store, known_sources, write_bundle
from db.checks import findings
from db.engine import ROOT, writing_engine
from db.errors import InputRefusedError, StoreOlderError
from db.ingest import ingest
from sources.records import Batch, Record, Status
from tests.db import story
from tests.db.batches import NOW, batch, claim, dump, figure, record


def without_text(one: Record) -> Record:
    return dataclasses.replace(one, statement=dataclasses.replace(one.statement, text=None))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The story's bundle."""
    write_bundle(story.batches(), tmp_path / "bundled")
    return tmp_path / "bundled"


@pytest.fixture
def empty_engine(empty_url: str) -> Iterator[Engine]:
    engine = writing_engine(empty_url)
    yield engine
    engine.dispose()


def test_what_is_read_back_is_what_was_bundled_but_for_the_texts(folder: Path) -> None:
    found = {one.source: one for one in bundled_batches(folder)}
    assert set(found) == {"incidents", "ivaniuk", "mod_russia"}
    for one in story.batches():
        back = found[one.source]
        assert dataclasses.replace(back, records=()) == dataclasses.replace(one, records=())
        assert {record.statement.external_id: record for record in back.records} == {
            record.statement.external_id: without_text(record) for record in one.records
        }


def test_a_window_with_seconds_or_without_a_start_comes_back(tmp_path: Path) -> None:
    told = claim(figure(1))
    odd = dataclasses.replace(told.window, start=None, end=told.window.end.replace(second=30))
    one = batch(record("a", dataclasses.replace(told, window=odd)))
    write_bundle([one], tmp_path)
    assert bundled_batches(tmp_path)[0].records[0].reading.claims[0].window == odd


def test_the_same_batches_give_the_same_bytes_in_any_order(folder: Path, tmp_path: Path) -> None:
    turned = [dataclasses.replace(one, records=one.records[::-1]) for one in story.batches()[::-1]]
    write_bundle(turned, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)


def test_no_text_is_in_it(folder: Path) -> None:
    texts = [one.statement.text for told in story.batches() for one in told.records if one.statement.text]
    assert texts
    assert not [words for words in texts for content in contents(folder).values() if words.encode() in content]


def test_a_problem_that_repeats_the_text_is_refused(tmp_path: Path) -> None:
    words = "a sentence of somebody's that is long enough to be recognised as theirs by anyone"
    one = record("a", claim(figure(1)), text=words, status=Status.FLAGGED, problems=[f"unclear: «{words}»"])
    with pytest.raises(InputRefusedError, match="repeats its text"):
        write_bundle([batch(one)], tmp_path / "bundled")
    assert not (tmp_path / "bundled").exists()


def test_it_never_grows_beyond_its_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_BYTES", 1_000)
    with pytest.raises(InputRefusedError, match="more than 1,000"):
        write_bundle(story.batches(), tmp_path / "bundled")
    assert not (tmp_path / "bundled").exists()


def test_the_manifest_says_what_where_from_and_under_which_licence(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["data_date"] == "2026-01-26"
    assert manifest["files"]["statements.csv"]["rows"] == 10
    inputs = {entry["source"]: entry for entry in manifest["inputs"]}
    told = {one.source: one for one in story.batches()}
    assert inputs["mod_russia"]["sha256"] == told["mod_russia"].sha256
    assert inputs["mod_russia"]["statements"] == {"flagged": 1, "nothing": 1, "read": 2, "unreadable": 1}
    licences = {source["id"]: source["license"] for source in manifest["sources"]}
    assert licences["ivaniuk"] == "CC BY-NC-SA 4.0"


@pytest.mark.parametrize("file", ["statements.csv", "figures.csv", "manifest.json"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(BundleDamagedError, match=rf"{file} is missing.*git checkout"):
        bundled_batches(folder)


def test_a_changed_file_is_named(folder: Path) -> None:
    with (folder / "figures.csv").open("a") as file:
        file.write("1,intercepted,drone,,,9,,exact,1,2,\n")
    with pytest.raises(BundleDamagedError, match=r"figures\.csv is not the file"):
        bundled_batches(folder)


@pytest.mark.parametrize(
    ("manifest", "said"), [("{", "not a manifest"), ("[]", "not a manifest"), ("", "not a manifest")]
)
def test_a_broken_manifest_is_named(folder: Path, manifest: str, said: str) -> None:
    (folder / "manifest.json").write_text(manifest)
    with pytest.raises(BundleDamagedError, match=said):
        bundled_batches(folder)


def test_a_later_format_is_named(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 2}))
    with pytest.raises(BundleDamagedError, match="format 2"):
        bundled_batches(folder)


def bring(engine: Engine, batches: list[Batch]) -> list[tuple[int, int, int]]:
    outcomes = [ingest(engine, one, retrieved_at=NOW) for one in batches]
    return [(outcome.new, outcome.revised, outcome.retired) for outcome in outcomes]


def test_importing_the_inputs_after_their_bundle_adds_their_texts_only(engine: Engine, folder: Path) -> None:
    bring(engine, bundled_batches(folder))
    before = dump(engine)
    assert bring(engine, story.batches()) == [(0, 0, 0)] * 3
    after = dump(engine)
    assert len(after["statement_text"]) == 5
    assert {**after, "statement_text": []} == before


def test_importing_the_bundle_after_its_inputs_changes_nothing(engine: Engine, folder: Path) -> None:
    bring(engine, story.batches())
    before = dump(engine)
    assert bring(engine, bundled_batches(folder)) == [(0, 0, 0)] * 3
    assert dump(engine) == before


def test_the_first_start_builds_the_store(empty_engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "FOLDER", folder)
    assert ensure_store(empty_engine)
    built = dump(empty_engine)
    assert len(built["statement"]) == 10
    assert not ensure_store(empty_engine)
    assert dump(empty_engine) == built


def test_what_a_store_knows_is_what_it_had_input_of(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "FOLDER", folder)
    assert known_sources(engine.url) == set()
    assert ensure_store(engine)
    assert known_sources(engine.url) == {"incidents", "ivaniuk", "mod_russia"}


def test_an_older_store_is_upgraded_and_keeps_what_it_was_told(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "FOLDER", folder)
    told = [batch(record(f"newer-{one.source}", source=one.source), source=one.source) for one in story.batches()]
    bring(engine, told)
    kept = dump(engine)
    revisions = iter([StoreOlderError("here", "0", "1")])

    def older_once(engine: Engine) -> None:
        for error in revisions:
            raise error

    monkeypatch.setattr(bundle, "check_store", older_once)
    assert not ensure_store(engine)
    assert dump(engine) == kept


def test_two_first_starts_at_once_build_one_store(
    empty_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "FOLDER", folder)
    with ThreadPoolExecutor(3) as starts:
        list(starts.map(lambda _: ensure_store(writing_engine(empty_url)), range(3)))
    built = dump(writing_engine(empty_url))
    assert (len(built["statement"]), len(built["input"])) == (10, 3)


def test_a_full_store_does_without_the_bundle(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "FOLDER", folder / "none")
    with pytest.raises(BundleDamagedError):
        ensure_store(engine)
    story.tell(engine)
    assert not ensure_store(engine)


def test_a_source_that_is_known_is_left_alone(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "FOLDER", folder)
    newer = batch(record("newer", claim(figure(7))))
    ingest(engine, newer, retrieved_at=NOW)
    assert ensure_store(engine)
    with engine.connect() as conn:
        counted = conn.execute(text("SELECT source_id, count(*) FROM statement GROUP BY 1 ORDER BY 1")).all()
    assert [tuple(row) for row in counted] == [("incidents", 1), ("ivaniuk", 4), ("mod_russia", 1)]


def test_the_bundle_in_the_repository_is_whole_and_small() -> None:
    found = {one.source: one for one in bundled_batches()}
    assert set(found) == {"incidents", "ivaniuk", "mod_russia"}
    assert sum(file.stat().st_size for file in bundle.FOLDER.iterdir()) <= bundle.MAX_BYTES
    assert len(found["mod_russia"].records) > 5_000
    assert not [one for told in found.values() for one in told.records if one.statement.text is not None]


def test_the_bundle_in_the_repository_fills_a_store_that_checks_find_sound(sqlite_url: str) -> None:
    engine = writing_engine(sqlite_url)
    assert ensure_store(engine)
    with engine.connect() as conn:
        assert [finding.line for finding in findings(conn) if finding.broken] == []


def test_a_start_of_the_server_loads_no_frames_and_no_parsers() -> None:
    """They take two seconds of the four that a second `make run` has."""
    code = "import sys, db.bundle; print(sorted({'pandas', 'sources.parsers', 'httpx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
