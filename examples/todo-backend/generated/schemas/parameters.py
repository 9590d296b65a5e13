# Generated from schema.yaml; edit the schema, not this file. [seal 9d0d3498e189]
"""Values in a query: the text that they are in JSON, without quotes."""

import re
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generated.schemas.values import Double, Flag, Long, Whole

# int() and float() also read "+5", " 5", "5_0", "05" and digits of other scripts.
_WHOLE = re.compile("-?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,399})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,5})?")
_FLAGS = {"true": True, "false": False}


def _whole(text: object) -> object:
    if not isinstance(text, str):
        return text
    if _WHOLE.fullmatch(text) is None:
        raise PydanticCustomError(
            "number_format", "A whole number is written in digits, without leading zeros"
        )
    return int(text)


def _number(text: object) -> object:
    if not isinstance(text, str):
        return text
    if _NUMBER.fullmatch(text) is None:
        raise PydanticCustomError("number_format", "A number is written as in JSON")
    return float(text)


def _flag(text: object) -> object:
    if not isinstance(text, str):
        return text
    if text not in _FLAGS:
        raise PydanticCustomError("flag_format", "It is either true or false")
    return _FLAGS[text]


WholeText = Annotated[Whole, BeforeValidator(_whole)]
"""A whole number of four bytes."""

LongText = Annotated[Long, BeforeValidator(_whole)]
"""A whole number that every reader of JSON keeps exact."""

DoubleText = Annotated[Double, BeforeValidator(_number)]
"""A finite number."""

FlagText = Annotated[Flag, BeforeValidator(_flag)]
"""`true` or `false`."""
