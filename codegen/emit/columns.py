"""The columns of a model: their Python types, their SQLAlchemy types, their defaults."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Constant,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    Field,
    FieldType,
    Float,
    Function,
    Integer,
    Json,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
    Value,
)
from codegen.emit.wire import Annotation, python_type
from codegen.module import Imports, literal
from codegen.storage import literal_text


def column(field: Field, imports: Imports) -> str:
    """The line that declares a column."""
    python = _use(python_type(field.type), imports)
    declared = f"{field.attribute}: Mapped[{python}{' | None' if field.nullable else ''}]"
    arguments = [] if field.attribute == field.name else [literal(field.name)]
    if isinstance(field.type, BigInteger | Decimal | Json | Array):
        # What a Python type alone does not say.
        arguments.append(_use(_column_type(field.type), imports))
    if field.default is not None:
        arguments.append(f"server_default={_server_default(field, imports)}")
    if field.description is not None:
        arguments.append(f"comment={literal(field.description)}")
    if not arguments:
        return declared
    imports.add("sqlalchemy.orm", "mapped_column")
    return f"{declared} = mapped_column({', '.join(arguments)})"


def _column_type(type_: FieldType) -> Annotation:
    """The SQLAlchemy type of a column, as source."""
    match type_:
        case String() | Text() | Email() | Url() | Slug() | Enum():
            return _sqlalchemy("Text")
        case Integer():
            return _sqlalchemy("Integer")
        case BigInteger():
            return _sqlalchemy("BigInteger")
        case Float():
            return _sqlalchemy("Double")
        case Decimal(precision, scale):
            return _sqlalchemy("Numeric", f"({precision}, {scale})")
        case Boolean():
            return _sqlalchemy("Boolean")
        case Date():
            return _sqlalchemy("Date")
        case Time():
            return _sqlalchemy("Time")
        case Datetime():
            return _sqlalchemy("DateTime", "(timezone=True)")
        case Duration():
            return _sqlalchemy("Interval")
        case Uuid():
            return _sqlalchemy("Uuid")
        case Json():
            # None is SQL's NULL, and not the null of JSON, which no column holds.
            source = "JSONB(none_as_null=True)"
            return Annotation(source, (("sqlalchemy.dialects.postgresql", "JSONB"),))
        case Bytes():
            return _sqlalchemy("LargeBinary")
        case Array(item):
            items = _column_type(item)
            return Annotation(f"ARRAY({items.source})", (("sqlalchemy", "ARRAY"), *items.imports))
        case _:
            assert_never(type_)


def _sqlalchemy(name: str, arguments: str = "") -> Annotation:
    return Annotation(name + arguments, (("sqlalchemy", name),))


def _use(type_: Annotation, imports: Imports) -> str:
    for module, name in type_.imports:
        imports.add(module, name)
    return type_.source


def _server_default(field: Field, imports: Imports) -> str:
    match field.default:
        case Function.NOW:
            imports.add("sqlalchemy", "func")
            return "func.now()"
        case Function.UUID:
            imports.add("sqlalchemy", "func")
            return "func.gen_random_uuid()"
        case Constant(value):
            return _constant(value, imports)
        case None:
            raise ValueError("the field has no default")
        case _:
            assert_never(field.default)


def _constant(value: Value, imports: Imports) -> str:
    match value:
        case None | bool():
            name = {None: "null", True: "true", False: "false"}[value]
            imports.add("sqlalchemy", name)
            return f"{name}()"
        case _:
            # A plain text becomes an SQL literal, quoted by SQLAlchemy.
            return literal(literal_text(value))
