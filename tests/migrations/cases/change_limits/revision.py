"""Change length of title in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "1eba9046eef7"
checksum = "e3368e80a38b"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_title_length_new", '
            'ADD CONSTRAINT "ck_tasks_title_length_new" '
            'CHECK (char_length("title") BETWEEN 1 AND 120) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_title_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_title_length"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_title_length_new" '
        'TO "ck_tasks_title_length"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_title_length_new", '
            'ADD CONSTRAINT "ck_tasks_title_length_new" '
            'CHECK (char_length("title") BETWEEN 1 AND 200) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_title_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_title_length"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_title_length_new" '
        'TO "ck_tasks_title_length"'
    )
