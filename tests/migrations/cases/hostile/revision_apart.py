"""Finish: add order to tasks, and more.

- Finish: add order to tasks.
- Finish: add ratio to tasks.
- Finish: add tab to tasks.
- Finish: add words to tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "51937dd2b28a-half"
snapshot = "51937dd2b28a"
checksum = "1ee3786326c9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_order_length"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_ratio_length"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_ratio_pattern"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_tab_length"')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_words_items"')
        op.execute("RESET ALL")


def downgrade() -> None:
    pass
