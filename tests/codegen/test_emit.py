"""What is generated, whatever the schema: pure, sealed, whole, and nothing in it unused."""

import itertools
from dataclasses import replace
from pathlib import Path

from codegen import naming
from codegen.catalog import (
    Action,
    Api,
    Catalog,
    Constant,
    Cors,
    Field,
    Integer,
    Operation,
    Owner,
    Resource,
    String,
    Verb,
)
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.emit import emit
from codegen.naming import pascal
from codegen.read import read_text
from codegen.tree import is_intact
from tests.codegen.projects import START, lint, place, project, python

OWNER = Owner("user_id", String(1, 64))
API = Api("Test", "1")
COUNT = Field("count", "count", Integer(), default=Constant(0))
REASON = Field("reason", "reason", String(), required=True)

# Words that Python, SQL, PostgreSQL, HTTP, the libraries and the generated code use themselves.
AWKWARD = """
    abc abstractmethod alembic annotated array async async_iterator auth authorize await base
    base64 big_integer bool boolean break bytes check class column config constraint copy count
    create current_user cursor data database date datetime decimal def default delete
    dict digits document documents double eager else email_form end enum enums exact exception
    false fastapi field fields float for formats from func generated get grant group groups health
    i identifier import in index input insert int integer interval is item items json json_value
    jsonb key l lambda large_binary limit link link_next list literal locate lock locked long
    mapped mapped_column me metadata migration missing model model_config module name new new_uuid
    next none not not_found now null numeric o object on order output overrides owner owner_id
    owners page page_of page_query parameters pass path post primary print problem problem_item
    property put query raise read record references registry replace request requests response
    return role route router routers routing row row_mapping schema schemas select self service
    service_of session set settings slug_form span sql status storable str string super table test
    text time time_of_day timedelta timestamp to true tuple type type_alias types union unique
    update url url_form user uuid uuid7 validate value values view when where whole with yield
"""

TYPES = itertools.cycle(
    [
        "{ type: string, required: true, max_length: 9 }",
        "{ type: text, nullable: true }",
        "{ type: integer, minimum: 0, default: 5 }",
        "{ type: boolean, default: true }",
        "{ type: datetime, default: now }",
        "{ type: uuid, default: uuid }",
        '{ type: string, default: "", pattern: "^[a-z]*$" }',
        "{ type: bigint, required: true }",
        "{ type: float, minimum: 0, default: 0.5 }",
        "{ type: decimal, precision: 6, scale: 2, minimum: 0, default: 1.5 }",
        "{ type: date, default: 2026-01-31 }",
        '{ type: time, default: "09:30:00" }',
        "{ type: duration, default: PT1H }",
        "{ type: json, default: { a: [1] } }",
        "{ type: bytes, default: AAA= }",
        "{ type: email, nullable: true }",
        '{ type: "string[]", default: [a] }',
        '{ type: "datetime[]", nullable: true }',
        '{ type: "bytes[]", default: [AAA=] }',
    ]
)
HEAD = "spec: 1\napi: { title: Awkward, version: '1' }\nresources:\n"
RESOURCE = """
  'NAME':
    plural: 'NAME_list'
    methods: [create, update]
    fields: { title: { type: text, required: true } }
"""
ACTIONS = "    actions:\n"
ACTION = "      'NAME': { input: { 'NAME': { type: text, required: true } }, override: required }\n"


def simple(name: str) -> Resource:
    return Resource(name, f"{name}s", pascal(name), name, (COUNT,))


def named(part: str, names: list[str]) -> str:
    return "".join(part.replace("NAME", name) for name in names)


def usable(part: str) -> list[str]:
    """The words that can stand for NAME. The others are refused for that, with a cure."""
    usable: list[str] = []
    refused: list[Diagnostic] = []
    for word in AWKWARD.split():
        try:
            read_text(HEAD + named(part, [word]))
            usable.append(word)
        except SchemaError as error:
            refused += error.diagnostics

    assert {each.code for each in refused} <= {"reserved-name", "name-collision"}
    assert all(each.hint for each in refused)
    return usable


def test_the_same_catalog_gives_the_same_bytes() -> None:
    catalog = Catalog(API, OWNER, (simple("task"), simple("tag")))

    assert emit(catalog) == emit(catalog)


def test_everything_stands_below_generated() -> None:
    paths = emit(Catalog(API, OWNER, (simple("task"),)))

    assert {path.partition("/")[0] for path in paths} == {"generated"}


def test_every_file_is_sealed() -> None:
    files = emit(Catalog(API, OWNER, (simple("task"),)))

    assert [path for path, text in files.items() if not is_intact(text)] == []


def test_a_resource_is_one_file_in_each_of_four_layers() -> None:
    one = emit(Catalog(API, OWNER, (simple("task"),)))
    two = emit(Catalog(API, OWNER, (simple("task"), simple("tag"))))

    assert two.keys() - one.keys() == {
        f"generated/{layer}/tag.py" for layer in ("api", "models", "schemas", "services")
    }


def test_another_resource_changes_nothing_about_the_first() -> None:
    one = emit(Catalog(API, OWNER, (simple("task"),)))
    two = emit(Catalog(API, OWNER, (simple("task"), simple("tag"))))

    assert {path for path, text in one.items() if two[path] != text} == {
        "generated/__init__.py",  # the digest of the catalog
        "generated/api/__init__.py",
        "generated/models/__init__.py",
        "generated/openapi.json",
    }


