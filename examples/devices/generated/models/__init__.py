# Generated from schema.yaml; edit the schema, not this file. [seal 8e720985b9a6]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.alert import Alert
from generated.models.alert_rule import AlertRule
from generated.models.base import Base
from generated.models.device import Device
from generated.models.device_device import DeviceDevice
from generated.models.idempotency_key import IdempotencyKey
from generated.models.note import Note
from generated.models.reading import Reading

__all__ = [
    "Alert",
    "AlertRule",
    "Base",
    "Device",
    "DeviceDevice",
    "IdempotencyKey",
    "Note",
    "Reading",
]
