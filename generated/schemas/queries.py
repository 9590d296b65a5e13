# Generated from schema.yaml; edit the schema, not this file. [seal f2a249f5ca50]
"""What can be asked of a list, as it stands in the query of its URL."""

import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")

MAX_VALUES = 100
"""How many values one filter compares with."""

MAX_CURSOR = 65_536

_NUMBER = re.compile("0|[1-9][0-9]{0,17}")


def _plain_number(text: object) -> object:
    # int() also reads "+5", " 5", "5_0", "05" and digits of other scripts: spellings nobody meant.
    if isinstance(text, str) and _NUMBER.fullmatch(text) is None:
        raise PydanticCustomError(
            "number_format", "A number is written in digits, without sign or leading zeros"
        )
    return text


def _separated(value: object) -> object:
    """The parts between the commas; FastAPI gives each parameter as a list of its occurrences."""
    if isinstance(value, list) and len(value) == 1:
        (value,) = value
    return value.split(",") if isinstance(value, str) else value


def _each_once(words: tuple[Item, ...]) -> tuple[Item, ...]:
    if len({str(word).removeprefix("-") for word in words}) != len(words):
        raise PydanticCustomError("duplicate_word", "Nothing is named more than once")
    return words


Count = Annotated[int, Field(strict=False), BeforeValidator(_plain_number)]
"""A number in the query."""

AnyOf = Annotated[tuple[Item, ...], Field(max_length=MAX_VALUES), BeforeValidator(_separated)]
"""Values with commas between them."""

Words = Annotated[tuple[Item, ...], AfterValidator(_each_once), BeforeValidator(_separated)]
"""Words with commas between them, each of them once; a `-` before a word makes it no other."""

Cursor = Annotated[str, Field(pattern="^[A-Za-z0-9_-]+$", max_length=MAX_CURSOR)]
"""The place of the page, as `next_cursor` gave it."""


def _parameter(attribute: str) -> str:
    # `due_at__lt` is `due_at.lt` in the query, and `class_` is `class`: no field has two
    # underscores in a row, or one at its end.
    return attribute.removesuffix("_").replace("__", ".")


class ListQuery(BaseModel):
    """What every list can be asked for: how many rows, from which place, in which order.

    What else a class of it declares are filters.
    """

    model_config = ConfigDict(alias_generator=_parameter, frozen=True, protected_namespaces=())

    limit: int
    cursor: Cursor | None = None
    sort: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()

    def filters(self) -> dict[str, object]:
        """The values of the filters that are given, by parameter."""
        return {
            _parameter(name): getattr(self, name)
            for name in sorted(self.model_fields_set - ListQuery.model_fields.keys())
        }
