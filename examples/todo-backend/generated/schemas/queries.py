# Generated from schema.yaml; edit the schema, not this file. [seal f90d1fd22020]
"""What can be asked of a list, as it stands in the query of its URL."""

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generated.schemas.parameters import WholeText

Item = TypeVar("Item")

MAX_VALUES = 100
"""How many values one filter compares with."""

MAX_CURSOR = 32_768
"""Less than the line of a request may be long, which servers answer 400 of their own."""


def _separated(value: object) -> object:
    """The parts between the commas; FastAPI gives each parameter as a list of its occurrences."""
    if isinstance(value, list) and len(value) == 1:
        (value,) = value
    return value.split(",") if isinstance(value, str) else value


def _each_once(words: tuple[Item, ...]) -> tuple[Item, ...]:
    if len({str(word).removeprefix("-") for word in words}) != len(words):
        raise PydanticCustomError("duplicate_word", "Nothing is named more than once")
    return words


Count = WholeText
"""A number of rows."""

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
    """What every list can be asked for: how many rows, from which place, and how many in all.

    Classes of it may have `sort` and `expand`; what else they have are filters.
    """

    model_config = ConfigDict(alias_generator=_parameter, frozen=True, protected_namespaces=())

    limit: int
    cursor: Cursor | None = None
    count: Literal["exact"] | None = None


_NO_FILTERS = {"limit", "cursor", "count", "sort", "expand"}


# A method would hide the field of its name, and any field can be a filter.
def order_asked(query: ListQuery) -> tuple[str, ...]:
    """The fields that the rows are sorted by; `-` stands before those that go down."""
    words: tuple[str, ...] = getattr(query, "sort", ())
    return words


def filters_asked(query: ListQuery) -> dict[str, object]:
    """The values of the filters that are given, by parameter."""
    given = sorted(query.model_fields_set - _NO_FILTERS)
    return {_parameter(name): getattr(query, name) for name in given}
