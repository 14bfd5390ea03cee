"""`python -m sources`: statements in, claims out; and an audit of what was read."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sources.audit import audit_lines
from sources.batches import read_batch
from sources.inputs import InputError
from sources.interchange import claims_line, read_items
from sources.parsers import PARSERS, parser_for, read_text
from sources.records import Batch

BAD_INPUT = 2

app = typer.Typer(help="Official words to figures.", no_args_is_help=True, add_completion=False)


class ParserName(StrEnum):
    """Whose statements are read."""

    RU_MOD = "ru_mod"
    UA_AIR_FORCE = "ua_air_force"
    NEWS = "news"


@app.command()
def parse(
    claimant: Annotated[
        ParserName | None,
        typer.Option(help="Read every statement with this parser. Default: by kind, language, wording."),
    ] = None,
) -> None:
    """Read statements (JSON Lines on standard input) and write their claims (JSON Lines), in the same order."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    today = datetime.now(UTC).date()
    try:
        for item in read_items(sys.stdin.buffer, "standard input", today=today):
            parser = (
                PARSERS.get(claimant.value)
                if claimant
                else parser_for(item.text, kind=item.kind, language=item.language)
            )
            reading = read_text(parser, item.text, item.published_at, is_cut=item.is_cut)
            sys.stdout.write(claims_line(item.id, reading) + "\n")
        sys.stdout.flush()
    except InputError as error:
        sys.stdout.flush()
        raise _refusal(error) from None


@app.command()
def audit(
    files: Annotated[
        list[Path], typer.Argument(help="CSV files of the known kinds, or JSON Lines.", show_default=False)
    ],
) -> None:
    """Show what became of the statements of FILES, by claimant and year, with every flagged and unreadable one."""
    today = datetime.now(UTC).date()
    try:
        batches = [(path, read_batch(path, today=today)) for path in files]
    except InputError as error:
        raise _refusal(error) from None
    for line in audit_lines(record for _, batch in batches for record in batch.records):
        typer.echo(line)
    for line in _left_out(batches):
        typer.echo(line)


def _left_out(batches: Iterable[tuple[Path, Batch]]) -> Iterable[str]:
    lines = [(path, line, reason) for path, batch in batches for line, reason in batch.left_out]
    yield ""
    yield f"left out: {len(lines)}"
    for path, line, reason in lines:
        yield f"  {path}, line {line}: {reason}"


def _refusal(error: InputError) -> typer.Exit:
    typer.echo(str(error), err=True)
    return typer.Exit(BAD_INPUT)


if __name__ == "__main__":
    app(prog_name="python -m sources")
