"""Every edit that the migrating wing refuses until a line of its hint is pasted, with rows."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

ADA, GRACE = "ada", "grace"
TASK_ROWS = tuple(
    f"INSERT INTO tasks (id, user_id, title) VALUES (gen_random_uuid(), '{who}', 'Write {n}')"
    for n, who in enumerate((ADA, ADA, GRACE))
)


def schema(resources: str, *, owner: str = "", enums: str = "", removed: str = "") -> str:
    """The text of a schema."""
    return (
        "spec: 1\n"
        "api: { title: Test, version: 1.0.0 }\n"
        f"owner: {{ {owner} }}\n"
        "defaults: { id: uuid, timestamps: false, idempotency: false }\n"
        f"{f'enums: {{ {enums} }}' if enums else ''}\n"
        f"resources:\n{textwrap.indent(textwrap.dedent(resources).strip(chr(10)), '  ')}\n"
        f"{f'removed: {{ {removed} }}{chr(10)}' if removed else ''}"
    )


def task(*members: str, more: str = "", removed: str = "") -> str:
    """The text of a schema with a task; members are fields."""
    fields = "".join(f"\n    {member}" for member in members)
    return schema(
        "task:\n  fields:\n    title: { type: string, required: true, max_length: 80 }"
        f"{fields}\n{more}",
        removed=removed,
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit, the code that it is refused with, and the number of readings that its hint has.

    `rows` are there before, and `between` is done before what a hint leaves to a later revision.
    """

    name: str
    code: str
    before: str
    after: str
    readings: int = 1
    rows: tuple[str, ...] = TASK_ROWS
    between: tuple[str, ...] = ()


PROJECT = """\
project:
  fields:
    name: { type: string, required: true }
"""
PROJECT_ROWS = (
    f"INSERT INTO projects (id, user_id, name) VALUES (gen_random_uuid(), '{ADA}', 'One')",
    f"INSERT INTO projects (id, user_id, name) VALUES (gen_random_uuid(), '{GRACE}', 'Two')",
)
REFER = "UPDATE tasks SET project_id = (SELECT id FROM projects p WHERE p.user_id = tasks.user_id)"
SIZED = "size: { type: integer, nullable: true }"
NOTE = "note: { owned: false, fields: { text: { type: string, required: true } } }\n"


def to_project(relation: str) -> str:
    return f"  relations:\n    {relation}\n{PROJECT}"


TAG = "tag:\n  fields:\n    label: { type: string, required: true }\n"
TAGS = "  relations:\n    tags: { many_to_many: tag }\n"
TAG_ROWS = (
    f"INSERT INTO tags (id, user_id, label) VALUES (gen_random_uuid(), '{ADA}', 'x')",
    "INSERT INTO task_tag (user_id, task_id, tag_id) "
    f"SELECT '{ADA}', t.id, g.id FROM tasks t, tags g WHERE t.user_id = '{ADA}'",
)

