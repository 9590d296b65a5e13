"""A short digest of a catalog, by which output says which schema it was made from.

It holds what a generated file can depend on. What is as it is by default is left out, so that a
word which the language learns later does not change the digest of a schema that does not use it.
"""

from __future__ import annotations

import dataclasses
import enum
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from codegen.catalog.resources import Catalog

_RECORDED = re.compile(r"^# The digest of that schema: ([0-9a-f]{12})$", re.MULTILINE)

PAST = frozenset({"renamed_from", "renamed_values", "map_removed", "backfill", "removed"})
"""What only migrations read: it says where rows come from, not what the API is."""

_Plain: TypeAlias = "str | int | bool | Sequence[_Plain] | dict[str, _Plain] | None"


def digest(catalog: Catalog) -> str:
    """The digest: the same for catalogs that lead to the same files."""
    text = json.dumps(_plain(catalog), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def digest_line(catalog: Catalog) -> str:
    """The comment that records the digest; it stands below the header, which names the schema."""
    return f"# The digest of that schema: {digest(catalog)}\n"


def recorded_digest(text: str) -> str | None:
    """The digest in the text of a generated file, if it has one."""
    found = _RECORDED.search(text[:2000])
    return None if found is None else found[1]


def _plain(value: object) -> _Plain:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        members = {field.name: getattr(value, field.name) for field in _telling(value)}
        plain = {name: _plain(member) for name, member in members.items()}
        return {"": type(value).__name__, **plain}
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(json.dumps(_plain(item), sort_keys=True) for item in value)
    if value is None or isinstance(value, str | int):
        return value
    return {"": type(value).__name__, "value": repr(value)}


def _telling(value: object) -> Iterator[dataclasses.Field[object]]:
    """The members that are not what they are by default."""
    if not dataclasses.is_dataclass(value):
        return
    for field in dataclasses.fields(value):
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        if field.name not in PAST and getattr(value, field.name) != default:
            yield field
