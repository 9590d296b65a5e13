"""Secure rows of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "41c85ec9fc61"
snapshot = "a4b6078bad83"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'CREATE POLICY "owner" ON "tasks" '
        "USING (\"user_id\" = (SELECT current_setting('app.user_id', true)))"
    )
    op.execute('ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" NO FORCE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tasks" DISABLE ROW LEVEL SECURITY')
    op.execute('DROP POLICY "owner" ON "tasks"')
