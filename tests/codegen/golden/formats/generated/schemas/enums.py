# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The words that fields can hold, where the schema gives a closed list of them."""

from typing import Literal, TypeAlias

Status: TypeAlias = Literal["todo", "doing", 'it\'s "done"', "ü"]
"""How far it is."""
