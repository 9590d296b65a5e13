"""What the documentation says is so: what it shows is done again, and its links followed."""

from __future__ import annotations

import ast
import json
import logging
import os
import re
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
import yaml

from codegen import pipeline
from codegen.diagnostics import SchemaError, render
from codegen.overrides import inspect_overrides
from codegen.read import read_text
from generated.app import create_app
from generated.config import Settings, load_settings
from generated.errors import ApiError
from generated.logs import JsonLines, TextLines, naming
from tests.api.databases import Databases
from tests.api.projects import copy_project
from tests.api.servers import ROOT, server_process, serving
from tests.projects.running import PROJECTS, environment, migrated, serve
from tests.transcripts import replay

PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
        *(ROOT / name / "README.md" for name in ("benchmarks", "examples")),
        *sorted(ROOT.glob("docs/**/*.md")),
    )
}
SERVED_BY = r"^<!-- served by examples/(\w+) -->$"
AWAY = "<!-- replayed while the database is away -->\n"
PROBLEMS = {kind.type: kind for kind in ApiError.__subclasses__() if kind.__name__[0] != "_"}


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page that are in one language, without their common indentation."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", PAGES[page], re.M | re.S)
    return [textwrap.dedent(block) for _, block in found]


def every(language: str) -> list[object]:
    """Each block of that language in any page, as a parameter named after its place."""
    return [
        pytest.param(block, id=f"{page}-{number}")
        for page in PAGES
        for number, block in enumerate(blocks(page, language), start=1)
    ]


# Transcripts


@pytest.fixture
def empty_database(databases: Databases, template: str) -> str:
    """What a page starts from."""
    return databases.create(databases.unused_name("docs"), template=template)


@pytest.mark.parametrize(
    ("page", "least"), [("README.md", 3), ("docs/api.md", 20), ("docs/errors.md", 8)]
)
def test_each_answer_is_as_shown(page: str, least: int, empty_database: str) -> None:
    text = re.sub(f"{AWAY}```console\n.*?```", "", PAGES[page], flags=re.S)
    with serving(create_app(Settings(database_url=empty_database))) as base_url:
        assert replay(base_url, text) >= least


@pytest.mark.parametrize(("example", "least"), [("tracker", 25), ("shop", 8)])
def test_each_answer_of_an_example_is_as_shown(
    example: str, least: int, databases: Databases, tmp_path: Path
) -> None:
    _, *parts = re.split(SERVED_BY, PAGES["docs/api-relations.md"], flags=re.M)
    text = dict(zip(parts[::2], parts[1::2], strict=True))[example]
    project = PROJECTS[example]
    with (
        migrated(project, databases) as url,
        serve(project, url, tmp_path / "server.log", guarded=False) as server,
    ):
        with psycopg.connect(url) as connection:
            for statement in re.findall(r"^```sql\n(.*?)^```$", text, re.M | re.S):
                connection.execute(statement)
        assert replay(server.base_url, text) >= least


def test_the_answer_without_a_database_is_as_shown() -> None:
    _, _, text = PAGES["docs/errors.md"].partition(AWAY)
    with serving(create_app(Settings(database_url="postgresql://127.0.0.1:9/x"))) as base_url:
        assert replay(base_url, text) == 1


def test_the_example_of_authentication_works_as_shown(tmp_path: Path, empty_database: str) -> None:
    page = "docs/overrides.md"
    committed, refusing, auth = blocks(page, "python")
    owners = re.search(r"export TOKEN_OWNERS='(.*)'", PAGES[page])
    assert owners is not None
    copy_project(tmp_path)
    (tmp_path / "overrides" / "task.py").write_text(refusing)
    (tmp_path / "overrides" / "auth.py").write_text(auth)
    environment = {"DATABASE_URL": empty_database, "TOKEN_OWNERS": owners[1]}
    with server_process(tmp_path, tmp_path / "server.log", environment) as server:
        assert replay(server.base_url, PAGES[page]) == 5
    assert committed == (ROOT / "overrides" / "task.py").read_text()


# Blocks


