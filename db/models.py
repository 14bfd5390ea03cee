"""The ledger's tables: what was said (append-only) and what is derived from it (rebuilt as it is written).

Said: `statement` → `claim` → `figure`, `launch_area`, `incident`. Nothing of these is ever updated or deleted: an
edited statement is a new revision, a vanished one gets a `retirement`, a misread figure a `correction`. Derived, and
kept in step in the same transaction: `claim_window` (inferred starts, overlaps), `witness` (told twice, counted once)
and `daily_total`. The constraints are built from `sources.records`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from sources.claimants import Scope
from sources.records import Measure, Qualifier, Side, Status, WeaponClass, WindowBasis, WindowKind

WHOLE = "whole"
"""The region code under which a daily total of the whole claim is kept; no figure carries it."""


class Derived(StrEnum):
    """Measures that no statement states: each is worked out claim by claim, then summed over the day.

    `neutralised` is a claim's intercepted, or its shot down and suppressed where it states those apart. The two others
    sum the launched and the neutralised of the claims that state both, so that a period's interception rate is
    sum(neutralised_of_both) / sum(launched_of_both).
    """

    NEUTRALISED = "neutralised"
    LAUNCHED_OF_BOTH = "launched_of_both"
    NEUTRALISED_OF_BOTH = "neutralised_of_both"


NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite drops time zones, so it is stored naive and read back aware."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To naive UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a datetime without a time zone cannot be stored: {value.isoformat()}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The ledger's declarative base."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime, list[str]: JSON, dict[str, Any]: JSON}


def one_of(column: str, words: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """A check that `column` holds one of a closed vocabulary."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def not_negative(column: str) -> CheckConstraint:
    """A check that a count is NULL (not stated) or at least 0."""
    return CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative")


