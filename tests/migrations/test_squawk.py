"""Every generated revision, judged by squawk: what it finds is accepted with a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest

from codegen.migrate.changes import Change
from tests.migrations.histories import case_history
from tests.migrations.squawking import (
    Finding,
    changes_of,
    print_both_ways,
    squawk,
)

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").iterdir())
PROJECTS = (ROOT, *sorted(path.parent for path in ROOT.glob("examples/*/migrations")))

# What a linter of SQL cannot know, and why it is so all the same.
ALWAYS = {
    "adding-field-with-default": "another random key for each row of what was a join",
    "adding-serial-primary-key-field": "another key for rows that are there; the plan says so",
    "ban-drop-column": "declared by a tombstone in the schema, and shown before it is written",
    "ban-drop-constraint": "only of a helper, or once its replacement holds",
    "ban-drop-default": "for rows that were there already, or set anew in the same statement",
    "ban-drop-not-null": "declared by `nullable`; the API goes out together with the revision",
    "ban-drop-table": "declared by a tombstone in the schema, and shown before it is written",
    "changing-column-type": "declared by the schema, and the plan says that it rewrites the table",
    "constraint-missing-not-valid": "a table that is new, or whose key changes under a lock anyway",
    "prefer-bigint-over-int": "the schema's `integer` is bounded to it",
    "prefer-robust-stmts": "each is within a transaction, or follows what removes its remains",
    "renaming-column": "declared by `renamed_from`; the API goes out together with the revision",
    "renaming-object": "constraints, which nothing refers to by name",
    "renaming-table": "declared by `renamed_from`; the API goes out together with the revision",
    "require-concurrent-index-deletion": "a change of the catalogue, which waits two seconds",
}
ACCEPTED = {
    "upgrade": {
        **ALWAYS,
        "prefer-text-field": "Alembic's own table",
    },
    "downgrade": {
        **ALWAYS,
        "adding-required-field": "only once the table is seen to be empty",
        "require-concurrent-index-creation": "one transaction, which a minute bounds",
    },
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What squawk says of the revisions of the cases, of this project and of the examples."""
    folder = tmp_path_factory.mktemp("squawk")
    files: list[Path] = []
    with patch("codegen.migrate.format_python", dict):
        for case in CASES:
            case_history(case).write(folder / case.name)
            files += print_both_ways(folder / case.name, case.name, folder)
    for project in PROJECTS:
        files += print_both_ways(project, f"project {project.name}", folder)
    return squawk(files)


def unaccepted(findings: list[Finding]) -> Iterator[Finding]:
    for finding in findings:
        direction = finding.file.split(".")[-2]
        if finding.rule not in ACCEPTED[direction]:
            yield finding


def test_squawk_finds_nothing_but_what_is_accepted(findings: list[Finding]) -> None:
    assert [*unaccepted(findings)] == []


@pytest.mark.parametrize("direction", ACCEPTED)
def test_nothing_is_accepted_that_is_not_found(findings: list[Finding], direction: str) -> None:
    found = {finding.rule for finding in findings if finding.file.endswith(f".{direction}.sql")}

    assert set(ACCEPTED[direction]) - found == set()


def test_every_kind_of_change_is_in_a_case() -> None:
    with patch("codegen.migrate.format_python", dict):
        made = {kind for case in CASES for kind in changes_of(case)}

    missing = {kind.__name__ for kind in get_args(Change) if kind not in made}
    assert missing <= {"ChangeType"}


@pytest.mark.parametrize(
    ("careful", "careless", "rule"),
    [
        ("CREATE INDEX CONCURRENTLY", "CREATE INDEX", "require-concurrent-index-creation"),
        ("SET LOCAL lock_timeout = '500ms'", "SELECT 1", "require-lock-timeout"),
    ],
)
def test_a_careless_statement_is_found(
    tmp_path: Path, careful: str, careless: str, rule: str
) -> None:
    case = Path(__file__).parent / "cases" / "add_reference"
    with patch("codegen.migrate.format_python", dict):
        history = case_history(case)
    assert any(careful in text for text in history.revisions.values())
    for name, text in history.revisions.items():
        history.revisions[name] = text.replace(careful, careless)
    history.write(tmp_path)

    found = squawk([*print_both_ways(tmp_path, "planted", tmp_path)])

    assert rule in {finding.rule for finding in unaccepted(found)}
