"""`python -m db`: what each command does, says, and refuses in one sentence with exit code 2."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from db import __main__ as commands
from db import bundle, engine
from db.bundle import write_bundle
from db.engine import ROOT
from sources.ivaniuk import COLUMNS as UA_COLUMNS
from sources.polite import FetchError
from sources.walk import alone
from tests.db import story

Run = Callable[..., Result]

POSTS = """date,datetime,drone_count,oblasts,text_snippet
2026-01-26,2026-01-26 04:39,0,unknown,"{text}"
"""
REPORT = (
    "В период с 23.00 мск 25 января до 7.00 мск 26 января средствами ПВО сбиты 12 украинских беспилотников: "
    "9 – над Брянской областью, 3 – над Курской областью."
)

SHAHED = "Shahed-136/131"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The default place of the store, which is not there yet; the bundle holds the story."""
    file = tmp_path / "store" / "ledger.sqlite"
    monkeypatch.setattr(engine, "DEFAULT_FILE", file)
    monkeypatch.setattr(bundle, "FOLDER", tmp_path / "bundled")
    write_bundle(story.batches())
    return file


@pytest.fixture
def run(store: Path) -> Run:
    def runs(*arguments: str | Path) -> Result:
        return CliRunner().invoke(commands.app, [str(argument) for argument in arguments])

    return runs


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    file = tmp_path / "posts.csv"
    file.write_text(POSTS.format(text=REPORT), encoding="utf-8")
    return file


@pytest.fixture
def attacks(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of one attack a model, a day after each other."""

    def write(*models: str) -> Path:
        file = tmp_path / "table.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, UA_COLUMNS, lineterminator="\n")
            writer.writeheader()
            for number, model in enumerate(models):
                writer.writerow(
                    {
                        "time_start": f"2026-01-{1 + number:02} 18:00",
                        "time_end": f"2026-01-{2 + number:02} 08:00",
                        "model": model,
                        "launched": "30.0",
                        "destroyed": "25.0",
                        "source": f"kpszsu/posts/a{number}",
                    }
                )
        return file

    return write


@pytest.fixture
def table(attacks: Callable[..., Path]) -> Path:
    return attacks(SHAHED)


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def refused(result: Result, *words: str) -> None:
    """One sentence on standard error, nothing on standard output, no traceback, exit code 2."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def test_the_first_export_builds_the_store(run: Run, store: Path) -> None:
    result = run("export")
    assert len(rows(result)) == 18
    assert result.stderr.startswith(f"Filling {store} with 10 bundled statements ...\n")
    again = run("export")
    assert rows(again) == rows(result)
    assert "Filling" not in again.stderr


def test_export_narrows_by_period_region_and_claimant(run: Run) -> None:
    found = rows(
        run("export", "--from", "2026-01-26", "--to", "2026-01-27", "--region", "RU-KDA", "--region", "RU-BRY")
    )
    assert [(row["report_date"], row["region"], row["value"]) for row in found] == [
        ("2026-01-26", "RU-KDA", "34"),
        ("2026-01-27", "RU-BRY", ""),
        ("2026-01-27", "RU-KDA", "6"),
    ]
    assert {row["claimant"] for row in rows(run("export", "--claimant", "ua_air_force"))} == {"ua_air_force"}


def test_export_of_incidents_and_of_the_data_package(run: Run) -> None:
    result = run("export", "--to", "2026-01-26")
    assert "Incident claims of this selection: 1" in result.stderr
    assert [row["place"] for row in rows(run("export", "--incidents"))] == ["Slavyansk"]
    told = run("export", "--datapackage", "--from", "2026-01-26")
    described = json.loads(told.stdout)
    assert described["filters"]["from"] == "2026-01-26"
    assert [resource["path"] for resource in described["resources"]] == ["figures.csv"]


def test_export_to_a_file(run: Run, tmp_path: Path) -> None:
    result = run("export", "--out", tmp_path / "drones.parquet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Wrote drones.parquet (18 rows), drones-incidents.parquet (1 rows), datapackage.json." in result.stderr
    assert (tmp_path / "drones.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_export_says_that_a_selection_is_empty(run: Run, form: str) -> None:
    run("import")
    result = run("export", "--from", "2024-01-01", "--to", "2024-01-02", "--format", form)
    assert (result.exit_code, result.stderr) == (0, "No figure in this selection.\n")
    assert "No figure" not in run("export").stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "26.01.2026"], ["--from '26.01.2026' is no date", "YYYY-MM-DD"]),
        (["--to", "2026-02-30"], ["--to '2026-02-30' is no date"]),
        (["--from", "2026-02-01", "--to", "2026-01-01"], ["ends before it starts"]),
        (["--region", "RU-BRX"], ["No region has the code 'RU-BRX'", "did you mean RU-BRY?"]),
        (["--claimant", "mod"], ["No claimant is called 'mod'"]),
        (["--format", "pdf"], ["No format is called 'pdf'"]),
        (["--out", "/nowhere/at/all.csv"], ["There is no folder /nowhere/at"]),
    ],
)
def test_export_refuses_what_it_does_not_know(run: Run, arguments: list[str], words: list[str]) -> None:
    run("import")
    refused(run("export", *arguments), *words)


