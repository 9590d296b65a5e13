# Generated from schema.yaml; edit the schema, not this file. [seal c3d545617f9e]
"""The words that fields can hold, where the schema gives a closed list of them."""

from typing import Literal, TypeAlias

Status: TypeAlias = Literal["todo", "doing", "done", "cancelled"]
"""How far a task has come."""

Priority: TypeAlias = Literal["low", "normal", "high"]
Role: TypeAlias = Literal["lead", "member", "guest"]
