"""The keys of a field, of a member of an action's input, and of what is only answered."""

from __future__ import annotations

from codegen.read.shape.kinds import (
    Constant,
    Day,
    Each,
    Flag,
    Key,
    Line,
    Number,
    Object,
    Prose,
    TypeName,
    Whole,
)
from codegen.read.vocabulary.forms import NAME
from codegen.read.vocabulary.types import NO_TYPES

_TYPE = (
    Key(
        "type",
        TypeName(),
        "What it holds: a type, an enum's name, or either followed by `[]`.",
        required="string",
    ),
    Key("description", Prose(), "What it means, for the API's documentation.", synonyms=("doc",)),
)
_NULLABLE = Key("nullable", Flag(), "Whether its value may be null.", synonyms=("null", "optional"))
_GIVEN = (
    Key(
        "required",
        Flag(),
        "Whether it must be given on create. It says nothing about null.",
        synonyms=("mandatory",),
    ),
    _NULLABLE,
    Key(
        "default",
        Constant(),
        "What it gets when left out: a value, `now` for a datetime, `uuid` for a uuid.",
        synonyms=("default_value", "server_default"),
    ),
)
_CONSTRAINTS = (
    Key("min_length", Whole(), "The fewest characters, or bytes.", synonyms=("min_len",)),
    Key(
        "max_length",
        Whole(),
        "The most characters, or bytes.",
        synonyms=("max_len", "length", "size"),
    ),
    Key("pattern", Line(), "A regular expression for the whole text.", synonyms=("regex",)),
    Key("minimum", Number(), "The smallest number.", synonyms=("min", "ge")),
    Key("maximum", Number(), "The largest number.", synonyms=("max", "le")),
    Key(
        "precision",
        Whole(),
        "How many digits a decimal has, on both sides of the point.",
        synonyms=("digits", "max_digits"),
    ),
    Key(
        "scale",
        Whole(),
        "How many of a decimal's digits stand behind the point; none by default.",
        synonyms=("decimal_places",),
    ),
    Key("min_items", Whole(), "The fewest items of an array."),
    Key("max_items", Whole(), "The most items of an array; 100 by default."),
)
_EXAMPLES = Key(
    "examples", Each(Constant()), "Values for the API's documentation.", synonyms=("example",)
)
_DEPRECATION = (
    Key("deprecated", Flag(), "Whether it is there for a while only.", synonyms=("obsolete",)),
    Key(
        "sunset",
        Day(),
        "The day from which it may be gone; for what is `deprecated`.",
        synonyms=("removed_on",),
        beside="deprecated",
    ),
)

_RELATION = "relations: { project: { belongs_to: project } }   # beside `fields`"
_INDEX = "indexes: { task_title: [title] }   # beside `fields`"

# What other tools say at a field, and this language beside the fields.
_ELSEWHERE = (
    ("unique", "unique: { task_title: [title] }   # beside `fields`"),
    ("index", _INDEX),
    ("indexed", _INDEX),
    ("references", _RELATION),
    ("foreign_key", _RELATION),
    ("belongs_to", _RELATION),
    ("on_delete", _RELATION),
    ("values", NO_TYPES["enum"]),
    ("enum", NO_TYPES["enum"]),
    ("choices", NO_TYPES["enum"]),
    ("items", NO_TYPES["array"]),
    ("check", 'checks: { has_title: "char_length(title) > 0" }   # beside `fields`'),
    ("primary_key", "remove it; every row has an `id`"),
)

INPUT = Object("an action's input", (*_TYPE, *_GIVEN, *_CONSTRAINTS, _EXAMPLES, *_DEPRECATION))

ANSWER_KEYS = (*_TYPE, _NULLABLE, *_CONSTRAINTS, _EXAMPLES, *_DEPRECATION)
"""The keys of what is answered and never sent: an action's result, a computed member."""

FIELD = Object(
    "a field",
    (
        *_TYPE,
        *_GIVEN,
        *_CONSTRAINTS,
        _EXAMPLES,
        Key(
            "read_only",
            Flag(),
            "Whether it is in answers only: actions and overrides set it.",
            synonyms=("generated", "server_set"),
        ),
        Key(
            "write_only",
            Flag(),
            "Whether it is in requests only: it is stored, and never answered.",
            synonyms=("secret", "hidden"),
        ),
        Key(
            "immutable",
            Flag(),
            "Whether it is set on create, and never after.",
            synonyms=("create_only", "final"),
        ),
        *_DEPRECATION,
        Key(
            "renamed_from", Line(form=NAME), "Its former name; the column moves and keeps its data."
        ),
        Key(
            "backfill",
            Constant(),
            "What existing rows get: a value, `now`, `uuid`, or `{ sql: ... }` over the row.",
        ),
        Key(
            "convert",
            Line(),
            "SQL over the row: what becomes of its value in a new type, or beyond new limits.",
            synonyms=("using", "cast"),
        ),
    ),
    others=_ELSEWHERE,
)
