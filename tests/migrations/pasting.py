"""Paste what a hint says into a schema, as a person would who reads only the hint.

A hint is made of readings, of which one is right, and a reading of instructions. An instruction
says where its lines go, and stands above them:

* ... add to `X`: X has these lines besides; with `one of` at the end, each line is a reading
* ... add under `removed:`: the same, for what may be dropped
* ... write at `X`: X has these lines, whatever it had of their keys
* ... write under `removed:`: the same, for what may be dropped
* ... remove from `X`: X has these lines no more

An instruction that begins with `and` belongs to the reading before it; after `in a revision of its
own` it is for the edit that comes next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import yaml

_INSTRUCTION = re.compile(r"(add to|write at|remove from|add under|write under) `([^`]+?):?`")


@dataclass(frozen=True, slots=True)
class Paste:
    """Lines, and where they go; `later` ones are an edit of their own."""

    verb: str
    place: str
    lines: tuple[str, ...] = ()
    later: bool = False


Reading = tuple[Paste, ...]


def readings(hint: str) -> list[Reading]:
    """What a hint can be read as. Fails the test where a line of it says nothing of the kind."""
    found: list[Reading] = []
    one_of = False
    for line in hint.splitlines():
        if not line.startswith("    "):
            paste = _instruction(line)
            one_of = line.endswith("one of")
            more = line.startswith("and ") and found
            found[-1:] = [(*found[-1], paste)] if more else [*found[-1:], (paste,)]
            continue
        last = found[-1][-1]
        if one_of and last.lines:
            found.append((*found[-1][:-1], replace(last, lines=(line.strip(),))))
        else:
            found[-1] = (*found[-1][:-1], replace(last, lines=(*last.lines, line.strip())))
    for reading in found:
        assert all(paste.lines for paste in reading), f"there is nothing to paste: {hint}"
    return found


def _instruction(line: str) -> Paste:
    found = _INSTRUCTION.search(line)
    assert found is not None, f"nobody can paste this: {line}"
    verb = found[1].replace("add under", "add to").replace("write under", "write at")
    return Paste(verb, found[2], later="in a revision of its own" in line)


def pasted(schema: str, paste: Paste) -> str:
    """The schema with the lines in it, or out of it."""
    if paste.place == "removed" and "\nremoved:" not in schema:
        schema += "removed: {}\n"
    for line in paste.lines:
        schema = _with(schema, paste, line)
    return schema


def _with(schema: str, paste: Paste, line: str) -> str:
    entry = yaml.compose(line)
    assert isinstance(entry, yaml.MappingNode), f"this is no line of a schema: {line}"
    ((key, value),) = entry.value
    content = line[: value.end_mark.index].rstrip()
    node = _node(schema, paste.place)
    there = [(k, v) for k, v in node.value if k.value == key.value]
    if paste.verb == "remove from":
        assert there, f"{paste.place} has no {key.value} to remove"
        return _without(schema, node, *there[0])
    if there:
        assert paste.verb == "write at", f"{paste.place} has a {key.value} already"
        old = there[0][1]
        new = line[value.start_mark.index : value.end_mark.index]
        return schema[: old.start_mark.index] + new + schema[old.end_mark.index :]
    if node.flow_style:
        end = node.end_mark.index - 1
        comma = ", " if node.value else " "
        return schema[:end].rstrip() + f"{comma}{content} " + schema[end:]
    start = node.value[0][0].start_mark
    return f"{schema[: start.index]}{content}\n{' ' * start.column}{schema[start.index :]}"


def _without(schema: str, node: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> str:
    start, end = key.start_mark.index, value.end_mark.index
    if not node.flow_style:
        return schema[:start].rstrip(" ") + schema[end:].partition("\n")[2]
    head, tail = schema[:start].rstrip(), schema[end:].lstrip()
    if head.endswith(","):
        return f"{head[:-1]} {tail}"
    return f"{head} {tail.removeprefix(',').lstrip()}"


def _node(schema: str, place: str) -> yaml.MappingNode:
    """The mapping of a place: `task`, `task.title`, `Status`, `owner` or `removed`."""
    root = yaml.compose(schema)
    assert isinstance(root, yaml.MappingNode)
    if place in ("owner", "removed"):
        found = _child(root, place)
    elif "." in place:
        resource, _, member = place.partition(".")
        parent = _child(_child(root, "resources"), resource)
        found = _child(_child(parent, "fields"), member) or _child(
            _child(parent, "relations"), member
        )
    else:
        found = _child(_child(root, "resources"), place) or _child(_child(root, "enums"), place)
    assert isinstance(found, yaml.MappingNode), f"the schema has no {place}"
    return found


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)
