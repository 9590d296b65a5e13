"""Names, decided once: what Python, Pydantic, SQLAlchemy and PostgreSQL need is settled here."""

from __future__ import annotations

import hashlib
import keyword

MAX_IDENTIFIER_BYTES = 63
"""PostgreSQL cuts longer names silently (NAMEDATALEN - 1), and two of them can then be one."""

SYSTEM_COLUMNS = frozenset({"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid"})
"""Columns that every PostgreSQL table has already."""

# Attributes of pydantic.BaseModel and of SQLAlchemy's declarative base, what their constructors
# call themselves, the names that the generated class bodies use after the first field, for an
# attribute of that name would hide what the next line means, and the letter that looks like a
# digit.
_TAKEN_ATTRIBUTES = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
        "metadata",
        "registry",
        "bool",
        "bytes",
        "cls",
        "date",
        "datetime",
        "entity_tag",
        "false",
        "float",
        "func",
        "int",
        "l",
        "list",
        "mapped_column",
        "new_uuid",
        "now",
        "self",
        "str",
        "time",
        "timedelta",
        "true",
    }
)

# Modules that `generated/api` and `overrides` have already, what its package is called by and made
# of, and what is a device rather than a file on Windows.
_TAKEN_MODULES = frozenset(
    {
        "answers",
        "auth",
        "aux",
        "base",
        "con",
        "conditions",
        "cors",
        "dependencies",
        "deprecation",
        "documents",
        "enums",
        "expanded",
        "formats",
        "health",
        "idempotency",
        "idempotency_key",
        "joined",
        "l",
        "nul",
        "origins",
        "owner",
        "pages",
        "parameters",
        "prn",
        "problems",
        "queries",
        "requests",
        "routers",
        "routing",
        "tuple",
        "values",
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    }
)

PYTHON_CLASSES = frozenset(
    {"Ellipsis", "Exception", "False", "I", "None", "NotImplemented", "O", "True", "Warning"}
)
"""Words that Python has already, as classes and types are written, and letters like digits."""

TAKEN_CLASSES = frozenset(
    {
        "ABC",
        "ARRAY",
        "AsyncIterator",
        "AsyncSession",
        "Base",
        "BigInteger",
        "Boolean",
        "Callable",
        "CheckConstraint",
        "Conflict",
        "Database",
        "Date",
        "DateTime",
        "Decimal",
        "Double",
        "EntityTag",
        "Executable",
        "Expansions",
        "Filters",
        "ForeignKeyConstraint",
        "Health",
        "IdempotencyKey",
        "Index",
        "Integer",
        "Interval",
        "JSONB",
        "JsonValue",
        "LargeBinary",
        "Links",
        "ListQuery",
        "Listing",
        "LiveReference",
        "Mapped",
        "Mapping",
        "NotFound",
        "Numeric",
        "OwnedRows",
        "Page",
        "PageQuery",
        "Parameters",
        "Precondition",
        "PrimaryKeyConstraint",
        "Problem",
        "ProblemItem",
        "Read",
        "RowMapping",
        "SecuredDatabase",
        "Sequence",
        "Sorts",
        "Text",
        "Time",
        "ToMany",
        "ToOne",
        "UUID",
        "UniqueConstraint",
        # Constants: there can be a resource `l_i_s_t`.
        *(
            "CHANGES",
            "CLEAR",
            "CONFLICTS",
            "CREATE",
            "DELETE",
            "EACH",
            "FIND",
            "GET",
            "GONE",
            "IDS",
            "LIST",
            "LOCK",
            "OWNED",
            "PARENT",
            "TARGETS",
            "UPDATE",
        ),
    }
)
"""What stands beside a resource's class in its model and service, and components of every API."""

SCHEMA_IMPORTS = frozenset(
    {
        "Annotated",
        "AnyOf",
        "Base64",
        "Count",
        "Day",
        "Decimal",
        "Digits",
        "Distinct",
        "Double",
        "DoubleText",
        "EmailForm",
        "Exact",
        "Field",
        "Flag",
        "FlagText",
        "Identifier",
        "Input",
        "JsonValue",
        "ListQuery",
        "Literal",
        "Long",
        "LongText",
        "MISSING",
        "Output",
        "Row",
        "SlugForm",
        "Span",
        "Storable",
        "TimeOfDay",
        "Timestamp",
        "TypeAlias",
        "UUID",
        "UrlForm",
        "VersionedRow",
        "Whole",
        "WholeText",
        "Words",
    }
)
"""What the modules of schemas import; neither an enum nor the type of a field is called so."""

_TAKEN_METHODS = frozenset(
    {
        *("list", "create", "get", "replace", "update", "delete", "undelete"),
        *("database", "key", "locked", "matched", "owner", "precondition", "require_parent"),
        "scope",
    }
)
# What the methods after an action are declared with, and the letter that looks like a digit.
_HIDDEN_BY_METHODS = frozenset(
    {
        "abstractmethod",
        "asynccontextmanager",
        "bool",
        "bytes",
        "classmethod",
        "date",
        "datetime",
        "dict",
        "float",
        "int",
        "l",
        "object",
        "read",
        "readers",
        "rows",
        "staticmethod",
        "str",
        "time",
        "timedelta",
    }
)

_SPOKEN_AS_CONSONANT = ("eu", "one", "uni", "url", "usa", "use", "usu", "uti", "uu")
_SPOKEN_AS_VOWEL = ("heir", "hono", "hour")


def pascal(name: str) -> str:
    """`task_tag` as `TaskTag`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def words(name: str) -> str:
    """`task_tag` as `task tag`, for prose."""
    return name.replace("_", " ")


def plural(name: str) -> str:
    """The plain default, `name` with an `s`. Irregular plurals are written in the schema."""
    return f"{name}s"


def article(noun: str) -> str:
    """`a` or `an`, by the sound that the noun starts with: an hour, a user."""
    consonant = noun.startswith(_SPOKEN_AS_CONSONANT) or not noun.startswith(tuple("aeiou"))
    return "a" if consonant and not noun.startswith(_SPOKEN_AS_VOWEL) else "an"


def attribute(name: str) -> str:
    """The Python attribute for a field: its name, with `_` behind it where the name is taken."""
    taken = keyword.iskeyword(name) or name in _TAKEN_ATTRIBUTES or name.startswith(("model_", "_"))
    return f"{name}_" if taken else name


def module(name: str) -> str:
    """The Python module for a resource: its name, with `_` behind it where the name is taken."""
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN_MODULES else name


def class_name(name: str) -> str:
    """The class for a resource: `Task`, or `PageResource` where generated code has a `Page`."""
    cased = pascal(name)
    taken = cased in PYTHON_CLASSES or cased in TAKEN_CLASSES
    return f"{cased}Resource" if taken else cased


def enum_class(name: str) -> str:
    """The class for an enum: its name, or `PageEnum` where generated code has a `Page`."""
    return f"{name}Enum" if name in PYTHON_CLASSES | TAKEN_CLASSES | SCHEMA_IMPORTS else name


def method(name: str) -> str | None:
    """The service's method for an action, or None where a service needs the name for itself."""
    if name in _TAKEN_METHODS:
        return None
    return f"{name}_" if keyword.iskeyword(name) or name in _HIDDEN_BY_METHODS else name


def constraint_name(kind: str, *parts: str) -> str:
    """`ck_tasks_title_length`; over 63 bytes its end gives way to a digest of the whole."""
    name = "_".join((kind, *parts))
    if len(name) <= MAX_IDENTIFIER_BYTES:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: MAX_IDENTIFIER_BYTES - 9]}_{digest}"
