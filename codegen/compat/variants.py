"""Which variant of a choice has become which: the most alike belong together."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.compat.shapes import Shape, met_types

Pair = tuple[Shape, Shape]


def matched(
    old: Sequence[Shape], new: Sequence[Shape]
) -> tuple[list[Pair], list[Shape], list[Shape]]:
    """Pairs that belong together, what is gone, and what is new."""
    gone, added, pairs = list(old), list(new), []
    candidates = sorted(
        (
            (-likeness, i, j)
            for i, one in enumerate(old)
            for j, other in enumerate(new)
            if (likeness := _likeness(one, other)) > 0
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, i, j in candidates:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old[i], new[j]))
    gone = [each for i, each in enumerate(old) if i not in taken_old]
    added = [each for j, each in enumerate(new) if j not in taken_new]
    return pairs, gone, added


def told(shape: Shape) -> str:
    """A variant for people: the component's name, or what it is."""
    if shape.name:
        return f"`{shape.name}`"
    if shape.words is not None:
        return " or ".join(sorted(shape.words)) or "nothing"
    kinds = " or ".join(sorted(shape.types)) or "nothing"
    members = ", ".join(f"`{name}`" for name in shape.members)
    return f"{kinds} with {members}" if members else kinds


def _likeness(one: Shape, other: Shape) -> float:
    """How alike two variants are, from 0 for nothing in common to 4 for the same."""
    if one == other:
        return 4
    if not met_types(one.types, other.types):
        return 0
    if one.name and one.name == other.name:
        return 3
    if not one.members and not other.members:
        words = one.words is not None and one.words == other.words
        return 2 if words else 1
    shared = one.members.keys() & other.members.keys()
    alike = sum(one.members[name] == other.members[name] for name in shared)
    every = one.members.keys() | other.members.keys()
    return (len(shared) + alike) / len(every)
