"""What the changes of keys do to a running database."""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.keys import AddId, AddKey, ChangeOwnerType, DropId, DropKey
from codegen.plan.fact import Code, Fact, Hazard, Lock


def of_key(change: AddKey | DropKey | AddId | DropId | ChangeOwnerType) -> Fact:
    """What is known of a change of a key: its index is built while nobody reads or writes."""
    match change:
        case AddKey(table):
            blocks = f"Nobody reads or writes {table} while the index of its key is built."
            return Fact(
                Lock.ACCESS_EXCLUSIVE,
                scan=True,
                blocks=True,
                hazards=(Hazard(Code.WRITES_BLOCKED, blocks),),
            )
        case DropKey():
            return Fact(Lock.ACCESS_EXCLUSIVE)
        case DropId(table):
            lost = Hazard(Code.VALUES_LOST, f"Every value of {table}.id goes for good.")
            return Fact(Lock.ACCESS_EXCLUSIVE, reversible=False, hazards=(lost,))
        case AddId(table):
            return _rewriting(table)
        case ChangeOwnerType(table):
            return _rewriting(table)
        case _:
            assert_never(change)


def _rewriting(table: str) -> Fact:
    rewritten = f"Nobody reads or writes {table} while it is written anew, row by row."
    return Fact(
        Lock.ACCESS_EXCLUSIVE,
        scan=True,
        rewrite=True,
        blocks=True,
        hazards=(Hazard(Code.TABLE_REWRITTEN, rewritten),),
    )