DROPS = (
    Refused(
        "a join",
        "drop-not-declared",
        task(more=f"{TAGS}{TAG}"),
        task(more=TAG),
        rows=(*TASK_ROWS, *TAG_ROWS),
    ),
    Refused(
        "a join or another name for it",
        "drop-not-declared",
        task(more=f"{TAGS}{TAG}"),
        task(more=f"{TAGS.replace('tag }', 'tag, through: labels }')}{TAG}"),
        readings=2,
        rows=(*TASK_ROWS, *TAG_ROWS),
    ),
    Refused("a field", "drop-not-declared", task(SIZED), task()),
    Refused(
        "soft deletion",
        "drop-not-declared",
        task(more="  soft_delete: true\n"),
        task(),
        rows=(*TASK_ROWS, "UPDATE tasks SET deleted_at = now() WHERE title = 'Write 1'"),
    ),
    Refused("a resource", "drop-not-declared", task(more=PROJECT), task(), rows=PROJECT_ROWS),
    Refused(
        "a relation",
        "drop-not-declared",
        task(more=to_project("project: { belongs_to: project, nullable: true }")),
        task(more=PROJECT),
        rows=(*TASK_ROWS, *PROJECT_ROWS, REFER),
    ),
    Refused(
        "an owner",
        "drop-not-declared",
        task(more=NOTE.replace("owned: false, ", "")),
        task(more=NOTE),
        rows=(f"INSERT INTO notes (id, user_id, text) VALUES (gen_random_uuid(), '{ADA}', 'x')",),
    ),
)
RENAMES = (
    Refused(
        "a field or another",
        "drop-or-rename",
        task(SIZED),
        task("points: { type: integer, nullable: true }"),
        readings=2,
    ),
    Refused(
        "a field or one of two",
        "drop-or-rename",
        task(SIZED),
        task("points: { type: integer, nullable: true }", "rank: { type: integer, default: 3 }"),
        readings=3,
    ),
    Refused(
        "a relation or another",
        "drop-or-rename",
        task(more=to_project("project: { belongs_to: project, nullable: true }")),
        task(more=to_project("group: { belongs_to: project, nullable: true }")),
        readings=2,
        rows=(*TASK_ROWS, *PROJECT_ROWS, REFER),
    ),
    Refused(
        "a resource or another",
        "drop-or-rename",
        task(more=PROJECT),
        task(more=PROJECT.replace("project", "group")),
        readings=2,
        rows=PROJECT_ROWS,
    ),
    Refused(
        "a former name that is nearly right",
        "renamed-from-unknown",
        task(SIZED),
        task("points: { type: integer, nullable: true, renamed_from: sizes }"),
        readings=2,
    ),
    Refused(
        "a former name of nothing",
        "renamed-from-unknown",
        task(),
        task("points: { type: integer, nullable: true, renamed_from: sizes }"),
    ),
    Refused(
        "a former name that is near to what stays",
        "renamed-from-unknown",
        task(),
        task("points: { type: integer, nullable: true, renamed_from: titles }"),
    ),
    Refused(
        "a former resource that is nearly right",
        "renamed-from-unknown",
        task(more=PROJECT),
        task(more=PROJECT.replace("project:", "group:\n  renamed_from: projct")),
        readings=2,
        rows=PROJECT_ROWS,
    ),
    Refused(
        "a name that is another's",
        "rename-contested",
        task(SIZED, "points: { type: integer, nullable: true }"),
        task("points: { type: integer, nullable: true, renamed_from: size }"),
        readings=2,
    ),
    Refused(
        "a resource's name that is another's",
        "rename-contested",
        task(more=PROJECT + PROJECT.replace("project", "group")),
        task(more=PROJECT.replace("project:", "group:\n  renamed_from: project")),
        readings=2,
        rows=PROJECT_ROWS,
    ),
    Refused(
        "a join that is another's",
        "join-changed",
        task(more=f"{TAGS}{PROJECT}{TAG}"),
        task(more=f"{TAGS.replace('tag }', 'project, through: task_tag }')}{PROJECT}{TAG}"),
        rows=(*TASK_ROWS, *PROJECT_ROWS, *TAG_ROWS),
    ),
    Refused(
        "a relation that waits and a field that has its column",
        "removed-but-kept",
        task(more=to_project("project: { belongs_to: project, nullable: true }")),
        task(
            "project_id: { type: uuid, nullable: true }",
            more=PROJECT,
            removed="task.project: { drop_after: 2.0.0 }",
        ),
        readings=2,
        rows=(*TASK_ROWS, *PROJECT_ROWS, REFER),
    ),
    Refused(
        "a relation that is gone and a field that was its column",
        "removed-but-kept",
        task(more=to_project("project: { belongs_to: project, nullable: true }")),
        task(
            "plan: { type: uuid, nullable: true, renamed_from: project_id }",
            more=PROJECT,
            removed="task.project: {}",
        ),
        readings=2,
        rows=(*TASK_ROWS, *PROJECT_ROWS, REFER),
    ),
    Refused(
        "an owner of another name",
        "owner-changed",
        task(),
        task().replace("owner: {  }", "owner: { path_param: fleet_id }"),
        readings=2,
    ),
)
VALUES = {
    "string": "type: string",
    "a long string": "type: string, min_length: 7, max_length: 9",
    "a short string": "type: string, max_length: 2",
    "a pattern": 'type: string, pattern: "^[a-z]+$"',
    "a colour": 'type: string, pattern: "^#[0-9a-f]{6}$"',
    "text": "type: text",
    "an enum": "type: Level",
    "enums": 'type: "Level[]", min_items: 2',
    "integer": "type: integer",
    "a range": "type: integer, minimum: 5, maximum: 9",
    "a range below zero": "type: integer, minimum: -9, maximum: -5",
    "bigint": "type: bigint, minimum: 3",
    "float": "type: float, minimum: 1.5, maximum: 1.75",
    "decimal": "type: decimal, precision: 5, scale: 2, minimum: 2.50, maximum: 3.50",
    "boolean": "type: boolean",
    "date": "type: date",
    "time": "type: time",
    "datetime": "type: datetime",
    "duration": "type: duration",
    "uuid": "type: uuid",
    "json": "type: json",
    "bytes": "type: bytes, min_length: 4, max_length: 6",
    "email": "type: email",
    "url": "type: url",
    "slug": "type: slug",
    "items": 'type: "integer[]", min_items: 2',
}


def _levels(text: str) -> str:
    return text.replace("resources:", "enums: { Level: { values: [low, high] } }\nresources:")


