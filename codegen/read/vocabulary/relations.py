"""The keys of a relation."""

from __future__ import annotations

from codegen.read.shape.kinds import Day, Flag, Key, Line, Object, Prose, Whole, Word
from codegen.read.vocabulary.forms import NAME

ON_DELETE = ("restrict", "cascade", "set_null")

_LOOK_UP = "(SELECT id FROM projects WHERE projects.user_id = tasks.user_id LIMIT 1)"

BACKFILL = Object(
    "a backfill",
    (
        Key(
            "sql",
            Line(),
            "SQL over the row, which can ask other tables too.",
            required=f'"{_LOOK_UP}"',
        ),
    ),
    example=f'{{ sql: "{_LOOK_UP}" }}',
)
"""What rows refer to that are there already: nothing that is the same for all of them."""

PARENT = Object(
    "a parent",
    (
        Key(
            "resource",
            Line(form=NAME),
            "The resource under whose path it lives.",
            required="task",
        ),
        Key("backfill", BACKFILL, "What the rows live under that are there already."),
    ),
    example="{ resource: task }",
)

RELATION = Object(
    "a relation",
    (
        Key(
            "belongs_to",
            Line(form=NAME),
            "The resource of the one row that it refers to; makes the column `<name>_id`.",
            synonyms=("references", "foreign_key", "many_to_one", "has_one"),
        ),
        Key(
            "has_many",
            Line(form=NAME),
            "The resource of the rows that refer to this one.",
            synonyms=("one_to_many",),
        ),
        Key(
            "many_to_many",
            Line(form=NAME),
            "The resource of the rows on the other side of a join table.",
            synonyms=("has_and_belongs_to_many", "habtm"),
        ),
        Key(
            "nullable",
            Flag(),
            "Of `belongs_to`: whether it may refer to nothing.",
            synonyms=("null", "optional"),
        ),
        Key(
            "required",
            Flag(),
            "Of `belongs_to`: whether it must be given on create; it must unless it is nullable.",
            synonyms=("mandatory",),
        ),
        Key(
            "on_delete",
            Word("on_delete", ON_DELETE),
            "Of `belongs_to`: what becomes of the row when the other one is deleted.",
            synonyms=("ondelete",),
        ),
        Key("immutable", Flag(), "Of `belongs_to`: settable on create, never after."),
        Key("read_only", Flag(), "Of `belongs_to`: in answers only."),
        Key(
            "renamed_from",
            Line(form=NAME),
            "Of `belongs_to`: its former name; the column moves. Of `many_to_many`: its table's.",
        ),
        Key(
            "backfill", BACKFILL, "Of `belongs_to`: what the rows refer to that are there already."
        ),
        Key("field", Line(), "Of `has_many`: which reference of the other resource is meant."),
        Key(
            "through",
            Line(form=NAME),
            "Of `many_to_many`: the join table, or the resource that is one.",
            synonyms=("join_table", "via"),
        ),
        Key("max_items", Whole(), "How many rows there can be in the list.", synonyms=("limit",)),
        Key("description", Prose(), "What it means, for the API's documentation."),
        Key("deprecated", Flag(), "Of `belongs_to`: still there, but not for long."),
        Key(
            "sunset",
            Day(),
            "Of `belongs_to`: the day from which it may be gone.",
            beside="deprecated",
        ),
    ),
    example="{ belongs_to: task }",
)
