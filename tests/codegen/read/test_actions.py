"""Actions, hooks, computed members, and what else is finished by hand."""

from datetime import date

import pytest

from codegen import catalog as c
from codegen.read import read_text
from tests.codegen.read.schemas import HEAD, codes, task, told

STATUS = "enums: { Status: { values: [todo, doing, done] } }\n"
FIELDS = (
    "status: { type: Status, default: todo, read_only: true },"
    " done_at: { type: datetime, nullable: true }, count: { type: integer, default: 0 }"
)
STEP = "transition: { field: status, from: [todo, doing], to: done }"


def text(action: str, fields: str = FIELDS) -> str:
    return (
        f"{STATUS}resources: {{ task: {{ fields: {{ {fields} }}, actions: {{ x: {action} }} }} }}"
    )


def action(written: str) -> c.Action:
    (resource,) = read_text(HEAD + text(written)).resources
    return resource.actions[0]


def test_a_step_of_an_enum_needs_nobody_to_write_it() -> None:
    found = action(f"{{ {STEP} }}")

    assert found.transition == c.Transition("status", ("todo", "doing"), "done")
    assert found.override is c.Override.NONE


def test_an_action_sets_constants_functions_and_null() -> None:
    found = action("{ set: { count: 3, done_at: now } }")
    cleared = action("{ set: { done_at: null } }")

    assert found.assignments == (
        c.Assignment("count", c.Constant(3)),
        c.Assignment("done_at", c.Function.NOW),
    )
    assert cleared.assignments == (c.Assignment("done_at", c.Constant(None)),)


def test_an_action_on_the_collection_answers_what_it_declares() -> None:
    found = action(
        "{ scope: collection, input: { before: { type: datetime } }, result: { count: { type:"
        " integer } }, override: required }"
    )

    assert found.scope is c.Scope.COLLECTION
    assert [(each.name, each.required, each.nullable) for each in found.input] == [
        ("before", False, True)
    ]
    assert [(each.name, each.required) for each in found.result] == [("count", True)]


def test_an_action_may_be_added_to_by_hand() -> None:
    assert action(f"{{ {STEP}, override: optional }}").override is c.Override.OPTIONAL


def test_an_action_can_be_on_its_way_out() -> None:
    found = action(f"{{ {STEP}, deprecated: true, sunset: 2027-01-31 }}")

    assert found.deprecation == c.Deprecation(date(2027, 1, 31))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{}", "override-missing"),
        ("{ override: none }", "override-missing"),
        ("{ override: optional }", "override-missing"),
        (f"{{ {STEP}, input: {{ a: {{ type: string }} }} }}", "needs-override"),
        (f"{{ {STEP}, result: {{ a: {{ type: string }} }} }}", "needs-override"),
        (f"{{ scope: collection, {STEP}, override: required }}", "no-effect"),
        ("{ transition: { field: status, from: [todo], to: finished } }", "unknown-word"),
        ("{ transition: { field: status, from: [open], to: done } }", "unknown-word"),
        ("{ transition: { field: status, from: [todo, todo], to: done } }", "listed-twice"),
        ("{ transition: { field: count, from: [todo], to: done } }", "not-an-enum"),
        ("{ transition: { field: state, from: [todo], to: done } }", "unknown-field"),
        ("{ transition: { field: status, from: [], to: done } }", "empty-value"),
        ("{ transition: { field: status, to: done } }", "missing-key"),
        ("{ set: { count: many } }", "wrong-value"),
        ("{ set: { count: now } }", "wrong-value"),
        ("{ set: { count: null } }", "wrong-value"),
        ("{ set: { colour: red } }", "unknown-field"),
        ("{ set: { created_at: now } }", "unknown-field"),
        (f"{{ {STEP}, set: {{ status: todo }} }}", "not-settable"),
        (f"{{ {STEP}, sunset: 2027-01-31 }}", "sunset-alone"),
    ],
)
def test_an_action_says_one_thing_and_all_of_it(written: str, code: str) -> None:
    assert codes(text(written)) == [code]


def test_hooks_are_called_in_their_own_order() -> None:
    found = task("hooks: [after_delete, before_create]")

    assert found.hooks == (c.Hook.BEFORE_CREATE, c.Hook.AFTER_DELETE)
    assert found.overridden


def test_a_computed_member_is_answered_and_not_stored() -> None:
    found = task("computed: { progress: { type: integer, minimum: 0, nullable: true } }")

    assert found.computed == (
        c.Field("progress", "progress", c.Integer(0), required=True, nullable=True),
    )
    assert [field.name for field in found.fields] == ["title"]


def test_a_service_can_be_finished_by_hand_without_a_reason() -> None:
    assert task("override: required").overridden
    assert not task().overridden


def test_a_resource_can_be_on_its_way_out() -> None:
    assert task("deprecated: true").deprecation == c.Deprecation()


def test_routers_and_row_level_security_are_for_the_whole() -> None:
    head = "spec: 1\napi: { title: Todo, version: 0.1.0, routers: [reports] }\n"
    security = "security: { row_level_security: true }\n"
    rest = "resources: { task: { fields: { title: { type: string, required: true } } } }"
    catalog = read_text(head + security + rest)

    assert catalog.api.routers == ("reports",)
    assert catalog.row_level_security


@pytest.mark.parametrize("name", ["task", "auth", "Reports", "class"])
def test_a_router_has_a_module_of_its_own(name: str) -> None:
    head = f"spec: 1\napi: {{ title: Todo, version: 0.1.0, routers: [{name}] }}\n"
    rest = "resources: { task: { fields: { title: { type: string, required: true } } } }"

    assert {each.code for each in told(rest, head)} <= {
        "name-collision",
        "reserved-name",
        "bad-name",
    }
