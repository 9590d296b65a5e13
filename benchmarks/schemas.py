"""Schemas of any size, for measuring: each resource has twenty fields and two relations."""

from __future__ import annotations

_FIELDS = (
    "name: { type: string, required: true, min_length: 1, max_length: 120 }",
    "label: { type: string, nullable: true, max_length: 40 }",
    'code: { type: string, required: true, immutable: true, pattern: "^[A-Z]{2}[0-9]{4}$" }',
    "notes: { type: text, nullable: true, max_length: 10000 }",
    "status: { type: Status, default: open }",
    "priority: { type: integer, default: 3, minimum: 1, maximum: 5 }",
    "quantity: { type: bigint, default: 0 }",
    "price: { type: decimal, precision: 12, scale: 2, minimum: 0, nullable: true }",
    "ratio: { type: float, nullable: true }",
    "active: { type: boolean, default: true }",
    "starts_on: { type: date, nullable: true }",
    "opens_at: { type: time, nullable: true }",
    "due_at: { type: datetime, nullable: true }",
    "takes: { type: duration, nullable: true }",
    "external_id: { type: uuid, nullable: true }",
    "contact: { type: email, nullable: true }",
    "website: { type: url, nullable: true }",
    "handle: { type: slug, required: true }",
    "words: { type: 'string[]', default: [], max_items: 20 }",
    "payload: { type: json, nullable: true }",
)

HEAD = """\
spec: 1
api: { title: Large, version: 1.0.0 }
enums:
  Status: { values: [open, closed, archived] }
resources:
"""


def large_schema(resources: int, *, extra: int | None = None) -> str:
    """A schema of that many resources; the one numbered `extra` has a field more.

    Each resource belongs to the one before it and to the one in the middle between itself and the
    first; the first belongs to itself, twice.
    """
    return HEAD + "".join(_resource(number, extra == number) for number in range(resources))


def _resource(number: int, extra: bool) -> str:
    fields = [*_FIELDS, *(["added: { type: string, nullable: true }"] if extra else [])]
    lines = [
        f"  item_{number:04}:",
        f"    description: One of many things, the one numbered {number}.",
        "    fields:",
        *(f"      {field}" for field in fields),
        "    relations:",
        f"      first: {{ belongs_to: item_{max(number - 1, 0):04}, nullable: true }}",
        f"      second: {{ belongs_to: item_{number // 2:04}, nullable: true }}",
        f"    unique: {{ item_{number:04}_handle: [handle] }}",
        "    list:",
        "      filter: { first_id: [eq] }",
    ]
    return "\n".join(lines) + "\n"
