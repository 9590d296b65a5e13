"""Linters from the registries find nothing in any document, but for what is allowed below."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.clients.generators import Command, node, run
from tests.projects.running import PROJECTS

Found = set[tuple[str, str]]
"""What a linter found: the rule, and the place or the message."""

DOCUMENTS = [project.folder / "generated" / "openapi.json" for project in PROJECTS.values()]
NOBODY_SAID = "the schema has no word for it, and nobody else could know"


def _redocly(said: str) -> Found:
    return {
        (problem["ruleId"], f"{problem['message']} {problem['location'][0]['pointer']}")
        for report in _documents(said)
        for problem in report["problems"]
    }


def _spectral(said: str) -> Found:
    return {
        (problem["code"], f"{problem['message']} {problem['source']} {problem['path']}")
        for report in _documents(said)
        for problem in report
    }


@dataclass(frozen=True, slots=True)
class Linter:
    """A linter with all the rules that it has for OpenAPI."""

    command: Callable[[Path], Command]
    read: Callable[[str], Found]
    allowed: Mapping[str, str]
    """The rules that it may break, and why."""


LINTERS = {
    "redocly": Linter(
        lambda _: node(
            "redocly", "lint", "--extends", "recommended-strict", "--format", "json", *DOCUMENTS
        ),
        _redocly,
        {
            "info-license": NOBODY_SAID,
            "no-ambiguous-paths": "an id is a UUID, by which no collection is called",
            "security-defined": "overrides/auth.py decides who is asking, and may ask for anything",
        },
    ),
    "spectral": Linter(
        lambda ruleset: node(
            "spectral", "lint", "-r", ruleset, "-f", "json", "--quiet", *DOCUMENTS
        ),
        _spectral,
        {
            "info-contact": NOBODY_SAID,
            "info-license": NOBODY_SAID,
            "license-url": NOBODY_SAID,
            "openapi-tags-alphabetical": "tags are in the order of the schema, as everything is",
            "operation-description": "the summary says it; descriptions come from the schema",
        },
    ),
}


@pytest.mark.parametrize("name", LINTERS)
def test_a_linter_finds_only_what_is_allowed(name: str, tmp_path: Path) -> None:
    ruleset = tmp_path / "ruleset.json"
    ruleset.write_text('{"extends": [["spectral:oas", "all"]]}')
    linter = LINTERS[name]

    ran = run(linter.command(ruleset), tmp_path)
    found = linter.read(ran.stdout)

    assert {each for each in found if each[0] not in linter.allowed} == set(), ran.stderr
    # What is allowed and never found is a permission that nobody needs.
    assert {rule for rule, _ in found} == {*linter.allowed}


def _documents(said: str) -> list[Any]:
    """The JSON documents that stand one behind the other, with prose after them."""
    found, decoder, rest = [], json.JSONDecoder(), said.lstrip()
    while rest.startswith(("{", "[")):
        value, end = decoder.raw_decode(rest)
        found.append(value)
        rest = rest[end:].lstrip()
    return found
