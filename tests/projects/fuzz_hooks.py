"""Run by Schemathesis: gives its requests rows to speak of.

A document cannot say which ids there are, so nearly every id that is made up is answered 404 or
409. Wherever a valid id is, most requests get one of a row that is there and can be used so. What
is invalid stays as it is.
"""

from __future__ import annotations

import json
import random
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from uuid import UUID

import schemathesis
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import ComponentInfo, TestPhase

import tests.fuzz_keys  # noqa: F401 -- its hook is another of these

KNOWN = json.loads(Path("known.json").read_text())
USED: dict[str, int] = {}
"""How many rows of an operation have been used."""
MADE: set[str] = set()
"""The ids of rows that requests have made."""


@schemathesis.hook
def before_call(context: object, case: Any, kwargs: object) -> None:
    """Put known ids in the place of made-up ones."""
    known = KNOWN["operations"].get(case.operation.definition.raw.get("operationId"))
    if known is None:
        return
    valid = is_valid(case)
    replace_parts(case, known)
    if valid and not is_valid(case):
        # A path is written as in a URL, so that what is left of it is judged by its escapes.
        for where in case.meta.components:
            case.meta.components[where] = ComponentInfo(mode=GenerationMode.POSITIVE)
        case.meta.generation.mode = GenerationMode.POSITIVE


def replace_parts(case: Any, known: dict[str, Any]) -> None:
    """Put known ids into the path, the headers and the body."""
    dice = random.Random(f"{case.method} {case.path_parameters} {case.body!r}")
    if case.path_parameters is not None and not has_wrong_path(case):
        replace_path(case.path_parameters, known, dice, linked=is_linked(case))
        if case.path_parameters.get(KNOWN["parameter"]) == known["owner"]:
            replace_headers(case.headers, known["headers"])
    if isinstance(case.body, dict):
        if known["batches"] and is_valid(case):
            replace_named(case.body, case.path_parameters or {}, known)
        for row in written(case.body, known):
            for member, ids in known["members"].items():
                replace_member(row, member, ids, dice)
            if is_valid(case):
                replace_uniques(row, known)


@schemathesis.hook
def after_call(context: object, case: Any, response: Any) -> None:
    """Remember what has been made."""
    if response.status_code == 201:
        MADE.add(response.json()["id"])


def replace_path(
    parameters: dict[str, Any], known: dict[str, Any], dice: random.Random, *, linked: bool
) -> None:
    """Give the path its owner and its parents, and sometimes a row that is ready for it."""
    owner = KNOWN["parameter"]
    names = [name for name in parameters if name != owner]
    if not all(is_id(parameters[name]) for name in names) or dice.random() < 0.05:
        return
    if owner in parameters and is_owner(parameters[owner]):
        parameters[owner] = known["owner"]
    rows = known["rows"]
    turn = USED[known["name"]] = USED.get(known["name"], -1) + 1
    # A row that a request before has made is where it was made. Where a scenario follows what
    # becomes of it, it stays; elsewhere every other time, because many of them are gone by then.
    if rows and (parameters.get("id") not in MADE or (turn % 2 == 0 and not linked)):
        parameters.update(rows[turn // 2 % len(rows)])
    if parameters.get("id") in KNOWN["kept"] and known["changes"]:
        parameters["id"] = str(UUID(int=dice.getrandbits(128), version=4))


def replace_headers(headers: MutableMapping[str, str], shown: dict[str, str]) -> None:
    """Show the token of another owner, where there would be that of the one who asks."""
    if shown and str(headers.get("Authorization", "")).startswith(f"Bearer {KNOWN['asking']}."):
        headers.update(shown)


def replace_member(body: dict[str, Any], member: str, ids: list[str], dice: random.Random) -> None:
    """Let a member refer to rows that are there."""
    told = body.get(member)
    if is_id(told):
        body[member] = dice.choice(ids)
    elif isinstance(told, list) and all(map(is_id, told)):
        body[member] = dice.sample(ids, min(len(told), len(ids)))


def written(body: dict[str, Any], known: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a body describes: one, or the items of a batch."""
    if not known["batches"]:
        return [body]
    lists = [body.get("create"), body.get("update")]
    return [
        row for rows in lists if isinstance(rows, list) for row in rows if isinstance(row, dict)
    ]


def replace_named(body: dict[str, Any], path: dict[str, Any], known: dict[str, Any]) -> None:
    """Let a batch change and delete rows that are there, each of them once."""
    for place in known["batches"]:
        if all(path.get(name) == id_ for name, id_ in place["path"].items()):
            changes = zip(body.get("update", []), place["change"], strict=False)
            if "update" in body:
                body["update"] = [{**change, "id": id_} for change, id_ in changes]
            if "delete" in body:
                count = len(body["delete"])
                body["delete"], place["delete"] = place["delete"][:count], place["delete"][count:]


def replace_uniques(body: dict[str, Any], known: dict[str, Any]) -> None:
    """Every other time, give what must be unique a value that nobody has."""
    for member, values in known["uniques"].items():
        turn = USED[f"{known['name']} {member}"] = USED.get(f"{known['name']} {member}", -1) + 1
        if member in body and turn % 2 == 0:
            body[member] = values[turn // 2 % len(values)]


def is_valid(case: Any) -> bool:
    """Whether the request is meant to be what the document asks for."""
    return case.meta is not None and bool(case.meta.generation.mode.is_positive)


def has_wrong_path(case: Any) -> bool:
    """Whether the path is meant to be wrong: it may look right all the same, and lead to no row."""
    components = {} if case.meta is None else case.meta.components
    return any(where.name == "PATH" and part.mode.is_negative for where, part in components.items())


def is_linked(case: Any) -> bool:
    """Whether the request is a step of a scenario."""
    return case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL


def is_owner(value: object) -> bool:
    """Whether the value is of the form that owners have."""
    if KNOWN["uuid"]:
        return is_id(value)
    return isinstance(value, str) and value.isascii() and value.replace("-", "").isalnum()


def is_id(value: object) -> bool:
    """Whether the value is an id of the form that rows have."""
    try:
        return isinstance(value, str) and str(UUID(value)) == value.lower()
    except ValueError:
        return False
