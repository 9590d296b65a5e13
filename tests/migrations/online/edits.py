"""A history of edits that block nobody, one for each such row of what can be edited."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from codegen.catalog import Catalog
from codegen.read import read_text

Object = dict[str, Any]

UNDEFINED = frozenset({"42703", "42P01"})
"""What the version of before is told that asks for a name which is gone."""
BREAKS = frozenset({"23502", "23514"})
"""What it is told where it writes rows that do not fit any more."""

FIRST: Object = {
    "spec": 1,
    "api": {"title": "Online", "version": "1.0.0"},
    "defaults": {"idempotency": False},
    "enums": {"Status": {"values": ["todo", "doing", "done"]}},
    "resources": {
        "project": {"fields": {"name": {"type": "string", "required": True}}},
        "task": {
            "fields": {
                "title": {"type": "string", "required": True, "max_length": 100},
                "notes": {"type": "text", "nullable": True},
                "status": {"type": "Status", "default": "todo"},
                "size": {"type": "integer", "nullable": True},
                "price": {"type": "decimal", "precision": 8, "scale": 2, "nullable": True},
            },
        },
    },
    "removed": {},
}


@dataclass(frozen=True)
class Edit:
    """One edit; `documented` is what clients of the version of before may be told after it."""

    name: str
    change: Callable[[Object, Object], object]
    """Changes the schema and, within it, the task."""
    documented: frozenset[str] = frozenset()


def _field(name: str, **said: object) -> Callable[[Object, Object], object]:
    return lambda _schema, task: task["fields"].update({name: said})


def _said(name: str, **said: object) -> Callable[[Object, Object], object]:
    return lambda _schema, task: task["fields"][name].update(said)


def _part(part: str, name: str, said: object) -> Callable[[Object, Object], object]:
    return lambda _schema, task: task.setdefault(part, {}).update({name: said})


def _without(part: str, name: str) -> Callable[[Object, Object], object]:
    return lambda _schema, task: task[part].pop(name)


def _drop_field(schema: Object, task: Object) -> None:
    del task["fields"]["due_on"]
    schema["removed"]["task.due_on"] = {}


def _rename_field(_schema: Object, task: Object) -> None:
    task["fields"] = {
        {"notes": "text"}.get(name, name): said for name, said in task["fields"].items()
    }
    task["fields"]["text"]["renamed_from"] = "notes"


def _forbid_null(_schema: Object, task: Object) -> None:
    del task["fields"]["size"]["nullable"]
    task["fields"]["size"] |= {"default": 1, "backfill": 0}


def _words(values: list[str], **said: object) -> Callable[[Object, Object], object]:
    return lambda schema, _task: schema["enums"].update(Status={"values": values, **said})


def _rename_resource(schema: Object, task: Object) -> None:
    del schema["resources"]["task"]
    schema["resources"]["job"] = task | {"renamed_from": "task"}


def _soft_delete(_schema: Object, task: Object) -> None:
    task["soft_delete"] = True


def _drop_relation(schema: Object, task: Object) -> None:
    del task["relations"]["project"]
    schema["removed"]["task.project"] = {}


def _add_resource(schema: Object, _task: Object) -> None:
    schema["resources"]["tag"] = {"fields": {"label": {"type": "string", "required": True}}}


def _drop_resource(schema: Object, _task: Object) -> None:
    del schema["resources"]["tag"]
    schema["removed"]["tag"] = {}


_NULLABLE = {"belongs_to": "project", "nullable": True}

EDITS = (
    Edit("add a resource", _add_resource),
    Edit("drop a resource", _drop_resource),
    Edit("add an optional field", _field("due_on", type="date", nullable=True)),
    Edit("add a field with a default", _field("rank", type="integer", default=3, maximum=5)),
    Edit(
        "add a required field",
        _field("kind", type="string", required=True, backfill="plain", max_length=20),
        BREAKS,
    ),
    Edit("add a random id", _field("token", type="uuid", default="uuid")),
    Edit("drop a field", _drop_field, UNDEFINED),
    Edit("rename a field", _rename_field, UNDEFINED),
    Edit("allow longer strings", _said("title", max_length=150)),
    Edit("allow only shorter strings", _said("title", max_length=120)),
    Edit("allow more digits", _said("price", precision=12)),
    Edit("forbid null", _forbid_null, BREAKS),
    Edit("allow null", _said("rank", nullable=True)),
    Edit("change a default", _said("rank", default=2)),
    Edit("add limits", _said("rank", minimum=0)),
    Edit("describe a field", _said("rank", description="How it is ranked.")),
    Edit("add a word", _words(["todo", "doing", "done", "gone"])),
    Edit(
        "rename a word",
        _words(["todo", "doing", "finished", "gone"], renamed_values={"done": "finished"}),
        BREAKS,
    ),
    Edit("add a unique", _part("unique", "task_token", ["token"])),
    Edit("add an index", _part("indexes", "task_rank", ["rank", "-created_at"])),
    Edit("change an index", _part("indexes", "task_rank", ["-rank"])),
    Edit("drop an index", _without("indexes", "task_rank")),
    Edit("add a check", _part("checks", "sized", "size >= 0")),
    Edit("change a check", _part("checks", "sized", "size >= -1")),
    Edit("drop a check", _without("checks", "sized")),
    Edit("add a reference", _part("relations", "project", _NULLABLE)),
    Edit(
        "change what happens on delete",
        _part("relations", "project", _NULLABLE | {"on_delete": "set_null"}),
    ),
    Edit("drop a reference", _drop_relation, UNDEFINED),
    Edit("drop a unique", _without("unique", "task_token")),
    Edit("keep deleted rows", _soft_delete),
    Edit("rename a resource", _rename_resource, UNDEFINED),
)


@dataclass(frozen=True)
class Step:
    """An edit with the schemas before and after it."""

    edit: Edit
    before: Catalog
    after: Catalog


def steps() -> Iterator[Step]:
    """The history, one edit after the other."""
    schema = copy.deepcopy(FIRST)
    before = read_text(json.dumps(schema))
    for edit in EDITS:
        edit.change(schema, schema["resources"]["task"])
        after = read_text(json.dumps(schema))
        yield Step(edit, before, after)
        before = after
