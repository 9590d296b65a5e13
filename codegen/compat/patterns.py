"""Whether one regular expression matches all that another does.

For the patterns that a schema can have, of which the generated documents are full: those of
decimals say how many digits there may be. Of any other pattern nothing is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from codegen.read.pattern.characters import Characters, common, contains, others
from codegen.read.pattern.expression import BadPattern, parse_expression
from codegen.read.pattern.parts import Choice, Joined, One, Part, Repeat

MAX_STEPS = 5000
"""How many steps are looked at before it counts as unknown."""

State: TypeAlias = tuple[Part, ...]
"""What is still to be matched, one part after the other."""


@lru_cache(maxsize=256)
def includes(outer: str, inner: str) -> bool:
    """Whether all that `inner` matches is known to be matched by `outer`; NUL aside."""
    try:
        first = (parse_expression(inner),), frozenset({(parse_expression(outer),)})
    except BadPattern:
        return False
    known: set[tuple[State, frozenset[State]]] = {first}
    waiting: list[tuple[State, frozenset[State]]] = [first]
    while waiting:
        here, there = waiting.pop()
        if _may_end(here) and not any(map(_may_end, there)):
            return False
        for taken, rest in _steps(here):
            for follow in _followed(taken, there):
                pair = rest, follow
                if not follow or len(known) > MAX_STEPS:
                    return False
                if pair not in known:
                    known.add(pair)
                    waiting.append(pair)
    return True


def _followed(taken: Characters, states: frozenset[State]) -> set[frozenset[State]]:
    """Where the states lead, for each part of the characters on which they agree."""
    steps = [step for state in states for step in _steps(state)]
    blocks = [taken]
    for accepted, _ in steps:
        rest = others(accepted)
        blocks = [
            each for block in blocks for each in (common(block, accepted), common(block, rest))
        ]
        blocks = [block for block in blocks if block]
    return {
        frozenset(rest for accepted, rest in steps if contains(accepted, block)) for block in blocks
    }


def _steps(state: State) -> list[tuple[Characters, State]]:
    """The characters that can come next, each with what is to be matched then."""
    if not state:
        return []
    head, *tail = state
    rest = tuple(tail)
    match head:
        case One(characters):
            return [(characters, rest)]
        case Joined(parts):
            return _steps((*parts, *rest))
        case Choice(parts):
            return [step for part in parts for step in _steps((part, *rest))]
        case Repeat(part, low, high):
            left = None if high is None else high - 1
            again = () if left == 0 else (Repeat(part, max(low - 1, 0), left),)
            found = [] if high == 0 else _steps((part,))
            steps = [(taken, (*inner, *again, *rest)) for taken, inner in found]
            return [*steps, *(_steps(rest) if _may_end((head,)) else ())]


def _may_end(state: State) -> bool:
    """Whether nothing more needs to come."""
    for part in state:
        match part:
            case One():
                return False
            case Joined(parts) if not _may_end(parts):
                return False
            case Choice(parts) if not any(_may_end((each,)) for each in parts):
                return False
            case Repeat(inner, low, _) if low > 0 and not _may_end((inner,)):
                return False
            case _:
                pass
    return True
