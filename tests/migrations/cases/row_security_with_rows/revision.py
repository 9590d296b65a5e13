"""See all rows of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "f9b9632ccb13"
snapshot = "8f06897465bd-half"
checksum = "0337c76715c5"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL app.migrating = 'on'")

    op.execute(
        'CREATE POLICY "migration" ON "tasks" '
        "USING (current_setting('app.migrating', true) = 'on')"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL app.migrating = 'on'")

    op.execute('DROP POLICY "migration" ON "tasks"')
