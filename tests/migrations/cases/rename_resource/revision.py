"""Rename todos to tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "d24096636f93"
snapshot = "00326dd901cf"
checksum = "81ea7aa14c6e"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.rename_table("todos", "tasks")
    op.execute('ALTER TABLE "tasks" RENAME CONSTRAINT "pk_todos" TO "pk_tasks"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_todos_user_id_length" '
        'TO "ck_tasks_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_todos_user_id_pattern" '
        'TO "ck_tasks_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_todos_title_length" TO "ck_tasks_title_length"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_title_length" TO "ck_todos_title_length"'
    )
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_pattern" '
        'TO "ck_todos_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_length" '
        'TO "ck_todos_user_id_length"'
    )
    op.execute('ALTER TABLE "tasks" RENAME CONSTRAINT "pk_tasks" TO "pk_todos"')
    op.rename_table("tasks", "todos")
