"""Whether a pattern can be matched quickly by engines that try one way after the other.

Such an engine takes time that doubles with each character where a repetition can read the same text
in two ways, as `(a+)+` does. The server's own engines never do so, but the clients of the API may
use one. The check builds, for each repetition, the automaton of its positions (Glushkov's), and
looks for a text on which two different walks start and end at one position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from codegen.read.pattern.characters import ALL, Characters, common, overlap
from codegen.read.pattern.expression import BadPattern
from codegen.read.pattern.parts import Choice, Joined, One, Part, Repeat, alphabet

MAX_POSITIONS = 2000
"""How many characters a pattern asks for once every counted repetition is written out."""
MANY = 100
"""What a repetition without an end counts for, where the ways of a text are counted."""
MAX_WAYS = MANY**3
"""A text may be tried in that many ways, and no more, by an engine that tries one by one."""
MAX_STEPS = 100_000
"""How many pairs of positions are looked at before a pattern counts as ambiguous."""


def check_speed(part: Part) -> None:
    """Raises BadPattern where the part is too large, or slow in some engine."""
    if _size(part) > MAX_POSITIONS:
        reason = f"written out, the pattern has over {MAX_POSITIONS} characters"
        hint = "bound the length with `max_length` and repeat without a number"
        raise BadPattern("pattern-too-large", reason, hint)
    if _ways(part) > MAX_WAYS:
        hint = "put a character between repetitions that none of them can read, or merge them"
        raise _slow("neighbouring repetitions can share a text in too many ways", hint)
    for inner in _walk(part):
        if isinstance(inner, Choice) and sum(map(_nullable, inner.parts)) > 1:
            raise _slow("two alternatives can be empty", "let one of them match nothing, not both")
        if isinstance(inner, Repeat):
            _check_repeat(inner)


def _check_repeat(repeat: Repeat) -> None:
    if _nullable(repeat.part):
        hint = "let it match at least one character"
        raise _slow("what is optional or repeated can be empty already", hint)
    once = repeat.high == 1 or isinstance(repeat.part, One)
    if not once and _Automaton(repeat.part).is_ambiguous():
        hint = "start or end what is repeated with a character that occurs nowhere else in it"
        raise _slow("a repetition can read the same text in several ways", hint)


def _slow(reason: str, hint: str) -> BadPattern:
    return BadPattern("slow-pattern", reason, hint)


def _size(part: Part) -> int:
    match part:
        case One():
            return 1
        case Joined(parts) | Choice(parts):
            return sum(map(_size, parts))
        case Repeat(inner, low, high):
            return _size(inner) * max(1, low, high or 0)


def _ways(part: Part) -> int:
    """In how many ways, at the most, one text can be shared out among the pieces of a part."""
    match part:
        case One():
            return 1
        case Choice(parts):
            sets = list(map(alphabet, parts))
            alike = any(overlap(a, b) for a, b in combinations(sets, 2))
            return max(map(_ways, parts)) * (len(parts) if alike else 1)
        case Repeat(inner, low, high):
            return max(_ways(inner), MANY if high is None else min(MANY, high - low + 1))
        case Joined():
            return _ways_along(_flat(part))


def _ways_along(parts: list[Part]) -> int:
    """The ways of a sequence: pieces multiply while one text can run on from one to the next."""
    most = ways = 1
    shared: Characters = ALL
    for part in parts:
        own, letters = _ways(part), alphabet(part)
        both = common(shared, letters)
        if both:
            ways *= own
            # What can only be passed over, never repeated, does not narrow what is shared.
            shared = both if own > 1 else shared
        elif not _nullable(part):
            ways, shared = own, letters if own > 1 else ALL
        most = max(most, ways)
    return most


def _flat(part: Part) -> list[Part]:
    if isinstance(part, Joined):
        return [inner for each in part.parts for inner in _flat(each)]
    return [part]


def _walk(part: Part) -> Iterator[Part]:
    """The part and all within it, from the inside out."""
    match part:
        case One():
            pass
        case Joined(parts) | Choice(parts):
            for inner in parts:
                yield from _walk(inner)
        case Repeat(inner):
            yield from _walk(inner)
    yield part


def _nullable(part: Part) -> bool:
    match part:
        case One():
            return False
        case Joined(parts):
            return all(map(_nullable, parts))
        case Choice(parts):
            return any(map(_nullable, parts))
        case Repeat(inner, low, _):
            return low == 0 or _nullable(inner)


@dataclass(frozen=True, slots=True)
class _Fragment:
    """Where a piece of the automaton starts, where it ends, and whether it can be empty."""

    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    nullable: bool = True


class _Automaton:
    """The positions of a part that is repeated without end, and which can follow which."""

    def __init__(self, part: Part) -> None:
        self.sets: list[Characters] = []
        self.follow: list[set[int]] = []
        self.twice = False
        """Whether one position follows another in two ways, as the `a` of `(a+)+` itself."""
        whole = self.build(part)
        self.connect(whole, whole)

    def build(self, part: Part) -> _Fragment:
        match part:
            case One(set_):
                self.sets.append(set_)
                self.follow.append(set())
                here = (len(self.sets) - 1,)
                return _Fragment(here, here, nullable=False)
            case Joined(parts):
                whole = _Fragment()
                for inner in parts:
                    whole = self.join(whole, self.build(inner))
                return whole
            case Choice(parts):
                built = [self.build(inner) for inner in parts]
                return _Fragment(
                    tuple(position for one in built for position in one.first),
                    tuple(position for one in built for position in one.last),
                    any(one.nullable for one in built),
                )
            case Repeat(inner, low, high):
                return self.repeat(inner, low, high)

    def repeat(self, inner: Part, low: int, high: int | None) -> _Fragment:
        if high is None:
            tail = self.build(inner)
            self.connect(tail, tail)
            tail = _Fragment(tail.first, tail.last, tail.nullable or low == 0)
        else:
            # One within the other, a(a(a)?)?, so that each has one way to be reached.
            tail = _Fragment()
            for _ in range(high - low):
                joined = self.join(self.build(inner), tail)
                tail = _Fragment(joined.first, joined.last)
        for _ in range(low - (high is None)):
            tail = self.join(self.build(inner), tail)
        return tail

    def join(self, left: _Fragment, right: _Fragment) -> _Fragment:
        self.connect(left, right)
        return _Fragment(
            left.first + right.first if left.nullable else left.first,
            left.last + right.last if right.nullable else right.last,
            left.nullable and right.nullable,
        )

    def connect(self, left: _Fragment, right: _Fragment) -> None:
        for position in left.last:
            follow = self.follow[position]
            self.twice = self.twice or not follow.isdisjoint(right.first)
            follow.update(right.first)

    def is_ambiguous(self) -> bool:
        """Whether two walks on the same text part and meet again."""
        if self.twice:
            return True
        steps = 0
        apart: set[tuple[int, int]] = set()
        # Walks part where one position is followed by two that take the same character.
        waiting = [(follow, follow, False) for follow in set(map(frozenset, self.follow))]
        while waiting:
            left, right, parted = waiting.pop()
            steps += len(left) * len(right)
            if steps > MAX_STEPS:
                return True
            for a, b in self.together(left, right):
                if a == b and parted:
                    return True
                if a != b and (a, b) not in apart:
                    apart.add((a, b))
                    waiting.append((frozenset(self.follow[a]), frozenset(self.follow[b]), True))
        return False

    def together(self, left: frozenset[int], right: frozenset[int]) -> Iterator[tuple[int, int]]:
        """The pairs of positions that one character leads to."""
        for a in left:
            for b in right:
                if a == b or overlap(self.sets[a], self.sets[b]):
                    yield min(a, b), max(a, b)
