"""Run by Schemathesis: gives its requests rows to speak of.

A document cannot say which ids there are, so nearly every id that is made up is answered 404 or
409. Wherever a valid id is, most requests get one of a row that is there and can be used so. What
is invalid stays as it is.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any
from uuid import UUID

import schemathesis

KNOWN = json.loads(Path("known.json").read_text())
USED: dict[str, int] = {}


@schemathesis.hook
def before_call(context: object, case: Any, kwargs: object) -> None:
    """Put known ids in the place of made-up ones."""
    known = KNOWN["operations"].get(case.operation.definition.raw.get("operationId"))
    if known is None:
        return
    dice = random.Random(f"{case.method} {case.path_parameters} {case.body!r}")
    if case.path_parameters is not None:
        replace_path(case.path_parameters, known, dice)
    if isinstance(case.body, dict):
        for member, ids in known["members"].items():
            replace_member(case.body, member, ids, dice)


def replace_path(parameters: dict[str, Any], known: dict[str, Any], dice: random.Random) -> None:
    """Give the path its owner and its parents, and sometimes a row that is ready for it."""
    owner = KNOWN["parameter"]
    names = [name for name in parameters if name != owner]
    if not all(is_id(parameters[name]) for name in names) or dice.random() < 0.05:
        return
    if owner in parameters and is_owner(parameters[owner]):
        parameters[owner] = known["owner"]
    rows = known["rows"]
    if rows:
        wanted = USED[known["name"]] = USED.get(known["name"], -1) + 1
        row = rows[wanted % len(rows)]
        # Where a row is named, it is as often the one that a request before has made.
        if "id" not in parameters or wanted % 2 == 0:
            parameters.update(row)
    if parameters.get("id") in KNOWN["kept"] and known["changes"]:
        parameters["id"] = str(UUID(int=dice.getrandbits(128), version=4))


def replace_member(body: dict[str, Any], member: str, ids: list[str], dice: random.Random) -> None:
    """Let a member refer to rows that are there."""
    told = body.get(member)
    if is_id(told):
        body[member] = dice.choice(ids)
    elif isinstance(told, list) and all(map(is_id, told)):
        body[member] = dice.sample(ids, min(len(told), len(ids)))


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
