"""As whom the project uses its own database: who owns what, and how an older one is taken over."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from codegen.dev import ownership
from codegen.dev.errors import DatabaseError
from codegen.dev.postgres import Server, embedded, running
from tests.dev.processes import wait_until_gone

EARLIER = """
    ALTER DATABASE postgres OWNER TO postgres;
    REASSIGN OWNED BY freehold TO postgres;
    DROP OWNED BY freehold;
    DROP ROLE freehold;
"""
"""What makes a cluster one of an earlier version, which had the superuser only."""

THINGS = """
    CREATE EXTENSION vector;
    CREATE SCHEMA "a ""b"" c";
    CREATE TYPE status AS ENUM ('open', 'done');
    CREATE TYPE pair AS (a int, b int);
    CREATE TYPE span AS RANGE (subtype = int4);
    CREATE DOMAIN positive AS int CHECK (VALUE > 0);
    CREATE SEQUENCE numbers;
    CREATE TABLE "the tasks" (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, old serial,
        title text, place vector(2), state status
    );
    CREATE TABLE "a ""b"" c".parts (id int) PARTITION BY RANGE (id);
    CREATE TABLE "a ""b"" c".first PARTITION OF "a ""b"" c".parts FOR VALUES FROM (0) TO (9);
    CREATE VIEW titles AS SELECT title FROM "the tasks";
    CREATE MATERIALIZED VIEW kept AS SELECT title FROM "the tasks";
    CREATE FUNCTION twice(number int, OUT result int) LANGUAGE sql AS 'SELECT number * 2';
    CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
    CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int, initcond = '0');
    CREATE STATISTICS together (dependencies) ON title, state FROM "the tasks";
    CREATE COLLATION plain (provider = builtin, locale = 'C.UTF-8');
    CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
    ALTER TABLE "the tasks" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON "the tasks" USING (title = current_setting('app.user_id', true));
    INSERT INTO "the tasks" (title, state) VALUES ('ann', 'open'), ('ben', 'done');
    INSERT INTO "a ""b"" c".first VALUES (7);
    SELECT lo_from_bytea(0, 'large');
"""

OWNED = """
    SELECT pg_describe_object(classid, objid, 0), pg_get_userbyid(owner)
    FROM (
        SELECT 'pg_class'::regclass, oid, relowner FROM pg_class WHERE relkind NOT IN ('t', 'i')
        UNION ALL SELECT 'pg_type'::regclass, oid, typowner FROM pg_type
        UNION ALL SELECT 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace
        UNION ALL SELECT 'pg_proc'::regclass, oid, proowner FROM pg_proc
        UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxowner FROM pg_statistic_ext
        UNION ALL SELECT 'pg_collation'::regclass, oid, collowner FROM pg_collation
        UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgowner FROM pg_ts_config
        UNION ALL
        SELECT 'pg_largeobject'::regclass, oid, lomowner FROM pg_largeobject_metadata
    ) AS every (classid, objid, owner)
    WHERE objid >= 16384 AND NOT EXISTS (
        SELECT FROM pg_depend
        WHERE pg_depend.classid = every.classid AND pg_depend.objid = every.objid AND deptype = 'e'
    )
