"""Edits of a schema, from its text to what they mean for clients."""

from __future__ import annotations

from datetime import date

import pytest

from codegen.compat import Level
from tests.compat.schemas import SCHEMA, changes, edited, kinds

Edit = tuple[str, str]

NOTE = "note: { type: string, max_length: 40, nullable: true }"
GOING = f"{NOTE[:-2]}, deprecated: true, sunset: 2026-11-22 }}"
ACTION = """\
    actions:
      finish: { method: POST, override: required, description: Done. }
"""
WITHOUT_NOTE: list[Edit] = [
    (f"      {NOTE}\n", ""),
    (", note: [eq]", ""),
    ("[title, note]", "[title]"),
]
BREAKING: dict[str, tuple[Edit, set[str]]] = {
    "a word more, which clients are answered": (
        ("[open, done]", "[open, done, late]"),
        {"answer-word-added"},
    ),
    "a word less, which clients send": (("[open, done]", "[open]"), {"request-word-removed"}),
    "a shorter text": (
        (
            "required: true, max_length: 80 }\n      price",
            "required: true, max_length: 60 }\n      price",
        ),
        {"request-length-narrowed"},
    ),
    "fewer digits": (("precision: 10", "precision: 9"), {"request-pattern-narrowed"}),
    "a smaller number": (("maximum: 10", "maximum: 9"), {"request-range-narrowed"}),
    "another default": (("default: 1", "default: 2"), {"request-default-changed"}),
    "another type": (
        (
            "{ type: integer, minimum: 0, maximum: 10, default: 1 }",
            "{ type: string, nullable: true }",
        ),
        {
            *("request-type-changed", "request-default-changed"),
            *("answer-type-changed", "answer-null-added"),
        },
    ),
    "null no longer": (
        (NOTE, "note: { type: string, max_length: 40, required: true }"),
        {"request-null-removed", "request-member-required"},
    ),
    "a field that must be given": (
        (NOTE, f"{NOTE}\n      due: {{ type: date, required: true }}"),
        {"request-member-added-required"},
    ),
    "a sort order less": (("[title, note]", "[title]"), {"request-word-removed"}),
    "a filter less": ((", note: [eq]", ""), {"parameter-removed"}),
    "an action less": (
        (ACTION, ""),
        {"operation-removed"},
    ),
    "an action of another method": (("method: POST", "method: PATCH"), {"operation-moved"}),
    "nothing to expand": (
        ("      expand: [project]\n", ""),
        {"parameter-removed", "answer-member-removed"},
    ),
    "another name of the owner, which answers have": (
        ("path_param: user_id", "path_param: account"),
        {"answer-member-removed"},
    ),
    "a resource of another name": (
        ("  task:\n", "  job:\n    renamed_from: task\n"),
        {"operation-removed"},
    ),
}
COMPATIBLE: dict[str, tuple[Edit, set[str]]] = {
    "a longer text": (
        (
            "required: true, max_length: 80 }\n      price",
            "required: true, max_length: 90 }\n      price",
        ),
        {"request-length-widened"},
    ),
    "more digits": (("precision: 10", "precision: 12"), {"request-pattern-widened"}),
    "a larger number": (("maximum: 10", "maximum: 11"), {"request-range-widened"}),
    "a field more": (
        (NOTE, f"{NOTE}\n      due: {{ type: date, nullable: true }}"),
        {"request-member-added", "answer-member-added"},
    ),
    "a sort order more": (("[title, note]", "[title, note, weight]"), {"request-word-added"}),
    "a filter more": (("note: [eq]", "note: [eq, contains]"), {"parameter-added"}),
    "a resource more": (
        ("  task:\n", "  tag:\n    fields:\n      name: { type: slug, required: true }\n  task:\n"),
        {"operation-added"},
    ),
    "an action more": (
        (
            "description: Done. }",
            "description: Done. }\n      start: { method: POST, override: required }",
        ),
        {"operation-added"},
    ),
    "notice": ((NOTE, GOING.replace("2026", "2027")), {"deprecated", "sunset-set"}),
}


@pytest.mark.parametrize("name", BREAKING)
def test_an_edit_breaks_clients(name: str) -> None:
    edit, expected = BREAKING[name]

    assert kinds(changes(SCHEMA, edited(edit)), Level.BREAKING) == expected


@pytest.mark.parametrize("name", COMPATIBLE)
def test_an_edit_leaves_clients_as_they_are(name: str) -> None:
    edit, expected = COMPATIBLE[name]
    found = changes(SCHEMA, edited(edit))

    assert kinds(found, Level.BREAKING) == set()
    assert kinds(found, Level.COMPATIBLE) == expected


def test_an_index_is_nobodys_matter() -> None:
    with_index = edited(("    list:\n", "    indexes: { by_note: [note] }\n    list:\n"))

    assert changes(SCHEMA, with_index) == ()


def test_a_description_is_documentation() -> None:
    found = changes(SCHEMA, edited((NOTE, f"{NOTE[:-2]}, description: More. }}")))

    assert {change.kind for change in found} == {"description-changed"}


def test_what_is_removed_before_its_day_breaks_clients() -> None:
    found = changes(edited((NOTE, GOING)), edited(*WITHOUT_NOTE), date(2026, 11, 21))

    assert kinds(found, Level.BREAKING) == {
        *("parameter-removed", "request-word-removed"),
        *("request-member-removed", "answer-member-removed"),
    }


def test_what_is_removed_on_its_day_does_not() -> None:
    found = changes(edited((NOTE, GOING)), edited(*WITHOUT_NOTE), date(2026, 11, 22))

    assert kinds(found, Level.BREAKING) == set()
    assert kinds(found, Level.COMPATIBLE) == {
        *("parameter-retired", "request-word-retired"),
        *("request-member-retired", "answer-member-retired"),
    }


def test_a_resource_can_go_with_notice_and_so_can_an_action() -> None:
    going = "deprecated: true, sunset: 2026-01-31"
    action = edited(("description: Done. }", f"description: Done., {going} }}"))
    resource = edited(("  task:\n", "  task:\n    deprecated: true\n    sunset: 2026-01-31\n"))
    no_action = edited((ACTION, ""))
    no_task = SCHEMA[: SCHEMA.index("  task:\n")]

    for before, after in ((action, no_action), (resource, no_task)):
        found = changes(before, after)
        assert kinds(found, Level.BREAKING) == set()
        assert "operation-retired" in kinds(found, Level.COMPATIBLE)


def test_a_relation_can_go_with_notice() -> None:
    relation = "      project: { belongs_to: project, nullable: true }\n"
    before = edited(
        (
            " nullable: true }\n    list",
            " nullable: true, deprecated: true, sunset: 2026-01-31 }\n    list",
        )
    )
    after = edited((f"    relations:\n{relation}", ""), ("      expand: [project]\n", ""))
    found = changes(before, after)

    # The parameter itself has no notice: with the last relation there is nothing left to expand.
    assert {change.place for change in found if change.level is Level.BREAKING} == {
        "GET /api/{user_id}/tasks query expand",
        "GET /api/{user_id}/tasks/{id} query expand",
    }


def test_a_place_says_where_clients_meet_the_change() -> None:
    found = changes(SCHEMA, edited(("maximum: 10", "maximum: 9")))

    assert [(change.place, change.message) for change in found] == [
        (f"{operation} request weight", "has `maximum` 9, and had 10")
        for operation in (
            "POST /api/{user_id}/tasks",
            "PUT /api/{user_id}/tasks/{id}",
            "PATCH /api/{user_id}/tasks/{id}",
        )
    ]
