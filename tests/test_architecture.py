"""The rules of the house, each with a fault that it notices.

Who may import whom, who may write and who may print, how large a file is, and how little a template
thinks. A rule is a function from sources to what breaks it; the tests below hold the project
against each, and plant one fault for each.
"""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from codegen.catalog import Action, Api, Boolean, Catalog, Field, Owner, Resource, String, Verb
from codegen.emit import emit

ROOT = Path(__file__).parents[1]
SUPPORT = "codegen/emit/support/"
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_SHARED_LINES = 5

Sources = Mapping[str, str]


def sources(*patterns: str) -> dict[str, str]:
    """The text of each file of the project that matches, by path."""
    paths = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
    }


CODEGEN = {
    path: text for path, text in sources("codegen/**/*.py").items() if not path.startswith(SUPPORT)
}
GENERATED = sources("generated/**/*.py")
OVERRIDES = sources("overrides/**/*.py")
TEMPLATES = sources("codegen/**/*.jinja")

GROUND = {"catalog", "naming", "patterns", "module", "tree", "diagnostics", "storage", "versions"}
MAY_IMPORT = {
    **dict.fromkeys(GROUND, GROUND),
    "read": GROUND,
    "emit": GROUND - {"diagnostics"},
    "migrate": GROUND,
    "overrides": GROUND | {"emit"},
    "plan": GROUND | {"migrate", "compat", "overrides"},
    "causes": {"catalog", "tree"},
    "standing": {"plan", "writer", "diagnostics", "tree"},
    "revisions": {"migrate", "standing", "writer", "catalog", "diagnostics", "tree"},
    "edits": {"tree", "diagnostics"},
    "compat": {"versions", "read"},
    "writer": {"tree", "diagnostics", "edits"},
    "lock": set(),
    "exits": set(),
    "pipeline": GROUND
    | {
        "read",
        "emit",
        "migrate",
        "overrides",
        "writer",
        "lock",
        "explain",
        "plan",
        "standing",
        "revisions",
        "causes",
    },
    "explain": GROUND | {"emit"},
    "report": {"pipeline", "revisions", "diagnostics", "writer", "explain", "plan"},
    "console": {"report", "diagnostics", "writer", "lock", "exits", "dev"},
    "cli": {
        *("pipeline", "report", "console", "diagnostics", "exits", "dev", "explain"),
        *("plan", "standing", "revisions", "causes"),
    },
    "dev": {"pipeline", "report", "catalog", "diagnostics", "writer", "lock"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""What each part of codegen may import of codegen, besides itself."""

LAYERS = {
    "api": {"generated", "overrides", "fastapi", "starlette", "sqlalchemy.exc", "alembic"},
    "services": {
        *("generated.models", "generated.schemas", "generated.services", "generated.errors"),
        *("generated.pagination", "generated.database", "generated.rows", "generated.steps"),
        *("generated.security", "generated.transactions", "generated.conflicts"),
        *("generated.lists", "generated.filters", "generated.orders", "generated.expansions"),
        *("generated.links", "generated.references", "generated.preconditions"),
        "sqlalchemy",
    },
    "schemas": {"generated.schemas"},
    "models": {"generated.models", "sqlalchemy"},
    "overrides": {
        *("generated.models", "generated.schemas", "generated.services", "generated.errors"),
        *("generated.access", "generated.rows", "generated.database", "generated.security"),
        "generated.addresses",
        *("overrides", "fastapi", "sqlalchemy"),
        # What an extra router is made of.
        *("generated.api.owner", "generated.api.dependencies", "generated.api.routing"),
    },
}
"""What each layer may import of what the layers are about; other libraries are all the same."""

WATCHED = ("codegen", "generated", "overrides", "fastapi", "starlette", "sqlalchemy", "alembic")

LARGE = {
    "codegen/migrate/changes.py": "a closed sum with a class for each kind of change",
    "codegen/naming.py": "the names that are taken stand in lists, one in a line",
}
"""Files that are larger than a file should be, and why."""

WRITERS = {
    "codegen/writer.py": "it is the one that writes",
    "codegen/lock.py": "holds the file that keeps two runs apart",
    "codegen/module.py": "formats in a temporary folder",
    "codegen/dev/": "runs a database and a server, which have files of their own",
}
SPEAKERS = {
    "codegen/cli/": "it is the command line",
    "codegen/console.py": "it is the terminal",
    "codegen/dev/": "runs processes of its own, which exit",
}


def imports(text: str) -> Iterator[str]:
    """Every module or name that a source imports, wherever it does."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def below(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def strange_imports(files: Sources) -> list[str]:
    """Imports of one part of codegen by another that must not know it."""
    found = []
    for path, text in files.items():
        part = path.split("/")[1].removesuffix(".py")
        may = {f"codegen.{other}" for other in MAY_IMPORT[part] | {part}}
        for name in imports(text):
            ours = name.split(".")[0]
            if ours in {"generated", "overrides"} or (ours == "codegen" and not below(name, may)):
                found.append(f"{path} imports {name}")
    return found


def strange_layers(files: Sources) -> list[str]:
    """Imports that go up from one generated layer to another, or around one."""
    found = []
    for path, text in files.items():
        layer = path.split("/")[0] if path.startswith("overrides/") else path.split("/")[1]
        may = LAYERS.get(layer, {"generated", "fastapi", "starlette", "sqlalchemy"})
        for name in imports(text):
            if below(name, set(WATCHED)) and not below(name, may):
                found.append(f"{path} imports {name}")
    return found


def functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def too_large(files: Sources) -> list[str]:
    """Files and functions that do more than one can see at once."""
    large = [
        path
        for path, text in files.items()
        if len(text.splitlines()) > MAX_FILE_LINES and path not in LARGE
    ]
    long = [
        f"{path}: {function.name}"
        for path, text in files.items()
        for function in functions(text)
        if (function.end_lineno or 0) - function.lineno >= MAX_FUNCTION_LINES
    ]
    return large + long


def vague_names(files: Sources) -> list[str]:
    """Modules and classes that are named after nothing."""
    vague = re.compile("utils?|helpers?|common|managers?|mixins?|misc|Manager|Mixin|Helper|Util")
    modules = [path for path in files if any(map(vague.fullmatch, re.split("[/._]", path)))]
    classes = [
        f"{path}: {node.name}"
        for path, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and vague.search(node.name)
    ]
    return modules + classes


def untyped(files: Sources) -> list[str]:
    """Functions that say `Any` of what they take or give."""
    found = []
    for path, text in files.items():
        for function in functions(text):
            declared = [function.args, *([function.returns] if function.returns else [])]
            names = [node for part in declared for node in ast.walk(part)]
            if any(isinstance(node, ast.Name) and node.id == "Any" for node in names):
                found.append(f"{path}: {function.name}")
    return found


def undocumented(files: Sources) -> list[str]:
    """Public modules, classes and functions that do not say what they are for."""
    found = []
    for path, text in files.items():
        module = ast.parse(text)
        found += [] if ast.get_docstring(module) else [path]
        found += [f"{path}: {name}" for name in _undocumented(module)]
    return found


def _undocumented(owner: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in owner.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            overrides = "override" in map(ast.unparse, node.decorator_list)
            public = not node.name.startswith("_")
            if public and not overrides and not ast.get_docstring(node):
                yield node.name
            if public and isinstance(node, ast.ClassDef):
                yield from _undocumented(node)


def calls(text: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def excused(path: str, excuses: Mapping[str, str]) -> bool:
    return any(path == place or path.startswith(place) for place in excuses if place)


def writing(files: Sources) -> list[str]:
    """Calls that change the disk, where nothing should."""
    changing = re.compile(
        r"(.*\.)?(write_text|write_bytes|unlink|touch|mkdir|rmdir|symlink_to|hardlink_to|chmod)"
        r"|os\.(replace|rename|remove|open|truncate|makedirs|.*dirs?|link|symlink)"
        r"|.*\.(rename|replace)_to|shutil\..*|tempfile\..*"
    )
    found = []
    for path, text in files.items():
        for name, call in calls(text):
            opens = name == "open" or name.endswith(".open")
            given = [*call.args[name == "open" :], *(keyword.value for keyword in call.keywords)]
            modes = [node.value for node in given if isinstance(node, ast.Constant)]
            writes = any(isinstance(mode, str) and re.match("[rbt]*[wax+]", mode) for mode in modes)
            nowhere = "os.devnull" in ast.unparse(call)
            if (changing.fullmatch(name) and not nowhere) or (opens and writes):
                found.append(f"{path}: {name}")
    return [each for each in found if not excused(each.split(":")[0], WRITERS)]


def speaking(files: Sources) -> list[str]:
    """Calls that print or exit, where nothing should."""
    loud = re.compile(
        r"print|input|exit|quit|sys\.exit|os\._exit|os\.abort|(builtins\.)?SystemExit"
        r"|typer\.(echo|secho|Exit|Abort|confirm|prompt)|sys\.(stdout|stderr)\..*|.*console\.print"
    )
    return [
        f"{path}: {name}"
        for path, text in files.items()
        for name, _ in calls(text)
        if loud.fullmatch(name) and not excused(path, SPEAKERS)
    ]


def thinking(templates: Sources) -> list[str]:
    """Templates that compute, branch within branches, or loop within loops."""
    found = []
    for path, text in templates.items():
        depth: Counter[str] = Counter()
        for tag in re.findall(r"{%-?\s*(\w+)", text):
            if tag in {"for", "if"}:
                depth[tag] += 1
            elif tag in {"endfor", "endif"}:
                depth[tag.removeprefix("end")] -= 1
            elif tag != "else":
                found.append(f"{path}: {tag}")
            if depth["for"] > 1 or depth["if"] > 1:
                found.append(f"{path}: {tag} within {tag}")
        for value in re.findall(r"{{-?(.*?)-?}}", text):
            if not re.fullmatch(r"\s*(\w+|\"[{}]\")\s*(\|\s*indent(\(\d+\))?\s*)?", value):
                found.append(f"{path}: {value.strip()}")
    return found


def repeated(files: Sources, names: tuple[str, str]) -> list[str]:
    """Control flow that stands in the files of two resources and differs in their names only."""

    def flows(name: str) -> set[tuple[str, str]]:
        """The bodies of functions with control flow, as if the resource were called `x`."""
        bodies = set()
        for path, text in files.items():
            if Path(path).stem == name:
                plain = re.sub(name, "x", text, flags=re.IGNORECASE)
                bodies |= {(path.replace(name, "x"), body) for body in map(_flow, functions(plain))}
        return bodies

    shared = flows(names[0]) & flows(names[1])
    return [f"{path}:\n{body}" for path, body in sorted(shared) if _lines(body) > MAX_SHARED_LINES]


def _flow(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """The body without its docstring, or nothing where it neither branches, loops nor tries."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    flow = ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try
    if not any(isinstance(node, flow) for statement in body for node in ast.walk(statement)):
        return ""
    return "\n".join(map(ast.unparse, body))


def _lines(body: str) -> int:
    return len(body.splitlines())


def two_resources() -> dict[str, str]:
    """What is generated for two resources that differ in nothing but their names."""
    done = Field("done", "done", Boolean(), required=True)
    acts = (Action("act", "act", Verb.POST), Action("do", "do", Verb.PATCH, input=(done,)))
    pair = tuple(
        Resource(name, f"{name}s", name.title(), name, (done,), actions=acts)
        for name in ("alpha", "gamma")
    )
    files = emit(Catalog(Api("Two", "1"), Owner("user_id", String(1, 64)), pair))
    return {path: text for path, text in files.items() if path.endswith(".py")}


RULES: list[tuple[Callable[[Sources], list[str]], Sources]] = [
    (strange_imports, CODEGEN),
    (strange_layers, {**GENERATED, **OVERRIDES}),
    (strange_layers, two_resources()),
    (too_large, {**CODEGEN, **GENERATED, **OVERRIDES}),
    (vague_names, {**CODEGEN, **GENERATED, **OVERRIDES}),
    (untyped, {**CODEGEN, **GENERATED, **OVERRIDES}),
    (undocumented, {**CODEGEN, **GENERATED, **OVERRIDES}),
    (writing, CODEGEN),
    (speaking, CODEGEN),
    (thinking, TEMPLATES),
]


@pytest.mark.parametrize(("rule", "files"), RULES, ids=[rule.__name__ for rule, _ in RULES])
def test_the_house_keeps_its_rules(
    rule: Callable[[Sources], list[str]], files: dict[str, str]
) -> None:
    assert files
    assert rule(files) == []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (strange_imports, "codegen/tree.py", "from codegen.writer import write"),
        (strange_imports, "codegen/read/spec/fields.py", "import codegen.emit.models"),
        (
            strange_imports,
            "codegen/read/spec/fields.py",
            "def late():\n    from codegen import writer",
        ),
        (strange_imports, "codegen/emit/api.py", "from codegen.read import read"),
        (strange_imports, "codegen/emit/api.py", "from codegen.diagnostics import Span"),
        (strange_imports, "codegen/migrate/diff.py", "from codegen.emit import emit"),
        (strange_imports, "codegen/writer.py", "from codegen.catalog import Catalog"),
        (strange_imports, "codegen/pipeline.py", "from codegen.cli import app"),
        (strange_imports, "codegen/cli/project.py", "from codegen.emit import emit"),
        (strange_imports, "codegen/dev/serve.py", "from generated.app import create_app"),
        (strange_imports, "codegen/overrides.py", "import overrides.task"),
        (strange_layers, "generated/app.py", "from codegen.naming import pascal"),
        (strange_layers, "generated/database.py", "from overrides.auth import authorize"),
        (strange_layers, "generated/api/task.py", "from sqlalchemy import select"),
        (strange_layers, "generated/services/task.py", "from fastapi import Request"),
        (strange_layers, "generated/services/task.py", "from overrides.task import TaskService"),
        (strange_layers, "generated/schemas/task.py", "from generated.models.task import Task"),
        (strange_layers, "generated/schemas/task.py", "import sqlalchemy"),
        (strange_layers, "generated/models/task.py", "from generated.errors import NotFound"),
        (strange_layers, "overrides/task.py", "from generated.api.task import router"),
        (strange_layers, "overrides/task.py", "import codegen"),
        (too_large, "codegen/a.py", "x = 1\n" * (MAX_FILE_LINES + 1)),
        (too_large, "codegen/a.py", "def f():\n" + "    x = 1\n" * MAX_FUNCTION_LINES),
        (vague_names, "codegen/emit/utils.py", ""),
        (vague_names, "codegen/common/tree.py", ""),
        (vague_names, "codegen/a.py", "class TreeManager: ..."),
        (untyped, "codegen/a.py", "def f(x: Any): ..."),
        (untyped, "codegen/a.py", "async def f(x: int) -> list[Any]: ..."),
        (undocumented, "codegen/a.py", "x = 1"),
        (undocumented, "codegen/a.py", '"""A."""\n\ndef f(): ...'),
        (undocumented, "codegen/a.py", '"""A."""\n\nclass A:\n    """A."""\n\n    def f(): ...'),
        (writing, "codegen/a.py", "Path('x').write_text('y')"),
        (writing, "codegen/a.py", "with open('x', 'w') as stream: ..."),
        (writing, "codegen/a.py", "path.open(mode='ab')"),
        (writing, "codegen/a.py", "os.replace('x', 'y')"),
        (writing, "codegen/a.py", "path.unlink()"),
        (writing, "codegen/a.py", "shutil.rmtree('generated')"),
        (writing, "codegen/a.py", "tempfile.mkdtemp()"),
        (speaking, "codegen/a.py", "print('done')"),
        (speaking, "codegen/a.py", "sys.exit(1)"),
        (speaking, "codegen/a.py", "raise SystemExit(1)"),
        (speaking, "codegen/a.py", "typer.echo('done')"),
        (speaking, "codegen/a.py", "sys.stderr.write('wrong')"),
        (thinking, "a.jinja", "{% set x = 1 %}"),
        (thinking, "a.jinja", "{% macro f() %}{% endmacro %}"),
        (thinking, "a.jinja", "{% for x in y %}{% for z in x %}{% endfor %}{% endfor %}"),
        (thinking, "a.jinja", "{% if x %}{% if y %}{% endif %}{% endif %}"),
        (thinking, "a.jinja", "{{ name | upper }}"),
        (thinking, "a.jinja", "{{ name.title() }}"),
        (thinking, "a.jinja", "{{ x + 1 }}"),
    ],
)
def test_a_rule_notices_what_breaks_it(
    rule: Callable[[Sources], list[str]], path: str, text: str
) -> None:
    assert rule({path: text})


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (writing, "codegen/a.py", "open('x')\nopen('x', 'rb')\ntext.replace('x', 'y')"),
        (speaking, "codegen/a.py", "x = 'print'\nprinted(x)"),
        (
            thinking,
            "a.jinja",
            "{% for x in y %}{% if x %}{{ x | indent(4) }}{% endif %}{% endfor %}",
        ),
        (strange_imports, "codegen/emit/api.py", "import json\nfrom codegen.catalog import Field"),
    ],
)
def test_a_rule_has_nothing_against_what_is_right(
    rule: Callable[[Sources], list[str]], path: str, text: str
) -> None:
    assert rule({path: text}) == []


def test_what_is_large_still_is() -> None:
    """An excuse that nobody needs any more goes."""
    assert [path for path in LARGE if CODEGEN[path].count("\n") <= MAX_FILE_LINES] == []


def test_two_resources_share_no_more_than_a_few_lines_of_control_flow() -> None:
    assert repeated(two_resources(), ("alpha", "gamma")) == []


def test_shared_control_flow_is_noticed() -> None:
    service = '''
class AlphaService:
    async def get(self, id):
        """Get an alpha."""
        for attempt in range(3):
            try:
                return await self.alpha(id)
            except OSError:
                if attempt == 2:
                    raise Alpha(id)
                self.wait(attempt)
    '''
    files = {
        "generated/services/alpha.py": service,
        "generated/services/gamma.py": service.replace("alpha", "gamma").replace("Alpha", "Gamma"),
    }

    assert len(repeated(files, ("alpha", "gamma"))) == 1
