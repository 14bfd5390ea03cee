"""Programs that tests start, found where a bare PATH does not look."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

SYSTEM = ("/usr/sbin", "/sbin")
"""Folders of administrators' programs, `runuser` among them: often not in the PATH of whoever runs the tests."""


def find_program(name: str, *, also: Sequence[str] = SYSTEM) -> str | None:
    """The path of a program in PATH or one of the folders named; None where there is none."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), *also]))


def need_program(name: str, package: str) -> str:
    """The path of a program that a test cannot do without.

    Raises:
        FileNotFoundError: It is not there; the sentence says what to install.
    """
    found = find_program(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not there; to mend it: apt-get install {package}")
    return found