@pytest.mark.parametrize("block", every("python"))
def test_each_block_of_python_is_python(block: str) -> None:
    ast.parse(block)


@pytest.mark.parametrize("page", ["docs/overrides.md", "docs/settings.md"])
def test_each_complete_block_of_python_runs(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN_OWNERS", "{}")
    for block in blocks(page, "python"):
        exec(compile(block, page, "exec"), {"__name__": "example"})


@pytest.mark.parametrize("block", every("json"))
def test_each_block_of_json_is_json_and_each_problem_in_it_true(block: str) -> None:
    document = json.loads(block)
    if isinstance(document, dict) and str(document.get("type")).startswith("urn:problem-type:"):
        kind = PROBLEMS[document["type"]]

        assert (document["title"], document["status"]) == (kind.title, kind.status)
        assert list(document) == ["type", "title", "status", "detail", "instance"]


@pytest.mark.parametrize("block", every("yaml"))
def test_each_schema_can_be_read(block: str) -> None:
    head = "" if "spec:" in block else "spec: 1\napi: { title: Todo, version: 0.1.0 }\n"
    if re.search("^(spec|resources):", block, re.M):
        read_text(head + block)
    else:
        yaml.safe_load(block)


@pytest.mark.parametrize("block", [*every("sh"), *every("console")])
def test_each_command_exists(block: str) -> None:
    commands = re.findall("^## `codegen ((?:db )?[a-z]+)", PAGES["docs/commands.md"], re.M)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M)

    assert {*re.findall(r"codegen ((?:db )?[a-z]+)", block)} <= {*commands}
    assert {*re.findall(r"^(?:\$ )?make ([a-z]+)", block, re.M)} <= {*targets}


def test_the_image_copies_what_is_there() -> None:
    (block,) = blocks("docs/deployment.md", "dockerfile")
    copied = [line.split()[1:-1] for line in block.splitlines() if line.startswith("COPY")]

    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []
    assert {"generated", "overrides", "migrations"} <= {name for names in copied for name in names}


def test_the_readme_shows_a_part_of_the_schema() -> None:
    shown = yaml.safe_load(blocks("README.md", "yaml")[0])["resources"]["task"]
    schema = yaml.safe_load((ROOT / "schema.yaml").read_text())["resources"]["task"]

    assert shown["plural"] == schema["plural"]
    for name, facts in shown["fields"].items():
        assert facts.items() <= schema["fields"][name].items()


def test_the_edit_of_the_readme_is_one() -> None:
    field_line = blocks("README.md", "yaml")[1]
    schema = (ROOT / "schema.yaml").read_text()
    edited = schema.replace("    fields:\n", f"    fields:\n      {field_line}", 1)

    assert "due_at" in {each.name for each in read_text(edited).resources[0].fields}


def test_the_way_from_an_edit_to_a_new_table_is_as_the_readme_says(
    tmp_path: Path, empty_database: str
) -> None:
    field_line = blocks("README.md", "yaml")[1]
    schema = (ROOT / "schema.yaml").read_text()
    commands = [line for block in blocks("README.md", "sh") for line in block.splitlines()]
    steps = [line.split()[1:] for line in commands if line.startswith(".venv/bin/codegen")]
    copy_project(tmp_path)
    edited = schema.replace("    fields:\n", f"    fields:\n      {field_line}", 1)
    (tmp_path / "schema.yaml").write_text(edited)
    addresses = {"DATABASE_URL": empty_database, "DATABASE_URL_UNPOOLED": ""}
    ended = {}
    for step in steps:
        done = subprocess.run(
            [sys.executable, "-m", "codegen", *step],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **addresses},
            check=False,
        )
        ended[" ".join(step)] = done.returncode

    assert ended == {
        "plan": 10,
        "generate": 0,
        "check": 1,
        "migrate": 0,
        "db upgrade": 0,
        "stub task": 4,
    }
    (revision,) = re.findall(r"`(migrations/versions/\w+\.py)`", PAGES["README.md"])
    assert "due_at" in (tmp_path / revision).read_text()
    with psycopg.connect(empty_database) as connection:
        assert connection.execute("SELECT due_at FROM tasks").fetchall() == []


