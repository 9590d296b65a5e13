"""Two schemas of the same value: what is allowed no longer, and what is allowed now."""

from __future__ import annotations

from codegen.compat.document import Document, node, references, spelled, values
from codegen.compat.fitting import fits
from codegen.compat.limits import limit_changes, type_changes, word_changes
from codegen.compat.members import extra_changes, member_changes, members_of
from codegen.compat.notes import schema_note_changes
from codegen.compat.places import Found, Spot, Walk
from codegen.compat.reading import read_shape
from codegen.compat.shapes import Shape, alternatives, by_type, met_types
from codegen.compat.variants import matched, told

_COMPOSED = frozenset({"$ref", "allOf", "anyOf", "oneOf"})


def compare_schemas(walk: Walk, spot: Spot, was: object, now: object, seen: set[str]) -> Found:
    """What has changed; an object that is met twice in one body is walked through once."""
    if spelled(was) == spelled(now) and walk.unchanged.issuperset(references(was)):
        return
    before, after = read_shape(walk.before, was), read_shape(walk.after, now)
    if _COMPOSED & (node(was).keys() | node(now).keys()) and _holds_others(before, after):
        key = f"{spelled(was)} {spelled(now)}"
        if key in seen:
            return
        seen.add(key)
    if before.null != after.null:
        message = "can be null now" if after.null else f"{spot.never} null any more"
        yield spot.change("null-added" if after.null else "null-removed", message)
    yield from _ways(walk, spot, before, after, seen)


def _holds_others(*shapes: Shape) -> bool:
    return any(
        shape.members or shape.choices or shape.items is not True or shape.extra is not True
        for shape in shapes
    )


def _ways(walk: Walk, spot: Spot, was: Shape, now: Shape, seen: set[str]) -> Found:
    """Each way that a value can go, beside what has become of it."""
    old, new = alternatives(was), alternatives(now)
    if len(old) == len(new) == 1:
        yield from _plain(walk, spot, old[0], new[0], seen)
        return
    pairs, gone, added = matched(
        [each for way in old for each in by_type(way)],
        [each for way in new for each in by_type(way)],
    )
    for one, other in pairs:
        yield from _plain(walk, spot, one, other, seen)
    for each in gone:
        yield spot.change("variant-removed", f"{spot.never} {told(each)} any more")
    for each in added:
        yield spot.change("variant-added", f"can be {told(each)} now")


def _plain(walk: Walk, spot: Spot, was: Shape, now: Shape, seen: set[str]) -> Found:
    """Two schemas without choices."""
    yield from type_changes(spot, was, now)
    yield from schema_note_changes(spot, was.notes, now.notes, walk.today)
    both = met_types(was.types, now.types)
    if not both:
        return
    yield from word_changes(spot, was, now, walk.today)
    if not (_are_counted(was, now) and _are_counted(now, was)):
        yield from limit_changes(spot, was, now)
    if "array" in both:
        yield from compare_schemas(walk, spot.item, was.items, now.items, seen)
    if "object" in both:
        yield from _object(walk, spot, was, now, seen)
    yield from _rules(spot, was, now)
    yield from _exclusions(walk, spot, was, now)


def _are_counted(shape: Shape, other: Shape) -> bool:
    """Whether the values are counted on either side, and the limits of the other refuse none."""
    if shape.words is None:
        return other.words is not None
    return all(fits(word, other) for word in shape.words)


def _object(walk: Walk, spot: Spot, was: Shape, now: Shape, seen: set[str]) -> Found:
    old = members_of(walk.before, spot.side, was)
    new = members_of(walk.after, spot.side, now)
    yield from member_changes(spot, old, new, walk.today, closed=was.extra is False)
    for name, member in new.items():
        if name in old and not member.hidden and not old[name].hidden:
            inner = spot.member(name, optional=not (member.required or old[name].required))
            yield from compare_schemas(walk, inner, old[name].schema, member.schema, seen)
    yield from extra_changes(spot, was.extra, now.extra)
    if node(was.extra) and node(now.extra):
        yield from compare_schemas(walk, spot.member("*"), was.extra, now.extra, seen)


def _rules(spot: Spot, was: Shape, now: Shape) -> Found:
    """Keywords that are the same or are not; a change of one may go either way."""
    old, new = was.rules - now.rules, now.rules - was.rules
    keywords = [{key for key, _ in rules} for rules in (old, new)]
    for key in sorted(keywords[0] | keywords[1]):
        if key not in keywords[0]:
            yield spot.change("rule-added", f"has a rule `{key}` now")
        elif key not in keywords[1]:
            yield spot.change("rule-removed", f"has no rule `{key}` any more")
        else:
            yield spot.change("rule-changed", f"has another rule `{key}`")


def _exclusions(walk: Walk, spot: Spot, was: Shape, now: Shape) -> Found:
    """What is not allowed; to exclude what could not be there before is no change."""
    for key, schema in now.excluded.items():
        if key not in was.excluded and not _is_void(walk.after, schema, walk.before, was):
            yield spot.change("exclusion-added", f"is no longer what fits {key}")
    for key, schema in was.excluded.items():
        if key not in now.excluded and not _is_void(walk.before, schema, walk.after, now):
            yield spot.change("exclusion-removed", f"can be what fits {key} now")


def _is_void(document: Document, schema: object, other: Document, shape: Shape) -> bool:
    """Whether a shape allows nothing that fits: a word is needed that its arrays never hold."""
    held = read_shape(other, shape.items).words
    if held is None:
        return False
    parts = [node(schema), *map(node, values(node(schema).get("allOf")))]
    needed = [read_shape(document, part["contains"]).words for part in parts if "contains" in part]
    return any(words is not None and not words & held for words in needed)
