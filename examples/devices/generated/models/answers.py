# Generated from schema.yaml; edit the schema, not this file. [seal 7b623c56fd1f]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.device import Device
from generated.models.device_device import DeviceDevice
from generated.models.joined import joined_ids

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
