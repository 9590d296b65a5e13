"""Finish: add big to tasks, and more.

- Finish: add big to tasks.
- Finish: add ratio to tasks.
- Finish: add price to tasks.
- Finish: add blob to tasks.
- Finish: add mail to tasks.
- Finish: add link to tasks.
- Finish: add name to tasks.
- Finish: add words to tasks.
- Finish: add days to tasks.
- Finish: add sums to tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "b52cbd168a1d-half"
snapshot = "b52cbd168a1d"
checksum = "00e9196326c9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_big_range"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_ratio_range"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_price_range"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_blob_size"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_mail_length"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_mail_pattern"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_link_length"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_link_pattern"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_name_length"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_name_pattern"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_words_items"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_days_items"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sums_items"')
        op.execute("RESET ALL")


def downgrade() -> None:
    pass
