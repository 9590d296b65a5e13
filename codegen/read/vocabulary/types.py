"""The field types that can be written."""

from __future__ import annotations

from codegen.read.kinds import TypeWord

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
