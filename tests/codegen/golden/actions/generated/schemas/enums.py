# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The words that fields can hold, where the schema gives a closed list of them."""

from typing import Literal, TypeAlias

State: TypeAlias = Literal["todo", "doing", "done"]
