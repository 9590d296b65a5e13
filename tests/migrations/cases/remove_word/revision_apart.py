"""Change words of status in tasks, and more.

- Change words of status in tasks.
- Change words of past in tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "16d0e96ccbaa-half"
snapshot = "16d0e96ccbaa"
checksum = "1425deecf529"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words_new", '
            'ADD CONSTRAINT "ck_tasks_status_words_new" '
            "CHECK (\"status\" IN ('todo')) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_past_words_new", '
            'ADD CONSTRAINT "ck_tasks_past_words_new" '
            "CHECK (\"past\" <@ ARRAY['todo']) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_past_words_new", '
            'ADD CONSTRAINT "ck_tasks_past_words_new" '
            "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words_new", '
            'ADD CONSTRAINT "ck_tasks_status_words_new" '
            "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )
