"""The frame itself: rooms, locks, versions, and that the docs name only what exists."""

from __future__ import annotations

import ast
import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("sources", "db", "charts", "ui", "pages")
LOCKS = ("requirements.lock", "requirements-dev.lock")
DOCS = ("README.md", "CONTRIBUTING.md")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[Path]:
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout, so nothing tells which files belong to the project")
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


# --- rooms


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_a_package(room: str) -> None:
    assert (ROOT / room / "__init__.py").is_file()


def test_no_module_lies_straight_inside_pages() -> None:
    # Streamlit serves such a file as a page of its own on a first deep link, without app.py.
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def calls_of(path: Path) -> set[str]:
    """The last names of all that a module calls: `date.today()` is "today"."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {ast.unparse(call).rsplit(".", 1)[-1] for call in calls}


def test_charts_reads_no_clock_and_touches_no_file() -> None:
    # The contracts forbid the modules; these are the ways around them.
    unclean = {"now", "today", "utcnow", "open", "eval", "exec", "show", "write_html", "write_image", "write_json"}
    unclean |= {"to_csv", "to_parquet", "to_sql", "read_csv", "read_json", "read_parquet", "read_sql"}
    found = {path.name: calls_of(path) & unclean for path in (ROOT / "charts").rglob("*.py")}
    assert {name: calls for name, calls in found.items() if calls} == {}


def test_no_room_evaluates_text_or_swallows_every_error() -> None:
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        assert not {"eval", "exec"} & calls_of(path), path
        assert not re.search(r"^\s*except\s*:", path.read_text(encoding="utf-8"), flags=re.MULTILINE), path


def test_no_package_under_tests_hides_a_room() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_the_tree_of_tests_mirrors_the_rooms() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").glob("*/**/test_*.py")}
    strays = [folder for folder in folders - {Path("browser")} if not (ROOT / folder / "__init__.py").is_file()]
    assert not strays, "tests of a package lie in the folder of its name; browser/ is for what drives a Chromium"


def test_no_tracked_file_is_over_three_megabytes() -> None:
    assert [path for path in tracked() if path.stat().st_size > 3_000_000] == []


def test_no_bundle_of_plotly_is_tracked() -> None:
    assert [path.name for path in tracked() if path.parent == ROOT / "static"] == [".gitignore"]


# --- locks


def pins(lock: str) -> set[tuple[str, Version]]:
    """Each pinned name and version; a name stands twice where Pythons need different versions."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==([^\s;]+)", read(lock), flags=re.MULTILINE)
    return {(canonicalize_name(name), Version(version)) for name, version in found}


def is_met(requirement: str, pinned: set[tuple[str, Version]]) -> bool:
    need = Requirement(requirement)
    versions = [version for name, version in pinned if name == canonicalize_name(need.name)]
    return bool(versions) and all(version in need.specifier for version in versions)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry_and_no_folder(lock: str) -> None:
    foreign = re.compile(r"://|--(?!hash=sha256:)\S|(?:^|[\s@=\"'])/\w|file:|\bindex\b")
    assert [line for line in read(lock).splitlines() if foreign.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    without_comments = re.sub(r"^ *#.*\n", "", read(lock), flags=re.MULTILINE)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", without_comments.strip())
    assert len(blocks) == len(pins(lock)), "a package stands twice, or a line is no pin"
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]),
    ],
)
def test_a_lock_fits_pyproject(lock: str, wanted: list[str]) -> None:
    pinned = pins(lock)
    unmet = [requirement for requirement in wanted if not is_met(requirement, pinned)]
    assert not unmet, "run `make lock`"


