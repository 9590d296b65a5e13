"""One edit after the other on a real database, judged by its catalogue and by the model."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any
from unittest.mock import patch

import psycopg
import sqlalchemy as sa
from psycopg.types.json import Jsonb

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from codegen.storage import tables
from tests.migrations.databases import Database, with_retired
from tests.migrations.histories import History
from tests.migrations.pg_catalogue import Catalogue, created, describe
from tests.migrations.revision_runs import engine_for
from tests.migrations.soak import growing
from tests.migrations.soak.declaring import Declaration, declare, repeated, strip
from tests.migrations.soak.edits import EDITS
from tests.migrations.soak.filling import FILLING
from tests.migrations.soak.judging import back, lost, misfits, settle, stopping
from tests.migrations.soak.owning import OWNING
from tests.migrations.soak.relating import RELATING
from tests.migrations.soak.resource_edits import RESOURCE_EDITS
from tests.migrations.soak.retiring import RETIRING, in_use
from tests.migrations.soak.retyping import RETYPING
from tests.migrations.soak.values import Object
from tests.migrations.soak.world import FRESH, Row, World

RARE = {**RETYPING, **FILLING, **RETIRING, **OWNING, **RELATING}
ALL = {**EDITS, **RESOURCE_EDITS, **RARE}
DRAWN = [*ALL, *RARE, *RARE, *[*RELATING] * 4]
"""The kinds of edits; those that are seldom possible are drawn more often."""
ROLE = "soak_migrator"
TAKEN = frozenset(
    {
        *("name-collision", "reserved-name", "reference-circle", "bad-index", "bad-name"),
        *("bad-join", "index-too-wide"),
    }
)
"""What random names and relations may run into, which says nothing of migrations."""


class Wrong(AssertionError):
    """The migration did something else than the model."""


@dataclass
class Soak:
    """A database that is edited, and what has been seen so far."""

    db: Database
    seen: Counter[str] = field(default_factory=Counter)
    last: tuple[World, list[Pick]] | None = None
    """The last step: the world before it, and its edits."""

    def history(self, seed: str, steps: int) -> Iterator[None]:
        """A history from an empty database; yields after each step."""
        rng = Random(seed)
        world = growing.world(rng)
        while (catalog := readable(world.schema)) is None:
            world = growing.world(rng)
        history, catalogue = self.start(world, catalog)
        for _ in range(steps):
            world, catalogue = self.step(history, world, catalogue, rng)
            yield

    def start(self, world: World, catalog: Catalog) -> tuple[History, Catalogue]:
        """The tables of a world, by their first revision, with its rows."""
        self.empty()
        history = History()
        with as_planned():
            schema, waits = in_use(world)
            if waits:
                # What is retired was in use once.
                self.db.upgrade(*history.migrate_all(read_text(json.dumps(schema))))
            self.db.upgrade(*history.migrate_all(catalog))
        catalogue = self.assert_catalogue(catalog, history)
        self.insert(world)
        return history, catalogue

    def empty(self) -> None:
        self.db.empty()
        self.db.plain.execute(f"GRANT ALL ON SCHEMA public TO {ROLE}".encode())

    def step(
        self, history: History, before: World, catalogue: Catalogue, rng: Random
    ) -> tuple[World, Catalogue]:
        """Edit the world, and migrate there, back, and there again."""
        self.grow(before, rng)
        picks = drawn(before, rng)
        self.last = (growing.copied(before), picks)
        return self.attempt(history, before, picks, catalogue)

    def attempt(
        self, history: History, before: World, picks: list[Pick], catalogue: Catalogue
    ) -> tuple[World, Catalogue]:
        kinds, after = [kind for kind, _ in picks], edited(before, picks)
        rng = Random(picks[-1][1])
        declarations = declare(before, after)
        catalog = readable(after.schema)
        if catalog is None or repeated(before, after) or lost(after):
            self.seen["(refused at once)"] += 1
            return before, catalogue
        self.assert_undeclared_is_refused(history, after, declarations, rng)
        try:
            planned = history.plan(catalog)
        except SchemaError as error:
            raise Wrong(f"{kinds} is refused though all is declared: {error}") from error
        self.seen.update(kinds)
        if planned is None:
            self.assert_rows(after, "where nothing changes", note=True)
            self.assert_catalogue(catalog, history)
            # The last revision knows the words of before, and what comes next is told by those.
            return before, catalogue
        kept = (history.snapshot, dict(history.revisions))
        revisions = history.write_down(planned)
        if not self.up(revisions, [*misfits(after)]):
            self.assert_untouched(before, catalogue, "though the upgrade has stopped")
            history.snapshot, history.revisions = kept
            return before, catalogue
        self.assert_rows(after, "after the upgrade")
        expected = self.assert_catalogue(catalog, history)
        self.there_and_back(revisions, before, after, catalogue, expected)
        return after, expected

    def grow(self, world: World, rng: Random) -> None:
        """More rows, with values at the limits of now."""
        if sum(len(rows) for rows in world.rows.values()) < 60 and rng.random() < 0.6:
            self.delete(world)
            growing.fill(world, rng, 2)
            self.insert(world)

    def assert_undeclared_is_refused(
        self, history: History, after: World, declarations: list[Declaration], rng: Random
    ) -> None:
        """Without one of its words an edit is refused, for a reason that the word takes away."""
        if not declarations or rng.random() < 0.5:
            return
        missing = rng.choice(declarations)
        schema: Object = json.loads(json.dumps(after.schema))
        missing.remove(schema)
        codes = refusals(history, schema)
        if codes is not None and not codes & missing.codes:
            raise Wrong(f"without {missing.place} it says {codes}, not one of {missing.codes}")
        self.seen["(refused)"] += 1

    def up(self, revisions: tuple[str, ...], expected: list[str]) -> bool:
        """Upgrade, or see that rows which do not fit have stopped it."""
        try:
            self.db.upgrade(*revisions)
        except sa.exc.DBAPIError as error:
            if not expected:
                raise Wrong(f"the upgrade stops though all rows fit: {error}") from error
            self.seen["(stopped)"] += 1
            return False
        if expected:
            raise Wrong(f"the upgrade goes through though rows do not fit: {expected[:3]}")
        return True

    def there_and_back(
        self,
        revisions: tuple[str, ...],
        before: World,
        after: World,
        catalogue: Catalogue,
        expected: Catalogue,
    ) -> None:
        left = back(before, after)
        reasons = [*stopping(before, after), *misfits(left)]
        try:
            self.db.downgrade(*revisions)
        except sa.exc.DBAPIError as error:
            if not reasons:
                raise Wrong(f"the downgrade stops though all rows fit: {error}") from error
            self.seen["(not back)"] += 1
            self.assert_untouched(after, expected, "though the downgrade has stopped")
            self.delete(after)
            self.db.downgrade(*revisions)
        else:
            if reasons:
                raise Wrong(f"the downgrade goes through in spite of {reasons[:3]}")
            self.assert_rows(left, "after the downgrade")
        if describe(self.db.plain) != catalogue:
            raise Wrong(f"the downgrade leaves: {differences(self.db, catalogue)}")
        self.delete(before)
        self.insert(before)
        self.db.upgrade(*revisions)
        if describe(self.db.plain) != expected:
            raise Wrong(f"the second upgrade leaves: {differences(self.db, expected)}")
        self.assert_rows(after, "after the second upgrade", note=True)

    def assert_untouched(self, world: World, catalogue: Catalogue, when: str) -> None:
        """A look has stopped a run: whatever is in the database is what was there before."""
        if describe(self.db.plain) != catalogue:
            raise Wrong(f"the catalogue has changed {when}: {differences(self.db, catalogue)}")
        self.assert_rows(world, when)

    def assert_catalogue(self, catalog: Catalog, history: History) -> Catalogue:
        expected = created(self.db.plain, with_retired(tables(catalog), history.tables()))
        if describe(self.db.plain) != expected:
            raise Wrong(f"the catalogue has: {differences(self.db, expected)}")
        return expected

    # Rows.

    def delete(self, world: World) -> None:
        names = [world.plural(name) for name in world.tables]
        self.db.plain.execute(f"TRUNCATE {', '.join(quoted(name) for name in names)}".encode())

    def insert(self, world: World) -> None:
        """Insert all rows of the model, in no order that references would ask for."""
        plain = self.db.plain
        plain.execute("SET session_replication_role = replica")
        for name in world.tables:
            rows = world.rows.get(name, [])
            if rows:
                columns = list(rows[0])
                described = world.stored(name)
                statement = (
                    f"INSERT INTO {quoted(world.plural(name))} ({', '.join(map(quoted, columns))})"
                    f" VALUES ({', '.join(['%s'] * len(columns))})"
                )
                values = [
                    [_sent(described.get(column, {}), row[column]) for column in columns]
                    for row in rows
                ]
                plain.cursor().executemany(statement.encode(), values)
        plain.execute("SET session_replication_role = origin")

    def assert_rows(self, world: World, when: str, *, note: bool = False) -> None:
        """The tables hold what the model says; what the database made up may be noted."""
        for name in world.tables:
            rows = world.rows.get(name, [])
            columns = [*(["id"] if name in world.resources else []), *world.stored(name)]
            columns += [world.owner] if world.led(name) else []
            listed = ", ".join(map(quoted, columns))
            found = self.db.plain.execute(
                f"SELECT {listed} FROM {quoted(world.plural(name))}".encode()
            ).fetchall()
            key = [c for c in columns if c in ("id", world.owner) or name not in world.resources]
            stored = [dict(zip(columns, row, strict=True)) for row in found]
            _assert_same(f"{name} {when}", sorted_by(key, rows), sorted_by(key, stored), note)


def _sent(described: Object, value: object) -> object:
    if value is not None and described.get("type") == "json":
        return Jsonb(value)
    return value


def sorted_by(key: list[str], rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [str(row[column]) for column in key])


def _assert_same(what: str, expected: list[Row], stored: list[Row], note: bool) -> None:
    if len(expected) != len(stored):
        raise Wrong(f"{what}: {len(stored)} rows instead of {len(expected)}")
    for row, found in zip(expected, stored, strict=True):
        for column, value in found.items():
            if row[column] is FRESH and value is not None:
                row[column] = value if note else FRESH
            elif row[column] != value or isinstance(row[column], bool) != isinstance(value, bool):
                raise Wrong(f"{what}: {column} is {value!r} instead of {row[column]!r}")


def quoted(name: str) -> str:
    return f'"{name}"'


Pick = tuple[str, str]
"""A kind of edit, and the seed of what it draws."""


def drawn(before: World, rng: Random) -> list[Pick]:
    """A few edits that are possible one after the other."""
    after, count = before.successor(), rng.choice((1, 1, 1, 2, 3, 5))
    picks: list[Pick] = []
    for _ in range(50):
        pick = (rng.choice(DRAWN), f"{rng.random()}")
        trial = growing.copied(after)
        if ALL[pick[0]](trial, Random(pick[1])) and trial.possible:
            picks.append(pick)
            after = trial
        if len(picks) == count:
            break
    return picks


def edited(before: World, picks: list[Pick]) -> World:
    """The world after these edits, as far as they are possible."""
    after = before.successor()
    forgetful = Random(picks[0][1])
    strip(after, lambda: forgetful.random() < 0.5)
    for kind, seed in picks:
        trial = growing.copied(after)
        if ALL[kind](trial, Random(seed)) and trial.possible:
            after = trial
    settle(before, after)
    return after


def readable(schema: Object) -> Catalog | None:
    """The catalog, unless names are taken."""
    try:
        return read_text(json.dumps(schema))
    except SchemaError as error:
        if {each.code for each in error.diagnostics} <= TAKEN:
            return None
        raise Wrong(f"the schema is refused: {error}") from error


def refusals(history: History, schema: Object) -> set[str] | None:
    """The codes with which a schema is refused; none at all where it cannot be read."""
    try:
        catalog = read_text(json.dumps(schema))
    except SchemaError:
        return None
    try:
        with as_planned():
            history.plan(catalog)
    except SchemaError as error:
        return {each.code for each in error.diagnostics}
    return set()


def differences(db: Database, expected: Catalogue) -> dict[str, Any]:
    """What the catalogue has too many, and too few."""
    found = describe(db.plain)
    return {
        kind: {
            "unexpected": [row for row in found[kind] if row not in expected[kind]],
            "missing": [row for row in expected[kind] if row not in found[kind]],
        }
        for kind in expected
        if found[kind] != expected[kind]
    }


@contextmanager
def as_planned() -> Iterator[None]:
    """Leave revisions as they are: how the text is laid out costs a process each time."""
    with patch("codegen.migrate.format_python", dict):
        yield


@contextmanager
def soaking(url: str) -> Iterator[Soak]:
    """A soak on a database, migrated by a role that policies bind."""
    with (
        psycopg.connect(url, autocommit=True) as plain,
        engine_for(url) as engine,
        engine.connect() as connection,
    ):
        plain.prepare_threshold = None
        if plain.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone() is None:
            plain.execute(f"CREATE ROLE {ROLE}".encode())
        plain.execute("SET timezone = 'UTC'")
        with connection.begin():
            connection.execute(sa.text(f"SET ROLE {ROLE}"))
        with as_planned():
            yield Soak(Database(plain, connection))