def test_import_without_a_file_brings_the_bundled_figures_once(run: Run, store: Path) -> None:
    first = run("import")
    assert first.exit_code == 0
    assert "bundled mod_russia: 5 new; 7 figures added." in first.stdout
    kept = store.read_bytes()
    again = run("import")
    assert again.stdout.count("nothing new") == 3
    assert store.read_bytes() == kept


def test_import_of_a_file_says_what_it_did(run: Run, posts: Path) -> None:
    result = run("import", posts)
    assert result.exit_code == 0, result.output
    assert "1 new; 3 figures added." in result.stdout
    assert "nothing new, all 1 statements are known." in run("import", posts).stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, ["there is no such file"]),
        (b"", ["the file is empty"]),
        (b"a,b\n1,2\n", ["line 1", "no known kind"]),
        (b"date,datetime,drone_count,oblasts,text_snippet\n2026-01-26,yesterday,0,,text\n", ["line 2", "yesterday"]),
        (b"date,datetime,drone_count,oblasts,text_snippet\n2026-01-26,2026-01-26 04:39,0,,\xff\n", ["line 2", "UTF-8"]),
        (b"date,datetime,drone_count,oblasts,text_snippet\n2099-01-26,2099-01-26 04:39,0,,a\n", ["line 2", "2099"]),
    ],
)
def test_a_bad_file_is_refused_and_the_store_stays(
    run: Run, store: Path, posts: Path, content: bytes | None, words: list[str]
) -> None:
    run("import")
    kept = store.read_bytes()
    file = posts.with_name("bad.csv")
    if content is not None:
        file.write_bytes(content)
    result = run("import", posts, file)
    assert result.exit_code == 2
    last = result.stderr.strip().splitlines()[-1]
    assert "bad.csv" in last
    assert all(word in last for word in words), last
    assert "Traceback" not in result.output
    assert store.read_bytes() == kept


def test_rows_left_out_are_listed_with_their_reasons(run: Run, attacks: Callable[..., Path]) -> None:
    run("import", attacks(SHAHED, SHAHED, SHAHED))
    told = run("import", attacks(SHAHED, "", SHAHED)).stdout.splitlines()
    assert "1 retired (known from before, and no longer among the statements of this input)" in told[0]
    assert told[0].endswith("1 of 3 rows left out.")
    assert told[1:] == ["  line 3: the model '' has no weapon class here"]


def test_of_many_rows_left_out_ten_are_listed(run: Run, attacks: Callable[..., Path]) -> None:
    file = attacks(SHAHED, *[""] * 12)
    told = run("import", file).stdout.splitlines()
    assert len(told) == 12
    assert told[10].startswith("  line 12: ")
    assert told[11] == f"  and 2 more; .venv/bin/python -m sources audit {file} lists all"


def test_a_file_that_shrank_is_named_with_the_option(run: Run, attacks: Callable[..., Path]) -> None:
    run("import", attacks(SHAHED, SHAHED, SHAHED))
    file = attacks(SHAHED)
    result = run("import", file)
    assert result.exit_code == 2
    last = result.stderr.strip().splitlines()[-1]
    assert last.startswith(f"{file}: The input has 1 statements of ivaniuk, the ledger already 3: ")
    assert "--allow-shrink" in last
    assert "2 retired" in run("import", file, "--allow-shrink").stdout


def test_check_says_what_holds_and_what_is_broken(run: Run, store: Path) -> None:
    result = run("check")
    assert "ok      the database is sound" in result.stdout
    assert "mod_russia" in result.stdout
    assert "BROKEN  the night of 2026-01-26: " in result.stdout  # the story is not the real night's
    assert result.exit_code == 1


def test_check_of_a_file_that_is_no_store(run: Run, store: Path) -> None:
    store.parent.mkdir()
    store.write_bytes(b"no database, by any means" * 100)
    refused(run("check"), str(store), "Mend it with: ")