BACKFILLS = (
    *(
        Refused(
            f"{name} that is new",
            "backfill-needed",
            _levels(task()),
            _levels(task(f"extra: {{ {type_}, required: true }}")),
        )
        for name, type_ in VALUES.items()
    ),
    *(
        Refused(
            f"{name} that takes null no more",
            "backfill-needed",
            _levels(task(f"extra: {{ {type_}, nullable: true }}")),
            _levels(task(f"extra: {{ {type_}, required: true }}")),
        )
        for name, type_ in VALUES.items()
        if name in ("string", "an enum", "a range", "json", "items")
    ),
    Refused(
        "a range with a default that takes null no more",
        "backfill-needed",
        task("extra: { type: integer, minimum: 1, nullable: true, default: 3 }"),
        task("extra: { type: integer, minimum: 1, default: 3 }"),
        rows=(*TASK_ROWS, "UPDATE tasks SET extra = NULL WHERE title = 'Write 1'"),
    ),
    *(
        Refused(
            f"a unique {type_} that is new",
            "backfill-needed",
            task(),
            task(
                f"extra: {{ type: {type_}, required: true }}", more="  unique: { extra: [extra] }\n"
            ),
        )
        for type_ in ("string", "slug", "uuid", "integer", "bigint")
    ),
    Refused(
        "a pattern of which no example is known",
        "backfill-needed",
        task(),
        task('extra: { type: string, pattern: "^[A-Z]{3}-[0-9]{4}$", required: true }'),
    ),
    Refused(
        "a relation that is required",
        "backfill-needed",
        task(more=PROJECT),
        task(more=to_project("project: { belongs_to: project }")),
        readings=2,
        rows=(*TASK_ROWS, *PROJECT_ROWS),
        between=(REFER,),
    ),
    Refused(
        "a parent",
        "backfill-needed",
        task(more=PROJECT),
        task(more=f"  parent: project\n{PROJECT}"),
        rows=(*TASK_ROWS, *PROJECT_ROWS),
    ),
    Refused(
        "an owner",
        "backfill-needed",
        task(more=NOTE),
        task(more=NOTE.replace("owned: false, ", "")),
        rows=("INSERT INTO notes (id, text) VALUES (gen_random_uuid(), 'x')",),
    ),
)
CONVERSIONS = tuple(
    Refused(
        f"{before} to {after}",
        "conversion-needed",
        task(f"extra: {{ type: {before}, nullable: true }}"),
        task(f"extra: {{ type: {after}, nullable: true }}"),
        readings=readings,
        rows=(*TASK_ROWS, f"UPDATE tasks SET extra = {value} WHERE title = 'Write 1'"),
    )
    for before, after, readings, value in (
        ("text", "json", 3, "'[1]'"),
        ("integer", "datetime", 2, "5"),
        ("datetime", "integer", 2, "now()"),
        ("integer", "duration", 2, "5"),
        ("duration", "bigint", 2, "interval '5 minutes'"),
        ("uuid", "bytes", 2, "gen_random_uuid()"),
        ("boolean", "date", 1, "true"),
    )
)
CONVERTED = task("extra: { type: text, nullable: true, convert: extra::text }")
APPLIED = (
    Refused(
        "a conversion of an edit that has been made",
        "conversion-applied",
        CONVERTED,
        CONVERTED.replace("type: text", "type: integer"),
        rows=(*TASK_ROWS, "UPDATE tasks SET extra = '7' WHERE title = 'Write 1'"),
    ),
)


def _worded(values: str, more: str = "", type_: str = "Size") -> str:
    extra = f'extra: {{ type: "{type_}", nullable: true }}'
    return task(extra).replace(
        "resources:", f"enums: {{ Size: {{ values: [{values}]{more} }} }}\nresources:"
    )


def _wear(*words: str) -> tuple[str, ...]:
    titles = ("Write 0", "Write 1", "Write 2")
    wear = zip(words, titles, strict=False)
    return (*TASK_ROWS, *(f"UPDATE tasks SET extra = {w} WHERE title = '{t}'" for w, t in wear))


WORDS = (
    Refused(
        "a word",
        "word-removed",
        _worded("small, large"),
        _worded("large"),
        rows=_wear("'small'", "'large'"),
    ),
    Refused(
        "a word or another name for it",
        "word-removed",
        _worded("small, large"),
        _worded("tiny, large"),
        readings=2,
        rows=_wear("'small'", "'large'"),
    ),
    Refused(
        "words that are no names, and one that has been renamed before",
        "word-removed",
        _worded("small, big, '1,5', 'yes'", ", renamed_values: { tiny: big }"),
        _worded("large, big", ", renamed_values: { tiny: big }"),
        readings=2,
        rows=_wear("'small'", "'1,5'", "'yes'"),
    ),
    Refused(
        "words in a list",
        "word-removed",
        _worded("small, large, huge", type_="Size[]"),
        _worded("vast, large", type_="Size[]"),
        readings=2,
        rows=_wear("'{small,large}'", "'{huge,huge}'"),
    ),
)
RETIRED = (
    Refused(
        "a name that waits to be dropped",
        "name-retired",
        task(more=PROJECT),
        task(
            more=PROJECT.replace("project:", "plan:\n  plural: projects"),
            removed="project: { drop_after: 2.0.0 }",
        ),
        rows=PROJECT_ROWS,
    ),
)
REFUSED = (*DROPS, *RENAMES, *BACKFILLS, *CONVERSIONS, *APPLIED, *WORDS, *RETIRED)
