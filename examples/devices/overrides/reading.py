"""Readings are kept for a while."""

from typing_extensions import override

from generated.models.reading import Reading
from generated.rows import OwnedRows
from generated.schemas.reading import ReadingPurge, ReadingPurgeResult
from generated.services.reading import ReadingServiceBase


class ReadingService(ReadingServiceBase):
    """The readings of one device, and what is done by hand."""

    @override
    async def on_purge(
        self, readings: OwnedRows[Reading], data: ReadingPurge
    ) -> ReadingPurgeResult:
        """Delete the readings that were taken before the instant, and say how many."""
        return ReadingPurgeResult(deleted=await readings.delete(Reading.taken_at < data.before))
