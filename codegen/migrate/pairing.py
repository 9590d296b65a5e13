"""Which name became which: pairs what was with what is, by name and by `renamed_from`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from codegen.naming import constraint_name


@dataclass(frozen=True, slots=True)
class Pairing:
    """The outcome for one set of names: resources, or the columns of one table.

    `kept` maps each new name to its old one. `unknown` are new names that say they were renamed
    from something that never was; `contested` are those whose old name, or own name, is still
    another's. Guessing what they mean could lose a column, so both are refused.
    """

    kept: Mapping[str, str]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    unknown: tuple[str, ...]
    contested: tuple[str, ...]


def pair(
    before: Mapping[str, str | None],
    after: Mapping[str, str | None],
    others: Collection[str] = (),
) -> Pairing:
    """Pair the names, each given with its `renamed_from`; `others` are another's from now on.

    A rename counts once: where the old side already has the name with the same `renamed_from`, or
    where only the new name exists, it has been applied.
    """
    renames: dict[str, str] = {}
    unknown: list[str] = []
    for name, former in after.items():
        if former is None or (name in before and before[name] == former):
            continue
        if former in before:
            renames[name] = former
        elif name not in before and before:
            unknown.append(name)
    claimed = list(renames.values())
    contested = [
        name
        for name, former in renames.items()
        if claimed.count(former) > 1 or (name in before and name not in (*claimed, *others))
    ]
    kept = renames | {
        name: name for name in after if name in before and name not in (*renames, *claimed, *others)
    }
    return Pairing(
        kept={name: kept[name] for name in after if name in kept and name not in contested},
        added=tuple(name for name in after if name not in kept and name not in unknown),
        dropped=tuple(name for name in before if name not in kept.values()),
        unknown=tuple(unknown),
        contested=tuple(contested),
    )


@dataclass(frozen=True, slots=True)
class Rename:
    """One rename in an order that works; `origin` is the name that the thing had at first."""

    origin: str
    before: str
    after: str


def in_order(renames: Mapping[str, str], taken: Collection[str]) -> Iterator[Rename]:
    """The renames (old name to new) so ordered that no name is taken when it is given.

    A circle is opened with a temporary name, one that is not in `taken` either.
    """
    waiting = {old: Rename(old, old, new) for old, new in renames.items() if old != new}
    while waiting:
        free = next((name for name in waiting if waiting[name].after not in waiting), None)
        if free is not None:
            yield waiting.pop(free)
            continue
        old = next(iter(waiting))
        rename = waiting.pop(old)
        spare = _spare(old, {*taken, *renames, *renames.values()})
        yield Rename(rename.origin, old, spare)
        waiting[spare] = Rename(rename.origin, spare, rename.after)


def _spare(name: str, taken: Collection[str]) -> str:
    spare = constraint_name("tmp", name)
    while spare in taken:
        spare = constraint_name("tmp", spare)
    return spare
