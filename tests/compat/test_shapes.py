"""What is the same however it is written, and what differs though it looks alike."""

from __future__ import annotations

import time
from datetime import date

import pytest

from codegen.compat import compare
from tests.compat.documents import (
    OK,
    Json,
    an_object,
    answers,
    api,
    closed,
    has_headers,
    header,
    paths,
    query,
    secured,
    sends,
    takes,
)

TODAY = date(2026, 11, 22)
TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
FLAG: Json = {"type": "boolean"}
THING = {"$ref": "#/components/schemas/Thing"}


def kinds(before: Json, after: Json) -> set[str]:
    return {change.kind for change in compare(before, after, TODAY)}


def places(before: Json, after: Json) -> list[str]:
    return [change.place for change in compare(before, after, TODAY)]


def with_schemas(document: Json, **schemas: object) -> Json:
    return {**document, "components": {"schemas": schemas}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"type": ["string", "null"]}, {"anyOf": [TEXT, {"type": "null"}]}),
        ({"type": ["string", "null"]}, {"oneOf": [{"type": "null"}, TEXT]}),
        ({"type": ["string", "integer"]}, {"anyOf": [NUMBER, TEXT]}),
        ({"type": "integer"}, {"type": ["integer"]}),
        ({"type": "number"}, {"type": ["number", "integer"]}),
        ({"const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
        ({"enum": [1, 2]}, {"enum": [1.0, 2]}),
        (an_object("a", "b", a=None, b=None), an_object("b", "a", b=None, a=None)),
        (an_object(a=None, b=None), {"allOf": [an_object(a=None), an_object(b=None)]}),
        ({**TEXT, "maxLength": 5}, {"allOf": [{**TEXT, "maxLength": 5}, {"maxLength": 9}]}),
        ({"exclusiveMinimum": 1}, {"minimum": 1, "exclusiveMinimum": True}),
        ({"type": "array"}, {"type": "array", "items": {}, "uniqueItems": False, "minItems": 0}),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}),
        ({"anyOf": [TEXT, an_object(a=None)]}, {"anyOf": [an_object(a=None), TEXT]}),
        ({"anyOf": [TEXT, {"anyOf": [TEXT, TEXT]}]}, TEXT),
        ({"anyOf": [TEXT, {"oneOf": [NUMBER, FLAG]}]}, {"anyOf": [TEXT, NUMBER, FLAG]}),
        (True, {}),
    ],
)  # fmt: skip
def test_two_ways_to_write_a_schema_are_the_same(one: object, other: object) -> None:
    for document in (sends, answers):
        assert kinds(document(one), document(other)) == set()
        assert kinds(document(other), document(one)) == set()


def test_an_alternative_that_leaves_a_choice_is_no_value_of_every_type() -> None:
    inner = {"anyOf": [NUMBER, NUMBER]}

    assert kinds(answers({"anyOf": [NUMBER, inner]}), answers(TEXT)) == {"answer-type-changed"}
    assert kinds(answers(NUMBER), answers({"anyOf": [TEXT, {"anyOf": [FLAG, TEXT]}]})) == {
        "answer-variant-removed",
        "answer-variant-added",
    }


def test_a_schema_may_move_into_a_component_and_get_another_name() -> None:
    here = answers(an_object(a=None))
    there = with_schemas(answers(THING), Thing=an_object(a=None))
    renamed = with_schemas(
        answers({"$ref": "#/components/schemas/Other~1thing"}), **{"Other/thing": an_object(a=None)}
    )

    assert kinds(here, there) == kinds(there, renamed) == kinds(renamed, here) == set()


def test_what_stands_beside_a_reference_counts() -> None:
    before = with_schemas(sends(THING), Thing=TEXT)
    after = with_schemas(sends({**THING, "maxLength": 3, "description": "A thing."}), Thing=TEXT)

    assert kinds(before, after) == {"request-length-narrowed", "description-changed"}


