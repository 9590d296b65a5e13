# Generated from schema.yaml; edit the schema, not this file. [seal 189452904421]
"""The words that fields can hold, where the schema gives a closed list of them."""

from typing import Literal, TypeAlias

AccountKind: TypeAlias = Literal["cash", "bank", "card", "savings"]
Flow: TypeAlias = Literal["income", "expense"]
"""Which way money goes."""

Frequency: TypeAlias = Literal["weekly", "monthly", "yearly"]
