"""The ledger's commands: `python -m db import | refresh | export | check | bundle | migrate`.

What a command needs is imported inside it, so that `--help` and errors come at once.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from db.export import Tables
    from db.ingest import Outcome
    from sources.records import Batch

app = typer.Typer(
    help="The ledger of official claims: fill it, ask it, check it. "
    "It is the SQLite file data/two_accounts.sqlite, or the PostgreSQL database in DATABASE_URL.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

INCIDENTS = Path(__file__).parent.parent / "sources" / "incidents.csv"

LEFT_OUT_SHOWN = 10

BAD_INPUT = 2
BROKEN = 1


def main() -> None:
    """Run a command; whatever is wrong with input or store ends as one sentence and exit code 2."""
    try:
        app()
    except BrokenPipeError:  # the reader (`head`) has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


@contextmanager
def one_sentence() -> Iterator[None]:
    """Within it, an error of input or store is said in its own sentence."""
    from db.errors import InputRefusedError, StoreError  # noqa: PLC0415
    from sources.inputs import InputError  # noqa: PLC0415

    try:
        yield
    except (InputError, InputRefusedError, StoreError) as error:
        say(str(error))
        raise typer.Exit(BAD_INPUT) from None
    except KeyboardInterrupt:
        say("Stopped; what was not finished was not kept.")
        raise typer.Exit(130) from None


def say(sentence: str) -> None:
    """A line for the person at the terminal, apart from the data on standard output."""
    typer.echo(sentence, err=True)


def filled_store() -> Engine:
    """The store for reading; the one in the default place is built from the bundled figures first where it is missing.

    Raises:
        StoreMissingError: DATABASE_URL names a place without a store; a mistyped address must not make one.
    """
    from db.bundle import ensure_store  # noqa: PLC0415
    from db.engine import check_store, database_url, is_default, reading_engine, writing_engine  # noqa: PLC0415

    if is_default(database_url()):
        ensure_store(writing_engine(), tell=say)
    engine = reading_engine()
    check_store(engine)
    return engine


def day(given: str | None, option: str) -> date | None:
    """A day as given on the command line."""
    from db.errors import InputRefusedError  # noqa: PLC0415

    if given is None:
        return None
    try:
        return datetime.strptime(given, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise InputRefusedError(f"{option} {given!r} is no date: write it as YYYY-MM-DD, such as 2026-01-26.") from None


@app.command("import")
def import_(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Files of the known kinds, CSV also in a ZIP; none = the bundled figures."),
    ] = None,
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Take a file with fewer than half of the statements known so far.")
    ] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Each file is one plain text, published then (ISO 8601, UTC)."),
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="LINK", help="With --published: the text's link.")] = None,
) -> None:
    """Read files into the ledger.

    Each file is kept whole or not at all. The same file again changes nothing; what was edited becomes a new revision;
    what vanished from a file that holds all of its source no longer counts. The kind of a file is told by its columns.
    """
    with one_sentence():
        from db.engine import writing_engine  # noqa: PLC0415
        from db.errors import InputRefusedError  # noqa: PLC0415
        from db.ingest import ingest  # noqa: PLC0415
        from db.schema import upgrade  # noqa: PLC0415

        if (published or url) and not (published and files):
            raise InputRefusedError("--published and --url belong to a plain text: name the file and the day.")
        named = list(plain_texts(files, published, url) if files and published else batches_of(files))
        engine = writing_engine()
        upgrade(engine)
        for name, batch in named:
            try:
                outcome = ingest(engine, batch, retrieved_at=datetime.now(UTC), allow_shrink=allow_shrink)
            except InputRefusedError as error:
                raise InputRefusedError(f"{name}: {error}") from None
            typer.echo(f"{name}: {told(batch, outcome)}")
            for line in left_out_lines(batch, name) if files else ():
                typer.echo(line)


def batches_of(files: list[Path] | None) -> Iterator[tuple[str, Batch]]:
    """The batches of the files named, or those of the bundle, each with the name to call it by."""
    if not files:
        from db.bundle import bundled_batches  # noqa: PLC0415

        yield from ((f"bundled {batch.source}", batch) for batch in bundled_batches())
        return
    from sources.batches import read_batch  # noqa: PLC0415

    for file in files:
        say(f"Reading {file} ...")
        yield str(file), read_batch(file, today=datetime.now(UTC).date())


def plain_texts(files: list[Path], published: str, url: str | None) -> Iterator[tuple[str, Batch]]:
    """Each file as one statement, named by the file."""
    from sources import plain_text  # noqa: PLC0415

    for file in files:
        today = datetime.now(UTC).date()
        yield str(file), plain_text.read_batch(file, published=published, url=url, today=today)


def told(batch: Batch, outcome: Outcome) -> str:
    """What an input did to the ledger, in plain words."""
    if outcome.changed:
        parts = (
            (outcome.new, "new"),
            (outcome.revised, "revised"),
            (outcome.retired, "retired (known from before, and no longer among the statements of this input)"),
            (outcome.unchanged, "unchanged"),
        )
        said = ", ".join(f"{count:,} {word}" for count, word in parts if count) or "no statement changed"
        said += f"; {outcome.figures:,} figures added" if outcome.figures else ""
        said += f"; {outcome.texts:,} texts added to known statements" if outcome.texts else ""
    else:
        said = f"nothing new, all {outcome.unchanged:,} statements are known"
    left_out = f"; {len(batch.left_out):,} of {batch.row_count:,} rows left out" if batch.left_out else ""
    return f"{said}{left_out}."


def left_out_lines(batch: Batch, file: str) -> Iterator[str]:
    """The first rows of a file that became no statement, each with its reason, and where the rest is listed."""
    for line, reason in batch.left_out[:LEFT_OUT_SHOWN]:
        yield f"  line {line}: {reason}"
    if (more := len(batch.left_out) - LEFT_OUT_SHOWN) > 0:
        yield f"  and {more:,} more; .venv/bin/python -m sources audit {shlex.quote(file)} lists all"


@app.command()
def export(
    *,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First report date, YYYY-MM-DD.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last report date, included.")] = None,
    region: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only this region, such as RU-KDA; may be repeated.")
    ] = None,
    claimant: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this claimant, such as ru_mod; may be repeated.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="csv (if not said), json, parquet or xlsx."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the figures here, incidents and datapackage.json beside it."),
    ] = None,
    incidents: Annotated[
        bool, typer.Option("--incidents", help="Print the incident claims instead of the figures.")
    ] = False,
    datapackage: Annotated[
        bool, typer.Option("--datapackage", help="Print the datapackage.json of what is asked for instead of the rows.")
    ] = False,
) -> None:
    """Write the figures of the current revisions, one a row; an empty cell means not stated, never zero.

    Without --out the rows go to standard output: python -m db export > figures.csv
    """
    with one_sentence():
        from db.errors import explained  # noqa: PLC0415
        from db.export import Selection, check_output, format_of, selected  # noqa: PLC0415

        chosen = format_of(form, out)
        check_output(chosen, out, to_terminal=sys.stdout.isatty() and not datapackage)
        selection = Selection(day(start, "--from"), day(end, "--to"), tuple(claimant or ()), tuple(region or ()))
        engine = filled_store()
        with explained(engine.url), engine.connect() as conn:
            tables = selected(conn, selection)
        if not len(tables.figures):
            say("No figure in this selection.")
        if out is None:
            print_table(tables, "incidents" if incidents else "figures", chosen, only_package=datapackage)
        else:
            write_files(tables, out, chosen)


def print_table(tables: Tables, table: str, form: str, *, only_package: bool) -> None:
    """One table, or its data package, on standard output; what else there is, on standard error."""
    from db.export import as_bytes, json_text  # noqa: PLC0415

    described = tables.describe({table: f"{table}.{form}"}, form)
    content = json_text(described).encode() if only_package else as_bytes(tables, table, form, described)
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    if not only_package and table == "figures" and len(tables.incidents) and form != "xlsx":
        say(f"Incident claims of this selection: {len(tables.incidents)}; --incidents prints them.")


def write_files(tables: Tables, out: Path, form: str) -> None:
    """The tables and their data package as files, and a line that names them."""
    from db.export import write_package  # noqa: PLC0415

    if form == "xlsx" and len(tables.figures) > 5_000:
        say(f"Writing a workbook of {len(tables.figures):,} rows ...")
    written = write_package(tables, out, form)
    say("Wrote " + ", ".join(f"{name} ({rows:,} rows)" if rows else name for name, rows in written.items()) + ".")


@app.command()
def bundle(
    ru_posts: Annotated[Path, typer.Argument(help="The Russian MoD's posts (CSV).")],
    ua_table: Annotated[Path, typer.Argument(help="Ivaniuk's table of attacks (CSV).")],
) -> None:
    """Write the bundled figures (db/bundled/) from the inputs and the incidents kept in the repository.

    They hold figures, dates, codes, hashes and links, no sentence of anybody's; the same inputs give the same bytes.
    """
    with one_sentence():
        from db.bundle import FOLDER, write_bundle  # noqa: PLC0415

        batches = [batch for _, batch in batches_of([ru_posts, ua_table, INCIDENTS])]
        manifest = write_bundle(batches)
        for file, entry in manifest["files"].items():
            typer.echo(f"{file}: {entry['rows']:,} rows, {entry['bytes']:,} bytes")
        typer.echo(f"{FOLDER}: {sum(entry['bytes'] for entry in manifest['files'].values()):,} bytes in all.")


@app.command()
def check() -> None:
    """Check the ledger: its invariants, its coverage by source and year, sums known from elsewhere.

    Exit code 1 means that something is broken; each broken thing is one line that says what to do.
    """
    with one_sentence():
        from db.checks import findings  # noqa: PLC0415
        from db.coverage import coverage_lines  # noqa: PLC0415
        from db.disagreements import disagreements  # noqa: PLC0415
        from db.errors import explained  # noqa: PLC0415

        engine = filled_store()
        broken = 0
        with explained(engine.url), engine.connect() as conn:
            for finding in findings(conn):
                typer.echo(finding.line)
                broken += bool(finding.broken)
            typer.echo("\n" + "\n".join(coverage_lines(conn)) + "\n")
            if differing := len(disagreements(conn)):
                typer.echo(
                    f"Tellings of one attack that disagree: {differing:,}; python -m db disagreements lists them."
                )
        if broken:
            typer.echo(f"{broken} broken.")
            raise typer.Exit(BROKEN)
        typer.echo("Nothing is broken.")


@app.command("disagreements")
def disagreements_() -> None:
    """Write (CSV) where two sources tell one attack with different numbers: the one that counts, and its witness."""
    with one_sentence():
        from db.disagreements import disagreements  # noqa: PLC0415
        from db.errors import explained  # noqa: PLC0415

        engine = filled_store()
        with explained(engine.url), engine.connect() as conn:
            disagreements(conn).to_csv(sys.stdout, index=False, lineterminator="\n")


@app.command()
def refresh() -> None:
    """Fetch what the sources have published since, import it, check the ledger, and say in five lines what changed.

    Ivaniuk's dataset is fetched where your own Kaggle key is in KAGGLE_USERNAME and KAGGLE_KEY. The last 48 hours of
    the channels are read again for edits. Of two at once the second does nothing. Exit code 1 means that something in
    the ledger is broken, 2 that a source could not be read.
    """
    with one_sentence():
        from db import refresh as refreshing  # noqa: PLC0415
        from db.bundle import ensure_store  # noqa: PLC0415
        from db.engine import writing_engine  # noqa: PLC0415
        from sources import fetching  # noqa: PLC0415
        from sources.kaggle import key_of  # noqa: PLC0415
        from sources.walk import BusyError  # noqa: PLC0415

        engine = writing_engine()
        ensure_store(engine, tell=say)
        try:
            now = datetime.now(UTC)
            report = refreshing.refresh(
                engine,
                refreshing.FOLDER,
                now=now,
                fetch=fetching.fetch_into,
                fetch_dataset=fetching.fetch_dataset_into if key_of(os.environ) else None,
                tell=say,
            )
        except BusyError:
            say("Another refresh is running; this one leaves the work to it.")
            return
        for line in report.lines:
            typer.echo(line)
        if report.broken or report.has_trouble:
            raise typer.Exit(BROKEN if report.broken else BAD_INPUT)


@app.command()
def migrate() -> None:
    """Upgrade the store's schema to this version's; a store that is not there is not made."""
    with one_sentence():
        from db.engine import check_store, reading_engine, writing_engine  # noqa: PLC0415
        from db.errors import StoreOlderError, where  # noqa: PLC0415
        from db.schema import revision, upgrade  # noqa: PLC0415

        with suppress(StoreOlderError):
            check_store(reading_engine())
        engine = writing_engine()
        before = revision(engine)
        upgrade(engine)
        after = revision(engine)
        change = f"is at {after} already" if before == after else f"went from {before} to {after}"
        typer.echo(f"The schema of {where(engine.url)} {change}.")


if __name__ == "__main__":
    main()