def test_a_change_of_a_component_is_told_in_each_operation_by_its_own_rules() -> None:
    operation = {
        "requestBody": {"content": {"application/json": {"schema": THING}}},
        "responses": {
            "200": {"description": "Done.", "content": {"application/json": {"schema": THING}}}
        },
    }
    before = with_schemas(api(operation), Thing=an_object(a={"enum": ["x"]}))
    after = with_schemas(api(operation), Thing=an_object(a={"enum": ["x", "y"]}))

    assert [(each.kind, each.place) for each in compare(before, after, TODAY)] == [
        ("request-word-added", "POST /things request a"),
        ("answer-word-added", "POST /things 200 a"),
    ]


def test_the_way_to_a_value_is_written_out() -> None:
    def within(schema: Json) -> Json:
        return {"type": "array", "items": an_object(rows={"type": "array", "items": schema})}

    before, after = within(an_object(a=TEXT)), within(an_object(a={"type": "integer"}))

    assert places(answers(before), answers(after)) == ["POST /things 200[].rows[].a"]


def test_members_without_a_name_are_a_star() -> None:
    before = {"type": "object", "additionalProperties": TEXT}
    after = {"type": "object", "additionalProperties": {"type": ["string", "null"]}}

    assert places(answers(before), answers(after)) == ["POST /things 200 *"]


def test_a_schema_that_holds_itself_is_compared_once() -> None:
    def tree(**more: object) -> Json:
        node = an_object(child=THING, **more)
        return with_schemas(answers(THING), Thing=node)

    assert places(tree(a=None), tree()) == ["POST /things 200 a"]


def test_schemas_that_hold_each_other_are_compared_in_no_time() -> None:
    names = [f"S{number}" for number in range(40)]

    def web(**more: object) -> Json:
        members = {name: {"$ref": f"#/components/schemas/{name}"} for name in names}
        schemas = {name: an_object(**members, **more) for name in names}
        return with_schemas(answers(members["S0"]), **schemas)

    begun = time.process_time()
    found = kinds(web(a=None), web())

    assert found == {"answer-member-removed"}
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "reference", ["#/components/schemas/Missing", "other.json#/Thing", "#/info/title/0"]
)
def test_a_reference_that_leads_nowhere_is_only_itself(reference: str) -> None:
    before, after = answers({"$ref": reference}), answers({"$ref": "elsewhere.json"})

    assert kinds(before, before) == set()
    assert kinds(before, after) == {"answer-rule-changed"}


def test_a_parameter_of_the_path_item_is_one_of_each_operation() -> None:
    own = takes(query())
    item = {"parameters": [query()], "post": {"responses": OK}}
    whole = api(paths={"/things": item})

    assert kinds(own, whole) == kinds(whole, own) == set()


def test_a_parameter_is_known_by_where_it_is() -> None:
    before, after = takes(query()), takes({**query(), "in": "header"})

    assert kinds(before, after) == {"parameter-removed", "parameter-added"}


def test_names_of_headers_are_the_same_in_capitals() -> None:
    one = takes({**query(), "in": "header", "name": "X-Key"})
    other = takes({**query(), "in": "header", "name": "x-key"})

    assert kinds(one, other) == set()
    assert kinds(has_headers(ETag=header()), has_headers(etag=header())) == set()


def test_headers_that_have_a_place_of_their_own_are_no_parameters() -> None:
    accept = {**query(), "in": "header", "name": "Accept"}

    assert kinds(takes(accept), takes()) == set()


def test_a_media_type_is_the_same_in_capitals_and_with_spaces() -> None:
    one = api({"requestBody": {"content": {"text/plain; charset=utf-8": {}}}})
    other = api({"requestBody": {"content": {"Text/Plain;charset=UTF-8": {}}}})

    assert kinds(one, other) == set()