def test_a_description_on_one_line_moves_nothing_else() -> None:
    plain = emit(Catalog(API, OWNER, (simple("task"),)))
    told = Resource("task", "tasks", "Task", "task", (COUNT,), description="Something to do.")
    described = emit(Catalog(API, OWNER, (told,)))

    assert {path for path, text in plain.items() if described[path] != text} == {
        "generated/__init__.py",  # the digest of the catalog
        "generated/models/task.py",
        "generated/openapi.json",
    }


def test_the_origins_of_the_schema_stand_beside_the_routes() -> None:
    origins = ("https://app.example.com", "http://localhost:3000")
    api = replace(API, cors=Cors(origins, credentials=True, max_age=5))
    text = emit(Catalog(api, OWNER, ()))["generated/api/__init__.py"]

    assert (
        'cors = Cors(("https://app.example.com", "http://localhost:3000"), '
        "credentials=True, max_age=5)\n"
    ) in text
    assert "cors = Cors()\n" in emit(Catalog(API, OWNER, ()))["generated/api/__init__.py"]


WRITES = {Operation.CREATE, Operation.UPDATE, Operation.DELETE}
"""What a batch can do."""


def test_every_choice_of_methods_leaves_nothing_unused(tmp_path: Path) -> None:
    chosen = [
        frozenset(operations)
        for size in range(1, len(Operation) + 1)
        for operations in itertools.combinations(Operation, size)
        # A batch needs something to do.
        if Operation.BATCH not in operations or WRITES & {*operations}
    ]
    taking = Action("take", "take", Verb.PATCH, input=(REASON,))
    acting = Action("act", "act", Verb.POST)
    actions = ((), (acting,), (taking,), (acting, taking))
    resources = tuple(
        replace(simple(f"kind_{number}"), operations=operations, actions=actions[number % 4])
        for number, operations in enumerate(chosen)
    )
    place(project(Catalog(API, OWNER, resources)), tmp_path)

    lint(tmp_path)
    python(tmp_path, "-c", START)


def test_a_resource_with_an_awkward_name_works(tmp_path: Path) -> None:
    names = usable(RESOURCE)
    acting = usable(RESOURCE + ACTIONS + ACTION)[::8]
    plain = [name for name in names if name not in acting]
    schema = HEAD + named(RESOURCE + ACTIONS + ACTION, acting) + named(RESOURCE, plain)
    place(project(read_text(schema)), tmp_path)

    lint(tmp_path)
    python(tmp_path, "-c", START)


def test_a_field_and_an_action_with_an_awkward_name_work(tmp_path: Path) -> None:
    fields = usable("  sample: { fields: { 'NAME': { type: uuid, required: true } } }")
    actions = usable(named(RESOURCE, ["sample"]) + ACTIONS + ACTION)
    members = "".join(f"      '{name}': {next(TYPES)}\n" for name in fields)
    schema = f"{HEAD}  sample:\n    fields:\n{members}{ACTIONS}{named(ACTION, actions)}"
    place(project(read_text(schema)), tmp_path)

    lint(tmp_path)
    python(tmp_path, "-c", START)


def test_a_described_action_with_an_awkward_name_works(tmp_path: Path) -> None:
    described = "      'NAME': { set: { title: done } }\n"
    resource = named(RESOURCE, ["sample"]).replace("create, update", "list, get, create")
    letters = named(RESOURCE, ["x", "l_i_n_k"])
    actions = [*usable(resource + ACTIONS + described), "x", "link", "linked_ids"]
    schema = f"{HEAD}{letters}{resource}{ACTIONS}{named(described, sorted(set(actions)))}"
    relations = "    relations: { x: { belongs_to: x }, links: { many_to_many: l_i_n_k } }\n"
    place(project(read_text(schema + relations)), tmp_path)

    lint(tmp_path)
    python(tmp_path, "-c", START)


def test_a_computed_member_of_any_type_works(tmp_path: Path) -> None:
    types = [f"{{ type: '{word}' }}" for word in ("string[]", "uuid[]", "date", "json", "bytes")]
    members = [*types, "{ type: 'decimal[]', precision: 4, nullable: true }"]
    computed = ", ".join(f"m{number}: {type_}" for number, type_ in enumerate(members))
    resource = named(RESOURCE, ["sample"]).replace("create, update", "list, get, create")
    place(project(read_text(f"{HEAD}{resource}    computed: {{ {computed} }}\n")), tmp_path)

    lint(tmp_path)
    python(tmp_path, "-c", START)


def test_an_enum_with_an_awkward_name_works(tmp_path: Path) -> None:
    names = sorted(naming.SCHEMA_IMPORTS | naming.PYTHON_CLASSES | {"Page", "Problem", "UUID"})
    enums = "".join(f"  '{name}': {{ values: [a] }}\n" for name in names)
    fields = "".join(
        f"      f{number}: {{ type: '{name}', default: a }}\n" for number, name in enumerate(names)
    )
    others = "      at: { type: 'time[]', nullable: true }\n"
    head = HEAD.replace("resources:\n", f"enums:\n{enums}resources:\n")
    schema = f"{head}  sample:\n    fields:\n{fields}{others}"
    place(project(read_text(schema)), tmp_path)

    lint(tmp_path)
    python(tmp_path, "-c", START)
