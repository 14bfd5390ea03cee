"""What `make` prints, and what set-up does and says on machines that lack something.

Each machine is a folder of programs: nothing else is on its PATH.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("sh", "cat", "sha256sum", "mkdir", "flock", "dirname", "basename", "rm", "grep", "tail", "ls")

# Stands for a Python: it knows its version and modules, makes a .venv with itself inside, and notes what it installs.
FAKE_PYTHON = """#!/bin/sh
case "$*" in
    "-V") echo "Python 3.{minor}.0" ;;
    *version_info*3,\\ 11*) [ {minor} -ge 11 ] ;;
    *ensurepip*) {has_venv} ;;
    *"sys.executable"*) echo "python3.{minor}" ;;
    "-m venv --clear .venv") rm -rf .venv; mkdir -p .venv/bin; cat "$0" > .venv/bin/python; chmod +x .venv/bin/python ;;
    "-m pip install "*)
        echo "$*" >> installed
        [ -z "$BROKEN_NETWORK" ] || {{ echo "WARNING: noise"; echo "no such host"; exit 1; }} ;;
    *) echo "unexpected: $*" >&2; exit 9 ;;
esac
"""


class Machine:
    """A folder with a copy of the set-up scripts and locks, and a PATH of its own."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.clone = folder / "bin", folder / "clone"
        self.bin.mkdir()
        (self.clone / ".make").mkdir(parents=True)
        for name in ("setup.sh", "lack.sh"):
            shutil.copy(ROOT / ".make" / name, self.clone / ".make" / name)
        for lock in ("requirements.lock", "requirements-dev.lock"):
            (self.clone / lock).write_text(f"# {lock}\n")
        for name in (*TOOLS, "chmod"):
            if found := shutil.which(name):
                (self.bin / name).symlink_to(found)

    def add(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def add_python(self, name: str = "python3", *, minor: int = 11, venv: bool = True) -> None:
        self.add(name, FAKE_PYTHON.format(minor=minor, has_venv="true" if venv else "false"))

    def run(self, script: str, *args: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.bin / "sh", self.clone / ".make" / script, *args],
            env={"PATH": str(self.bin), **variables},
            cwd=self.bin.parent,
            capture_output=True,
            text=True,
            check=False,
        )

    def set_up(self, *args: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return self.run("setup.sh", *args, **variables)

    @property
    def installs(self) -> list[str]:
        log = self.clone / "installed"
        return re.findall(r"--requirement (\S+)", log.read_text()) if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_set_up_installs_once(machine: Machine) -> None:
    machine.add_python()
    assert machine.set_up("run").returncode == 0
    second = machine.set_up("run")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert machine.installs == ["requirements.lock"]


def test_hashes_are_required(machine: Machine) -> None:
    machine.add_python()
    machine.set_up("run")
    assert "--require-hashes" in (machine.clone / "installed").read_text()


def test_a_changed_lock_is_installed(machine: Machine) -> None:
    machine.add_python()
    machine.set_up("run")
    (machine.clone / "requirements.lock").write_text("# another\n")
    machine.set_up("run")
    assert machine.installs == ["requirements.lock", "requirements.lock"]


def test_a_touched_lock_is_not(machine: Machine) -> None:
    machine.add_python()
    machine.set_up("run")
    os.utime(machine.clone / "requirements.lock", (2_000_000_000, 2_000_000_000))
    machine.set_up("run")
    assert machine.installs == ["requirements.lock"]


def test_packages_for_tests_serve_for_running(machine: Machine) -> None:
    machine.add_python()
    machine.set_up("dev")
    machine.set_up("run")
    assert machine.installs == ["requirements-dev.lock"]


def test_packages_for_running_do_not_serve_for_tests(machine: Machine) -> None:
    machine.add_python()
    machine.set_up("run")
    machine.set_up("dev")
    machine.set_up("dev")
    assert machine.installs == ["requirements.lock", "requirements-dev.lock"]


def test_a_failed_install_is_told_and_tried_again(machine: Machine) -> None:
    machine.add_python()
    failed = machine.set_up("run", BROKEN_NETWORK="yes")
    assert failed.returncode == 2
    assert failed.stderr.splitlines()[-2] == "no such host"
    assert "could not be installed" in failed.stderr.splitlines()[-1]
    assert "noise" not in failed.stderr
    assert machine.set_up("run").returncode == 0
    assert len(machine.installs) == 2


def test_a_moved_folder_gets_a_new_environment(machine: Machine) -> None:
    machine.add_python()
    machine.set_up("run")
    machine.clone = machine.clone.rename(machine.clone.with_name("elsewhere"))
    assert "making .venv" in machine.set_up("run").stderr


def test_a_link_to_another_environment_is_replaced_and_that_one_kept(machine: Machine) -> None:
    machine.add_python()
    other = machine.bin.parent / "other"
    other.mkdir()
    (other / "kept").touch()
    (machine.clone / ".venv").symlink_to(other)
    assert machine.set_up("run").returncode == 0
    assert (other / "kept").exists()
    assert not (machine.clone / ".venv").is_symlink()


def test_a_newer_python_beside_an_old_one_is_taken(machine: Machine) -> None:
    machine.add_python("python3", minor=9)
    machine.add_python("python3.12", minor=12)
    assert "Python 3.12.0" in machine.set_up("run").stderr


def sentence(machine: Machine, **variables: str) -> str:
    result = machine.set_up("run", **variables)
    assert result.returncode == 2
    assert not (machine.clone / ".venv").exists()
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


@pytest.mark.parametrize("minor", [None, 9, 10])
def test_no_python_new_enough(machine: Machine, minor: int | None) -> None:
    if minor:
        machine.add_python(minor=minor)
    assert "apt-get install python3 python3-venv" in sentence(machine)


def test_a_named_python_that_is_too_old(machine: Machine) -> None:
    machine.add_python("python3")
    machine.add_python("python3.9", minor=9)
    assert "PYTHON=python3.9 is not" in sentence(machine, PYTHON="python3.9")


def test_a_python_without_venv(machine: Machine) -> None:
    machine.add_python(venv=False)
    assert "apt-get install python3.11-venv" in sentence(machine)


@pytest.mark.parametrize(
    ("purpose", "present", "said"),
    [
        ("run", [], ["apt-get install chromium"]),
        ("run", ["chromium"], []),
        ("test", ["google-chrome", "initdb"], []),
        ("test", ["initdb"], ["apt-get install chromium"]),
    ],
)
def test_what_is_lacking_is_one_sentence_each(
    machine: Machine, purpose: str, present: list[str], said: list[str]
) -> None:
    for name in present:
        machine.add(name, "#!/bin/sh\n")
    result = machine.run("lack.sh", purpose)
    lines = result.stderr.splitlines()
    assert result.returncode == 0
    assert [line.rsplit(": ", 1)[1] for line in lines] == said


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make_alone_explains_every_target() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    explained = dict(re.findall(r"^  ([a-z]+) +(\S.*)$", shown, flags=re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text()
    assert set(explained) == set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    assert {"run", "test", "lint", "bench", "clean", "help", "lock"} <= set(explained)


def serve(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / ".make" / "serve.py"), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", ""])
def test_a_port_that_is_none(port: str) -> None:
    result = serve(port)
    assert result.returncode == 2
    assert result.stderr.startswith(f"two-accounts: PORT={port} is not a port")


def test_a_port_in_use() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = serve(str(port), "127.0.0.1")
    assert result.returncode == 2
    assert f"make run PORT={port + 1}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
