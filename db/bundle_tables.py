"""Records as rows of the bundled tables, and back.

No sentence of anybody's is in the rows, only codes, numbers, dates, links, hashes, names of places and weapons, and our
own paraphrases. The rows hold all that a record says but its text, so the two are of one and the same reading.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from db.errors import InputRefusedError
from sources.claimants import CLAIMANTS
from sources.records import (
    Batch,
    Claim,
    Figure,
    Incident,
    LaunchArea,
    Measure,
    Qualifier,
    Reading,
    Record,
    Side,
    Statement,
    Status,
    WeaponClass,
    Window,
    WindowBasis,
    WindowKind,
)

LONGEST_QUOTE = 60
"""A problem may quote a name or a few words of a statement; as many characters as this would be its text."""

COLUMNS = {
    "statements": (
        "source",
        "external_id",
        "claimant",
        "published_at",
        "language",
        "url",
        "is_cut",
        "content_hash",
        "parser_version",
        "status",
        "problems",
    ),
    "claims": (
        "statement",
        "claimant",
        "attacker",
        "window_start",
        "window_end",
        "window_basis",
        "window_kind",
        "report_date",
    ),
    "figures": (
        "claim",
        "measure",
        "weapon_class",
        "weapon",
        "region",
        "value",
        "upper",
        "qualifier",
        "start",
        "end",
        "column",
    ),
    "launch_areas": ("claim", "place", "region"),
    "incidents": ("claim", "place", "region", "paraphrase", "injured", "killed"),
}
"""The tables in the order they refer to each other; `statement` and `claim` are row numbers, the first being 1."""

T = TypeVar("T")
Row = tuple[Any, ...]
Tables = dict[str, list[Row]]


def tables_of(batches: Iterable[Batch]) -> Tables:
    """The batches' records as rows, by source, time of publication and id."""
    records = [record for batch in batches for record in batch.records]
    tables: Tables = {name: [] for name in COLUMNS}
    for record in sorted(records, key=lambda record: place_of(record.statement)):
        tables["statements"].append(statement_row(record))
        for claim in record.reading.claims:
            add_claim(tables, claim)
    return tables


def place_of(statement: Statement) -> tuple[str, str, str]:
    """Where a statement stands in the bundle."""
    return statement.source, moment_word(statement.published_at), statement.external_id


def statement_row(record: Record) -> Row:
    """One row of `statements`; the text is left behind, its hash is not."""
    said, reading = record.statement, record.reading
    for problem in reading.problems:
        refuse_sentence(said, problem)
    return (
        said.source,
        said.external_id,
        said.claimant,
        moment_word(said.published_at),
        said.language,
        said.url,
        int(said.is_cut),
        said.content_hash,
        record.parser_version,
        reading.status.value,
        json.dumps(reading.problems, ensure_ascii=False) if reading.problems else "",
    )


def refuse_sentence(said: Statement, problem: str) -> None:
    """Stop where a problem repeats more of a statement's text than a name.

    Raises:
        InputRefusedError: it does.
    """
    pieces = (problem[start : start + LONGEST_QUOTE] for start in range(len(problem) - LONGEST_QUOTE + 1))
    if said.text is not None and any(piece in said.text for piece in pieces):
        raise InputRefusedError(
            f"A problem noted for {said.source} {said.external_id} repeats its text: shorten that note."
        )


def add_claim(tables: Tables, claim: Claim) -> None:
    """Add a claim of the last statement with its figures, launch areas and incidents."""
    window = claim.window
    tables["claims"].append(
        (
            len(tables["statements"]),
            claim.claimant,
            claim.attacker.value,
            moment_word(window.start),
            moment_word(window.end),
            window.basis.value,
            window.kind.value,
            window.report_date.isoformat(),
        )
    )
    number = len(tables["claims"])
    for figure in claim.figures:
        tables["figures"].append((number, *figure_cells(figure)))
    for area in claim.launch_areas:
        tables["launch_areas"].append((number, area.place, area.region))
    for incident in claim.incidents:
        cells = (incident.place, incident.region, incident.paraphrase, incident.injured, incident.killed)
        tables["incidents"].append((number, *cells))


