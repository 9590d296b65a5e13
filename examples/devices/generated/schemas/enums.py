# Generated from schema.yaml; edit the schema, not this file. [seal 3685eb1a6a85]
"""The words that fields can hold, where the schema gives a closed list of them."""

from typing import Literal, TypeAlias

DeviceKind: TypeAlias = Literal["sensor", "gateway", "actuator"]
Unit: TypeAlias = Literal["celsius", "percent", "pascal", "volt"]
Severity: TypeAlias = Literal["info", "warning", "critical"]
Channel: TypeAlias = Literal["mail", "webhook", "pager"]
AlertState: TypeAlias = Literal["open", "acknowledged", "resolved"]
