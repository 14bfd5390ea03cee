"""Statements in and claims out as JSON Lines: the stable shape that analysts script against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sources.claimants import MOSCOW
from sources.inputs import EARLIEST, InputError, decoded, read_bytes, shown
from sources.parsers import NO_PARSER, parser_for, read_text
from sources.records import Batch, Claim, Figure, Reading, Record, Statement

SOURCE = "statements"
REMEDY = "correct that line"


@dataclass(frozen=True, slots=True)
class Item:
    """One statement handed in: as received, with the line that it stands on."""

    line: int
    id: str
    published_at: datetime
    text: str
    kind: str | None
    language: str | None
    url: str | None
    is_cut: bool = False
    """The text is said to end before the statement did."""


def read_items(lines: Iterable[bytes], path: Path | str, *, today: date) -> Iterator[Item]:
    """The statements of JSON Lines one by one; blank lines are passed over.

    Raises:
        InputError: A line is not UTF-8 or not JSON, lacks a key, or its date is broken or out of bounds.
    """
    for number, line in enumerate(lines, 1):
        text = _text_of(line, path, number)
        if text.strip():
            yield _item(text, path, number, today)


def _text_of(line: bytes, path: Path | str, number: int) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise InputError(path, number, "the line is not UTF-8", "save the file as UTF-8") from None


def _item(text: str, path: Path | str, line: int, today: date) -> Item:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(path, line, "the line is not JSON", "give one object a line") from None
    if not isinstance(given, dict):
        raise InputError(path, line, "the line is no JSON object", "give one object a line")
    for key in ("id", "published", "text"):
        if not isinstance(given.get(key), str) or (key == "id" and not given[key]):
            raise InputError(path, line, f"the object has no text under {key!r}", REMEDY)
    return Item(
        line=line,
        id=given["id"],
        published_at=moment_of(given["published"], path, line, today),
        text=given["text"],
        kind=_optional(given, "kind", path, line),
        language=_optional(given, "lang", path, line),
        url=_optional(given, "url", path, line),
        is_cut=_flag(given, "is_cut", path, line) | _flag(given, "truncated", path, line),
    )


def _optional(given: dict[str, Any], key: str, path: Path | str, line: int) -> str | None:
    value = given.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InputError(path, line, f"{key!r} is {shown(str(value))}, no text", REMEDY)


def _flag(given: dict[str, Any], key: str, path: Path | str, line: int) -> bool:
    value = given.get(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    raise InputError(path, line, f"{key!r} is {shown(str(value))}, neither true nor false", REMEDY)


def moment_of(cell: str, path: Path | str, line: int | None, today: date) -> datetime:
    """A moment in UTC. A bare date stands for its last minute in Moscow, when all that the day tells had happened."""
    try:
        if len(cell) <= len("2026-01-26"):
            moment = datetime.combine(date.fromisoformat(cell), time(23, 59), MOSCOW)
        else:
            moment = datetime.fromisoformat(cell)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise InputError(path, line, f"published is {shown(cell)}, not a date in ISO 8601", REMEDY) from None
    if not EARLIEST <= moment.date() <= today + timedelta(days=1):
        problem = f"published is {shown(cell)}, not between {EARLIEST} and today ({today})"
        raise InputError(path, line, problem, REMEDY)
    return moment


def read_batch(path: Path, *, today: date) -> Batch:
    """A file of statements as records of whom their parsers read; a part of its source, never the whole.

    Raises:
        InputError: See `read_items`; or an id stands twice.
    """
    received = read_bytes(path)
    decoded(path, received)
    lines: dict[str, int] = {}
    records = []
    for item in read_items(received.splitlines(), path, today=today):
        line = lines.setdefault(item.id, item.line)
        if line != item.line:
            raise InputError(path, item.line, f"id {shown(item.id)} stands already in line {line}", "give each its own")
        records.append(record_of(item))
    return Batch(
        source=SOURCE,
        sha256=hashlib.sha256(received).hexdigest(),
        row_count=len(records),
        data_date=max(
            (record.statement.published_at.date() for record in records if record.statement.published_at), default=None
        ),
        records=tuple(records),
        complete=False,
    )


def record_of(item: Item, *, source: str = SOURCE) -> Record:
    """A statement handed in, as its parser reads it."""
    parser = parser_for(item.text, kind=item.kind, language=item.language)
    reading = read_text(parser, item.text, item.published_at, is_cut=item.is_cut)
    claimants = {claim.claimant for claim in reading.claims}
    if not claimants and parser is not None and parser.claimant != "news":
        claimants = {parser.claimant}
    statement = Statement(
        source=source,
        external_id=item.id,
        claimant=claimants.pop() if len(claimants) == 1 else "other",
        published_at=item.published_at,
        language=parser.language if parser else item.language or "und",
        content_hash=hashlib.sha256(item.text.encode(errors="surrogatepass")).hexdigest(),
        url=item.url,
        text=item.text,
        is_cut=item.is_cut,
    )
    return Record(statement, reading, parser.version if parser else NO_PARSER)


def claims_line(id_: str, reading: Reading) -> str:
    """A reading as one line of JSON, without its line break."""
    answer = {
        "id": id_,
        "status": reading.status.value,
        "problems": list(reading.problems),
        "claims": [_claim(claim) for claim in reading.claims],
    }
    line = json.dumps(answer, ensure_ascii=False)
    # Half a surrogate pair in an id cannot be written as UTF-8, but can be escaped.
    return line if _is_utf8(line) else json.dumps(answer)


def _is_utf8(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _claim(claim: Claim) -> dict[str, Any]:
    window = claim.window
    answer: dict[str, Any] = {
        "claimant": claim.claimant,
        "attacker": claim.attacker.value,
        "report_date": window.report_date.isoformat(),
        "window_start": None if window.start is None else window.start.isoformat(timespec="minutes"),
        "window_end": window.end.isoformat(timespec="minutes"),
        "window_basis": window.basis.value,
        "window_kind": window.kind.value,
        "figures": [_figure(figure) for figure in claim.figures],
    }
    if claim.launch_areas:
        answer["launch_areas"] = [{"place": area.place, "region": area.region} for area in claim.launch_areas]
    if claim.incidents:
        answer["incidents"] = [
            {
                "place": incident.place,
                "region": incident.region,
                "paraphrase": incident.paraphrase,
                "injured": incident.injured,
                "killed": incident.killed,
            }
            for incident in claim.incidents
        ]
    return answer


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "measure": figure.measure.value,
        "weapon": figure.weapon_class.value,
        "region": figure.region,
        "value": figure.value,
        "upper": figure.upper,
        "qualifier": figure.qualifier.value,
        "start": figure.start,
        "end": figure.end,
    }
