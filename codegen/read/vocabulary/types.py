"""The field types that can be written."""

from __future__ import annotations

from codegen.read.shape.kinds import TypeWord

_LENGTHS = ("min_length", "max_length")
_BOUNDS = ("minimum", "maximum")

TYPES = (
    TypeWord(
        "string",
        "Bounded text, by default at most 200 characters.",
        (*_LENGTHS, "pattern"),
        ("str", "varchar", "char", "character", "line"),
    ),
    TypeWord(
        "text",
        "Text of any shape, by default at most 10,000 characters.",
        _LENGTHS,
        ("longtext", "mediumtext", "clob", "markdown", "html"),
    ),
    TypeWord(
        "integer",
        "A whole number of 32 bits.",
        _BOUNDS,
        ("int", "int4", "int32", "smallint", "int2", "serial"),
    ),
    TypeWord(
        "bigint",
        "A whole number within 2^53, which every JSON reader keeps exact.",
        _BOUNDS,
        ("int8", "int64", "long", "biginteger", "bigserial"),
    ),
    TypeWord(
        "float",
        "A number of 64 bits, rounded as computers do.",
        _BOUNDS,
        ("double", "real", "float4", "float8", "float64", "doubleprecision"),
    ),
    TypeWord(
        "decimal",
        "An exact number; it travels as a string.",
        ("precision", "scale", *_BOUNDS),
        ("number", "numeric", "money", "currency", "bigdecimal", "price"),
        ("precision",),
    ),
    TypeWord("boolean", "True or false.", (), ("bool", "flag", "bit")),
    TypeWord("date", "A day of the calendar.", (), ("day", "localdate")),
    TypeWord(
        "time",
        "A time of day, without a zone.",
        (),
        ("timeofday", "localtime", "clock"),
    ),
    TypeWord(
        "datetime",
        "An instant, in UTC in every answer.",
        (),
        ("timestamp", "timestamptz", "instant", "zoneddatetime"),
    ),
    TypeWord(
        "duration",
        "A length of time in days, hours, minutes and seconds.",
        (),
        ("interval", "timedelta", "timespan", "period"),
    ),
    TypeWord("uuid", "A UUID in its canonical 36 characters.", (), ("guid", "uniqueidentifier")),
    TypeWord("json", "Any JSON value.", (), ("jsonb", "object", "any", "dict", "map", "hstore")),
    TypeWord(
        "bytes",
        "Bytes, in base64 in requests and answers.",
        _LENGTHS,
        ("blob", "bytea", "binary", "varbinary", "base64", "byte"),
    ),
    TypeWord("email", "An address such as ada@example.com.", ("max_length",), ("emailaddress",)),
    TypeWord(
        "url",
        "An absolute address that starts with http:// or https://.",
        ("max_length",),
        ("uri", "link", "href", "website"),
    ),
    TypeWord(
        "slug",
        "Lower-case letters and digits in words joined by hyphens.",
        ("max_length",),
        ("permalink", "kebab"),
    ),
)

TYPE_NAMES = tuple(type_.name for type_ in TYPES)
TYPE_SYNONYMS = {type_.name: type_.synonyms for type_ in TYPES}

_WORDS = "write its words under `enums`, and the name that they have there as the type"
_ITEMS = "write the type of an item with [] behind it: `string[]`"

NO_TYPES = {"enum": _WORDS, "choice": _WORDS, "list": _ITEMS, "array": _ITEMS, "set": _ITEMS}
"""What other tools have as types, and what is written here for them."""

NO_ITEM = ("json",)
"""Types that an array cannot hold: a list of any JSON values is a JSON value itself."""

ARRAY_CONSTRAINTS = ("min_items", "max_items")
"""The constraints of an array itself; those of its item's type hold for each item."""
