"""Schemas with one thing in them, and what their author is told."""

import pytest

from codegen import catalog as c
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.read import read_text

HEAD = "spec: 1\napi: { title: Todo, version: 0.1.0 }\n"
TITLE = "title: { type: string, required: true }"


def resources(text: str) -> tuple[c.Resource, ...]:
    return read_text(f"{HEAD}{text}").resources


def task(rest: str = "", fields: str = TITLE) -> c.Resource:
    (resource,) = resources(f"resources: {{ task: {{ fields: {{ {fields} }}, {rest} }} }}")
    return resource


def field(text: str) -> c.Field:
    (only,) = task(fields=f"f: {{ {text} }}").fields
    return only


def told(text: str, head: str = HEAD) -> list[Diagnostic]:
    with pytest.raises(SchemaError) as raised:
        read_text(f"{head}{text}")
    return list(raised.value.diagnostics)


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in told(text)]


def codes_of_field(text: str) -> list[str]:
    return codes(f"resources: {{ task: {{ fields: {{ f: {{ {text} }} }} }} }}")
