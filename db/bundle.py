"""The bundled figures: small tables of what the inputs say, with a manifest; the first start builds its store of them.

They hold the same records that reading the inputs gives, so importing an input after its bundle changes nothing.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, select

from db.bundle_tables import COLUMNS, Row, records_of, tables_of
from db.engine import check_store, reading_engine
from db.errors import InputRefusedError, StoreError, StoreMissingError, StoreOlderError, explained, where
from db.ingest import ingest
from db.models import Input
from db.schema import upgrade
from sources.origins import ORIGINS
from sources.records import Batch

FOLDER = Path(__file__).parent / "bundled"
MANIFEST = "manifest.json"
FORMAT = 1
MAX_BYTES = 3_000_000


class BundleDamagedError(StoreError):
    """The bundled figures are not those that the manifest names."""

    def __init__(self, folder: Path, finding: str) -> None:
        super().__init__(f"The bundled figures in {folder} cannot be used ({finding}).", f"git checkout -- {folder}")


def csv_bytes(name: str, rows: list[Row]) -> bytes:
    """A table as UTF-8 CSV with a header; empty = None."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS[name])
    writer.writerows(rows)
    return stream.getvalue().encode()


def write_bundle(batches: Sequence[Batch], folder: Path | None = None) -> dict[str, Any]:
    """Write the tables and their manifest; the same batches give the same bytes.

    Returns:
        The manifest.

    Raises:
        InputRefusedError: a source comes twice, the tables would be too large for the repository, a text would get
            into them, or the folder cannot be written.
    """
    folder = folder or FOLDER
    twice = sorted({batch.source for batch in batches if [one.source for one in batches].count(batch.source) > 1})
    if twice:
        raise InputRefusedError(f"Two of the inputs are of the source {twice[0]}: give each source once.")
    tables = tables_of(batches)
    contents = {f"{name}.csv": csv_bytes(name, rows) for name, rows in tables.items()}
    files = {
        file: {"rows": len(tables[file.removesuffix(".csv")]), "bytes": len(content), "sha256": digest(content)}
        for file, content in contents.items()
    }
    manifest = {
        "format": FORMAT,
        "data_date": max((batch.data_date.isoformat() for batch in batches if batch.data_date), default=None),
        "files": files,
        "inputs": [input_entry(batch) for batch in sorted(batches, key=lambda batch: batch.source)],
        "sources": [source_entry(source) for source in sorted({batch.source for batch in batches})],
    }
    contents[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    size = sum(map(len, contents.values()))
    if size > MAX_BYTES:
        raise InputRefusedError(
            f"The bundled figures would take {size:,} bytes, more than {MAX_BYTES:,}: bundle fewer inputs."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in contents.items():
            (folder / file).write_bytes(content)
    except OSError as error:
        raise InputRefusedError(
            f"{error.filename} cannot be written ({error.strerror}); mend that and bundle again."
        ) from None
    return manifest


def digest(content: bytes) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(content).hexdigest()


def input_entry(batch: Batch) -> dict[str, Any]:
    """An input as the manifest tells it: what it was and what became of its rows."""
    statuses = Counter(record.reading.status.value for record in batch.records)
    claims = [claim for record in batch.records for claim in record.reading.claims]
    return {
        "source": batch.source,
        "sha256": batch.sha256,
        "row_count": batch.row_count,
        "data_date": batch.data_date.isoformat() if batch.data_date else None,
        "complete": batch.complete,
        "statements": dict(sorted(statuses.items())),
        "claims": len(claims),
        "figures": sum(len(claim.figures) for claim in claims),
        "left_out": [list(line) for line in batch.left_out],
    }


def source_entry(source: str) -> dict[str, str | None]:
    """A source with its licence and what the licence asks to be said."""
    origin = ORIGINS[source]
    return {
        "id": source,
        "title": origin.title,
        "producer": origin.producer,
        "url_main": origin.url_main,
        "license": origin.license,
        "license_url": origin.license_url,
        "attribution": origin.attribution,
    }


def bundled_batches(folder: Path | None = None) -> list[Batch]:
    """The bundled inputs, as reading them would give them but without texts.

    Raises:
        BundleDamagedError: a file is missing or is not the one that the manifest names.
    """
    folder = folder or FOLDER
    manifest = read_manifest(folder)
    tables = {name: read_table(folder, name, manifest) for name in COLUMNS}
    try:
        records = records_of(tables)
        return [
            Batch(
                source=entry["source"],
                sha256=entry["sha256"],
                row_count=entry["row_count"],
                data_date=date.fromisoformat(entry["data_date"]) if entry["data_date"] else None,
                records=tuple(record for record in records if record.statement.source == entry["source"]),
                complete=entry["complete"],
                left_out=tuple((line, reason) for line, reason in entry["left_out"]),
            )
            for entry in manifest["inputs"]
        ]
    except (KeyError, ValueError, IndexError, TypeError):
        raise BundleDamagedError(folder, "its tables are of another version") from None


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest, of the format that this code reads."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        version, _ = manifest["format"], manifest["files"]
    except OSError:
        raise BundleDamagedError(folder, f"{MANIFEST} is missing") from None
    except (ValueError, KeyError, TypeError):
        raise BundleDamagedError(folder, f"{MANIFEST} is not a manifest") from None
    if version != FORMAT:
        raise BundleDamagedError(folder, f"it is of format {version}, not {FORMAT}")
    found: dict[str, Any] = manifest
    return found


def read_table(folder: Path, name: str, manifest: dict[str, Any]) -> list[list[str]]:
    """A table's rows without the header, if the file is the one in the manifest."""
    file = f"{name}.csv"
    try:
        content = (folder / file).read_bytes()
    except OSError:
        raise BundleDamagedError(folder, f"{file} is missing") from None
    if digest(content) != manifest["files"].get(file, {}).get("sha256"):
        raise BundleDamagedError(folder, f"{file} is not the file that {MANIFEST} names")
    return list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]


def ensure_store(engine: Engine, *, tell: Callable[[str], None] = lambda _: None) -> bool:
    """Build or upgrade the store where that is needed, and fill in the bundled sources that it knows nothing of.

    A source that the store has ever heard of is left as it is: what was imported since may be newer than the bundle.
    A store that lacks nothing is only read, so a writer at work or a read-only disk is no hindrance.

    Args:
        engine: A writing one.
        tell: Takes a line of progress; the first start takes a few seconds.

    Returns:
        Whether bundled figures were filled in.

    Raises:
        BundleDamagedError: The bundled figures are incomplete.
        StoreError: The store is corrupt, newer than this code, locked, not writable or out of reach.
    """
    known = known_sources(engine.url)
    if known is not None and bundled_sources(is_needed=not known) <= known:
        return False
    upgrade(engine)
    known = known_sources(engine.url) or set()
    with uncollected():
        batches = [batch for batch in bundled_batches() if batch.source not in known]
        if batches:
            count = sum(len(batch.records) for batch in batches)
            tell(f"Filling {where(engine.url)} with {count:,} bundled statements ...")
        for batch in batches:
            ingest(engine, batch, retrieved_at=datetime.now(UTC))
    return bool(batches)


def known_sources(url: URL) -> set[str] | None:
    """The sources that the store has had input of; `None` where it is missing or of an older schema."""
    try:
        engine = reading_engine(url)
        check_store(engine)
        with explained(url), engine.connect() as conn:
            found = set(conn.scalars(select(Input.source_id).distinct()))
        engine.dispose()
    except (StoreMissingError, StoreOlderError):
        return None
    return found


def bundled_sources(*, is_needed: bool) -> set[str]:
    """The sources of the bundled figures; none where there are no such figures and the store can do without."""
    if not is_needed and not (FOLDER / MANIFEST).exists():
        return set()
    return {entry["source"] for entry in read_manifest(FOLDER)["inputs"]}


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it, Python looks for no garbage: over a hundred thousand small rows that costs a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
