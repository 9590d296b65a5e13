"""What is written by hand is read as text: what is missing, stale or wrong is told, with a cure."""

import textwrap

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic, Span, render
from codegen.overrides import AUTH, AUTH_STUB, inspect_overrides, stub
from codegen.read import read_text

CATALOG = read_text("""
spec: 1
api: { title: Todo, version: "1" }
resources:
  task:
    fields: { title: { type: string, required: true } }
    actions:
      complete: { input: { completed: { type: boolean, default: true } }, override: required }
      archive: { override: required }
  tag:
    fields: { label: { type: string, required: true } }
""")
TASK = "overrides/task.py"
FITTING = """
from generated.services.task import TaskServiceBase

class TaskService(TaskServiceBase):
    async def on_complete(self, task: Task, data: TaskComplete) -> None: ...
    async def on_archive(self, task: Task) -> None: ...
"""


def told(task: str | None = FITTING, auth: str | None = AUTH_STUB, **more: str) -> list[Diagnostic]:
    """What is said about these files; `tag` is overrides/tag.py."""
    files = {f"overrides/{name}.py": text for name, text in more.items()}
    files |= {} if task is None else {TASK: textwrap.dedent(task)}
    files |= {} if auth is None else {AUTH: auth}
    return list(inspect_overrides(CATALOG, files))


def codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_files_that_fit_are_fine() -> None:
    assert told() == []


@pytest.mark.parametrize("name", ["auth", "task"])
def test_a_stub_fits(name: str) -> None:
    found = stub(CATALOG, name)

    assert found is not None
    path, text = found
    assert told(**{name: text}) == []
    compile(text, path, "exec")


def test_a_stub_is_formatted_and_says_what_to_write() -> None:
    assert stub(CATALOG, "task") == (
        TASK,
        '''"""What is done by hand for `task`."""

from typing_extensions import override

from generated.models.task import Task
from generated.schemas.task import TaskComplete
from generated.services.task import TaskServiceBase


class TaskService(TaskServiceBase):
    """The tasks of one owner, and what is done by hand."""

    @override
    async def on_complete(self, task: Task, data: TaskComplete) -> None:
        """Complete a task."""
        raise NotImplementedError("write what `complete` does")

    @override
    async def on_archive(self, task: Task) -> None:
        """Archive a task."""
        raise NotImplementedError("write what `archive` does")
''',
    )


@pytest.mark.parametrize("name", ["tag", "nothing"])
def test_there_is_no_stub_for_what_needs_none(name: str) -> None:
    assert stub(CATALOG, name) is None


def test_a_missing_file_is_told_with_the_file_to_write() -> None:
    (found,) = told(task=None)

    assert found.code == "missing-override"
    assert found.hint is not None
    assert "class TaskService(TaskServiceBase):" in found.hint
    assert "codegen stub task" in found.hint


def test_a_missing_class_is_told() -> None:
    (found,) = told("class Tasks: ...")

    assert found.code == "missing-override"
    assert found.message == "`overrides/task.py` has no class `TaskService`"


def test_a_class_that_extends_something_else_is_told_where_it_stands() -> None:
    (found,) = told("x = 1\nclass TaskService(TagService): ...")

    assert (found.code, found.span) == ("wrong-override", Span(TASK, 2, 7, 18))
    assert found.hint == "class TaskService(TaskServiceBase):"


def test_a_base_class_may_be_reached_through_its_module() -> None:
    assert told(FITTING.replace("(TaskServiceBase)", "(services.task.TaskServiceBase)")) == []


def test_a_missing_hook_is_told_with_the_hook_to_paste() -> None:
    (found,) = told(FITTING.replace("on_archive", "archive"))

    assert found.code == "missing-hook"
    assert found.hint is not None
    assert "async def on_archive(self, task: Task) -> None:" in found.hint


def test_a_hook_of_no_action_is_told_with_the_one_that_was_meant() -> None:
    found = told(FITTING.replace("on_archive", "on_archiv"))

    assert codes(found) == ["missing-hook", "stale-hook"]
    assert found[1].hint == "rename it to `on_archive`"


def test_a_hook_that_no_action_resembles_is_told() -> None:
    (found,) = told(FITTING + "    async def on_something_else(self) -> None: ...\n")

    assert found.code == "stale-hook"
    assert found.hint == "remove it, or declare the action in the schema"


@pytest.mark.parametrize(
    "hook",
    [
        "def on_archive(self, task: Task) -> None: ...",
        "async def on_archive(self) -> None: ...",
        "async def on_archive(self, task: Task, data: TaskArchive) -> None: ...",
        "async def on_archive(self, task: Task, *, data: int = 1) -> None: ...",
        "async def on_archive(self, task: Tag) -> None: ...",
    ],
)
def test_a_hook_that_cannot_be_called_as_it_is_called_is_told(hook: str) -> None:
    (found,) = told(FITTING.replace("async def on_archive(self, task: Task) -> None: ...", hook))

    assert found.code == "wrong-hook"
    assert found.hint == "async def on_archive(self, task: Task) -> None:"


@pytest.mark.parametrize(
    "hook",
    [
        "async def on_archive(self, row: Task) -> None: ...",
        "async def on_archive(self, task): ...",
        'async def on_archive(self, task: "Task") -> None: ...',
        "async def on_archive(self, task: models.Task, /) -> None: ...",
        "async def on_archive(self, *rows: Task) -> None: ...",
    ],
)
def test_a_hook_may_be_written_in_other_words(hook: str) -> None:
    text = FITTING.replace("async def on_archive(self, task: Task) -> None: ...", hook)

    assert told(text) == []


