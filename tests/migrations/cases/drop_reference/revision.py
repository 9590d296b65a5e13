"""Let project_id of tasks refer to nothing, and more.

- Let project_id of tasks refer to nothing.
- Drop ix_tasks_project_id of tasks.
- Drop project_id from tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "c3c05444daf5"
checksum = "5b6a81eaea93"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute('DROP INDEX IF EXISTS "ix_tasks_project_id"')
    op.drop_column("tasks", "project_id")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores tasks.project_id, not the values that it had.
    op.add_column("tasks", sa.Column("project_id", sa.Uuid(), nullable=True))

    op.execute('CREATE INDEX "ix_tasks_project_id" ON "tasks" ("user_id", "project_id", "id")')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_project_id" '
        'FOREIGN KEY ("user_id", "project_id") '
        'REFERENCES "projects" ("user_id", "id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')
