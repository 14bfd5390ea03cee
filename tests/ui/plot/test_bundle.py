from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from ui.plot import bundle

PROGRAM = b"var Plotly = {};"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An npm that hands out an archive of ours and notes how it was called; the pins are those of the archive."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "plotly-cartesian.min.js").write_bytes(PROGRAM)
    archive = tmp_path / "packed.tgz"
    with tarfile.open(archive, "w:gz") as opened:
        opened.add(tmp_path / "package", "package")
    monkeypatch.setattr(bundle, "ARCHIVE_SHA256", hashlib.sha256(archive.read_bytes()).hexdigest())
    monkeypatch.setattr(bundle, "SHA256", hashlib.sha256(PROGRAM).hexdigest())
    program = tmp_path / "npm"
    program.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/asked\ncp {archive} .\n')
    program.chmod(0o755)
    return program


@pytest.fixture
def static(tmp_path: Path) -> Path:
    return tmp_path / "static"


def names(static: Path) -> list[str]:
    return sorted(path.name for path in static.iterdir())


def test_npm_is_asked_once_for_the_pinned_bundle(npm: Path, static: Path) -> None:
    assert bundle.set_up(static, str(npm)) is None
    assert bundle.set_up(static, str(npm)) is None
    asked = (npm.parent / "asked").read_text().splitlines()
    assert len(asked) == 1 and asked[0].startswith(f"pack plotly.js-cartesian-dist-min@{bundle.VERSION} ")
    assert names(static) == [bundle.SMALL_NAME]
    assert (static / bundle.SMALL_NAME).read_bytes() == PROGRAM
    assert bundle.address(static) == f"app/static/{bundle.SMALL_NAME}"


def test_without_npm_the_wheels_file_is_taken_and_said_once(static: Path) -> None:
    said = bundle.set_up(static, None)
    assert said and "npm is not on this machine" in said and "\n" not in said
    assert bundle.set_up(static, None) is None
    assert names(static) == [bundle.WHOLE_NAME]
    assert (static / bundle.WHOLE_NAME).read_bytes() == bundle.WHOLE.read_bytes()


@pytest.mark.parametrize(
    "script", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nexit 0\n", "#!/bin/sh\necho other > other.tgz\n", "no program"]
)
def test_an_npm_that_fails_or_brings_something_else_is_not_trusted(npm: Path, static: Path, script: str) -> None:
    npm.write_text(script)
    said = bundle.set_up(static, str(npm))
    assert said and said.startswith("charts are drawn by the whole plotly.js, because")
    assert names(static) == [bundle.WHOLE_NAME]


def test_a_bundle_that_was_changed_is_replaced(npm: Path, static: Path) -> None:
    bundle.set_up(static, str(npm))
    (static / bundle.SMALL_NAME).write_bytes(b"changed")
    bundle.set_up(static, str(npm))
    assert (static / bundle.SMALL_NAME).read_bytes() == PROGRAM


def test_an_empty_folder_is_filled_when_a_page_needs_it(static: Path) -> None:
    assert bundle.address(static) == f"app/static/{bundle.WHOLE_NAME}"
    assert names(static) == [bundle.WHOLE_NAME]


def test_the_pinned_bundle_is_of_the_version_that_the_wheel_holds() -> None:
    assert get_plotlyjs_version() == bundle.VERSION


def test_the_command_starts_no_screen() -> None:
    code = "import sys, ui.plot.bundle; sys.exit('streamlit' in sys.modules or 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=bundle.ROOT).returncode == 0
