"""JSON values that are what they must be, or an error that says where they are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TypeVar

_T = TypeVar("_T")


class EncodingError(Exception):
    """A value that no table was ever written as; the message says where and why."""


def members(
    value: object, where: str, required: Collection[str], optional: Collection[str] = ()
) -> dict[str, object]:
    """The members of an object that has all the required ones and no unknown one."""
    if not isinstance(value, dict):
        raise EncodingError(f"{where} is not an object")
    for name in required:
        if name not in value:
            raise EncodingError(f"{where} has no `{name}`")
    for name in value:
        if name not in required and name not in optional:
            raise EncodingError(f"{where} has the unknown member {name!r}")
    return value


def word(value: object, where: str) -> str:
    """A name: letters, digits and underscores."""
    if not isinstance(value, str) or re.fullmatch(r"\w+", value) is None:
        raise EncodingError(f"{where} is not a name")
    return value


def each(value: object, where: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    """The items of a list, each read with where it stands."""
    if not isinstance(value, list):
        raise EncodingError(f"{where} is not a list")
    return tuple(read(item, f"{where}[{number}]") for number, item in enumerate(value))


def text(value: object, where: str) -> str:
    """A text that can stand in a file: one without a lone surrogate."""
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise EncodingError(f"{where} is not a text")
    return value


def optional_text(found: dict[str, object], name: str, where: str) -> str | None:
    """A member that is a text, or is not there."""
    value = found.get(name)
    return None if value is None else text(value, f"{where}.{name}")


def flag(found: dict[str, object], name: str, where: str) -> bool:
    """A member that is true, or is not there."""
    value = found.get(name, False)
    if not isinstance(value, bool):
        raise EncodingError(f"{where}.{name} is neither true nor false")
    return value


def whole(value: object, where: str) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise EncodingError(f"{where} is not a whole number")
    return value


def distinct(names: Collection[str], what: str) -> None:
    """Raise EncodingError where two names are the same."""
    if len(set(names)) < len(names):
        raise EncodingError(f"two {what} have the same name")
