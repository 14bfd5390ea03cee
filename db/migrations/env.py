"""Alembic's door to the ledger: runs on the connection that `db.schema` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from db.models import Base, UtcDateTime


def plain_type(kind: str, item: Any, _autogen: Any) -> str | Literal[False]:
    """Write our own column types as those that they are stored as: a migration must not change with the models."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain_type,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