def test_the_refusal_in_the_readme_is_the_one() -> None:
    schema = (
        "spec: 1\napi: { title: Todo, version: 0.1.0 }\nresources:\n  task:\n    fields:\n"
        "      title: { type: string, required: true, maxLength: 200 }\n"
    )
    with pytest.raises(SchemaError) as caught:
        read_text(schema)
    (message,) = (render(each, {"schema.yaml": schema}) for each in caught.value.diagnostics)

    assert blocks("README.md", "text") == [f"{message}\n"]


def test_the_complaint_about_a_stale_hook_is_the_one() -> None:
    warning, complaint = blocks("docs/overrides.md", "text")
    path = "overrides/task.py"
    text = (ROOT / path).read_text().replace("on_complete", "on_completed")
    files = {path: text, "overrides/auth.py": (ROOT / "overrides" / "auth.py").read_text()}
    found = inspect_overrides(pipeline.load(ROOT / "schema.yaml"), files)

    assert f"{render(found[-1], files)}\n" == complaint
    assert warning.strip().split(": ", 2)[2] in (ROOT / "generated" / "access.py").read_text()


def test_the_complaint_about_settings_is_the_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("MAX_BODY_BYTES", "10")
    with pytest.raises(SystemExit) as refused:
        load_settings()

    assert blocks("docs/settings.md", "text")[0] == f"{refused.value}\n"


def test_the_line_of_a_request_looks_as_it_is_shown() -> None:
    (shown,) = blocks("docs/settings.md", "json")
    line = json.loads(shown)
    facts = {"method": line["method"], "path": line["path"], "milliseconds": line["milliseconds"]}
    record = logging.makeLogRecord(
        {
            **{"name": line["logger"], "levelname": line["level"].upper(), "msg": line["message"]},
            **{"created": datetime.fromisoformat(line["time"]).timestamp(), **facts},
            "status": line["status"],
        }
    )
    with naming(UUID(line["request_id"])):
        assert json.loads(JsonLines().format(record)) == line
        assert f"{TextLines().format(record)}\n" == blocks("docs/settings.md", "text")[1]


def test_the_tables_are_those_that_migrations_make() -> None:
    print_all = (
        "from alembic import command, config\n"
        "migrations = config.Config()\n"
        "migrations.set_main_option('script_location', 'migrations')\n"
        "command.upgrade(migrations, 'head', sql=True)\n"
    )
    printed = ""
    for name in ("todo", "tracker", "shop", "ledger"):
        done = subprocess.run(
            [sys.executable, "-c", print_all],
            cwd=PROJECTS[name].folder,
            env=environment(PROJECTS[name], "postgresql:///x"),
            capture_output=True,
            text=True,
            check=True,
        )
        printed += re.sub("^ +| +$", "", done.stdout, flags=re.M)

    shown = [re.sub("^ +", "", each, flags=re.M) for each in blocks("docs/data-model.md", "sql")]
    assert len(shown) > 5
    assert [block for block in shown if block not in printed] == []


# What must be mentioned


def test_every_setting_is_explained_with_its_default() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", PAGES["docs/settings.md"], re.M)

    assert [name for name, _ in rows] == [name.upper() for name in Settings.model_fields]
    for name, default in rows:
        facts = Settings.model_fields[name.lower()]
        wanted = "none; required" if facts.is_required() else f"`{facts.default}`"
        assert default == ("unset" if facts.default is None else wanted), name


def test_the_example_of_an_environment_has_every_setting() -> None:
    text = (ROOT / ".env.example").read_text()
    lines = dict(re.findall(r"^# ([A-Z_]+)=(.*)$", text, re.M))

    assert [*lines] == [name.upper() for name in Settings.model_fields]
    for name, facts in Settings.model_fields.items():
        if facts.default is not None and not facts.is_required():
            assert lines[name.upper()] == str(facts.default)
    Settings.model_validate({name.lower(): value for name, value in lines.items()})


