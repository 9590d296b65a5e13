"""As whom the project works on its own PostgreSQL: an ordinary role, to which everything belongs.

Row-level security binds neither superusers nor roles with BYPASSRLS, and production has neither.
So the database and all that is in it belong to a role without either, and everybody connects as it:
the API, the migrations and the shell. A database of an earlier version, in which everything belongs
to the superuser, is taken over with its rows: only owners change, and all in one transaction.
"""

from __future__ import annotations

import psycopg
from psycopg import sql

from codegen.dev.errors import DatabaseError

SUPERUSER = "postgres"
ROLE = "freehold"
DATABASE = "postgres"
"""The data stays in the database in which earlier versions have it."""

_PATIENCE = "SET LOCAL lock_timeout = '20s'"
_POWER = "SELECT rolsuper OR rolbypassrls OR NOT rolcanlogin FROM pg_roles WHERE rolname = %s"
_OWNER = "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"

# REASSIGN OWNED refuses the superuser that made the cluster, so what belongs to it is named one by
# one. What PostgreSQL made for itself has a number below 16384; what an extension made stays its
# own; what is part of something else (the sequence of a column, the type of a table) follows that.
_LEFT = """
WITH found (catalog, id, namespace, owner, follows) AS (
    SELECT 'pg_class'::regclass, oid, relnamespace, relowner,
        CASE relkind WHEN 'S' THEN 'ai' ELSE 'i' END
    FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL
    SELECT 'pg_type'::regclass, type.oid, typnamespace, typowner, 'i'
    FROM pg_type AS type LEFT JOIN pg_class AS class ON class.oid = typrelid
    WHERE typtype IN ('e', 'd', 'r') OR class.relkind = 'c'
    UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace, proowner, 'i' FROM pg_proc
    UNION ALL SELECT 'pg_namespace'::regclass, oid, oid, nspowner, 'i' FROM pg_namespace
    UNION ALL SELECT 'pg_collation'::regclass, oid, collnamespace, collowner, 'i' FROM pg_collation
    UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace, oprowner, 'i' FROM pg_operator
    UNION ALL SELECT 'pg_opclass'::regclass, oid, opcnamespace, opcowner, 'i' FROM pg_opclass
    UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfnamespace, opfowner, 'i' FROM pg_opfamily
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace, dictowner, 'i' FROM pg_ts_dict
    UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace, cfgowner, 'i' FROM pg_ts_config
    UNION ALL
    SELECT 'pg_statistic_ext'::regclass, oid, stxnamespace, stxowner, 'i' FROM pg_statistic_ext
)
SELECT upper(replace(named.type, ' object', '')), named.identity
FROM found
JOIN pg_namespace AS place ON place.oid = namespace AND place.nspname NOT LIKE 'pg\\_%%'
CROSS JOIN pg_identify_object(catalog, id, 0) AS named
WHERE id >= 16384 AND owner = %s::regrole
AND NOT EXISTS (
    SELECT FROM pg_depend
    WHERE classid = catalog AND objid = id AND objsubid = 0
    AND (deptype = 'e' OR strpos(follows, deptype::text) > 0)
)
UNION ALL
SELECT 'LARGE OBJECT', oid::text FROM pg_largeobject_metadata WHERE lomowner = %s::regrole
"""


def ensure(superuser: str) -> None:
    """Let the role exist, without power, and own everything; `superuser` is where to say so.

    Nothing is changed where nothing needs to be. Raises DatabaseError where it cannot be done.
    """
    try:
        with psycopg.connect(superuser, connect_timeout=5) as connection:
            connection.execute(_PATIENCE)
            _make(connection)
            _take_over(connection)
    except psycopg.Error as error:
        said = str(error).strip().splitlines()[0]
        raise DatabaseError(
            f"The database could not be given to the role `{ROLE}`, as which the project uses it: "
            f"{said}. Nothing in it was changed."
        ) from error


def _make(connection: psycopg.Connection) -> None:
    """Create the role, or take from it what it should not have."""
    role = sql.Identifier(ROLE)
    found = connection.execute(_POWER, (ROLE,)).fetchone()
    if found is None:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
    elif found[0]:
        bound = sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS")
        connection.execute(bound.format(role))


def _take_over(connection: psycopg.Connection) -> None:
    """Make the role the owner of the database, and of what the superuser owns in it."""
    role = sql.Identifier(ROLE)
    owner = connection.execute(_OWNER).fetchone()
    if owner != (ROLE,):
        # The schema `public` belongs to whoever owns the database.
        given = sql.SQL("ALTER DATABASE {} OWNER TO {}")
        connection.execute(given.format(sql.Identifier(DATABASE), role))
    for kind, name in connection.execute(_LEFT, (SUPERUSER, SUPERUSER)).fetchall():
        # PostgreSQL itself has quoted the name, with the arguments of a function.
        connection.execute(
            sql.SQL("ALTER {} {} OWNER TO {}").format(sql.SQL(kind), sql.SQL(name), role)
        )
