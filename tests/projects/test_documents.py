"""The OpenAPI document of each project keeps what documents promise to clients and generators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.document import Document, Json
from tests.api.examples import examples, invalid_examples
from tests.projects.running import Project

NO_BODY = {"204", "304"}


def parts(found: Json) -> Iterator[Mapping[str, Json]]:
    """Every object of a document."""
    match found:
        case dict():
            yield found
            for each in found.values():
                yield from parts(each)
        case list():
            for each in found:
                yield from parts(each)
        case _:
            return


def members(found: Json) -> list[Json]:
    """What a list of the document has, which may not be there."""
    return found if isinstance(found, list) else []


def references(found: Json) -> set[str]:
    """What a part of a document refers to."""
    return {str(part["$ref"]) for part in parts(found) if isinstance(part.get("$ref"), str)}


def answered(document: Document) -> set[str]:
    """The schemas that answers are made of, other than refusals."""
    found: set[str] = set()
    waiting = {
        reference
        for operation in document.operations()
        for status, answer in operation.responses.items()
        if status.startswith("2")
        for reference in references(answer.get("content", {}))
    }
    while waiting:
        reference = waiting.pop()
        if reference not in found:
            found.add(reference)
            waiting |= references(document.at({"$ref": reference}))
    return found


def test_the_document_is_valid(project: Project) -> None:
    OpenAPIV31SpecValidator(project.document.content).validate()


def test_every_example_and_every_default_is_valid(project: Project) -> None:
    assert len(list(examples(project.document.content))) > 20
    assert invalid_examples(project.document) == []


def test_every_component_is_spoken_of_and_every_reference_leads_somewhere(
    project: Project,
) -> None:
    components = project.document.at(project.document.content["components"])

    assert references(project.document.content) == {
        f"#/components/{kind}/{name}"
        for kind, members in components.items()
        for name in project.document.at(members)
    }


def test_every_answer_is_described_with_its_headers_and_its_body(project: Project) -> None:
    for operation in project.document.operations():
        assert {"422", "500", "503"} <= set(operation.responses)
        for status, answer in operation.responses.items():
            assert answer["description"]
            assert "X-Request-ID" in project.document.at(answer["headers"])
            content = project.document.at(answer.get("content", {}))
            kind = "application/json" if status < "300" else "application/problem+json"
            assert list(content) == ([] if status in NO_BODY else [kind])


def test_what_is_always_answered_is_required(project: Project) -> None:
    optional = {
        f"{reference}/{name}": about
        for reference in answered(project.document)
        for schema in [project.document.at({"$ref": reference})]
        for name, about in project.document.at(schema.get("properties", {})).items()
        if name not in members(schema.get("required"))
    }

    # Only what is asked for is not always there, and it says so.
    assert {
        where: about
        for where, about in optional.items()
        if "there when" not in str(project.document.at(about).get("description")).lower()
    } == {}


def test_a_scalar_that_may_be_null_says_so_in_its_type(project: Project) -> None:
    for part in parts(project.document.content):
        assert "nullable" not in part
        either = part.get("anyOf")
        if isinstance(either, list) and {"type": "null"} in either:
            other = [each for each in either if each != {"type": "null"}]
            assert [
                list(project.document.at(each)) for each in other if "$ref" not in str(each)
            ] == []


def test_every_link_names_an_operation_and_all_that_its_path_needs(project: Project) -> None:
    ids = {operation.id: operation for operation in project.document.operations()}
    links = [
        project.document.at(link)
        for operation in ids.values()
        for answer in operation.responses.values()
        for link in project.document.at(answer.get("links", {})).values()
    ]

    assert links
    for link in links:
        operation = ids[str(link["operationId"])]
        assert [*project.document.at(link["parameters"])] == [*operation.path_parameters]
