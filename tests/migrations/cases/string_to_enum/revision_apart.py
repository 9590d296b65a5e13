"""Limit words of status in tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "a375ec6832a6-half"
snapshot = "a375ec6832a6"
checksum = "f750497d8e6c"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words", '
            'ADD CONSTRAINT "ck_tasks_status_words" '
            "CHECK (\"status\" IN ('todo')) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words"')
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
