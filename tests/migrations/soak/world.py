"""A schema and the rows that its tables hold, as plain data; and what became of both in an edit.

This is the model that migrations are judged by. It knows the language from its documentation, and
nothing of how a migration is planned.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tests.migrations.soak.values import Object, Words, scalar

Row = dict[str, Any]
Inverse = Callable[[object], object]

STAMPS = ("created_at", "updated_at")
FRESH = object()
"""A value that the database made up: the time, or a random id."""
STUCK = object()
"""What stands for a value that can be none of its type."""


@dataclass(frozen=True)
class Formula:
    """What is said of rows: SQL with `{}` for its columns, and the same in Python.

    `gives` gets the columns' values, and says None where SQL would. `codes` are how it may be
    refused where the formula is missing.
    """

    template: str
    columns: tuple[str, ...]
    gives: Callable[..., Any]
    codes: frozenset[str] = frozenset()

    @property
    def sql(self) -> str:
        return self.template.format(*(f'"{column}"' for column in self.columns))

    def renamed(self, old: str, new: str) -> Formula:
        columns = tuple(new if column == old else column for column in self.columns)
        return replace(self, columns=columns)


KNOWN: dict[str, Formula] = {}
"""What the SQL of backfills means, as it stands in schemas."""


@dataclass
class Past:
    """What a table was before the edit, if it was there, and its columns."""

    name: str | None
    columns: dict[str, str | None] = field(default_factory=dict)
    """Each column's former name; None for those that are new."""
    inverse: dict[str, list[Inverse]] = field(default_factory=dict)
    """What brings the former value of a column back, the last first."""

    described: dict[str, Object] = field(default_factory=dict)
    """What the former columns held."""

    def __post_init__(self) -> None:
        self.before = frozenset(self.columns)

    @property
    def gone(self) -> frozenset[str]:
        """The former columns that are dropped."""
        return self.before - set(self.columns.values())

    @property
    def new_names(self) -> dict[str, str]:
        """The present names of the former columns that stay."""
        return {old: new for new, old in self.columns.items() if old is not None}


@dataclass
class World:
    """The schema, as in `schema.yaml`; the rows by resource and by join; and their past."""

    schema: Object
    rows: dict[str, list[Row]] = field(default_factory=dict)
    conditions: dict[tuple[str, str], Formula] = field(default_factory=dict)
    """Of checks and of indexes: by resource and name."""
    past: dict[str, Past] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    """The tables that there were before the edit."""
    replaced: frozenset[str] = frozenset()
    """What was said before of names that were used again: each can be said once."""
    former_words: dict[str, list[str]] = field(default_factory=dict)
    """The words that each enum had before the edit."""
    formulas: dict[tuple[str, str, str], Formula] = field(default_factory=dict)
    """The `convert` and `backfill` of the edit: by resource, column and word."""
    retired: dict[str, dict[str, Object]] = field(default_factory=dict)
    """The columns that wait to be dropped, and what they `was` before, by resource."""
    found: frozenset[tuple[str, str]] = frozenset()
    """The tables and columns that refer to the first row of the owner, as of the edit."""
    renamed_joins: frozenset[str] = frozenset()
    """The tables between two resources that the edit calls otherwise."""
    former_owner: str = ""
    former_owner_type: str = ""
    former_owned: dict[bool, frozenset[str]] = field(default_factory=dict)
    """The resources with and without an owner before the edit."""

    def successor(self) -> World:
        """The same world, about to be edited."""
        conditions = dict(self.conditions)
        made = World(copy.deepcopy(self.schema), copy.deepcopy(self.rows), conditions)
        for name in made.tables:
            columns = copy.deepcopy(self.stored(name))
            made.past[name] = Past(
                name, dict(zip(columns, columns, strict=True)), described=columns
            )
        made.retired = copy.deepcopy(self.retired)
        made.former_words = {name: [*words] for name, words in made.words.items()}
        removed = made.schema["removed"].items()
        made.replaced = frozenset(name for name, said in removed if said.get("replaced"))
        made.former = frozenset(made.tables)
        made.former_owner, made.former_owner_type = self.owner, str(self.schema["owner"]["type"])
        made.former_owned = {
            owned: frozenset(each for each in self.resources if self.owned(each) is owned)
            for owned in (True, False)
        }
        return made

    @property
    def version(self) -> int:
        """The minor one of the API; the major one is always 1."""
        return int(self.schema["api"]["version"].split(".")[1])

    @version.setter
    def version(self, minor: int) -> None:
        self.schema["api"]["version"] = f"1.{minor}.0"

    @property
    def gone(self) -> frozenset[str]:
        """The former tables that are dropped."""
        return self.former - {past.name for past in self.past.values()}

    @property
    def resources(self) -> dict[str, Object]:
        resources: dict[str, Object] = self.schema["resources"]
        return resources

    @property
    def words(self) -> Words:
        return {name: enum["values"] for name, enum in self.schema["enums"].items()}

    @property
    def words_in_use(self) -> dict[str, set[str]]:
        """The words that columns could hold before the edit and that have the same enum still."""
        found: dict[str, set[str]] = {}
        for name, past in self.past.items():
            for column, old in past.columns.items():
                if name in self.resources and column in self.resources[name]["fields"]:
                    enum = scalar(self.resources[name]["fields"][column])
                    if old is not None and scalar(past.described[old]) == enum:
                        found.setdefault(enum, set()).update(self.former_words.get(enum, ()))
        return found

    @property
    def owner(self) -> str:
        return str(self.schema["owner"]["path_param"])

    @property
    def timestamps(self) -> bool:
        return bool(self.schema["defaults"].get("timestamps", True))

    def owned(self, name: str) -> bool:
        return bool(self.resources[name].get("owned", True))

    def plural(self, name: str) -> str:
        """The table of a resource, or of a join."""
        return (
            str(self.resources[name].get("plural", f"{name}s")) if name in self.resources else name
        )

    @property
    def tables(self) -> tuple[str, ...]:
        """The resources, and behind them the joins by the names of their tables."""
        return (*self.resources, *self.joins)

    @property
    def joins(self) -> dict[str, tuple[str, str]]:
        """The two resources of each join, the one that has the relation first."""
        found: dict[str, tuple[str, str]] = {}
        for name, resource in self.resources.items():
            for relation in resource.get("relations", {}).values():
                if "many_to_many" in relation:
                    far = relation["many_to_many"]
                    found.setdefault(relation.get("through", f"{name}_{far}"), (name, far))
        return found

    def through(self, join: str) -> Iterator[tuple[str, str]]:
        """The relations that go through a table."""
        for name, resource in self.resources.items():
            for key, relation in resource.get("relations", {}).items():
                far = relation.get("many_to_many")
                if far and relation.get("through", f"{name}_{far}") == join:
                    yield name, key

    def columns(self, name: str) -> dict[str, Object]:
        """What a table's columns hold beside the id and the owner, as fields are described."""
        if name in self.joins:
            near, far = self.joins[name]
            ends = (f"{near}_id", f"other_{far}_id" if near == far else f"{far}_id")
            return {
                end: {"type": "uuid", "target": target}
                for end, target in zip(ends, (near, far), strict=True)
            }
        resource = self.resources[name]
        found: dict[str, Object] = {}
        if (target := parent(resource)) is not None:
            said = resource["parent"]
            given = {"backfill": said["backfill"]} if isinstance(said, dict) else {}
            found[f"{target}_id"] = {"type": "uuid", "target": target, **given}
        found |= resource["fields"]
        for relation, said in resource.get("relations", {}).items():
            if "belongs_to" in said:
                nullable = bool(said.get("nullable", False))
                target = said["belongs_to"]
                column = {"type": "uuid", "target": target, "nullable": nullable}
                column |= {"backfill": said["backfill"]} if "backfill" in said else {}
                found[f"{relation}_id"] = column
        if self.timestamps:
            found |= {stamp: {"type": "datetime", "default": "now"} for stamp in STAMPS}
        if resource.get("soft_delete"):
            found["deleted_at"] = {"type": "datetime", "nullable": True}
        return found

    def stored(self, name: str) -> dict[str, Object]:
        """The columns, and those that wait to be dropped."""
        return {**self.columns(name), **self.retired.get(name, {})}

    def led(self, name: str) -> bool:
        """Whether a table has the owner's column."""
        return any(self.owned(each) for each in self.joins.get(name, (name,)))

    def referring(self, target: str) -> Iterator[tuple[str, str]]:
        """The tables and columns that refer to a resource."""
        for name in self.tables:
            for column, said in self.columns(name).items():
                if said.get("target") == target:
                    yield name, column

    # What edits are made of.

    def rename_column(self, name: str, old: str, new: str) -> None:
        """Move whatever knows a column of a resource to another name."""
        resource, past = self.resources[name], self.past[name]
        for part in ("fields", "relations"):
            ends = (old, new) if part == "fields" else (_said(old), _said(new))
            if ends[0] in resource.get(part, {}):
                resource[part] = {
                    ends[1] if key == ends[0] else key: value
                    for key, value in resource[part].items()
                }
        self._move_column(name, old, new)
        if old in past.inverse:
            past.inverse[new] = past.inverse.pop(old)
        self._forget_sql(name, old)
        self.formulas = {
            (*key[:1], new if key[:2] == (name, old) else key[1], key[2]): each.renamed(old, new)
            if key[0] == name
            else each
            for key, each in self.formulas.items()
        }

    def drop_column(self, name: str, column: str) -> None:
        """Remove a column, and whatever of its table needs it."""
        resource = self.resources[name]
        resource["fields"].pop(column, None)
        resource.get("relations", {}).pop(_said(column), None)
        for part in ("unique", "indexes"):
            for key in self.parts_with(name, part, column):
                self.drop_part(name, part, key)
        for (_, word), condition in self.conditions_of(name):
            if column in condition.columns:
                part = "checks" if word in resource.get("checks", {}) else "indexes"
                self.drop_part(name, part, word)
        self.forget_column(name, column)

    def parts_with(self, name: str, part: str, column: str) -> list[str]:
        """The uniques, or the indexes, that a column is in."""
        parts = self.resources[name].get(part, {}).items()
        return [key for key, said in parts if column in _listed(said)]

    @property
    def possible(self) -> bool:
        """Whether what is said of rows is said of columns that are there."""
        filled = {key[:2] for key in self.formulas if key[2] == "backfill"}
        read = {
            (key[0], c)
            for key, f in self.formulas.items()
            for c in f.columns
            if key[2] == "backfill"
        }
        if filled & read or any(self._turned(*each) for each in read):
            return False
        if any(self.owner in self.columns(name) for name in self.tables):
            return False
        for name, column in self.found:
            if name not in self.resources:
                return False
            target = self.columns(name).get(column, {}).get("target")
            if target is None or not (self.owned(name) and self.owned(target)):
                return False
        # What the way back would look up anew is not dropped yet.
        for past in self.past.values():
            if any({"backfill", "target"} <= {*past.described.get(old, {})} for old in past.gone):
                return False
        spoken = ((key[0], column) for key, f in self.formulas.items() for column in f.columns)
        return all(each in self.columns(table) for table, each in spoken) and all(
            None not in said.get("map_removed", {}).values() or self._all_nullable(enum)
            for enum, said in self.schema["enums"].items()
        )

    def _turned(self, name: str, column: str) -> bool:
        """Whether a column has another type than before."""
        former = self.past[name].described.get(self.past[name].columns.get(column) or "", {})
        return bool(self.columns(name).get(column, {}).get("type") != former.get("type"))

    def _all_nullable(self, enum: str) -> bool:
        fields = [f for each in self.resources.values() for f in each["fields"].values()]
        return all(field.get("nullable") for field in fields if field["type"] == enum)

    def forget_column(self, name: str, column: str) -> None:
        """Remove what rows hold in a column."""
        for row in self.rows.get(name, []):
            row.pop(column)
        self.past[name].columns.pop(column)
        self.past[name].inverse.pop(column, None)
        self._forget_sql(name, column)
        self.formulas = {k: each for k, each in self.formulas.items() if k[:2] != (name, column)}

    def _forget_sql(self, name: str, column: str) -> None:
        """Remove SQL of earlier edits that speaks of a column by a name that it has no more."""
        for said in self.resources[name]["fields"].values():
            for word in ("convert", "backfill"):
                sql = said.get(word)
                if f'"{column}"' in str(sql.get("sql") if isinstance(sql, dict) else sql):
                    del said[word]

    def write_formulas(self) -> None:
        """Bring the SQL of the edit in step with the names of now."""
        for (name, column, word), formula in self.formulas.items():
            KNOWN[formula.sql] = formula
            sql: object = formula.sql if word == "convert" else {"sql": formula.sql}
            self.resources[name]["fields"][column][word] = sql

    def drop_part(self, name: str, part: str, key: str) -> None:
        """Remove a unique, an index or a check."""
        self.resources[name].get(part, {}).pop(key, None)
        if part != "unique":
            self.conditions.pop((name, key), None)

    def add_column(self, name: str, column: str, value: object) -> None:
        """Say what old rows hold in a column that is new, as far as it is known yet."""
        for row in self.rows.get(name, []):
            row[column] = value
        self.past[name].columns[column] = None

    def rename_resource(self, old: str, new: str) -> None:
        """Move whatever knows a resource to another name."""
        before = {join: list(self.columns(join)) for join in self.joins}
        joins = list(self.joins)
        resources = self.resources
        self.schema["resources"] = {
            new if key == old else key: value for key, value in resources.items()
        }
        for resource in self.resources.values():
            if parent(resource) == old:
                resource["parent"] = new
            for relation in resource.get("relations", {}).values():
                for word in ("belongs_to", "many_to_many"):
                    if relation.get(word) == old:
                        relation[word] = new
        for key in [key for key in self.conditions if key[0] == old]:
            self.conditions[(new, key[1])] = self.conditions.pop(key)
        self.formulas = {
            (new if key[0] == old else key[0], *key[1:]): each
            for key, each in self.formulas.items()
        }
        self.move(old, new)
        for name, said in list(self.resources.items()):
            if parent(said) == new and f"{old}_id" in self.past[name].columns:
                self._move_column(name, f"{old}_id", f"{new}_id")
        for join, after in zip(joins, list(self.joins), strict=True):
            if after != join:
                self.move(join, after)
            for was, now in zip(before[join], self.columns(after), strict=True):
                if was != now:
                    self._move_column(after, was, now)

    def move(self, old: str, new: str) -> None:
        if old in self.retired:
            self.retired[new] = self.retired.pop(old)
        if old in self.rows:
            self.rows[new] = self.rows.pop(old)
        self.past[new] = self.past.pop(old)
        if old in self.renamed_joins:
            self.renamed_joins = self.renamed_joins - {old} | {new}

    def _move_column(self, name: str, old: str, new: str) -> None:
        """Let rows, uniques, indexes and conditions follow a column that is called otherwise."""
        resource = self.resources.get(name, {})
        for part in ("unique", "indexes"):
            for key, listed in resource.get(part, {}).items():
                resource[part][key] = _replaced(listed, old, new)
        for key, condition in self.conditions_of(name):
            self.conditions[key] = condition.renamed(old, new)
        if resource:
            self.write_conditions(name)
        for row in self.rows.get(name, []):
            row[new] = row.pop(old)
        past = self.past[name]
        past.columns[new] = past.columns.pop(old)

    def conditions_of(self, name: str) -> list[tuple[tuple[str, str], Formula]]:
        return [(key, each) for key, each in self.conditions.items() if key[0] == name]

    def write_conditions(self, name: str) -> None:
        """Bring the SQL in the schema in step with the conditions."""
        resource = self.resources[name]
        for (_, key), condition in self.conditions_of(name):
            if key in resource.get("checks", {}):
                resource["checks"][key] = condition.sql
            elif key in resource.get("indexes", {}):
                resource["indexes"][key]["where"] = condition.sql


def parent(resource: Object) -> str | None:
    """The name of the resource that another one lives under."""
    said = resource.get("parent")
    return said["resource"] if isinstance(said, dict) else said


def _said(column: str) -> str:
    """The relation whose column it would be."""
    return re.sub("_id$", "", column)


def _listed(part: object) -> list[str]:
    """The columns of a unique or an index."""
    if isinstance(part, dict):
        return [*_listed(part["fields"]), *part.get("include", [])]
    assert isinstance(part, list)
    return [each.removeprefix("-") for each in part]


def _replaced(part: Any, old: str, new: str) -> Any:
    if isinstance(part, dict):
        names = {
            key: _replaced(part[key], old, new) for key in ("fields", "include") if key in part
        }
        return {**part, **names}
    return [re.sub(f"^(-?){old}$", rf"\g<1>{new}", each) for each in part]
