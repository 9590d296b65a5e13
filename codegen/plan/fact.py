"""What is known of a change before it is made: whom it keeps waiting, and what it puts at risk."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Lock(enum.IntEnum):
    """The locks of PostgreSQL that a change can take on a table, the strongest last."""

    NONE = 0
    ACCESS_SHARE = 1
    ROW_SHARE = 2
    ROW_EXCLUSIVE = 3
    SHARE_UPDATE_EXCLUSIVE = 4
    SHARE = 5
    SHARE_ROW_EXCLUSIVE = 6
    EXCLUSIVE = 7
    ACCESS_EXCLUSIVE = 8

    @property
    def sql(self) -> str:
        """Its name as PostgreSQL spells it; empty where there is none."""
        return "" if self is Lock.NONE else self.name.replace("_", " ")


class Code(enum.Enum):
    """The hazards, each a stable word for programs; docs/plan.md explains every one."""

    ROWS_LOST = "rows-lost"
    VALUES_LOST = "values-lost"
    MAY_STOP = "may-stop"
    OLD_VERSION_BREAKS = "old-version-breaks"
    TABLE_REWRITTEN = "table-rewritten"
    WRITES_BLOCKED = "writes-blocked"
    SECURITY_ENDS = "security-ends"


@dataclass(frozen=True, slots=True)
class Hazard:
    """Why somebody should look before a change is made, in one sentence."""

    code: Code
    message: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a change does to a running database.

    `lock` is the strongest that it takes. `scan` says that every row is read, `writes` that rows
    are written, in batches, and `rewrite` that the whole table is; `blocks` that others cannot
    write for longer than a change of the catalogue takes. `reversible` says whether the downgrade
    brings back all that was there.
    """

    lock: Lock
    scan: bool = False
    writes: bool = False
    rewrite: bool = False
    blocks: bool = False
    reversible: bool = True
    hazards: tuple[Hazard, ...] = ()