def test_a_broken_file_is_told_where_python_stumbles() -> None:
    (found,) = told("x = 1\nclass TaskService(:\n    pass\n")

    assert found.code == "broken-override"
    assert found.span is not None
    assert (found.span.file, found.span.line) == (TASK, 2)


@pytest.mark.parametrize(
    "text",
    ["x = '\0'", "x = '\ud800'", "x = " + "-" * 100_000 + "1", "x = y" + ".y" * 100_000],
    ids=["nul", "surrogate", "operators", "attributes"],
)
def test_a_file_that_python_cannot_read_at_all_is_told(text: str) -> None:
    (found,) = told(text)

    assert found.code == "broken-override"


def test_a_byte_order_mark_breaks_nothing() -> None:
    assert told("\ufeff" + FITTING) == []


def test_what_is_read_is_not_run() -> None:
    assert told("raise SystemExit\n" + FITTING) == []


def test_an_override_of_a_resource_without_actions_is_told() -> None:
    (found,) = told(tag="class TagService: ...")

    assert (found.code, found.span) == ("stale-override", Span("overrides/tag.py", 1, 7, 17))


def test_an_override_of_a_resource_that_is_gone_is_told() -> None:
    text = (
        "from generated.services.shelf import ShelfServiceBase\n\n\n"
        "class ShelfService(ShelfServiceBase):\n    pass\n"
    )
    files = {AUTH: AUTH_STUB, "overrides/task.py": FITTING, "overrides/shelf.py": text}
    (found,) = inspect_overrides(CATALOG, files)

    assert (found.code, found.span) == ("stale-override", Span("overrides/shelf.py", 4, 7, 19))


def test_a_file_beside_a_resource_without_actions_is_nobodys_business() -> None:
    assert told(tag="labels = {}") == []


def test_a_missing_seam_for_authentication_is_told_with_the_file_to_write() -> None:
    (found,) = told(auth=None)

    assert found.code == "missing-override"
    assert found.hint is not None
    assert AUTH_STUB in found.hint


def test_a_seam_without_authorize_is_told() -> None:
    (found,) = told(auth="def authorise(): ...")

    assert found.message == "`overrides/auth.py` defines no `authorize`"
    assert found.hint == "from generated.access import allow_everyone as authorize"


@pytest.mark.parametrize(
    "auth",
    [
        "async def authorize(request, owner): ...",
        "from company.auth import authorize",
        "from company.auth import check as authorize",
        "import authorize",
        "authorize = Check()",
        "authorize: Check = Check()",
    ],
)
def test_authorize_may_be_anything_that_has_the_name(auth: str) -> None:
    assert told(auth=auth) == []


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = told(task=None, auth="", tag="class TagService: ...")

    assert codes(found) == ["missing-override", "missing-override", "stale-override"]


def test_what_is_told_points_into_the_file() -> None:
    text = "class TaskService(Nothing): ...\n"
    (found,) = told(text)

    assert render(found, {TASK: text}).splitlines()[:4] == [
        "overrides/task.py:1:7: error[wrong-override]: class `TaskService` does not extend "
        "`TaskServiceBase`",
        "  |",
        "1 | class TaskService(Nothing): ...",
        "  |       ^^^^^^^^^^^",
    ]


def awkward(name: str) -> Catalog:
    return read_text(f"""
spec: 1
api: {{ title: Awkward, version: "1" }}
resources:
  {name}:
    fields: {{ title: {{ type: string, required: true }} }}
    actions:
      import: {{ input: {{ class: {{ type: text, required: true }} }}, override: required }}
""")


@pytest.mark.parametrize("name", ["auth", "class", "data", "self", "page", "owner", "x" * 48])
def test_a_stub_for_an_awkward_name_fits(name: str) -> None:
    catalog = awkward(name)
    found = stub(catalog, name)

    assert found is not None
    assert inspect_overrides(catalog, {AUTH: AUTH_STUB, found[0]: found[1]}) == ()


MANY = read_text("""
spec: 1
api: { title: Todo, version: "1" }
resources:
  task:
    fields: { title: { type: string, required: true } }
    methods: [create, update, delete, clear, batch]
    actions: { archive: { override: required } }
  tag:
    fields: { label: { type: string, required: true } }
    methods: [create, delete, clear, batch]
    override: required
""")
REPLACED = """
from generated.services.task import TaskServiceBase

class TaskService(TaskServiceBase):
    async def on_archive(self, task: Task) -> None: ...
    async def {name}(self, *data): ...
"""


def passed_by(task: str) -> list[Diagnostic]:
    tag = "class TagService(TagServiceBase):\n    async def delete(self, id): ..."
    files = {TASK: task, "overrides/tag.py": tag, AUTH: AUTH_STUB}
    return list(inspect_overrides(MANY, files))


@pytest.mark.parametrize(
    ("name", "many"),
    [("create", ["batch"]), ("update", ["batch"]), ("delete", ["clear", "batch"])],
)
def test_a_replaced_operation_that_others_pass_by_is_told(name: str, many: list[str]) -> None:
    found = passed_by(REPLACED.format(name=name))

    assert [(each.code, each.span) for each in found] == [
        ("passed-by", Span(TASK, 6, 15, 15 + len(name))) for _ in many
    ]
    assert [each.message for each in found] == [
        f"`{each}` would write tasks without calling this `{name}`" for each in many
    ]
    assert found[0].hint is not None
    assert found[0].hint.startswith("write `override: required` below `task:`")


def test_who_replaces_what_is_done_to_many_rows_too_is_told_nothing() -> None:
    both = "    async def clear(self): ...\n    async def batch(self, data): ...\n"

    assert passed_by(REPLACED.format(name="delete") + both) == []
    assert passed_by(REPLACED.format(name="list")) == []
