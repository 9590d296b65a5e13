"""Unsecure rows of tasks, and more.

- Unsecure rows of tasks.
- Unsecure rows of idempotency_keys.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "f9b9632ccb13"
snapshot = "87da34282882"
checksum = "017560a4f5b0"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "tasks" NO FORCE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tasks" DISABLE ROW LEVEL SECURITY')
    op.execute('DROP POLICY "owner" ON "tasks"')

    op.execute('ALTER TABLE "idempotency_keys" NO FORCE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "idempotency_keys" DISABLE ROW LEVEL SECURITY')
    op.execute('DROP POLICY "owner" ON "idempotency_keys"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute(
        'CREATE POLICY "owner" ON "idempotency_keys" '
        "USING (\"user_id\" = (SELECT current_setting('app.user_id', true)))"
    )
    op.execute('ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY')

    op.execute(
        'CREATE POLICY "owner" ON "tasks" '
        "USING (\"user_id\" = (SELECT current_setting('app.user_id', true)))"
    )
    op.execute('ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY')
