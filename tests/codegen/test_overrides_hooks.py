"""Hooks of every kind are held against the schema: missing, stale, or unlike what is called."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from codegen.diagnostics import Diagnostic, Span
from codegen.overrides import AUTH, AUTH_STUB, inspect_overrides, stub
from codegen.read import read_text
from tests.codegen.projects import lint, mypy, place, project

CATALOG = read_text("""
spec: 1
api: { title: Todo, version: "1", routers: [reports] }
resources:
  task:
    fields: { title: { type: string, required: true } }
    computed:
      loud: { type: string, nullable: true }
      price: { type: decimal, precision: 6, scale: 2 }
    hooks: [before_create, after_create, before_update, after_update, before_delete, after_delete]
    actions:
      weigh: { result: { weight: { type: integer } }, override: required }
      archive_done:
        scope: collection
        input: { before: { type: datetime, nullable: true } }
        result: { archived: { type: integer } }
        override: required
      shout: { set: { title: LOUD }, override: optional }
  tag:
    fields: { label: { type: string, required: true } }
    override: required
  note:
    fields: { body: { type: text, required: true } }
    actions: { clear: { set: { body: "" } } }
""")
TASK = "overrides/task.py"
NAMES = [
    "on_weigh",
    "on_archive_done",
    "before_create",
    "after_create",
    "before_update",
    "after_update",
    "before_delete",
    "after_delete",
    "compute_loud",
    "compute_price",
]


def stubs() -> dict[str, str]:
    """A file for each part of the schema that is written by hand, as `codegen stub` gives it."""
    files = {AUTH: AUTH_STUB}
    for name in ("task", "tag", "reports"):
        found = stub(CATALOG, name)
        assert found is not None
        files[found[0]] = found[1]
    return files


def told(old: str = "", new: str = "", path: str = TASK) -> list[Diagnostic]:
    """What is said of the stubs after an edit of one of them."""
    files = stubs()
    assert old in files[path]
    return list(inspect_overrides(CATALOG, {**files, path: files[path].replace(old, new)}))


def with_method(text: str) -> list[Diagnostic]:
    """What is said of the stub of `task` with one more method."""
    files = stubs()
    method = textwrap.indent(textwrap.dedent(text), "    ")
    return list(inspect_overrides(CATALOG, {**files, TASK: f"{files[TASK]}\n{method}"}))


def test_all_stubs_fit() -> None:
    assert told() == []


def test_a_stub_has_every_method_that_must_be_written_and_no_other() -> None:
    text = stubs()[TASK]

    assert [name for name in NAMES if f"def {name}(" in text] == NAMES
    assert "on_shout" not in text


def test_a_stub_of_what_only_replaces_operations_has_no_methods() -> None:
    text = stubs()["overrides/tag.py"]

    assert "class TagService(TagServiceBase):" in text
    assert "def " not in text


def test_what_the_schema_describes_wholly_needs_no_file() -> None:
    assert stub(CATALOG, "note") is None


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_method_is_told_with_the_stub_to_paste(name: str) -> None:
    (missing, *stale) = told(f"def {name}(", "def other_name(")

    assert missing.code == "missing-hook"
    assert missing.hint is not None
    assert f"def {name}(" in missing.hint
    assert missing.hint.startswith("    @override")
    assert stale == []


def test_an_optional_hook_may_be_written() -> None:
    assert with_method("async def on_shout(self, task: Task) -> None: ...") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("async def before_create(", "def before_create("),
        ("-> TaskCreate:", "-> None:"),
        ("session: AsyncSession, data: TaskCreate", "data: TaskCreate"),
        ("changes: dict[str, object]", "changes: TaskUpdate"),
        ("tasks: OwnedRows[Task]", "tasks: Task"),
        ("-> TaskWeighResult:", "-> int:"),
        ("    @staticmethod\n    def compute_loud", "    def compute_loud"),
        ("def compute_price(task: TaskStored)", "def compute_price(self, task: TaskStored)"),
        ("def compute_loud(task: TaskStored)", "async def compute_loud(task: TaskStored)"),
        ("-> str | None:", "-> int:"),
    ],
)
def test_a_method_that_is_not_what_is_called_is_told_with_its_signature(old: str, new: str) -> None:
    (found,) = told(old, new)

    assert found.code == "wrong-hook"
    assert found.span is not None
    assert found.span.file == TASK
    assert found.hint is not None
    assert "def " in found.hint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("-> str | None:", "-> None | str:"),
        ("session: AsyncSession, task: Task", "db, row"),
        ("tasks: OwnedRows[Task]", 'tasks: "rows.OwnedRows[models.Task]"'),
        ("    @override\n    @staticmethod\n", "    @staticmethod\n    @override\n"),
    ],
)
def test_a_method_may_be_written_in_other_words(old: str, new: str) -> None:
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("method", "cure"),
    [
        ("async def on_weight(self, task): ...", "rename it to `on_weigh`"),
        ("def compute_age(task): ...", "declare `age` under `computed:` of the resource"),
        ("async def on_other(self, task): ...", "declare the action in the schema"),
    ],
)
def test_a_method_that_nothing_calls_is_told_with_its_cure(method: str, cure: str) -> None:
    (found,) = with_method(method)

    assert found.code == "stale-hook"
    assert found.hint is not None
    assert cure in found.hint


def test_a_hook_that_is_not_declared_is_told_with_the_line_that_declares_it() -> None:
    tag = "overrides/tag.py"
    method = "\n    async def after_delete(self, session, tag): ...\n"
    files = stubs()
    (found,) = inspect_overrides(CATALOG, {**files, tag: files[tag] + method})

    assert (found.code, found.span) == ("stale-hook", Span(tag, 9, 15, 27))
    assert found.hint == "remove it, or add it to `hooks: [after_delete]` of the resource"


def test_an_operation_may_be_replaced() -> None:
    assert with_method("async def create(self, data): ...") == []


def test_an_operation_that_is_not_awaited_is_told() -> None:
    (found,) = with_method("def create(self, data): ...")

    assert (found.code, found.hint) == ("wrong-hook", "async def create(self, data)")


def test_a_class_that_extends_something_else_is_told() -> None:
    (found,) = told("(TagServiceBase)", "(object)", "overrides/tag.py")

    assert (found.code, found.hint) == ("wrong-override", "class TagService(TagServiceBase):")


def test_a_class_that_nothing_uses_is_told_with_the_word_that_would_use_it() -> None:
    files = {**stubs(), "overrides/note.py": "class NoteService: ..."}
    (found,) = inspect_overrides(CATALOG, files)

    assert (found.code, found.span) == ("stale-override", Span("overrides/note.py", 1, 7, 18))
    assert found.hint is not None
    assert "override: required" in found.hint


def test_a_router_that_is_not_there_is_told() -> None:
    files = stubs()
    del files["overrides/reports.py"]
    (found,) = inspect_overrides(CATALOG, files)

    assert found.code == "missing-router"
    assert found.hint is not None
    assert "codegen stub reports" in found.hint


def test_a_module_without_a_router_is_told() -> None:
    (found,) = told("\nrouter = ", "\nroutes = ", "overrides/reports.py")

    assert (found.code, found.span) == ("missing-router", Span("overrides/reports.py", 1, 1, 2))
    assert found.hint is not None
    assert "router = APIRouter(" in found.hint


def test_a_router_that_is_no_python_is_told() -> None:
    (found,) = told("router = APIRouter(", "router = = APIRouter(", "overrides/reports.py")

    assert found.code == "broken-override"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with all its stubs."""
    files = {**project(CATALOG), **stubs()}
    return place(files, tmp_path_factory.mktemp("whole"))


def test_stubs_are_clean(whole: Path) -> None:
    lint(whole)


def test_mypy_tells_in_both_directions(whole: Path) -> None:
    text = (whole / TASK).read_text()
    places = ("overrides", "generated/api")

    assert mypy(whole, *places) == ""
    place({TASK: text.replace("def before_create(", "def before_creation(")}, whole)
    said = mypy(whole, *places)
    place({TASK: text.replace("-> TaskWeighResult:", "-> int:")}, whole)
    unlike = mypy(whole, *places)
    place({TASK: text}, whole)

    assert "Cannot instantiate abstract class" in said
    assert '"before_creation"' in said
    assert "incompatible with" in unlike