def test_migrate_says_where_the_schema_is(run: Run) -> None:
    run("import")
    result = run("migrate")
    assert result.exit_code == 0
    assert "already" in result.stdout


def test_migrate_makes_no_store(run: Run, store: Path) -> None:
    refused(run("migrate"), f"There is no ledger at {store} yet", "python -m db import")
    assert not store.parent.exists()


@pytest.mark.parametrize("command", ["check", "export", "migrate"])
def test_a_mistyped_address_makes_no_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    mistyped = tmp_path / "nowhere" / "ledger.sqlite"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{mistyped}")
    refused(run(command), f"There is no ledger at {mistyped} yet", "python -m db import")
    assert not mistyped.parent.exists()
    in_a_folder = tmp_path / "ledger.sqlite"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{in_a_folder}")
    refused(run(command), f"There is no ledger at {in_a_folder} yet")
    assert not in_a_folder.exists()


def test_import_takes_a_plain_text_whose_day_is_told(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("Russia’s Defense Ministry said air defenses downed 12 Ukrainian drones overnight.", "utf-8")
    for said in ("1 new", "all 1 statements are known"):
        result = run("import", text, "--published", "2026-03-02", "--url", "https://example.org/1")
        assert result.exit_code == 0 and said in result.stdout
    rows = list(csv.DictReader(io.StringIO(run("export", "--from", "2026-03-02", "--to", "2026-03-02").stdout)))
    assert [(row["claimant"], row["value"], row["source_url"]) for row in rows] == [
        ("ru_mod", "12", "https://example.org/1")
    ]
    for arguments in (("--published", "2026-03-02"), (text, "--url", "https://example.org/1")):
        result = run("import", *arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_import_makes_the_store_that_it_is_told_of(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "new" / "ledger.sqlite"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{asked}")
    assert run("import").exit_code == 0
    assert len(rows(run("export"))) == 18


def test_bundle_writes_the_bundled_figures(run: Run, posts: Path, table: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "bundled")
    result = run("bundle", posts, table)
    assert result.exit_code == 0, result.output
    written = {file.name: file.read_bytes() for file in (tmp_path / "bundled").iterdir()}
    assert REPORT.encode() not in b"".join(written.values())
    assert "figures.csv: " in result.stdout
    run("bundle", posts, table)
    assert {file.name: file.read_bytes() for file in (tmp_path / "bundled").iterdir()} == written


def test_bundle_takes_each_source_once(run: Run, posts: Path) -> None:
    result = run("bundle", posts, posts)
    assert result.exit_code == 2
    assert "Two of the inputs are of the source mod_russia" in result.stderr


def test_a_damaged_bundle_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bundled" / "claims.csv").unlink()
    refused(run("export"), "claims.csv is missing", "git checkout")


@pytest.mark.parametrize("command", ["", "import", "export", "check", "bundle", "migrate"])
def test_help_is_there_and_quick(run: Run, command: str) -> None:
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def shell(store: Path, command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{store}"}
    return subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_help_needs_neither_pandas_nor_a_database(store: Path) -> None:
    heavy = "pandas|sqlalchemy|alembic|pyarrow"
    told = shell(store, f"{sys.executable} -X importtime -m db --help 2>&1 | grep -cE '\\b({heavy})$'")
    assert told.stdout.strip() == "0"


def test_a_reader_that_goes_away_is_no_error(run: Run, store: Path) -> None:
    run("import")
    told = shell(store, f"{sys.executable} -m db export --format json | head -c 1; echo ${{PIPESTATUS[0]}}")
    assert told.stdout == "[0\n"
    assert told.stderr.count("Traceback") == 0


def test_a_refresh_says_which_channel_could_not_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch_into(file: Path, channel: str, **_: object) -> int:
        raise FetchError(f"{channel} answers 404.")

    monkeypatch.setattr("sources.fetching.fetch_into", fetch_into)
    monkeypatch.setattr("db.refresh.FOLDER", tmp_path / "refresh")
    monkeypatch.setattr("db.refresh.findings", lambda conn: iter(()))  # the story lacks the sums known from elsewhere
    result = run("refresh")
    assert result.exit_code == 2
    assert result.stdout.splitlines()[0] == "mod_russia: not refreshed. mod_russia answers 404."
    assert len(result.stdout.splitlines()) == 5
    with alone(tmp_path / "refresh" / "refresh.lock", ""):
        result = run("refresh")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Another refresh is running" in result.stderr