def imported(files: Iterable[Path]) -> set[str]:
    """The packages, by the names they are installed under, that modules import; not the house's nor Python's own."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    foreign = {name.split(".")[0] for name in names} - {*ROOMS, *sys.stdlib_module_names}
    known = packages_distributions()
    return {canonicalize_name(known[name][0]) if name in known else name for name in foreign}


def declared(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(requirement).name) for requirement in requirements}


def test_what_the_rooms_import_is_declared() -> None:
    files = [ROOT / "app.py", ROOT / ".make" / "serve.py"]
    files += [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    assert imported(files) - declared(PYPROJECT["project"]["dependencies"]) == set()


def test_the_lock_for_tests_holds_the_lock_for_running() -> None:
    # .make/setup.sh takes an environment made for tests as one made for running.
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


# --- versions


def test_the_version_is_the_same_everywhere() -> None:
    version = PYPROJECT["project"]["version"]
    assert re.findall(r"^version: (.+)$", read("CITATION.cff"), flags=re.MULTILINE) == [version]
    assert re.findall(r"^## \[(\d[^]]*)] - \d{4}-\d\d-\d\d$", read("CHANGELOG.md"), flags=re.MULTILINE)[0] == version


# --- docs name only what exists


def blocks_of(doc: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", read(doc), flags=re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for doc in DOCS for block in blocks_of(doc) for line in block.splitlines() if line.strip()]
    return [shlex.split(line.split(" < ")[0].split(" > ")[0], comments=True) for line in lines]


def modules_run() -> list[list[str]]:
    """The words after `python -m` of each command in the docs' blocks."""
    return [words[2:] for words in commands() if words[0].endswith("python") and words[1] == "-m"]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE))


def test_the_docs_commands_are_of_a_known_kind() -> None:
    assert {words[0] for words in commands()} <= {"make", ".venv/bin/python", ".venv/bin/pre-commit"}
    assert modules_run()


def test_make_targets_in_the_docs_exist() -> None:
    named = {words[1] for words in commands() if words[0] == "make"}
    named |= {word for doc in (*DOCS, "CHANGELOG.md") for word in re.findall(r"`make ([a-z]+)", read(doc))}
    assert named - make_targets() == set()
    assert {"run", "test", "lint", "bench", "lock"} <= named


def help_of(module: str, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", [module, command, "--help"])
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delitem(sys.modules, f"{module}.__main__", raising=False)  # runpy warns where another test imported it
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    assert ended.value.code in (0, None), f"python -m {module} {command} --help"
    return re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)


@pytest.mark.parametrize("words", modules_run(), ids=" ".join)
def test_python_commands_in_the_docs_exist(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module, command, *rest = words
    text = help_of(module, command, monkeypatch, capsys)
    assert [word for word in rest if word.startswith("--") and word not in text] == []


def test_commands_named_in_running_text_exist(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [read(doc) for doc in (*DOCS, "CHANGELOG.md", "DATA-LICENCE.md")]
    named = {found for text in texts for found in re.findall(r"`python -m (sources|db) ([a-z]+)", text)}
    assert named
    for module, command in sorted(named):
        help_of(module, command, monkeypatch, capsys)


def test_files_named_in_the_docs_exist() -> None:
    texts = {doc: read(doc) for doc in (*DOCS, "DATA-LICENCE.md")}
    linked = {(doc, name) for doc, text in texts.items() for name in re.findall(r"]\((?!https?:)([^)#]+)", text)}
    quoted = {
        (doc, name)
        for doc, text in texts.items()
        for name in re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|lock|cff))`", text)
        if name != "data/"
    }
    names = {path.name for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    missing = [(doc, name) for doc, name in linked | quoted if name not in names and not (ROOT / name).exists()]
    assert sorted(missing) == []


def test_the_exports_columns_in_the_readme_are_those_of_the_table() -> None:
    from db.datapackage import FIELDS

    table = read("README.md").split("## Export")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", table, flags=re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert named == [field.name for field in FIELDS["figures"]]


# --- the pre-commit hooks are make lint's


def test_the_hooks_fetch_nothing() -> None:
    assert re.findall(r"^  - repo: (.+)$", read(".pre-commit-config.yaml"), flags=re.MULTILINE) == ["local"]
    assert set(re.findall(r"language: (\w+)", read(".pre-commit-config.yaml"))) == {"system"}


def test_the_rooms_have_no_exceptions() -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    assert [contract["name"] for contract in contracts if "ignore_imports" in contract] == []


def test_the_change_of_definition_is_marked_on_the_day_it_is_read_from() -> None:
    from charts.both_accounts import COMBINED_SINCE as MARKED
    from sources.ivaniuk.figures import COMBINED_SINCE as READ

    assert MARKED == READ  # charts may not import sources, so only a test can hold the two together