def figure_cells(figure: Figure) -> Row:
    """A figure's row of `figures` but for its claim."""
    return (
        figure.measure.value,
        figure.weapon_class.value,
        figure.weapon,
        figure.region,
        figure.value,
        figure.upper,
        figure.qualifier.value,
        figure.start,
        figure.end,
        figure.column,
    )


def moment_word(moment: datetime | None) -> str:
    """A moment in UTC, to the minute where it has no seconds: 2026-01-25T20:00Z."""
    if moment is None:
        return ""
    exact = "minutes" if not (moment.second or moment.microsecond) else "auto"
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec=exact) + "Z"


def records_of(tables: dict[str, list[list[str]]]) -> list[Record]:
    """The records that the tables were made from."""
    figures = grouped(tables["figures"], figure_of)
    areas = grouped(tables["launch_areas"], lambda row: LaunchArea(row[1], row[2] or None))
    incidents = grouped(tables["incidents"], incident_of)
    claims: dict[int, list[Claim]] = {}
    for number, row in enumerate(tables["claims"], 1):
        claim = claim_of(row, figures.get(number, []), areas.get(number, []), incidents.get(number, []))
        claims.setdefault(int(row[0]), []).append(claim)
    return [record_of(row, claims.get(number, [])) for number, row in enumerate(tables["statements"], 1)]


def grouped(rows: list[list[str]], made: Callable[[list[str]], T]) -> dict[int, list[T]]:
    """The rows by the claim that they belong to, in order."""
    found: dict[int, list[T]] = {}
    for row in rows:
        found.setdefault(int(row[0]), []).append(made(row))
    return found


def record_of(row: list[str], claims: list[Claim]) -> Record:
    """A row of `statements` with its claims."""
    source, external_id, claimant, published_at, language, url, is_cut, content_hash, version, status, problems = row
    statement = Statement(
        source=source,
        external_id=external_id,
        claimant=claimant,
        published_at=moment(published_at),
        language=language,
        content_hash=content_hash,
        url=url or None,
        is_cut=is_cut == "1",
    )
    return Record(statement, Reading(Status(status), tuple(claims), tuple(json.loads(problems or "[]"))), version)


def claim_of(row: list[str], figures: list[Figure], areas: list[LaunchArea], incidents: list[Incident]) -> Claim:
    """A row of `claims` with what belongs to it; its window is back in the claimant's local time."""
    _, claimant, attacker, start, end, basis, kind, report_date = row
    zone = CLAIMANTS[claimant].zone
    opened, closed = moment(start), moment(end)
    if closed is None:
        raise ValueError("a window without an end")
    window = Window(
        start=opened.astimezone(zone) if opened else None,
        end=closed.astimezone(zone),
        basis=WindowBasis(basis),
        kind=WindowKind(kind),
        report_date=date.fromisoformat(report_date),
    )
    return Claim(claimant, Side(attacker), window, tuple(figures), tuple(areas), tuple(incidents))


def figure_of(row: list[str]) -> Figure:
    """A row of `figures`."""
    _, measure, weapon_class, weapon, region, value, upper, qualifier, start, end, column = row
    return Figure(
        measure=Measure(measure),
        weapon_class=WeaponClass(weapon_class),
        value=number(value),
        qualifier=Qualifier(qualifier),
        upper=number(upper),
        region=region or None,
        weapon=weapon or None,
        start=number(start),
        end=number(end),
        column=column or None,
    )


def incident_of(row: list[str]) -> Incident:
    """A row of `incidents`."""
    _, place, region, paraphrase, injured, killed = row
    return Incident(place, paraphrase, region or None, number(injured), number(killed))


def number(cell: str) -> int | None:
    """A count, None where not stated."""
    return int(cell) if cell else None


def moment(cell: str) -> datetime | None:
    """A moment in UTC, None where not stated."""
    return datetime.fromisoformat(cell) if cell else None