class Source(Base):
    """Where statements were had from, with what its licence asks for."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str]
    producer: Mapped[str]
    url_main: Mapped[str]
    license: Mapped[str]
    license_url: Mapped[str | None]
    attribution: Mapped[str]


class Claimant(Base):
    """Who says it."""

    __tablename__ = "claimant"
    __table_args__ = (one_of("side", Side), one_of("scope", Scope))

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str]
    side: Mapped[str | None] = mapped_column(String(2))
    scope: Mapped[str] = mapped_column(String(10))


class Region(Base):
    """A region of either country, a sea, an area of several, or a neighbouring country."""

    __tablename__ = "region"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    country: Mapped[str | None] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(20))
    name_en: Mapped[str]
    name_uk: Mapped[str]
    name_ru: Mapped[str]


class Weapon(Base):
    """A weapon model as the sources name it, in a class; a bundle of models is one weapon of its own."""

    __tablename__ = "weapon"
    __table_args__ = (one_of("weapon_class", WeaponClass),)

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    weapon_class: Mapped[str] = mapped_column(String(20), primary_key=True)


class Input(Base):
    """One input that changed the ledger, a file or a fetch. One that changed nothing has no row.

    The hash is not unique: the same file read by a better parser, or put back after another, changes the ledger again.
    """

    __tablename__ = "input"
    __table_args__ = (
        not_negative("row_count"),
        CheckConstraint("length(sha256) = 64", name="sha256_hex"),
        Index(None, "source_id", "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    row_count: Mapped[int]
    data_date: Mapped[date | None]
    retrieved_at: Mapped[datetime]


class Statement(Base):
    """One revision of one published text or record. The current one is neither superseded nor retired.

    `reading_hash` is of all that the ledger keeps of it besides the content and the parser's version: whatever differs
    there makes a new revision.
    """

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("source_id", "external_id", "revision"),
        UniqueConstraint("supersedes"),
        one_of("status", Status),
        CheckConstraint("revision >= 1", name="revision_positive"),
        CheckConstraint("(revision = 1) = (supersedes IS NULL)", name="later_revision_supersedes"),
        CheckConstraint("supersedes < id", name="supersedes_older"),
        CheckConstraint("length(content_hash) = 64", name="content_hash_sha256"),
        CheckConstraint("length(reading_hash) = 64", name="reading_hash_sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    external_id: Mapped[str] = mapped_column(String(400))
    revision: Mapped[int]
    supersedes: Mapped[int | None] = mapped_column(ForeignKey("statement.id"))
    input_id: Mapped[int] = mapped_column(ForeignKey("input.id"), index=True)
    claimant_id: Mapped[str] = mapped_column(ForeignKey("claimant.id"))
    url: Mapped[str | None]
    published_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(String(10))
    is_cut: Mapped[bool]
    content_hash: Mapped[str] = mapped_column(String(64))
    reading_hash: Mapped[str] = mapped_column(String(64))
    parser_version: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(12))
    problems: Mapped[list[str]]


class StatementText(Base):
    """The words of a statement as given, where the store holds them (the bundled figures carry none)."""

    __tablename__ = "statement_text"

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"), primary_key=True)
    text: Mapped[str]


class Retirement(Base):
    """A statement that vanished from its source, and why it no longer counts."""

    __tablename__ = "retirement"

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"), primary_key=True)
    input_id: Mapped[int] = mapped_column(ForeignKey("input.id"))
    reason: Mapped[str]


class Claim(Base):
    """One attack as a statement tells it, with the hours that it reports on, as it was read."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("statement_id", "ordinal"),
        Index(None, "claimant_id", "report_date"),
        one_of("attacker", Side),
        one_of("window_basis", WindowBasis),
        one_of("window_kind", WindowKind),
        CheckConstraint("window_start IS NULL OR window_start <= window_end", name="window_forward"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"))
    ordinal: Mapped[int]
    claimant_id: Mapped[str] = mapped_column(ForeignKey("claimant.id"))
    attacker: Mapped[str] = mapped_column(String(2))
    window_start: Mapped[datetime | None]
    window_end: Mapped[datetime]
    window_basis: Mapped[str] = mapped_column(String(10))
    window_kind: Mapped[str] = mapped_column(String(10))
    report_date: Mapped[date] = mapped_column(index=True)


class Figure(Base):
    """One number of a claim; NULL is "not stated" and only `named` and `withheld` may leave it so."""

    __tablename__ = "figure"
    __table_args__ = (
        UniqueConstraint("claim_id", "ordinal"),
        one_of("measure", Measure),
        one_of("qualifier", Qualifier),
        one_of("weapon_class", WeaponClass),
        not_negative("value"),
        CheckConstraint("(value IS NULL) = (qualifier IN ('named', 'withheld'))", name="value_or_reason"),
        CheckConstraint("(qualifier = 'range') = (upper IS NOT NULL)", name="range_has_upper"),
        CheckConstraint("upper IS NULL OR upper >= value", name="upper_above_value"),
        CheckConstraint("qualifier <> 'named' OR region_code IS NOT NULL", name="named_has_region"),
        CheckConstraint(f"region_code <> '{WHOLE}'", name="region_not_whole"),
        CheckConstraint("value <= 100000 AND (upper IS NULL OR upper <= 100000)", name="value_plausible"),
        ForeignKeyConstraint(["weapon_id", "weapon_class"], ["weapon.id", "weapon.weapon_class"]),
        CheckConstraint("(span_start IS NULL) = (span_end IS NULL)", name="span_both_ends"),
        CheckConstraint("span_start >= 0 AND span_start < span_end", name="span_forward"),
        CheckConstraint("(span_start IS NULL) <> (source_column IS NULL)", name="one_origin"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    ordinal: Mapped[int]
    measure: Mapped[str] = mapped_column(String(20))
    weapon_class: Mapped[str] = mapped_column(String(20))
    weapon_id: Mapped[str | None] = mapped_column(String(120))
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"), index=True)
    value: Mapped[int | None]
    upper: Mapped[int | None]
    qualifier: Mapped[str] = mapped_column(String(10))
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    source_column: Mapped[str | None] = mapped_column(String(40))


class Correction(Base):
    """What a person says a figure should have been read as; the newest of a figure's is the one shown.

    It stands beside the figure and never instead of it: no sum, chart or export takes its number.
    """

    __tablename__ = "correction"
    __table_args__ = (
        one_of("measure", Measure),
        one_of("qualifier", Qualifier),
        not_negative("value"),
        CheckConstraint("(value IS NULL) = (qualifier IN ('named', 'withheld'))", name="value_or_reason"),
        CheckConstraint("(qualifier = 'range') = (upper IS NOT NULL)", name="range_has_upper"),
        CheckConstraint("upper IS NULL OR upper >= value", name="upper_above_value"),
        CheckConstraint("qualifier <> 'named' OR region_code IS NOT NULL", name="named_has_region"),
        CheckConstraint(f"region_code <> '{WHOLE}'", name="region_not_whole"),
        CheckConstraint("value <= 100000 AND (upper IS NULL OR upper <= 100000)", name="value_plausible"),
        CheckConstraint("length(trim(reason)) BETWEEN 1 AND 500", name="reason_given"),
        CheckConstraint("length(trim(made_by)) >= 1", name="made_by_given"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    figure_id: Mapped[int] = mapped_column(ForeignKey("figure.id"), index=True)
    measure: Mapped[str] = mapped_column(String(20))
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    value: Mapped[int | None]
    upper: Mapped[int | None]
    qualifier: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(500))
    made_by: Mapped[str] = mapped_column(String(254))
    made_at: Mapped[datetime]


class LaunchArea(Base):
    """A place that weapons of a claim were launched from."""

    __tablename__ = "launch_area"
    __table_args__ = (UniqueConstraint("claim_id", "ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    ordinal: Mapped[int]
    place: Mapped[str]
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))


class Incident(Base):
    """What a claimant says happened at a place, paraphrased."""

    __tablename__ = "incident"
    __table_args__ = (UniqueConstraint("claim_id", "ordinal"), not_negative("injured"), not_negative("killed"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    ordinal: Mapped[int]
    place: Mapped[str]
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    paraphrase: Mapped[str]
    injured: Mapped[int | None]
    killed: Mapped[int | None]


class ClaimWindow(Base):
    """Derived: the window of a current claim with its start inferred where not stated, and its overlap.

    `overlap_minutes` counts the minutes shared with other windows of the same claimant, attacker, weapon class
    and measure: a sum over both may count the same drone twice.
    """

    __tablename__ = "claim_window"
    __table_args__ = (
        one_of("window_basis", WindowBasis),
        CheckConstraint("window_start IS NULL OR window_start <= window_end", name="window_forward"),
        not_negative("overlap_minutes"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    window_start: Mapped[datetime | None]
    window_end: Mapped[datetime]
    window_basis: Mapped[str] = mapped_column(String(10))
    overlap_minutes: Mapped[int]


class Witness(Base):
    """Derived: a claim whose figures of a weapon class and measure no sum counts: `of_claim_id` tells the same attack.

    Its statement comes from a source further from the claimant's own words; it stays readable beside the other.
    """

    __tablename__ = "witness"
    __table_args__ = (
        one_of("weapon_class", WeaponClass),
        one_of("measure", Measure),
        CheckConstraint("claim_id <> of_claim_id", name="of_another"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    weapon_class: Mapped[str] = mapped_column(String(20), primary_key=True)
    measure: Mapped[str] = mapped_column(String(20), primary_key=True)
    of_claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))


class DailyTotal(Base):
    """Derived: a claimant's sum over one report date, of whole claims (region `whole`) or of one region's part.

    `value` is NULL where no claim of the day states one; `upper` where none gives a range. `claims` counts the claims
    behind the row, `named` and `withheld` those of them that leave their number out. `overlap_minutes` are the minutes
    that more than one telling of this claimant covers, each counted once.
    """

    __tablename__ = "daily_total"
    __table_args__ = (
        one_of("attacker", Side),
        one_of("weapon_class", WeaponClass),
        one_of("measure", (*Measure, *Derived)),
        not_negative("value"),
        CheckConstraint("upper IS NULL OR (value IS NOT NULL AND upper >= value)", name="upper_above_value"),
        CheckConstraint("claims >= 1 AND named <= claims AND withheld <= claims", name="claims_counted"),
        not_negative("named"),
        not_negative("withheld"),
        not_negative("overlap_minutes"),
    )

    report_date: Mapped[date] = mapped_column(primary_key=True)
    claimant_id: Mapped[str] = mapped_column(ForeignKey("claimant.id"), primary_key=True)
    attacker: Mapped[str] = mapped_column(String(2), primary_key=True)
    weapon_class: Mapped[str] = mapped_column(String(20), primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("region.code"), primary_key=True)
    measure: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[int | None]
    upper: Mapped[int | None]
    is_exact: Mapped[bool]
    claims: Mapped[int]
    named: Mapped[int]
    withheld: Mapped[int]
    overlap_minutes: Mapped[int]
