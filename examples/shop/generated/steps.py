# Generated from schema.yaml; edit the schema, not this file. [seal 03debe91eb8a]
"""Steps of a field from one word to another, and what is said of those that are not legal."""

from collections.abc import Sequence

from generated.errors import Conflict


def require_step(field: str, found: str | None, sources: Sequence[str], target: str) -> None:
    """Let a legal step pass. Raises Conflict, which says what the field is and what would do."""
    if found not in sources:
        raise illegal_step(field, found, sources, target)


def illegal_step(field: str, found: str | None, sources: Sequence[str], target: str) -> Conflict:
    """The refusal of a step, with both of its ends."""
    now = "null" if found is None else f"`{found}`"
    before = " or ".join(f"`{source}`" for source in sources)
    return Conflict(f"`{field}` is {now}; it becomes `{target}` from {before} only.")
