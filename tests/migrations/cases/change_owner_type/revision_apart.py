"""Let project_id of tasks refer to projects."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "2610938ec2c7-half"
snapshot = "2610938ec2c7"
checksum = "eddb40a49d42"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id", '
            'ADD CONSTRAINT "fk_tasks_project_id" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
