"""Drop length of status in tasks, and more.

- Drop length of status in tasks.
- Limit words of status in tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "4a19b7b8617c"
snapshot = "a375ec6832a6"
checksum = "dcb88903e149"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_length"')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_words" '
        "CHECK (\"status\" IN ('todo')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_length" '
        'CHECK (char_length("status") <= 200) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_length"')
