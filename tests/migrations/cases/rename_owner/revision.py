"""Rename user_id to fleet_id in projects, and more.

- Rename user_id to fleet_id in projects.
- Rename user_id to fleet_id in tasks.
- Rename user_id to fleet_id in idempotency_keys.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "6b5af9fc5704"
checksum = "9bde58d5f068"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.alter_column("projects", "user_id", new_column_name="fleet_id")
    op.execute(
        'ALTER TABLE "projects" RENAME CONSTRAINT "ck_projects_user_id_length" '
        'TO "ck_projects_fleet_id_length"'
    )
    op.execute(
        'ALTER TABLE "projects" RENAME CONSTRAINT "ck_projects_user_id_pattern" '
        'TO "ck_projects_fleet_id_pattern"'
    )
    op.alter_column("tasks", "user_id", new_column_name="fleet_id")
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_length" '
        'TO "ck_tasks_fleet_id_length"'
    )
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_pattern" '
        'TO "ck_tasks_fleet_id_pattern"'
    )
    op.alter_column("idempotency_keys", "user_id", new_column_name="fleet_id")
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_user_id_length" '
        'TO "ck_idempotency_keys_fleet_id_length"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_user_id_pattern" '
        'TO "ck_idempotency_keys_fleet_id_pattern"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_fleet_id_pattern" '
        'TO "ck_idempotency_keys_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_fleet_id_length" '
        'TO "ck_idempotency_keys_user_id_length"'
    )
    op.alter_column("idempotency_keys", "fleet_id", new_column_name="user_id")
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_fleet_id_pattern" '
        'TO "ck_tasks_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_fleet_id_length" '
        'TO "ck_tasks_user_id_length"'
    )
    op.alter_column("tasks", "fleet_id", new_column_name="user_id")
    op.execute(
        'ALTER TABLE "projects" RENAME CONSTRAINT "ck_projects_fleet_id_pattern" '
        'TO "ck_projects_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "projects" RENAME CONSTRAINT "ck_projects_fleet_id_length" '
        'TO "ck_projects_user_id_length"'
    )
    op.alter_column("projects", "fleet_id", new_column_name="user_id")
