"""The words of the schema language, as data: what can be written where, and what each word means.

`shape.py` checks a file against these tables and nothing else; whatever else speaks of the language
(an editor's JSON Schema, a test of the documentation) reads them too, so that none can differ.
"""

from __future__ import annotations

from codegen.read.kinds import (
    Constant,
    Each,
    Flag,
    Key,
    Later,
    Line,
    Named,
    Object,
    Prose,
    TypeName,
    TypeWord,
    Whole,
    Word,
)

TYPES = (
    TypeWord(
        "string",
        "Bounded text, by default at most 200 characters.",
        ("min_length", "max_length", "pattern"),
        ("str", "varchar", "char"),
    ),
    TypeWord(
        "text",
        "Text of any shape, by default at most 10,000 characters.",
        ("min_length", "max_length"),
        ("longtext", "markdown"),
    ),
    TypeWord(
        "integer",
        "A whole number of 32 bits.",
        ("minimum", "maximum"),
        ("int", "int4", "number", "smallint"),
    ),
    TypeWord("boolean", "True or false.", (), ("bool", "flag")),
    TypeWord(
        "datetime",
        "An instant, in UTC in every answer.",
        (),
        ("timestamp", "timestamptz", "instant"),
    ),
    TypeWord("uuid", "A UUID in its canonical 36 characters.", (), ("guid",)),
)

TYPE_NAMES = tuple(type_.name for type_ in TYPES)

LATER_TYPES = (
    "bigint",
    "float",
    "decimal",
    "date",
    "time",
    "duration",
    "json",
    "bytes",
    "email",
    "url",
    "slug",
)

_FIELDS = "{ title: { type: string, required: true } }"
_RESOURCES = f"{{ task: {{ fields: {_FIELDS} }} }}"
_API = "{ title: Todo, version: 0.1.0 }"

SMALLEST = f"spec: 1\napi: {_API}\nresources: {_RESOURCES}"
"""The smallest schema that reads without a mistake."""

METHODS = ("list", "get", "create", "update", "replace", "delete")
VERBS = ("POST", "PATCH", "PUT")

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

ACTION = Object(
    "an action",
    (
        Key("method", Word("HTTP method", VERBS), "POST (the default), PATCH or PUT."),
        Key("description", Prose(), "What it does, for the API's documentation."),
        Key("input", Named(INPUT), "The members of the request body.", synonyms=("body", "fields")),
        Key(
            "override",
            Word("override", ("required",), ("optional",)),
            "`required`: what it does is written by hand in overrides/.",
        ),
        Key("transition", _LATER, "The change of state that the action makes."),
        Key("set", _LATER, "The values that the action sets."),
        Key("scope", _LATER, "Whether it acts on one row or on the collection."),
        Key("deprecated", _LATER, "Still there, but not for long."),
        Key("sunset", _LATER, "The day from which it may be gone."),
    ),
)

RESOURCE = Object(
    "a resource",
    (
        Key("plural", Line(), "The table and the path; by default the name with an s."),
        Key("description", Prose(), "What it is, for the API's documentation."),
        Key(
            "fields",
            Named(FIELD, f"fields: {_FIELDS}"),
            "Its members, in the order of columns and of the JSON.",
            required=_FIELDS,
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

API = Object(
    "`api`",
    (
        Key("title", Line(), "What the API is called.", required="Todo", synonyms=("name",)),
        Key("version", Line(), "The version of your API.", required="0.1.0"),
        Key("description", Prose(), "What the API is for."),
        Key(
            "base_path",
            Line(may_be_empty=True),
            "What every path starts with; `/api` by default.",
            synonyms=("prefix",),
        ),
    ),
)

OWNER = Object(
    "`owner`",
    (
        Key(
            "path_param",
            Line(),
            "The path parameter and the column; `user_id` by default.",
            synonyms=("name", "param", "column"),
        ),
        Key("type", Word("owner type", ("string", "uuid")), "What identifies an owner."),
        Key("min_length", Whole(), "The fewest characters; 1 by default."),
        Key("max_length", Whole(), "The most characters; 64 by default."),
        Key(
            "pattern", Line(), "A regular expression for the whole identifier.", synonyms=("regex",)
        ),
    ),
)

PAGE_SIZE = Object(
    "`page_size`",
    (
        Key("default", Whole(), "How many items a page has when nothing is asked for."),
        Key("max", Whole(), "How many items a page has at the most.", synonyms=("maximum",)),
    ),
)

DEFAULTS = Object(
    "`defaults`",
    (
        Key("id", Word("kind of id", ("uuid",)), "What identifies a row."),
        Key("timestamps", Flag(), "Whether rows have `created_at` and `updated_at`."),
        Key("page_size", PAGE_SIZE, "How long a page is."),
        Key("etag", _LATER, "Whether answers carry an ETag."),
        Key("require_if_match", _LATER, "Whether a write needs If-Match."),
    ),
)

REMOVAL = Object("a removal", (Key("drop_after", _LATER, "The version after which to drop it."),))

SCHEMA = Object(
    "the schema",
    (
        Key("spec", Whole(), "The version of this vocabulary: 1.", required="1"),
        Key(
            "api", API, "What the API as a whole says of itself.", required=_API, synonyms=("info",)
        ),
        Key("owner", OWNER, "Whose the rows are."),
        Key("defaults", DEFAULTS, "What holds for every resource."),
        Key(
            "resources",
            Named(RESOURCE, f"resources: {_RESOURCES}"),
            "The things in the API.",
            required=_RESOURCES,
            synonyms=("models",),
        ),
        Key("removed", Named(REMOVAL), "Resources and `resource.field`s that may be dropped."),
        Key("enums", _LATER, "Closed lists of words."),
        Key("include", _LATER, "Further files of the schema."),
        Key("security", _LATER, "Row-level security."),
    ),
)
