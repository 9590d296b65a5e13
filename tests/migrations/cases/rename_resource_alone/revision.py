"""Call person human."""

revision = "0002"
down_revision = "0001"
base_snapshot = "802f9effe1c6"
snapshot = "b670348e51c7"
checksum = "6326c96326c9"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
