"""The devices of a fleet, none of which hears itself."""

from uuid import UUID

from typing_extensions import override

from generated.errors import Conflict
from generated.schemas.device import DeviceRead, DeviceReplace, DeviceUpdate
from generated.services.device import DeviceServiceBase


class DeviceService(DeviceServiceBase):
    """The devices of one fleet, with two operations that know more than the generated ones."""

    @override
    async def replace(self, id: UUID, data: DeviceReplace) -> DeviceRead:
        """Put the data in the place of what is there, unless the device were to hear itself."""
        _require_others(id, data.peers_ids)
        return await super().replace(id, data)

    @override
    async def update(self, id: UUID, data: DeviceUpdate) -> DeviceRead:
        """Change what the data mentions, unless the device were to hear itself."""
        _require_others(id, data.model_dump().get("peers_ids", []))
        return await super().update(id, data)


def _require_others(id: UUID, peers: list[UUID]) -> None:
    if id in peers:
        raise Conflict("A device does not hear itself.")
