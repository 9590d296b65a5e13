"""Who a server is to PostgreSQL: where rows are secured, it must be held to their policies."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

from codegen.catalog import Catalog

SERVANT = "servant_of_tests"


def servants_url(catalog: Catalog, url: str) -> str:
    """The address with a role that policies hold for, in a project that has any."""
    if not catalog.row_level_security:
        return url
    with psycopg.connect(url, autocommit=True) as connection:
        role = sql.Identifier(SERVANT)
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SERVANT])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'none'").format(role))
        for grant in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        ):
            connection.execute(sql.SQL(grant).format(role))
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{quote(SERVANT)}:none@{place}").geturl()