def test_the_type_of_a_path_parameter_counts_under_another_name() -> None:
    def one(name: str, schema: Json) -> Json:
        return paths(
            f"/things/{{{name}}}",
            parameters=[{"name": name, "in": "path", "required": True, "schema": schema}],
        )

    assert kinds(one("id", TEXT), one("key", {"type": "integer"})) == {
        "path-parameter-renamed",
        "request-type-changed",
    }


def test_two_paths_that_differ_in_a_name_only_stay_apart() -> None:
    both = paths("/things/{id}", "/things/{name}")

    assert kinds(both, both) == set()
    assert kinds(both, paths("/things/{name}")) == {"operation-removed"}


def test_a_default_counts_where_the_value_can_be_left_out() -> None:
    before, after = ({**TEXT, "default": each} for each in ("x", "y"))

    assert kinds(takes(query(before)), takes(query(after))) == {"request-default-changed"}
    assert kinds(takes(query(before, required=True)), takes(query(after, required=True))) == {
        "annotation-changed"
    }
    assert kinds(answers(an_object(a=before)), answers(an_object(a=after))) == {
        "annotation-changed"
    }


def test_a_member_for_the_other_side_is_not_there() -> None:
    def thing(keyword: str, schema: Json) -> Json:
        return closed("a", a={**schema, keyword: True})

    number: Json = {"type": "integer"}
    assert kinds(sends(thing("readOnly", TEXT)), sends(thing("readOnly", number))) == set()
    assert kinds(answers(thing("writeOnly", TEXT)), answers(thing("writeOnly", number))) == set()


def test_a_scheme_may_get_another_name_and_a_scope_more_is_another_way() -> None:
    token = {"type": "http", "scheme": "bearer"}
    named = secured({"token": []}, schemes={"token": token})
    renamed = secured({"bearer": []}, schemes={"bearer": token})
    scoped = secured({"token": ["write"]}, schemes={"token": token})

    assert kinds(named, renamed) == set()
    assert kinds(named, scoped) == {"security-alternative-removed", "security-alternative-added"}
    assert kinds(scoped, named) == {"security-alternative-added"}


def test_an_operation_can_be_open_where_the_others_are_not() -> None:
    whole = secured({"key": []})
    opened = {**whole, "paths": api({"security": []})["paths"]}

    assert kinds(whole, opened) == {"security-dropped"}
    assert kinds(opened, whole) == {"security-added"}


def test_to_exclude_what_could_not_be_there_is_no_change() -> None:
    def order(*names: str) -> Json:
        twice = [
            {"allOf": [{"contains": {"const": name}}, {"contains": {"const": f"-{name}"}}]}
            for name in names
        ]
        words = [sign + name for name in names for sign in ("", "-")]
        return {"type": "array", "items": {"enum": words}, "not": {"anyOf": twice}}

    assert kinds(sends(order("a")), sends(order("a", "b"))) == {"request-word-added"}
    assert kinds(sends(order("a", "b")), sends(order("a"))) == {"request-word-removed"}


def test_the_day_of_a_former_document_is_read_from_its_description() -> None:
    said = "Old. Deprecated; it may be gone from 2026-01-31 on."
    before = answers(an_object(a=None, b={**TEXT, "deprecated": True, "description": said}))

    assert kinds(before, answers(an_object(a=None))) == {"answer-member-retired"}


def test_a_day_without_a_notice_is_no_notice() -> None:
    before = answers(an_object(a=None, b={**TEXT, "x-sunset": "2026-01-31"}))

    assert kinds(before, answers(an_object(a=None))) == {"answer-member-removed"}


@pytest.mark.parametrize("broken", [{}, {"paths": None}, {"paths": {"/a": None}}, {"info": 3}])
def test_what_is_hardly_a_document_has_hardly_an_operation(broken: Json) -> None:
    assert kinds(broken, broken) == set()
    assert kinds(broken, api()) >= {"operation-added"}
