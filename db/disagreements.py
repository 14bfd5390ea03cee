"""Where two tellings of one attack give different numbers: the one that counts, and its witness."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from db.frames import COUNT, DAY, TEXT, Schema, typed
from db.models import Claim, Figure, Statement, Witness
from db.parts import APART
from db.queries import current
from db.witnesses import subject
from sources.records import Measure, Qualifier

DISAGREEMENTS: Schema = {
    "report_date": DAY,
    "claimant": TEXT,
    "weapon_class": TEXT,
    "measure": TEXT,
    "value": COUNT,
    "source": TEXT,
    "source_url": TEXT,
    "witness_value": COUNT,
    "witness_source": TEXT,
    "witness_url": TEXT,
}

Numbers = dict[tuple[str, str], int]
"""A claim's exact numbers for the whole, by weapon class and what is told of it (`neutralised` for its divisions)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a witness, or the rows of one post in a table, is compared with: the claim that counts."""

    of_claim: int
    weapon_class: str
    told_of: str
    source: str
    post: str


def disagreements(conn: Connection) -> pd.DataFrame:
    """Every witness of current claims that gives another number than the claim that counts.

    A table may tell one post's attack in several rows, one a model: these are added up before they are compared. Only
    exact numbers are: "more than 100" and 105 do not disagree.

    Returns:
        One row a disagreement, by report_date, claimant, weapon_class, measure: DISAGREEMENTS. `measure` is
        `neutralised` where intercepted, or shot down and suppressed, are told; `value`, `source` and `source_url` are
        of the claim that counts; a URL is `<NA>` where the statement has none.
    """
    of_claim, of_statement = aliased(Claim), aliased(Statement)
    told = (
        select(
            *(Witness.of_claim_id, Witness.claim_id, Witness.weapon_class, Witness.measure),
            *(Statement.source_id, Statement.url, Statement.id.label("statement")),
            *(Claim.report_date, Claim.claimant_id),
            *(of_statement.source_id.label("of_source"), of_statement.url.label("of_url")),
        )
        .join(Claim, Claim.id == Witness.claim_id)
        .join(Statement, Statement.id == Claim.statement_id)
        .join(of_claim, of_claim.id == Witness.of_claim_id)
        .join(of_statement, of_statement.id == of_claim.statement_id)
        .where(*current())
        .order_by(Claim.report_date, Claim.claimant_id, Witness.weapon_class, Witness.measure, Witness.claim_id)
    )
    numbers = exact_numbers(conn)
    together: dict[Telling, set[int]] = defaultdict(set)
    facts: dict[Telling, Any] = {}
    for row in conn.execute(told):
        telling = Telling(
            row.of_claim_id,
            *subject((row.weapon_class, row.measure)),
            row.source_id,
            row.url or str(row.statement),
        )
        together[telling].add(row.claim_id)
        facts.setdefault(telling, row)
    rows = []
    for telling, claims in together.items():
        key = (telling.weapon_class, telling.told_of)
        counted = numbers.get(telling.of_claim, {}).get(key)
        stated = [numbers.get(claim, {}).get(key) for claim in claims]
        if counted is None or None in stated or counted == sum(filter(None, stated)):
            continue
        row = facts[telling]
        other = (sum(filter(None, stated)), row.source_id, row.url)
        rows.append((row.report_date, row.claimant_id, *key, counted, row.of_source, row.of_url, *other))
    return typed(rows, DISAGREEMENTS)


def exact_numbers(conn: Connection) -> dict[int, Numbers]:
    """The numbers of every claim that is a witness or has one; what is stated with a qualifier is left out."""
    involved = select(Witness.claim_id).union(select(Witness.of_claim_id))
    query = select(Figure.claim_id, Figure.weapon_class, Figure.measure, Figure.value, Figure.qualifier).where(
        Figure.region_code.is_(None), Figure.claim_id.in_(involved)
    )
    stated: dict[int, dict[tuple[str, str], list[int | None]]] = defaultdict(lambda: defaultdict(list))
    for claim, weapon_class, measure, value, qualifier in conn.execute(query):
        stated[claim][weapon_class, measure].append(value if qualifier == Qualifier.EXACT else None)
    return {claim: _by_subject(measures) for claim, measures in stated.items()}


def _by_subject(stated: dict[tuple[str, str], list[int | None]]) -> Numbers:
    sums = {key: sum(filter(None, values)) for key, values in stated.items() if None not in values}
    found: Numbers = {}
    for (weapon_class, measure), value in sums.items():
        is_part = measure in APART and (weapon_class, Measure.INTERCEPTED) in stated
        if not is_part:
            key = subject((weapon_class, measure))
            found[key] = found.get(key, 0) + value
    return found