def test_every_problem_is_explained() -> None:
    rows = re.findall(r"^\| \[`(.+?)`\]\(#(.+?)\) \| (\d+) \|", PAGES["docs/errors.md"], re.M)

    assert [(type_, int(status)) for type_, _, status in rows] == [
        (kind.type, kind.status) for kind in sorted(PROBLEMS.values(), key=lambda kind: kind.status)
    ]
    for type_, anchor, _ in rows:
        section = PAGES["docs/errors.md"].partition(f"\n## {anchor.capitalize().replace('-', ' ')}")
        assert f'"{type_}"' in section[2].partition("\n## ")[0]


def test_every_code_of_a_flaw_is_explained() -> None:
    support = (ROOT / "codegen/emit/support").rglob("*.py")
    text = "".join(path.read_text(encoding="utf-8") for path in support)
    raised = r"(?:PydanticCustomError\(|Flaw\([\w\"]+,)\s*\"([a-z_]+)\""
    codes = {*re.findall(raised, text), "unique", "reference"} - {"object_type"}

    assert len(codes) > 15
    assert [code for code in sorted(codes) if f"`{code}`" not in PAGES["docs/errors.md"]] == []


def test_every_operation_is_listed() -> None:
    rows = re.findall(r"^\| \[.+?\]\(#.+?\) \| `([A-Z]+) (.+?)` \|", PAGES["docs/api.md"], re.M)
    paths = json.loads((ROOT / "generated" / "openapi.json").read_text())["paths"]

    assert {*rows} == {
        (verb.upper(), path)
        for path, verbs in paths.items()
        for verb in verbs
        if verb in {"get", "post", "put", "patch", "delete"}
    }


def test_every_module_is_on_the_map() -> None:
    page = PAGES["docs/architecture.md"]
    as_one = ("read/vocabulary/", "read/spec/", "emit/support/")
    modules = [path.relative_to(ROOT / "codegen") for path in (ROOT / "codegen").rglob("*.py")]
    paths = [path.as_posix() for path in modules if path.name != "__init__.py"]
    missing = [
        path
        for path in paths
        if not path.startswith(as_one) and not re.search(rf"[`/]{Path(path).name}`", page)
    ]

    assert missing == []
    assert [each for each in as_one if f"{each.partition('/')[2]}`" not in page] == []


def test_the_map_has_no_module_that_is_gone() -> None:
    named = re.findall(r"`([a-z_/]+\.(?:py|yaml))`", PAGES["docs/architecture.md"])

    folders = [ROOT / name for name in ("codegen", "generated", "overrides", "tests")]
    there = [*ROOT.iterdir(), *(path for folder in folders for path in folder.rglob("*.*"))]

    assert len(named) > 100
    assert [name for name in named if not any(path.match(name) for path in there)] == []


# Links


def anchors(page: str) -> set[str]:
    """What the headings of a page can be linked to by."""
    text = re.sub(r"^( *)```.*?^\1```$", "", PAGES[page], flags=re.M | re.S)
    headings = re.findall("^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    prose = re.sub(r"^( *)```.*?^\1```$", "", PAGES[page], flags=re.M | re.S)
    for link in re.findall(r"\]\((?!https?:)(.+?)\)", prose):
        path, _, anchor = link.partition("#")
        target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.relative_to(ROOT).as_posix()), link


def test_every_page_is_in_the_index() -> None:
    index = PAGES["docs/README.md"]
    pages = [Path(page).name for page in PAGES if re.fullmatch("docs/[^/]+", page)]

    assert [name for name in pages if name != "README.md" and f"({name})" not in index] == []


def test_every_decision_is_dated_and_says_what_was_refused() -> None:
    index = PAGES["docs/decisions/README.md"]
    notes = {page: text for page, text in PAGES.items() if re.search(r"decisions/\d", page)}

    assert len(notes) > 15
    for number, (page, text) in enumerate(notes.items(), start=1):
        title = re.match(rf"# {number}\. (.+)\n\n\d{{4}}-\d\d-\d\d\n", text)
        assert title is not None, page
        assert f"| [{number}]({Path(page).name}) | {title[1]} |" in index
        headings = re.findall("^## (.+)$", text, re.M)
        assert headings == ["Context", "Decision", "Refused", "Consequences"], page
