"""The keys of a resource."""

from __future__ import annotations

from codegen.read.kinds import Each, Flag, Key, Later, Line, Named, Object, Prose, Word
from codegen.read.vocabulary.actions import ACTION
from codegen.read.vocabulary.examples import FIELDS
from codegen.read.vocabulary.fields import FIELD
from codegen.read.vocabulary.relations import RELATION

METHODS = ("list", "get", "create", "update", "replace", "delete")

_LATER = Later()

RESOURCE = Object(
    "a resource",
    (
        Key("plural", Line(), "The table and the path; by default the name with an s."),
        Key("description", Prose(), "What it is, for the API's documentation."),
        Key(
            "fields",
            Named(FIELD, f"fields: {FIELDS}"),
            "Its members, in the order of columns and of the JSON.",
            required=FIELDS,
            synonyms=("properties", "columns", "attributes"),
        ),
        Key(
            "methods",
            Each(Word("method", METHODS), f"methods: [{', '.join(METHODS)}]"),
            "The operations it has; all six by default.",
            synonyms=("operations",),
        ),
        Key("relations", Named(RELATION), "How it refers to other resources."),
        Key(
            "parent",
            Line(),
            "The resource under whose path it lives; its rows go with the parent's row.",
            synonyms=("nested_under",),
        ),
        Key("owned", Flag(), "Whether its rows have an owner; shared rows can only be read."),
        Key(
            "soft_delete",
            Flag(),
            "Whether deleted rows are kept, hidden, and can be undeleted.",
            synonyms=("paranoid",),
        ),
        Key("actions", Named(ACTION), "What it can do beyond its operations."),
        Key("renamed_from", Line(), "Its former name; the table moves and keeps its data."),
        Key("unique", _LATER, "Which fields are unique together, per owner."),
        Key("indexes", _LATER, "Which fields are looked up together."),
        Key("checks", _LATER, "Conditions that every row meets."),
        Key("list", _LATER, "Filters, sort orders and expansions of the list."),
        Key("etag", _LATER, "Whether answers carry an ETag."),
        Key("require_if_match", _LATER, "Whether a write needs If-Match."),
        Key("deprecated", _LATER, "Still there, but not for long."),
        Key("sunset", _LATER, "The day from which it may be gone."),
    ),
)
