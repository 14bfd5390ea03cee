from __future__ import annotations

from pathlib import Path

import pytest

from tests.programs import find_program, need_program


def test_a_program_beside_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "runs-as-another"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", "/nowhere")
    assert find_program(program.name) is None
    assert find_program(program.name, also=[str(tmp_path)]) == str(program)


def test_a_missing_program_is_told_with_its_package() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-program is not there; to mend it: apt-get install util-linux"):
        need_program("no-such-program", "util-linux")
