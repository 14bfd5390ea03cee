"""The ledger."""

# ruff: noqa: E501 (vocabularies, listed as they were on that day)

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The ledger."""
    op.create_table(
        "claimant",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("side", sa.String(length=2), nullable=True),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.CheckConstraint("scope IN ('national', 'regional')", name=op.f("ck_claimant_scope_known")),
        sa.CheckConstraint("side IN ('RU', 'UA')", name=op.f("ck_claimant_side_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimant")),
    )
    op.create_table(
        "region",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_uk", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_region")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("producer", sa.String(), nullable=False),
        sa.Column("url_main", sa.String(), nullable=False),
        sa.Column("license", sa.String(), nullable=False),
        sa.Column("license_url", sa.String(), nullable=True),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_table(
        "weapon",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("weapon_class", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "weapon_class IN ('drone', 'recon_drone', 'loitering_munition', 'cruise', 'ballistic', 'anti_ship', 'missile', 'glide_bomb', 'all')",
            name=op.f("ck_weapon_weapon_class_known"),
        ),
        sa.PrimaryKeyConstraint("id", "weapon_class", name=op.f("pk_weapon")),
    )
    op.create_table(
        "daily_total",
        sa.Column("report_date", sa.Date(), nullable=False),
        sa.Column("claimant_id", sa.String(length=40), nullable=False),
        sa.Column("attacker", sa.String(length=2), nullable=False),
        sa.Column("weapon_class", sa.String(length=20), nullable=False),
        sa.Column("region_code", sa.String(length=20), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("upper", sa.Integer(), nullable=True),
        sa.Column("is_exact", sa.Boolean(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("withheld", sa.Integer(), nullable=False),
        sa.Column("overlap_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("attacker IN ('RU', 'UA')", name=op.f("ck_daily_total_attacker_known")),
        sa.CheckConstraint(
            "measure IN ('launched', 'intercepted', 'shot_down', 'suppressed', 'missed', 'hits', 'hit_locations', 'debris_locations', 'still_airborne', 'crossed_border', 'neutralised', 'launched_of_both', 'neutralised_of_both')",
            name=op.f("ck_daily_total_measure_known"),
        ),
        sa.CheckConstraint(
            "weapon_class IN ('drone', 'recon_drone', 'loitering_munition', 'cruise', 'ballistic', 'anti_ship', 'missile', 'glide_bomb', 'all')",
            name=op.f("ck_daily_total_weapon_class_known"),
        ),
        sa.CheckConstraint(
            "claims >= 1 AND named <= claims AND withheld <= claims", name=op.f("ck_daily_total_claims_counted")
        ),
        sa.CheckConstraint("named >= 0", name=op.f("ck_daily_total_named_not_negative")),
        sa.CheckConstraint("overlap_minutes >= 0", name=op.f("ck_daily_total_overlap_minutes_not_negative")),
        sa.CheckConstraint(
            "upper IS NULL OR (value IS NOT NULL AND upper >= value)", name=op.f("ck_daily_total_upper_above_value")
        ),
        sa.CheckConstraint("value >= 0", name=op.f("ck_daily_total_value_not_negative")),
        sa.CheckConstraint("withheld >= 0", name=op.f("ck_daily_total_withheld_not_negative")),
        sa.ForeignKeyConstraint(["claimant_id"], ["claimant.id"], name=op.f("fk_daily_total_claimant_id")),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_daily_total_region_code")),
        sa.PrimaryKeyConstraint(
            "report_date",
            "claimant_id",
            "attacker",
            "weapon_class",
            "region_code",
            "measure",
            name=op.f("pk_daily_total"),
        ),
    )
    op.create_table(
        "input",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("data_date", sa.Date(), nullable=True),
        sa.Column("retrieved_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_input_sha256_hex")),
        sa.CheckConstraint("row_count >= 0", name=op.f("ck_input_row_count_not_negative")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_input_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_input")),
    )
    with op.batch_alter_table("input", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_input_source_id_input_sha256"), ["source_id", "sha256"], unique=False)

    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("external_id", sa.String(length=400), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("input_id", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.String(length=40), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("is_cut", sa.Boolean(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("reading_hash", sa.String(length=64), nullable=False),
        sa.Column("parser_version", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "status IN ('read', 'flagged', 'nothing', 'unreadable')", name=op.f("ck_statement_status_known")
        ),
        sa.CheckConstraint(
            "(revision = 1) = (supersedes IS NULL)", name=op.f("ck_statement_later_revision_supersedes")
        ),
        sa.CheckConstraint("length(content_hash) = 64", name=op.f("ck_statement_content_hash_sha256")),
        sa.CheckConstraint("length(reading_hash) = 64", name=op.f("ck_statement_reading_hash_sha256")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_statement_revision_positive")),
        sa.CheckConstraint("supersedes < id", name=op.f("ck_statement_supersedes_older")),
        sa.ForeignKeyConstraint(["claimant_id"], ["claimant.id"], name=op.f("fk_statement_claimant_id")),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name=op.f("fk_statement_input_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_statement_source_id")),
        sa.ForeignKeyConstraint(["supersedes"], ["statement.id"], name=op.f("fk_statement_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint(
            "source_id", "external_id", "revision", name=op.f("uq_statement_source_id_external_id_revision")
        ),
        sa.UniqueConstraint("supersedes", name=op.f("uq_statement_supersedes")),
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_input_id"), ["input_id"], unique=False)

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("claimant_id", sa.String(length=40), nullable=False),
        sa.Column("attacker", sa.String(length=2), nullable=False),
        sa.Column("window_start", sa.DateTime(), nullable=True),
        sa.Column("window_end", sa.DateTime(), nullable=False),
        sa.Column("window_basis", sa.String(length=10), nullable=False),
        sa.Column("window_kind", sa.String(length=10), nullable=False),
        sa.Column("report_date", sa.Date(), nullable=False),
        sa.CheckConstraint("attacker IN ('RU', 'UA')", name=op.f("ck_claim_attacker_known")),
        sa.CheckConstraint("window_basis IN ('stated', 'inferred')", name=op.f("ck_claim_window_basis_known")),
        sa.CheckConstraint("window_kind IN ('night', 'day', 'other')", name=op.f("ck_claim_window_kind_known")),
        sa.CheckConstraint("window_start IS NULL OR window_start <= window_end", name=op.f("ck_claim_window_forward")),
        sa.ForeignKeyConstraint(["claimant_id"], ["claimant.id"], name=op.f("fk_claim_claimant_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_claim_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("statement_id", "ordinal", name=op.f("uq_claim_statement_id_ordinal")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_claim_claimant_id_claim_report_date"), ["claimant_id", "report_date"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_claim_report_date"), ["report_date"], unique=False)

    op.create_table(
        "retirement",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("input_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name=op.f("fk_retirement_input_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_retirement_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_retirement")),
    )
    op.create_table(
        "statement_text",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_statement_text_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_statement_text")),
    )
    op.create_table(
        "claim_window",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("window_start", sa.DateTime(), nullable=True),
        sa.Column("window_end", sa.DateTime(), nullable=False),
        sa.Column("window_basis", sa.String(length=10), nullable=False),
        sa.Column("overlap_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("window_basis IN ('stated', 'inferred')", name=op.f("ck_claim_window_window_basis_known")),
        sa.CheckConstraint("overlap_minutes >= 0", name=op.f("ck_claim_window_overlap_minutes_not_negative")),
        sa.CheckConstraint(
            "window_start IS NULL OR window_start <= window_end", name=op.f("ck_claim_window_window_forward")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_window_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claim_window")),
    )
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("weapon_class", sa.String(length=20), nullable=False),
        sa.Column("weapon_id", sa.String(length=120), nullable=True),
        sa.Column("region_code", sa.String(length=20), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("upper", sa.Integer(), nullable=True),
        sa.Column("qualifier", sa.String(length=10), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("source_column", sa.String(length=40), nullable=True),
        sa.CheckConstraint("(qualifier = 'range') = (upper IS NOT NULL)", name=op.f("ck_figure_range_has_upper")),
        sa.CheckConstraint(
            "(value IS NULL) = (qualifier IN ('named', 'withheld'))", name=op.f("ck_figure_value_or_reason")
        ),
        sa.CheckConstraint(
            "measure IN ('launched', 'intercepted', 'shot_down', 'suppressed', 'missed', 'hits', 'hit_locations', 'debris_locations', 'still_airborne', 'crossed_border')",
            name=op.f("ck_figure_measure_known"),
        ),
        sa.CheckConstraint("qualifier <> 'named' OR region_code IS NOT NULL", name=op.f("ck_figure_named_has_region")),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'at_least', 'about', 'range', 'named', 'withheld')",
            name=op.f("ck_figure_qualifier_known"),
        ),
        sa.CheckConstraint("region_code <> 'whole'", name=op.f("ck_figure_region_not_whole")),
        sa.CheckConstraint(
            "weapon_class IN ('drone', 'recon_drone', 'loitering_munition', 'cruise', 'ballistic', 'anti_ship', 'missile', 'glide_bomb', 'all')",
            name=op.f("ck_figure_weapon_class_known"),
        ),
        sa.CheckConstraint("(span_start IS NULL) <> (source_column IS NULL)", name=op.f("ck_figure_one_origin")),
        sa.CheckConstraint("(span_start IS NULL) = (span_end IS NULL)", name=op.f("ck_figure_span_both_ends")),
        sa.CheckConstraint("span_start >= 0 AND span_start < span_end", name=op.f("ck_figure_span_forward")),
        sa.CheckConstraint("upper IS NULL OR upper >= value", name=op.f("ck_figure_upper_above_value")),
        sa.CheckConstraint(
            "value <= 100000 AND (upper IS NULL OR upper <= 100000)", name=op.f("ck_figure_value_plausible")
        ),
        sa.CheckConstraint("value >= 0", name=op.f("ck_figure_value_not_negative")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_figure_claim_id")),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_figure_region_code")),
        sa.ForeignKeyConstraint(
            ["weapon_id", "weapon_class"],
            ["weapon.id", "weapon.weapon_class"],
            name=op.f("fk_figure_weapon_id_weapon_class"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sa.UniqueConstraint("claim_id", "ordinal", name=op.f("uq_figure_claim_id_ordinal")),
    )
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figure_region_code"), ["region_code"], unique=False)

    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("region_code", sa.String(length=20), nullable=True),
        sa.Column("paraphrase", sa.String(), nullable=False),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.CheckConstraint("injured >= 0", name=op.f("ck_incident_injured_not_negative")),
        sa.CheckConstraint("killed >= 0", name=op.f("ck_incident_killed_not_negative")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_incident_claim_id")),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_incident_region_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("claim_id", "ordinal", name=op.f("uq_incident_claim_id_ordinal")),
    )
    op.create_table(
        "launch_area",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("region_code", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_launch_area_claim_id")),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_launch_area_region_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_launch_area")),
        sa.UniqueConstraint("claim_id", "ordinal", name=op.f("uq_launch_area_claim_id_ordinal")),
    )
    op.create_table(
        "witness",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("weapon_class", sa.String(length=20), nullable=False),
        sa.Column("of_claim_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "weapon_class IN ('drone', 'recon_drone', 'loitering_munition', 'cruise', 'ballistic', 'anti_ship', 'missile', 'glide_bomb', 'all')",
            name=op.f("ck_witness_weapon_class_known"),
        ),
        sa.CheckConstraint("claim_id <> of_claim_id", name=op.f("ck_witness_of_another")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_witness_claim_id")),
        sa.ForeignKeyConstraint(["of_claim_id"], ["claim.id"], name=op.f("fk_witness_of_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "weapon_class", name=op.f("pk_witness")),
    )
