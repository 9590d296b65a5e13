# Generated from schema.yaml; edit the schema, not this file. [seal a17536c13af8]
"""What is said when the database refuses a change; `conflicts.py` has a sentence per constraint.

A refused reference says the same whether the row is absent, deleted or somebody else's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from generated.errors import ApiError, Conflict, Flaw, NotFound

# SQLSTATE: restrict, foreign key, unique, check and exclusion violations.
REFUSED = frozenset({"23001", "23503", "23505", "23514", "23P01"})
CHECK = "23514"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A constraint that a change can break, and the members of a body that can be why.

    `held` is said where a row cannot be deleted because others refer to it.
    """

    detail: str
    code: str
    pointers: tuple[str, ...] = ()
    held: str = ""
    of_parent: bool = False

    def refusal(self) -> ApiError:
        """The answer to a change that breaks the constraint."""
        if self.of_parent:
            return NotFound(self.detail)
        flaws = [Flaw(pointer, self.code, self.detail) for pointer in self.pointers]
        return Conflict(self.detail, flaws=flaws)


def refusal_of(obstacles: Mapping[str, Obstacle], error: DBAPIError) -> ApiError | None:
    """The answer to a statement that a constraint refused, or None where something else failed."""
    sqlstate = getattr(error.orig, "sqlstate", None)
    if sqlstate not in REFUSED:
        return None
    diagnosis = getattr(error.orig, "diag", None)
    constraint = str(getattr(diagnosis, "constraint_name", None))
    return _refusal_of(obstacles, sqlstate, constraint, str(error.statement))


def _refusal_of(
    obstacles: Mapping[str, Obstacle], sqlstate: str, constraint: str, statement: str
) -> ApiError | None:
    obstacle = obstacles.get(constraint)
    if obstacle is None:
        # A check that the schema does not declare keeps what the API should have refused before.
        return None if sqlstate == CHECK else Conflict("Another row stands in the way.")
    if obstacle.held and statement.lstrip().upper().startswith("DELETE"):
        return Conflict(obstacle.held)
    return obstacle.refusal()
