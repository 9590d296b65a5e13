"""The keys of a resource."""

from __future__ import annotations

from codegen.read.kinds import Each, Key, Later, Line, Named, Object, Prose, Word
from codegen.read.vocabulary.actions import ACTION
from codegen.read.vocabulary.examples import FIELDS
from codegen.read.vocabulary.fields import FIELD

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
        Key("actions", Named(ACTION), "What it can do beyond its operations."),
        Key("renamed_from", Line(), "Its former name; the table moves and keeps its data."),
        Key("relations", _LATER, "How it refers to other resources."),
        Key("unique", _LATER, "Which fields are unique together, per owner."),
        Key("indexes", _LATER, "Which fields are looked up together."),
        Key("checks", _LATER, "Conditions that every row meets."),
        Key("list", _LATER, "Filters, sort orders and expansions of the list."),
        Key("soft_delete", _LATER, "Whether deleted rows are kept and hidden."),
        Key("parent", _LATER, "The resource under whose path it lives."),
        Key("owned", _LATER, "Whether its rows have an owner."),
        Key("etag", _LATER, "Whether answers carry an ETag."),
        Key("require_if_match", _LATER, "Whether a write needs If-Match."),
        Key("deprecated", _LATER, "Still there, but not for long."),
        Key("sunset", _LATER, "The day from which it may be gone."),
    ),
)
