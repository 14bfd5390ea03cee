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
    "statement_kinds": ("source", "claimant", "language", "parser_version", "link", "is_cut", "status"),
    "statements": ("kind", "external_id", "published_at", "content_hash", "problems"),
    "claim_kinds": ("claimant", "attacker", "window_basis", "window_kind"),
    "claims": ("statement", "kind", "window_start", "window_end", "report_date"),
    "figure_kinds": ("measure", "weapon_class", "weapon", "qualifier", "column"),
    "figures": ("claim", "kind", "region", "value", "upper", "start", "end"),
    "launch_areas": ("claim", "place", "region"),
    "incidents": ("claim", "place", "region", "paraphrase", "injured", "killed"),
}
"""The tables; `statement`, `claim` and `kind` are row numbers of the table that they name, the first row being 1.

Words that come again and again stand once, in a table of kinds: written out they would take twice the room. In a
`link`, {} stands for the statement's external id up to the first |.
"""

KINDS = {"statements": "statement_kinds", "claims": "claim_kinds", "figures": "figure_kinds"}
"""The tables whose rows are of a kind, and the table of their kinds."""

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
    for name, kinds in KINDS.items():
        number_kinds(tables, name, kinds)
    return tables


def number_kinds(tables: Tables, name: str, kinds: str) -> None:
    """Take each row's kind, written out so far, into the table of kinds, and leave its number there."""
    place = COLUMNS[name].index("kind")
    tables[kinds] = sorted({row[place] for row in tables[name]}, key=lambda kind: [cell or "" for cell in kind])
    numbers = {kind: number for number, kind in enumerate(tables[kinds], 1)}
    tables[name] = [(*row[:place], numbers[row[place]], *row[place + 1 :]) for row in tables[name]]


def place_of(statement: Statement) -> tuple[str, str, str]:
    """Where a statement stands in the bundle."""
    return statement.source, moment_word(statement.published_at), statement.external_id


def statement_row(record: Record) -> Row:
    """One row of `statements`; the text is left behind, its hash is not."""
    said, reading = record.statement, record.reading
    for problem in reading.problems:
        refuse_sentence(said, problem)
    kind = (
        said.source,
        said.claimant,
        said.language,
        record.parser_version,
        link_pattern(said),
        "cut" if said.is_cut else "",
        reading.status.value,
    )
    problems = json.dumps(reading.problems, ensure_ascii=False) if reading.problems else ""
    return kind, said.external_id, moment_word(said.published_at), said.content_hash, problems


def link_pattern(said: Statement) -> str:
    """The statement's link with {} for what it shares with the statement's id.

    Raises:
        InputRefusedError: the link could not be made of its pattern again.
    """
    if said.url is None:
        return ""
    pattern = said.url.replace(head_of(said.external_id), "{}", 1)
    if link_of(pattern, said.external_id) != said.url:
        raise InputRefusedError(f"The link of {said.source} {said.external_id} cannot be bundled: {said.url}")
    return pattern


def link_of(pattern: str, external_id: str) -> str | None:
    """The link of a statement, made of its pattern."""
    return pattern.replace("{}", head_of(external_id)) or None


def head_of(external_id: str) -> str:
    """The part of an id that a link may repeat: of a table's row, the post that it tells of."""
    return external_id.partition("|")[0]


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
    kind = (claim.claimant, claim.attacker.value, window.basis.value, window.kind.value)
    ends = (moment_word(window.start), moment_word(window.end), window.report_date.isoformat())
    tables["claims"].append((len(tables["statements"]), kind, *ends))
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
    qualifier, weapon, column = figure.qualifier.value, figure.weapon or "", figure.column or ""
    kind = (figure.measure.value, figure.weapon_class.value, weapon, qualifier, column)
    return kind, figure.region, figure.value, figure.upper, figure.start, figure.end


def moment_word(moment: datetime | None) -> str:
    """A moment in UTC, to the minute where it has no seconds: 2026-01-25T20:00Z."""
    if moment is None:
        return ""
    exact = "minutes" if not (moment.second or moment.microsecond) else "auto"
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec=exact) + "Z"


def records_of(tables: dict[str, list[list[str]]]) -> list[Record]:
    """The records that the tables were made from."""
    figures = grouped(tables["figures"], figure_of, tables["figure_kinds"])
    areas = grouped(tables["launch_areas"], area_of)
    incidents = grouped(tables["incidents"], incident_of)
    claims: dict[int, list[Claim]] = {}
    for number, row in enumerate(tables["claims"], 1):
        parts = (figures.get(number, []), areas.get(number, []), incidents.get(number, []))
        claims.setdefault(int(row[0]), []).append(claim_of(row, tables["claim_kinds"], *parts))
    kinds = tables["statement_kinds"]
    return [record_of(row, kinds, claims.get(number, [])) for number, row in enumerate(tables["statements"], 1)]


def grouped(rows: list[list[str]], made: Callable[..., T], *kinds: list[list[str]]) -> dict[int, list[T]]:
    """The rows by the claim that they belong to, in order."""
    found: dict[int, list[T]] = {}
    for row in rows:
        found.setdefault(int(row[0]), []).append(made(row, *kinds))
    return found


def kind_of(cell: str, kinds: list[list[str]]) -> list[str]:
    """The kind of that number."""
    number = int(cell)
    if number < 1:
        raise ValueError(f"no kind has the number {number}")
    return kinds[number - 1]


def record_of(row: list[str], kinds: list[list[str]], claims: list[Claim]) -> Record:
    """A row of `statements` with its claims."""
    kind, external_id, published_at, content_hash, problems = row
    source, claimant, language, version, link, is_cut, status = kind_of(kind, kinds)
    statement = Statement(
        source=source,
        external_id=external_id,
        claimant=claimant,
        published_at=moment(published_at),
        language=language,
        content_hash=content_hash,
        url=link_of(link, external_id),
        is_cut=bool(is_cut),
    )
    return Record(statement, Reading(Status(status), tuple(claims), tuple(json.loads(problems or "[]"))), version)


def claim_of(
    row: list[str],
    kinds: list[list[str]],
    figures: list[Figure],
    areas: list[LaunchArea],
    incidents: list[Incident],
) -> Claim:
    """A row of `claims` with what belongs to it; its window is back in the claimant's local time."""
    _, kind, start, end, report_date = row
    claimant, attacker, basis, part = kind_of(kind, kinds)
    zone = CLAIMANTS[claimant].zone
    opened, closed = moment(start), moment(end)
    if closed is None:
        raise ValueError("a window without an end")
    window = Window(
        start=opened.astimezone(zone) if opened else None,
        end=closed.astimezone(zone),
        basis=WindowBasis(basis),
        kind=WindowKind(part),
        report_date=date.fromisoformat(report_date),
    )
    return Claim(claimant, Side(attacker), window, tuple(figures), tuple(areas), tuple(incidents))


def figure_of(row: list[str], kinds: list[list[str]]) -> Figure:
    """A row of `figures`."""
    _, kind, region, value, upper, start, end = row
    measure, weapon_class, weapon, qualifier, column = kind_of(kind, kinds)
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


def area_of(row: list[str]) -> LaunchArea:
    """A row of `launch_areas`."""
    _, place, region = row
    return LaunchArea(place, region or None)


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
