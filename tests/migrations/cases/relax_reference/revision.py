"""Allow null for project_id in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "0d348d59f710"
snapshot = "ecdcf9714b9e-half"
checksum = "8e302e242fbc"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "project_id", nullable=True)


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        # This stops, and changes nothing, while tasks.project_id holds a null.
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_project_id_present", '
            'ADD CONSTRAINT "ck_tasks_project_id_present" '
            'CHECK ("project_id" IS NOT NULL) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_project_id_present"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "project_id", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_project_id_present"')
