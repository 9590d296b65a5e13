"""Two texts of a schema, and what the edit between them does to the API."""

from __future__ import annotations

from datetime import date

from codegen.compat import ApiChange, Level, compare
from codegen.emit.openapi import document
from codegen.read import read_text

TODAY = date(2026, 11, 22)

SCHEMA = """
spec: 1
api: { title: Todo, version: 1.0.0 }
owner: { path_param: user_id }
enums:
  Status: { values: [open, done] }
resources:
  project:
    fields:
      name: { type: string, required: true, max_length: 80 }
  task:
    fields:
      title: { type: string, required: true, max_length: 80 }
      price: { type: decimal, precision: 10, scale: 2, nullable: true }
      status: { type: Status, default: open }
      weight: { type: integer, minimum: 0, maximum: 10, default: 1 }
      note: { type: string, max_length: 40, nullable: true }
    relations:
      project: { belongs_to: project, nullable: true }
    list:
      filter: { status: [eq, in], note: [eq] }
      sort: [title, note]
      expand: [project]
    actions:
      finish: { method: POST, override: required, description: Done. }
"""
"""A schema that has a bit of everything."""


def edited(*edits: tuple[str, str]) -> str:
    """The schema with some of its words replaced; each stands there once."""
    text = SCHEMA
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def changes(before: str, after: str, today: date = TODAY) -> tuple[ApiChange, ...]:
    """What the edit does to the API."""
    return compare(document(read_text(before)), document(read_text(after)), today)


def kinds(found: tuple[ApiChange, ...], level: Level) -> set[str]:
    """The kinds of change of a level."""
    return {change.kind for change in found if change.level is level}
