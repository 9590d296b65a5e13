# Generated from schema.yaml; edit the schema, not this file. [seal 770bf7c0c57b]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.device import Device
from generated.models.device_device import DeviceDevice
from generated.models.joined import joined_ids, joined_version

DEVICE_ROW = (
    Device,
    joined_ids(
        "peers_ids",
        select(DeviceDevice.other_device_id)
        .where(DeviceDevice.fleet == bindparam("_owner"), DeviceDevice.device_id == Device.id)
        .order_by(DeviceDevice.other_device_id)
        .limit(20)
        .correlate(Device),
    ),
)
DEVICE_VERSION = joined_version(Device.entity_tag, *DEVICE_ROW[1:])
