"""The table of types, as seen from the wire: one row for each type in each function.

What the OpenAPI document promises (`input_schema`) and what Pydantic lets in (`annotation`) stand
side by side here, because a difference between them is a defect. The storage side of the table is
`codegen.storage`.

`documents` has the JSON Schemas, `annotations` the Python types, `constants` the values; `patterns`
and `decimals` have the regular expressions.
"""

from codegen.emit.wire.annotations import (
    ENUMS,
    FORMATS,
    PARAMETERS,
    VALUES,
    Annotation,
    annotation,
    output_annotation,
    python_type,
    query_annotation,
)
from codegen.emit.wire.constants import example, to_json, to_python
from codegen.emit.wire.decimals import decimal_pattern
from codegen.emit.wire.documents import (
    JSON_COMPONENT,
    Json,
    Schema,
    enum_component,
    input_schema,
    json_component,
    nullable_schema,
    output_schema,
    query_schema,
)
from codegen.emit.wire.patterns import CURSOR_LENGTH, CURSOR_PATTERN, INSTANT, NO_NUL, UUID_PATTERN

__all__ = [
    "CURSOR_LENGTH",
    "CURSOR_PATTERN",
    "ENUMS",
    "FORMATS",
    "INSTANT",
    "JSON_COMPONENT",
    "NO_NUL",
    "PARAMETERS",
    "UUID_PATTERN",
    "VALUES",
    "Annotation",
    "Json",
    "Schema",
    "annotation",
    "decimal_pattern",
    "enum_component",
    "example",
    "input_schema",
    "json_component",
    "nullable_schema",
    "output_annotation",
    "output_schema",
    "python_type",
    "query_annotation",
    "query_schema",
    "to_json",
    "to_python",
]
