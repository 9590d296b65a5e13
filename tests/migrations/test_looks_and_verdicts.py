"""A look stops exactly where PostgreSQL itself would: any rows, any edit, in either direction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from unittest.mock import patch

import psycopg
import sqlalchemy as sa
from hypothesis import HealthCheck, event, given, note, settings
from hypothesis import strategies as st

from codegen.catalog import Catalog
from codegen.migrate.calls import execute
from codegen.migrate.changes import Change
from codegen.migrate.diff import diff
from codegen.migrate.operations import way
from codegen.storage import quote_text, tables
from tests.migrations.databases import Database
from tests.migrations.histories import catalog
from tests.migrations.looking import Looks, down, told, up
from tests.migrations.revision_runs import run

SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

WORDS = ("a", "bb", "ccc", "B2", "zz zz")
OWNERS = ("ada", "grace")
ONE = "00000000-0000-0000-0000-000000000001"

TITLES = tuple(
    f"type: string, min_length: {least}, max_length: {most}{pattern}"
    for least in (0, 1, 2)
    for most in (2, 3, 9)
    for pattern in ("", ', pattern: "^[a-z ]+$"')
)
SIZES = tuple(
    f"type: integer{least}{most}"
    for least in ("", ", minimum: 0", ", minimum: 2")
    for most in ("", ", maximum: 4", ", maximum: 3")
)
TAGS = tuple(f"type: 'string[]', max_items: {most}" for most in (1, 2, 5))
UNIQUES = ("", "task_title: [title]", "task_size: [size]", "task_both: [title, size]")
CHECKS = ("", "apart: size <> 2 OR title <> 'a'", "some: size > 0")
TARGETS = ("project", "team")


@dataclass(frozen=True)
class Version:
    """One schema of a task, by its parts."""

    title: str
    size: str
    tags: str
    title_null: bool
    size_null: bool
    unique: str
    check: str
    target: str
    soft_delete: bool

    def catalog(self, former: Version | None = None) -> Catalog:
        """The schema; after another one, with what it has to declare."""
        title, size = (
            "nullable: true" if null else f"required: true{backfill if former else ''}"
            for null, backfill in (
                (self.title_null, ", backfill: bb"),
                (self.size_null, ", backfill: 3"),
            )
        )
        tombstone = former is not None and former.soft_delete and not self.soft_delete
        return catalog(
            f"""
            project: {{ fields: {{ name: {{ type: text, required: true }} }} }}
            team: {{ fields: {{ name: {{ type: text, required: true }} }} }}
            task:
              soft_delete: {str(self.soft_delete).lower()}
              fields:
                title: {{ {self.title}, {title} }}
                size: {{ {self.size}, {size} }}
                tags: {{ {self.tags}, nullable: true }}
              relations: {{ project: {{ belongs_to: {self.target}, nullable: true }} }}
              unique: {{ {self.unique} }}
              checks: {{ {self.check} }}
            """,
            "task.deleted_at: {}" if tombstone else "",
        )


versions = st.builds(
    Version,
    title=st.sampled_from(TITLES),
    size=st.sampled_from(SIZES),
    tags=st.sampled_from(TAGS),
    title_null=st.booleans(),
    size_null=st.booleans(),
    unique=st.sampled_from(UNIQUES),
    check=st.sampled_from(CHECKS),
    target=st.sampled_from(TARGETS),
    soft_delete=st.booleans(),
)

rows = st.lists(
    st.tuples(
        st.sampled_from(OWNERS),
        st.none() | st.sampled_from(WORDS),
        st.none() | st.integers(-1, 5),
        st.none() | st.lists(st.sampled_from(WORDS), max_size=3),
        st.booleans(),
        st.booleans(),
    ),
    max_size=8,
)


def fill(db: Database, drawn: Sequence[tuple[object, ...]]) -> None:
    """Insert what the tables let in. The owners have a project each, and one of them a team."""
    for table, owners in (("projects", OWNERS), ("teams", OWNERS[:1])):
        for owner in owners:
            insert = f"INSERT INTO {table} (user_id, id, name) VALUES (%s, %s, '')"
            db.plain.execute(insert.encode(), [owner, ONE])
    for whose, title, size, tags, refers, deleted in drawn:
        values: dict[str, object] = {"user_id": whose, "title": title, "size": size, "tags": tags}
        if deleted:
            values["deleted_at"] = "2026-01-01T00:00:00Z"
        if refers:
            values["project_id"] = ONE
        places = ", ".join(["gen_random_uuid()", *("%s" for _ in values)])
        insert = f"INSERT INTO tasks (id, {', '.join(values)}) VALUES ({places})"
        with suppress(psycopg.IntegrityError, psycopg.errors.UndefinedColumn):
            db.plain.execute(insert.encode(), [*values.values()])


class TakenBackError(Exception):
    """Nothing was in the way of a revision that is taken back at its end."""


def verdict(db: Database, changes: Sequence[Change], first: str = "SELECT 1") -> str | None:
    """What PostgreSQL itself says of the changes, none of which stays; None is nothing."""
    calls = [execute(first), *(call for change in changes for call in at_once(change))]
    listed = "\n".join(f"    {call}" for call in calls)
    revision = (
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "from sqlalchemy.dialects import postgresql\n"
        "from tests.migrations.test_looks_and_verdicts import TakenBackError\n"
        f"def upgrade():\n{listed}\n    raise TakenBackError\n"
    )
    try:
        run(db.alchemy, revision, "upgrade")
    except TakenBackError:
        return None
    except sa.exc.IntegrityError as error:
        return told(error)
    raise AssertionError("a revision was not taken back")


def at_once(change: Change) -> list[str]:
    """The calls that make a change within a transaction."""
    made = way(change)
    return [*made.before, *(a.inside for a in made.apart if a.inside), *made.after, *made.last]


def judge(db: Database, found: Looks, changes: Sequence[Change]) -> None:
    """Hold the looks against what PostgreSQL says: of all rows, and of those that they find."""
    said, says = found.stop(db), verdict(db, changes)
    note(f"{said}\n{says}")
    assert (said is None) == (says is None)
    event("stopped" if said else "went on")
    counts = found.counts(db)
    assert sum(count or 0 for count in counts) == 0 or said is not None
    everywhere: set[str] = set()
    for look, count in zip(found.looks, counts, strict=True):
        keys = found.keys(db, look)
        assert count == len(keys)
        everywhere |= set(keys)
        if keys:
            # Rows that are alike are in each other's way, others each by themselves.
            alone = keys if look.code == "23505" else keys[:1]
            assert verdict(db, changes, only(alone)) is not None
    assert verdict(db, changes, without(everywhere)) is None


def only(keys: Sequence[str]) -> str:
    listed = ", ".join(quote_text(key) for key in keys)
    return f"DELETE FROM tasks WHERE ROW(user_id, id)::text NOT IN ({listed})"


def without(keys: Collection[str]) -> str:
    listed = ", ".join(quote_text(key) for key in ("", *keys))
    return f"DELETE FROM tasks WHERE ROW(user_id, id)::text IN ({listed})"


@SETTINGS
@given(old=versions, new=versions, drawn=rows)
def test_a_look_stops_an_upgrade_exactly_where_it_would_fail(
    db: Database, old: Version, new: Version, drawn: list[tuple[object, ...]]
) -> None:
    before, after = old.catalog(), new.catalog(old)
    db.empty()
    with patch("codegen.migrate.format_python", dict):
        db.start(before)
    fill(db, drawn)

    judge(db, up(before, after), diff(tables(before), after))


@SETTINGS
@given(old=versions, new=versions, drawn=rows)
def test_a_look_stops_a_downgrade_exactly_where_it_would_fail(
    db: Database, old: Version, new: Version, drawn: list[tuple[object, ...]]
) -> None:
    before, after = old.catalog(), new.catalog(old)
    db.empty()
    with patch("codegen.migrate.format_python", dict):
        db.start(after)
    fill(db, drawn)
    changes = diff(tables(before), after)

    judge(db, down(before, after), [change.reverse() for change in changes[::-1]])
