"""The database that the tests of migrations use, for the facts that are held against it."""

from tests.migrations.conftest import db, migrated_url, sql

__all__ = ["db", "migrated_url", "sql"]
