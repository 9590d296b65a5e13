"""`codegen dev` with row-level security: it serves, and PostgreSQL keeps two owners apart."""

import json
import signal
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from codegen.dev.postgres import embedded
from tests.dev.processes import processes_in
from tests.dev.session import Session, codegen, edit
from tests.dev.test_ownership import EARLIER, tell

SCHEMA = """
spec: 1
api: { title: Secured, version: "1" }
resources:
  task:
    fields: { title: { type: string, required: true, max_length: 80 } }
"""
SECURED = "security: { row_level_security: true }\n"
PREDICATE = 'Task.user_id == bindparam("_owner")'


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session in a project that an earlier version has served, without row-level security.

    Its rows belonged to the superuser; the policies came with a later revision.
    """
    root = tmp_path_factory.mktemp("secured") / "project"
    root.mkdir()
    (root / "schema.yaml").write_text(SCHEMA)
    assert codegen(root, "stub", "auth").returncode == 0
    assert codegen(root, "generate").returncode == 0
    assert codegen(root, "migrate").returncode == 0
    assert codegen(root, "db", "upgrade").returncode == 0
    with embedded(root / ".data" / "postgres") as server:
        for number, owner in enumerate(("ann", "ben")):
            row = f"(gen_random_uuid(), '{owner}', 'of {owner} {number}')"
            tell(server, f"INSERT INTO tasks (id, user_id, title) VALUES {row}")
        tell(server, EARLIER)
    (root / "schema.yaml").write_text(SCHEMA + SECURED)
    assert codegen(root, "migrate").returncode == 0
    session = Session(root)
    session.wait_for("Ctrl-C stops everything.")
    yield session
    session.end(signal.SIGTERM)


def titles(dev: Session, owner: str) -> list[str]:
    status, body = dev.ask(f"/api/{owner}/tasks")
    assert status == 200, body
    return [each["title"] for each in json.loads(body)["items"]]


def create(dev: Session, owner: str, title: str) -> int:
    connection = HTTPConnection("127.0.0.1", dev.port, timeout=10)
    headers = {"Content-Type": "application/json"}
    try:
        connection.request("POST", f"/api/{owner}/tasks", json.dumps({"title": title}), headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_it_is_ready_at_once_and_says_nothing_of_a_superuser(dev: Session) -> None:
    assert dev.ask("/readyz")[0] == 200
    assert "cannot work" not in dev.said
    assert "superuser" not in dev.said


def test_the_rows_of_an_earlier_version_are_their_owners(dev: Session) -> None:
    assert titles(dev, "ann") == ["of ann 0"]
    assert titles(dev, "ben") == ["of ben 1"]


def test_a_service_that_forgets_the_owner_shows_nobody_elses_rows(dev: Session) -> None:
    assert create(dev, "eve", "of eve") == 201
    service = dev.root / "generated" / "services" / "task.py"
    while PREDICATE in service.read_text():
        edit(service, PREDICATE, "Task.id == Task.id")
    said = len(dev.said)
    (worker,) = [
        each for each in processes_in(dev.root) if "codegen.dev.worker" in " ".join(each.cmdline())
    ]
    worker.kill()
    dev.wait_for("Application startup complete.", said)

    assert titles(dev, "eve") == ["of eve"]
    assert titles(dev, "ann") == ["of ann 0"]
    assert titles(dev, "nobody") == []


def test_the_shell_is_bound_and_may_become_the_superuser(dev: Session) -> None:
    count = "SELECT count(*) FROM tasks"
    bound = codegen(dev.root, "db", "shell", "-Atc", count)
    unbound = codegen(dev.root, "db", "shell", "-Atq", "-c", r"\c - postgres", "-c", count)

    assert bound.stdout == "0\n"
    assert unbound.stdout == "3\n"
