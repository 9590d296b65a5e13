"""Change reference project_id of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "ecdcf9714b9e"
checksum = "c0fc309a2569"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id_new", '
            'ADD CONSTRAINT "fk_tasks_project_id_new" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            'ON DELETE SET NULL ("project_id") NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "fk_tasks_project_id_new" TO "fk_tasks_project_id"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id_new", '
            'ADD CONSTRAINT "fk_tasks_project_id_new" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "fk_tasks_project_id_new" TO "fk_tasks_project_id"'
    )