"""
WRITTEN = """
    SELECT 'class', oid, xmin::text FROM pg_class UNION ALL SELECT 'role', oid, xmin::text
    FROM pg_authid UNION ALL SELECT 'database', oid, xmin::text FROM pg_database
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that several tests take over, one after the other."""
    folder = tmp_path_factory.mktemp("owned") / "postgres"
    with embedded(folder) as server:
        tell(server, THINGS)
    return folder


@pytest.fixture
def earlier(data: Path) -> Path:
    """The same database as an earlier version leaves it."""
    with embedded(data) as server:
        tell(server, EARLIER)
    return data


def tell(server: Server, statements: str) -> None:
    with psycopg.connect(server.superuser_url) as connection:
        connection.execute(statements)


def ask(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchall()


def test_the_project_connects_as_a_role_that_policies_bind(data: Path) -> None:
    power = "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles "
    with embedded(data) as server:
        found = ask(server.url, f"{power} WHERE rolname = current_user")
        shown = ask(server.url, 'SELECT title FROM "the tasks"')
        as_ann = "SELECT set_config('app.user_id', 'ann', false); "
        with psycopg.connect(server.url) as connection:
            connection.execute(as_ann)
            of_ann = connection.execute('SELECT title FROM "the tasks"').fetchall()

    assert found == [(False, False, False, False)]
    assert shown == []
    assert of_ann == [("ann",)]


def test_the_role_may_do_what_migrations_do(data: Path) -> None:
    with embedded(data) as server, psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE public.more (id int)")
        connection.execute("CREATE SCHEMA another")
        connection.rollback()


def test_a_database_of_an_earlier_version_is_taken_over_with_its_rows(earlier: Path) -> None:
    with embedded(earlier) as server:
        owners = {str(what): owner for what, owner in ask(server.superuser_url, OWNED)}
        rows = ask(server.superuser_url, 'SELECT id, title, state::text FROM "the tasks"')
        parts = ask(server.url, 'SELECT * FROM "a ""b"" c".parts')
        large = ask(server.url, "SELECT lo_get(oid) FROM pg_largeobject_metadata")
        database = ask(server.url, "SELECT pg_get_userbyid(datdba) FROM pg_database LIMIT 3")

    # The functions that come with a range, and its second range, cannot change hands.
    inner = {what for what in owners if what.startswith("function span") or "span_multi" in what}
    assert {owner for what, owner in owners.items() if what not in inner} == {"freehold"}
    assert len(owners) > 25
    assert rows == [(1, "ann", "open"), (2, "ben", "done")]
    assert parts == [(7,)]
    assert large == [(b"large",)]
    assert sorted(database) == [("freehold",), ("postgres",), ("postgres",)]


def test_an_extension_stays_the_superusers(earlier: Path) -> None:
    found = "SELECT pg_get_userbyid(extowner) FROM pg_extension ORDER BY extname"
    function = "SELECT pg_get_userbyid(proowner) FROM pg_proc WHERE proname = 'l2_distance' LIMIT 1"
    with embedded(earlier) as server:
        assert ask(server.superuser_url, found) == [("postgres",), ("postgres",)]
        assert ask(server.superuser_url, function) == [("postgres",)]


def test_what_the_superuser_adds_later_is_taken_over_by_the_next_start(data: Path) -> None:
    with embedded(data) as server:
        tell(server, "CREATE TABLE later (word text); INSERT INTO later VALUES ('kept')")
    with embedded(data) as server:
        found = ask(server.url, "SELECT word FROM later")
        tell(server, "DROP TABLE later")

    assert found == [("kept",)]


def test_a_start_that_finds_all_in_order_writes_nothing(data: Path) -> None:
    with embedded(data) as server:
        before = sorted(map(str, ask(server.superuser_url, WRITTEN)))
        ownership.ensure(server.superuser_url)
        after = sorted(map(str, ask(server.superuser_url, WRITTEN)))

    assert before == after


def test_power_that_was_given_to_the_role_is_taken_back(data: Path) -> None:
    power = "SELECT rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = 'freehold'"
    with embedded(data) as server:
        tell(server, "ALTER ROLE freehold SUPERUSER BYPASSRLS NOLOGIN")
    with embedded(data) as server:
        found = ask(server.superuser_url, power)

    assert found == [(False, False, True)]


@pytest.mark.parametrize("step", ["_make", "_take_over"])
def test_a_kill_before_it_was_done_is_made_good_by_the_next_start(earlier: Path, step: str) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from codegen.dev import ownership; from codegen.dev.postgres import embedded\n"
        f"do = ownership.{step}\n"
        "def half(connection):\n"
        "    do(connection); os.kill(os.getpid(), signal.SIGKILL)\n"
        f"ownership.{step} = half\n"
        "with embedded(Path(sys.argv[1])): pass"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(earlier)], check=False)
    wait_until_gone(earlier)
    with embedded(earlier) as server:
        left = ask(
            server.url,
            "SELECT count(*) FROM pg_tables WHERE tableowner = 'postgres'"
            " AND schemaname NOT IN ('pg_catalog', 'information_schema')",
        )
        rows = ask(server.superuser_url, 'SELECT count(*) FROM "the tasks"')

    assert killed.returncode == -9
    assert left == [(0,)]
    assert rows == [(2,)]


def test_a_server_of_an_earlier_version_that_still_runs_is_not_used(data: Path) -> None:
    with embedded(data) as server:
        tell(server, EARLIER)
        found = running(data)

    assert found is None


def test_a_table_that_somebody_holds_is_told_of_and_nothing_is_changed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ownership, "_PATIENCE", "SET LOCAL lock_timeout = '100ms'")
    with embedded(data) as server, psycopg.connect(server.superuser_url) as holder:
        tell(server, EARLIER)
        holder.execute('LOCK TABLE "the tasks"')
        with pytest.raises(DatabaseError, match=r"lock timeout\. Nothing in it was changed"):
            ownership.ensure(server.superuser_url)
        roles = ask(server.superuser_url, "SELECT FROM pg_roles WHERE rolname = 'freehold'")

    assert roles == []
