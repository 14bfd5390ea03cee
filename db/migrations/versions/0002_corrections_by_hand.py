"""Corrections by hand."""

# ruff: noqa: E501 (vocabularies, listed as they were on that day)

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Corrections by hand."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("region_code", sa.String(length=20), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("upper", sa.Integer(), nullable=True),
        sa.Column("qualifier", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("made_by", sa.String(length=254), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("(qualifier = 'range') = (upper IS NOT NULL)", name=op.f("ck_correction_range_has_upper")),
        sa.CheckConstraint(
            "(value IS NULL) = (qualifier IN ('named', 'withheld'))", name=op.f("ck_correction_value_or_reason")
        ),
        sa.CheckConstraint("length(trim(made_by)) >= 1", name=op.f("ck_correction_made_by_given")),
        sa.CheckConstraint("length(trim(reason)) BETWEEN 1 AND 500", name=op.f("ck_correction_reason_given")),
        sa.CheckConstraint(
            "measure IN ('launched', 'intercepted', 'shot_down', 'suppressed', 'missed', 'hits', 'hit_locations', 'debris_locations', 'still_airborne', 'crossed_border')",
            name=op.f("ck_correction_measure_known"),
        ),
        sa.CheckConstraint(
            "qualifier <> 'named' OR region_code IS NOT NULL", name=op.f("ck_correction_named_has_region")
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'at_least', 'about', 'range', 'named', 'withheld')",
            name=op.f("ck_correction_qualifier_known"),
        ),
        sa.CheckConstraint("region_code <> 'whole'", name=op.f("ck_correction_region_not_whole")),
        sa.CheckConstraint("upper IS NULL OR upper >= value", name=op.f("ck_correction_upper_above_value")),
        sa.CheckConstraint(
            "value <= 100000 AND (upper IS NULL OR upper <= 100000)", name=op.f("ck_correction_value_plausible")
        ),
        sa.CheckConstraint("value >= 0", name=op.f("ck_correction_value_not_negative")),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_correction_figure_id")),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_correction_region_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_figure_id"), ["figure_id"], unique=False)
