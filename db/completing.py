"""Before a batch is written: the keys under which the ledger already holds its statements.

A channel's posts and a table of the same channel's cut texts are one source. A post takes over the key of the
statement that it completes, and so becomes its next revision; the link of that revision then tells every later fetch
whose it is. A row of the table that a post has completed, before or after, is held already and changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection, exists, select
from sqlalchemy.orm import aliased

from db.models import Claim, Figure, Statement, StatementText
from sources.channels import CHANNELS, post_number
from sources.completing import Said, Telling, completions, said, telling_of
from sources.records import Batch, Record

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Held:
    """The latest revision of a statement, with its post's number where it was had from the channel itself."""

    post: int | None
    telling: Telling

    @property
    def is_free(self) -> bool:
        """Whether it is a post that has completed no row of a table."""
        return self.telling.key == str(self.post)


def at_home(conn: Connection, batch: Batch) -> tuple[Batch, int]:
    """A batch under the ledger's keys, and how many of its records were left out because a post tells them whole."""
    if batch.source not in CHANNELS or not batch.records:
        return batch, 0
    held = _held(conn, batch)
    posts = [record for record in batch.records if _number(record) is not None]
    rows = [record for record in batch.records if _number(record) is None]
    new_rows = _not_told_whole(rows, held)
    keys = _keys(posts, held)
    moved = [_under(record, keys.get(record.statement.external_id)) for record in posts]
    return replace(batch, records=(*new_rows, *moved)), len(rows) - len(new_rows)


def _number(record: Record) -> int | None:
    return post_number(record.statement.source, record.statement.url)


def _under(record: Record, key: str | None) -> Record:
    return record if key is None else replace(record, statement=replace(record.statement, external_id=key))


def _keys(posts: Sequence[Record], held: Sequence[Held]) -> dict[str, str]:
    """The ledger's keys of posts that it holds under others than their own: by their link, else by what they say."""
    by_post = {one.post: one.telling.key for one in held if one.post is not None}
    known = {
        record.statement.external_id: by_post[number]
        for record in posts
        if (number := _number(record)) is not None and number in by_post
    }
    others = (record for record in posts if record.statement.external_id not in known)
    return known | completions((one.telling for one in held if one.post is None), _tellings(others))


def _not_told_whole(rows: Sequence[Record], held: Sequence[Held]) -> list[Record]:
    """The rows of a table that no post held has completed."""
    posts = {one.telling.key: one for one in held if one.post is not None}
    unknown = {row.statement.external_id for row in rows} - {one.telling.key for one in held}
    free = (one.telling for one in posts.values() if one.is_free)
    new = (row for row in rows if row.statement.external_id in unknown)
    told = {*posts, *completions(_tellings(new), free).values()}
    return [row for row in rows if row.statement.external_id not in told]


def _tellings(records: Iterable[Record]) -> list[Telling]:
    return [telling for record in records if (telling := telling_of(record)) is not None]


def _held(conn: Connection, batch: Batch) -> list[Held]:
    """The latest revisions of the batch's source and time, retired ones too."""
    moments = [record.statement.published_at for record in batch.records if record.statement.published_at is not None]
    if not moments:
        return []
    later = aliased(Statement)
    span = (
        Statement.source_id == batch.source,
        Statement.published_at.between(min(moments) - MINUTE, max(moments) + MINUTE),
        ~exists().where(later.supersedes == Statement.id),
    )
    figures = _figures(conn, span)
    statements = (
        select(Statement.id, Statement.external_id, Statement.url, Statement.published_at, StatementText.text)
        .outerjoin(StatementText, StatementText.statement_id == Statement.id)
        .where(*span)
        .order_by(Statement.id)
    )
    return [
        Held(post_number(batch.source, row.url), Telling(row.external_id, row.published_at, row.text, figures[row.id]))
        for row in conn.execute(statements)
    ]


def _figures(conn: Connection, span: tuple[object, ...]) -> defaultdict[int, frozenset[Said]]:
    """The figures of statements in a span, to be compared, by the statement's id."""
    query = (
        select(
            Claim.statement_id,
            Claim.attacker,
            Claim.window_end,
            Figure.measure,
            Figure.weapon_class,
            Figure.region_code,
            Figure.value,
            Figure.upper,
            Figure.qualifier,
        )
        .join(Figure, Figure.claim_id == Claim.id)
        .join(Statement, Statement.id == Claim.statement_id)
        .where(*span)  # type: ignore[arg-type]
    )
    found: defaultdict[int, set[Said]] = defaultdict(set)
    for number, attacker, end, measure, weapon_class, region, value, upper, qualifier in conn.execute(query):
        found[number].add(said((attacker, end, measure, weapon_class), (region, value, upper, qualifier)))
    return defaultdict(frozenset, {number: frozenset(figures) for number, figures in found.items()})
