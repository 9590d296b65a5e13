"""The keys of a field, and of a member of an action's input."""

from __future__ import annotations

from codegen.read.kinds import (
    Constant,
    Each,
    Flag,
    Key,
    Later,
    Line,
    Object,
    Prose,
    TypeName,
    Whole,
)

_LATER = Later()

# What a value of any field is; an action's input has these and no more.
_VALUE_KEYS = (
    Key("type", TypeName(), "What the field holds.", required="string"),
    Key("description", Prose(), "What it means, for the API's documentation.", synonyms=("doc",)),
    Key(
        "required",
        Flag(),
        "Whether it must be given on create. It says nothing about null.",
        synonyms=("mandatory",),
    ),
    Key("nullable", Flag(), "Whether its value may be null.", synonyms=("null", "optional")),
    Key(
        "default",
        Constant(),
        "What it gets when left out: a value, `now` for a datetime, `uuid` for a uuid.",
    ),
    Key("min_length", Whole(), "The fewest characters.", synonyms=("min_len",)),
    Key("max_length", Whole(), "The most characters.", synonyms=("max_len", "length", "size")),
    Key("pattern", Line(), "A regular expression for the whole text.", synonyms=("regex",)),
    Key("minimum", Whole(), "The smallest number.", synonyms=("min", "ge")),
    Key("maximum", Whole(), "The largest number.", synonyms=("max", "le")),
    Key("examples", Each(Constant()), "Values for the API's documentation.", synonyms=("example",)),
    Key("immutable", _LATER, "Settable on create, never after."),
    Key("read_only", _LATER, "In answers only."),
    Key("write_only", _LATER, "In requests only."),
    Key("deprecated", _LATER, "Still there, but not for long."),
    Key("sunset", _LATER, "The day from which it may be gone."),
    Key("precision", _LATER, "How many digits a decimal has."),
    Key("scale", _LATER, "How many of them stand behind the point."),
    Key("min_items", _LATER, "The fewest items of an array."),
    Key("max_items", _LATER, "The most items of an array."),
)

INPUT = Object("an action's input", _VALUE_KEYS)

FIELD = Object(
    "a field",
    (
        *_VALUE_KEYS,
        Key("renamed_from", Line(), "Its former name; the column moves and keeps its data."),
        Key("backfill", Constant(), "What existing rows get when the field becomes required."),
    ),
)
