"""Retire remarks, and more.

- Retire remarks.
- Let task_id of remarks refer to nothing.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "fa3faa5c0fad"
snapshot = "84eac59013ac"
checksum = "4c76f16cf3ad"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "remarks" DROP CONSTRAINT "fk_remarks_task_id"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "remarks" DROP CONSTRAINT IF EXISTS "fk_remarks_task_id", '
            'ADD CONSTRAINT "fk_remarks_task_id" '
            'FOREIGN KEY ("user_id", "task_id") '
            'REFERENCES "tasks" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "remarks" VALIDATE CONSTRAINT "fk_remarks_task_id"')
        op.execute("RESET ALL")
