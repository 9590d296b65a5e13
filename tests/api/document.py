"""The OpenAPI document as the tests read it: its operations, its schemas, its examples."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from jsonschema.protocols import Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.api.servers import ROOT

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
METHODS = ("get", "put", "post", "delete", "patch")
ADDRESS = "urn:openapi"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    id: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Json], ...]
    body: Mapping[str, Json] | None
    responses: Mapping[str, Mapping[str, Json]]

    @property
    def path_parameters(self) -> tuple[str, ...]:
        """The names in the path, in its order."""
        names = [part[1:-1] for part in self.path.split("/") if part.startswith("{")]
        return tuple(names)

    @property
    def one_row(self) -> bool:
        """Whether it speaks of one row."""
        return "id" in self.path_parameters

    def fill(self, **values: str) -> str:
        """The path with its parameters filled in."""
        return self.path.format(**values)


class Document:
    """An OpenAPI document, with its references followed."""

    def __init__(self, content: dict[str, Json]) -> None:
        self.content = content
        resource = Resource.from_contents(content, default_specification=DRAFT202012)
        registry: Registry[bool | Mapping[str, Any]] = Registry()
        self._registry = registry.with_resource(ADDRESS, resource)

    @classmethod
    def parse(cls, text: str) -> Document:
        """The document in a text."""
        return cls(json.loads(text))

    def at(self, value: Json) -> dict[str, Json]:
        """An object of the document, wherever its reference leads."""
        assert isinstance(value, dict)
        reference = value.get("$ref")
        if reference is None:
            return value
        assert isinstance(reference, str)
        found: Json = self.content
        for step in reference.removeprefix("#/").split("/"):
            assert isinstance(found, dict)
            found = found[step]
        return self.at(found)

    def operations(self) -> Iterator[Operation]:
        """Every operation, in the document's order."""
        for path, item in self.at(self.content["paths"]).items():
            item = self.at(item)
            shared = item.get("parameters", [])
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, self.at(item[method]), shared)

    def operation(self, operation_id: str) -> Operation:
        """The operation of this id."""
        return next(each for each in self.operations() if each.id == operation_id)

    def _operation(
        self, path: str, method: str, described: dict[str, Json], shared: Json
    ) -> Operation:
        own = described.get("parameters", [])
        assert isinstance(shared, list)
        assert isinstance(own, list)
        body = described.get("requestBody")
        return Operation(
            id=str(described["operationId"]),
            method=method.upper(),
            path=path,
            parameters=tuple(self.at(parameter) for parameter in [*shared, *own]),
            body=None if body is None else self.at(body),
            responses={
                status: self.at(answer)
                for status, answer in self.at(described["responses"]).items()
            },
        )

    def body_schema(self, operation: Operation) -> dict[str, Json]:
        """The schema of an operation's JSON body."""
        assert operation.body is not None
        content = self.at(operation.body["content"])
        return self.at(self.at(content["application/json"])["schema"])

    def example(self, operation: Operation) -> Json:
        """A body that the document shows for the operation, or None where it takes none."""
        if operation.body is None:
            return None
        examples = self.body_schema(operation)["examples"]
        assert isinstance(examples, list)
        return examples[0]

    def validator(self, schema: Mapping[str, Json]) -> Validator:
        """A validator for a schema that stands somewhere in the document."""
        rooted = json.loads(json.dumps(schema).replace('"#/', f'"{ADDRESS}#/'))
        return _validator(rooted, registry=self._registry, format_checker=_FORMATS)


_UNIT = re.compile(r"\\.|\[(\\.|[^\]\\])*\]|\$")
"""An escape, a class, or an end: in the first two, `$` is itself."""


def _pattern(
    _: object, pattern: str, instance: object, _schema: object
) -> Iterator[ValidationError]:
    # JSON Schema has the regular expressions of ECMAScript, in which `$` is the end and not also
    # what stands before a line break there.
    strict = _UNIT.sub(lambda unit: r"\Z" if unit[0] == "$" else unit[0], pattern)
    if isinstance(instance, str) and not re.search(strict, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_extend: Callable[..., Callable[..., Validator]] = validators.extend
_validator = _extend(Draft202012Validator, {"pattern": _pattern})
_FORMATS = FormatChecker(("date", "date-time", "uuid"))


@lru_cache
def document() -> Document:
    """The document of the committed API."""
    return read_document(ROOT)


def read_document(project: Path) -> Document:
    """The document of a generated project."""
    return Document.parse((project / "generated" / "openapi.json").read_text())
