"""Names, decided once: what Python, Pydantic, SQLAlchemy and PostgreSQL need is settled here."""

from __future__ import annotations

import hashlib
import keyword

MAX_IDENTIFIER_BYTES = 63
"""PostgreSQL cuts longer names silently (NAMEDATALEN - 1), and two of them can then be one."""

SYSTEM_COLUMNS = frozenset({"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid"})
"""Columns that every PostgreSQL table has already."""

# Attributes of pydantic.BaseModel and of SQLAlchemy's declarative base, and the names that the
# generated class bodies use in annotations after the first field: an attribute of that name would
# hide what the next line means.
_TAKEN_ATTRIBUTES = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "fields",
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
        "datetime",
        "float",
        "func",
        "int",
        "list",
        "mapped_column",
        "str",
        "text",
        "type",
        "tuple",
    }
)

_TAKEN_MODULES = frozenset({"base", "dependencies", "documents", "health", "problems", "requests"})
_TAKEN_CLASSES = frozenset(
    {
        "ABC",
        "Annotated",
        "APIRouter",
        "Base",
        "Body",
        "Boolean",
        "CheckConstraint",
        "Config",
        "Cursor",
        "Database",
        "Datetime",
        "Depends",
        "Field",
        "Flag",
        "Identifier",
        "Input",
        "Instant",
        "Integer",
        "Item",
        "Line",
        "Link",
        "List",
        "Mapped",
        "Never",
        "NotFound",
        "Page",
        "PageQuery",
        "Path",
        "Problem",
        "Query",
        "Read",
        "Request",
        "Response",
        "Route",
        "Service",
        "String",
        "Text",
        "Timestamp",
        "Uuid",
        "Value",
        "Whole",
    }
)
_TAKEN_METHODS = frozenset(
    {"list", "create", "get", "replace", "update", "delete", "database", "key", "locked", "owner"}
)


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
    """`a` or `an`, by the first letter."""
    return "an" if noun[:1].lower() in "aeiou" else "a"


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
    taken = keyword.iskeyword(cased) or cased in _TAKEN_CLASSES
    return f"{cased}Resource" if taken else cased


def method(name: str) -> str | None:
    """The service's method for an action, or None where a service needs the name for itself."""
    if name in _TAKEN_METHODS:
        return None
    return f"{name}_" if keyword.iskeyword(name) else name


def constraint_name(kind: str, *parts: str) -> str:
    """`ck_tasks_title_length`; over 63 bytes its end gives way to a digest of the whole."""
    name = "_".join((kind, *parts))
    if len(name) <= MAX_IDENTIFIER_BYTES:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: MAX_IDENTIFIER_BYTES - 9]}_{digest}"
