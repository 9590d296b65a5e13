"""Add ix_tasks_project_id to tasks, and more.

- Add ix_tasks_project_id to tasks.
- Let project_id of tasks refer to projects.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "abfe02ecbf3a-half"
snapshot = "abfe02ecbf3a"
checksum = "12e183741297"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id", '
            'ADD CONSTRAINT "fk_tasks_project_id" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_tasks_project_id"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_tasks_project_id" '
            'ON "tasks" ("user_id", "project_id", "id")'
        )
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute('DROP INDEX IF EXISTS "ix_tasks_project_id"')
