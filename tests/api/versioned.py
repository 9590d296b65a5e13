"""An API with rows of every kind whose versions matter, and what is written for it by hand."""

from __future__ import annotations

from pathlib import Path

SCHEMA = Path(__file__).with_name("versioned.yaml")
HOOKS = {
    "sign": 'note.text += " (signed)"',
    "count": "return NoteCountResult(letters=len(note.text))",
    "before_update": 'plan.name += "!"\n        await session.flush()',
    "after_update": 'plan.name += "?"',
    "before_delete": "return",
    "renew": 'await contracts.update({"clause": "renewed"})',
}
"""What is written by hand, in one line each."""

TALLY = '''"""Tallies, which are written twice by each change."""

from uuid import UUID

from typing_extensions import override

from generated.models.tally import Tally
from generated.schemas.tally import TallyCreate, TallyRead, TallyStored, TallyUpdate
from generated.services.tally import TallyServiceBase


class TallyService(TallyServiceBase):
    """The tallies of one owner."""

    @override
    async def update(self, id: UUID, data: TallyUpdate) -> TallyRead:
        """Change another tally first, then this one, and then this one again."""
        other = await self.create(TallyCreate(name="other"))
        await super().update(other.id, TallyUpdate(number=1))
        await super().update(id, data)
        return await self.add(id)

    @override
    async def on_add(self, tally: Tally) -> None:
        """Count."""
        tally.number += 1

    @override
    @staticmethod
    def compute_twice(tally: TallyStored) -> int:
        """Twice the number."""
        return 2 * tally.number
'''

OVERRIDES = {"tally.py": TALLY}
