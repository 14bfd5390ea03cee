"""From a record that `sources` read to the rows that the ledger keeps of it; pure, ids given by the caller."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from typing import Any

from sources.records import Claim, Figure, Incident, LaunchArea, Record

Row = dict[str, Any]


def reading_hash(record: Record) -> str:
    """The SHA-256 of all that the ledger keeps of a record besides its content and the parser's version.

    Two readings that differ in no figure, date, link or problem have the same one, whichever parser made them.
    """
    statement, reading = record.statement, record.reading
    kept = [
        statement.claimant,
        statement.url,
        _utc(statement.published_at),
        statement.language,
        statement.is_cut,
        reading.status,
        reading.problems,
        [_claim_kept(claim) for claim in reading.claims],
    ]
    return sha256(json.dumps(kept, separators=(",", ":")).encode()).hexdigest()


def _claim_kept(claim: Claim) -> list[Any]:
    window = claim.window
    when = [_utc(window.start), _utc(window.end), window.basis, window.kind, window.report_date.isoformat()]
    return [
        claim.claimant,
        claim.attacker,
        when,
        [list(_figure_row(figure).values()) for figure in claim.figures],
        [list(_launch_row(area).values()) for area in claim.launch_areas],
        [list(_incident_row(incident).values()) for incident in claim.incidents],
    ]


def _utc(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC).isoformat()


def _figure_row(figure: Figure) -> Row:
    return {
        "measure": figure.measure,
        "weapon_class": figure.weapon_class,
        "weapon_id": figure.weapon,
        "region_code": figure.region,
        "value": figure.value,
        "upper": figure.upper,
        "qualifier": figure.qualifier,
        "span_start": figure.start,
        "span_end": figure.end,
        "source_column": figure.column,
    }


def _launch_row(area: LaunchArea) -> Row:
    return {"place": area.place, "region_code": area.region}


def _incident_row(incident: Incident) -> Row:
    return {
        "place": incident.place,
        "region_code": incident.region,
        "paraphrase": incident.paraphrase,
        "injured": incident.injured,
        "killed": incident.killed,
    }


@dataclass(frozen=True, slots=True)
class NextIds:
    """The first free id of each table whose rows are numbered here."""

    statement: int
    claim: int
    figure: int
    launch_area: int
    incident: int


@dataclass(slots=True)
class Rows:
    """Rows in the order in which they may be inserted, by table; `owners` names each claim's statement."""

    first: NextIds
    statement: list[Row] = field(default_factory=list)
    statement_text: list[Row] = field(default_factory=list)
    claim: list[Row] = field(default_factory=list)
    figure: list[Row] = field(default_factory=list)
    launch_area: list[Row] = field(default_factory=list)
    incident: list[Row] = field(default_factory=list)
    weapons: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, record: Record, *, input_id: int, revision: int, supersedes: int | None, hashed: str) -> int:
        """Add a record as a new revision and give its statement's id."""
        statement = record.statement
        statement_id = self.first.statement + len(self.statement)
        self.statement.append(
            {
                "id": statement_id,
                "source_id": statement.source,
                "external_id": statement.external_id,
                "revision": revision,
                "supersedes": supersedes,
                "input_id": input_id,
                "claimant_id": statement.claimant,
                "url": statement.url,
                "published_at": statement.published_at,
                "language": statement.language,
                "is_cut": statement.is_cut,
                "content_hash": statement.content_hash,
                "reading_hash": hashed,
                "parser_version": record.parser_version,
                "status": record.reading.status,
                "problems": list(record.reading.problems),
            }
        )
        if statement.text is not None:
            self.add_text(statement_id, statement.text)
        for ordinal, claim in enumerate(record.reading.claims, 1):
            self._add_claim(statement_id, ordinal, claim)
        return statement_id

    def add_text(self, statement_id: int, text: str) -> None:
        """Add the words of a statement that the store holds, or is about to."""
        self.statement_text.append({"statement_id": statement_id, "text": text})

    def _add_claim(self, statement_id: int, ordinal: int, claim: Claim) -> None:
        claim_id = self.first.claim + len(self.claim)
        window = claim.window
        self.claim.append(
            {
                "id": claim_id,
                "statement_id": statement_id,
                "ordinal": ordinal,
                "claimant_id": claim.claimant,
                "attacker": claim.attacker,
                "window_start": window.start,
                "window_end": window.end,
                "window_basis": window.basis,
                "window_kind": window.kind,
                "report_date": window.report_date,
            }
        )
        for figure in claim.figures:
            if figure.weapon is not None:
                self.weapons[figure.weapon, figure.weapon_class] = None
        _append(self.figure, self.first.figure, claim_id, map(_figure_row, claim.figures))
        _append(self.launch_area, self.first.launch_area, claim_id, map(_launch_row, claim.launch_areas))
        _append(self.incident, self.first.incident, claim_id, map(_incident_row, claim.incidents))


def _append(rows: list[Row], first: int, claim_id: int, parts: Iterable[Row]) -> None:
    for number, ordinal, part in zip(count(first + len(rows)), count(1), parts, strict=False):
        rows.append({"id": number, "claim_id": claim_id, "ordinal": ordinal, **part})
