"""`python -m sources`: statements in, claims out; an audit of what was read; and a channel's posts fetched."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sources import plain_text
from sources.audit import audit_lines
from sources.batches import read_batch
from sources.inputs import InputError
from sources.interchange import Item, claims_line, read_items
from sources.parsers import PARSERS, parser_for, read_text
from sources.records import Batch

BAD_INPUT = 2
STDIN = "standard input"

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
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Standard input is one plain text, published then (ISO 8601, UTC)."),
    ] = None,
) -> None:
    """Read statements (JSON Lines on standard input) and write their claims (JSON Lines), in the same order."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    today = datetime.now(UTC).date()
    try:
        for item in _items(published, today):
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


def _items(published: str | None, today: date) -> Iterable[Item]:
    if published is None:
        return read_items(sys.stdin.buffer, STDIN, today=today)
    return [plain_text.item_of(STDIN, sys.stdin.buffer.read(), published=published, today=today)]


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


class SourceName(StrEnum):
    """What is fetched: a channel, or Ivaniuk's dataset."""

    MOD_RUSSIA = "mod_russia"
    KPSZSU = "kpszsu"
    IVANIUK = "ivaniuk"


@app.command()
def fetch(
    channel: Annotated[SourceName, typer.Argument(help="The channel, by its name in links; or the dataset.")],
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Walk back to this day. Default: the last 7 days."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where it goes. Default: data/fetched/CHANNEL.jsonl (.zip).")
    ] = None,
) -> None:
    """Fetch a channel's posts from its public preview into a file of JSON Lines, for `python -m db import`.

    ivaniuk is the dataset at Kaggle, a ZIP; it wants your own key in KAGGLE_USERNAME and KAGGLE_KEY.

    The same command again adds what is new, and reads the last 48 hours again for edits. A run that was interrupted
    goes on where it stopped. At most one page in three seconds is asked for: a year of posts takes about an hour.
    """
    from sources.fetching import fetch_dataset_into, fetch_into  # noqa: PLC0415  (HTTP and HTML are slow to import)
    from sources.polite import FetchError  # noqa: PLC0415

    is_dataset = channel is SourceName.IVANIUK
    file = out or Path("data") / "fetched" / f"{channel.value}.{'zip' if is_dataset else 'jsonl'}"
    now = datetime.now(UTC)
    start = now - timedelta(days=7) if since is None else since.replace(tzinfo=UTC)
    try:
        written = (
            fetch_dataset_into(file, now=now) if is_dataset else fetch_into(file, channel.value, since=start, now=now)
        )
    except InputError as error:
        raise _refusal(error) from None
    except FetchError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    except KeyboardInterrupt:
        typer.echo("Stopped; the same command goes on from here.", err=True)
        raise typer.Exit(130) from None
    what = "rows" if is_dataset else "posts"
    typer.echo(f"{channel.value}: {written:,} {what} fetched into {file}; import them: python -m db import {file}")


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
