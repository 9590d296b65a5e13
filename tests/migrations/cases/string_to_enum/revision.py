"""Drop length of status in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "4a19b7b8617c"
snapshot = "a375ec6832a6-half"
checksum = "e5f29ab85f78"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_length"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_length", '
            'ADD CONSTRAINT "ck_tasks_status_length" '
            'CHECK (char_length("status") <= 200) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_length"')
        op.execute("RESET ALL")
