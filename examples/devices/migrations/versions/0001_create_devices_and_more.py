"""Create devices, and more.

- Create devices.
- Create readings.
- Create alert_rules.
- Create alerts.
- Create notes.
- Create device_device.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "3b05f102fa5c"
checksum = "4a929e785499"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fleet", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), server_default=sa.text("'sensor'"), nullable=False),
        sa.Column(
            "public_key",
            sa.LargeBinary(),
            nullable=False,
            comment="Ed25519, with which its readings are signed.",
        ),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("manual", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column(
            "labels", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]"), nullable=False
        ),
        sa.Column("position", sa.ARRAY(sa.Double()), nullable=True),
        sa.Column("settings", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("reports_at", sa.Time(), nullable=True),
        sa.Column(
            "timeout",
            sa.Interval(),
            server_default=sa.text("'0 days 900.000000 seconds'"),
            nullable=False,
        ),
        sa.Column(
            "enrolled_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "claim",
            sa.Uuid(),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
            comment="Pairs it with a gateway.",
        ),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "frames",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="How many it has sent.",
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name=op.f("ck_devices_fleet_length")
        ),
        sa.CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'",
            name=op.f("ck_devices_fleet_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("name") BETWEEN 1 AND 80', name=op.f("ck_devices_name_length")
        ),
        sa.CheckConstraint('char_length("slug") <= 40', name=op.f("ck_devices_slug_length")),
        sa.CheckConstraint(
            "\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_devices_slug_pattern")
        ),
        sa.CheckConstraint('char_length("serial") <= 200', name=op.f("ck_devices_serial_length")),
        sa.CheckConstraint(
            "\"serial\" ~ '^[A-Z]{2}[0-9]{6}$'", name=op.f("ck_devices_serial_pattern")
        ),
        sa.CheckConstraint(
            "\"kind\" IN ('sensor', 'gateway', 'actuator')", name=op.f("ck_devices_kind_words")
        ),
        sa.CheckConstraint(
            'octet_length("public_key") BETWEEN 32 AND 32', name=op.f("ck_devices_public_key_size")
        ),
        sa.CheckConstraint(
            'char_length("secret") BETWEEN 16 AND 128', name=op.f("ck_devices_secret_length")
        ),
        sa.CheckConstraint('char_length("manual") <= 2000', name=op.f("ck_devices_manual_length")),
        sa.CheckConstraint(
            '"manual" ~ E\'^https?\\://([A-Za-z0-'
            "9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-9]([A-"
            "Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-"
            "9]{1,5})?([/?#][A-Za-z0-"
            "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'",
            name=op.f("ck_devices_manual_pattern"),
        ),
        sa.CheckConstraint('char_length("contact") <= 254', name=op.f("ck_devices_contact_length")),
        sa.CheckConstraint(
            "\"contact\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-"
            "]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$'",
            name=op.f("ck_devices_contact_pattern"),
        ),
        sa.CheckConstraint(
            'cardinality("labels") <= 16 AND coalesce(array_ndims("labels"), 1) = 1 AND '
            'array_position("labels", NULL) IS NULL',
            name=op.f("ck_devices_labels_items"),
        ),
        sa.CheckConstraint(
            'cardinality("position") BETWEEN 2 AND 3 '
            'AND coalesce(array_ndims("position"), 1)'
            ' = 1 AND array_position("position", '
            "NULL) IS NULL",
            name=op.f("ck_devices_position_items"),
        ),
        sa.CheckConstraint(
            '"frames" BETWEEN -9007199254740991 AND 9007199254740991',
            name=op.f("ck_devices_frames_range"),
        ),
        sa.PrimaryKeyConstraint("fleet", "id", name=op.f("pk_devices")),
        sa.UniqueConstraint("fleet", "slug", name=op.f("uq_device_slug")),
        sa.UniqueConstraint("serial", name=op.f("uq_device_serial")),
        comment="Something that measures or acts.",
    )
    op.execute(
        'CREATE INDEX "ix_device_kind_seen" ON "devices" ("fleet", "kind", "last_seen_at" DESC)'
    )
    op.execute('CREATE INDEX "ix_device_name" ON "devices" ("fleet", "name")')
    op.execute('CREATE INDEX "ix_device_labels" ON "devices" USING gin ("labels")')
    op.execute('CREATE INDEX "ix_device_claim" ON "devices" USING hash ("claim")')
    op.execute('CREATE INDEX "ix_device_contact" ON "devices" ("fleet", "contact")')

    op.create_table(
        "readings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fleet", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column(
            "taken_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("spread", sa.Double(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name=op.f("ck_readings_fleet_length")
        ),
        sa.CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'",
            name=op.f("ck_readings_fleet_pattern"),
        ),
        sa.CheckConstraint(
            "\"unit\" IN ('celsius', 'percent', 'pascal', 'volt')",
            name=op.f("ck_readings_unit_words"),
        ),
        sa.CheckConstraint(
            "\"value\" BETWEEN '-1000000.0'::double precision AND '1000000.0'::double precision",
            name=op.f("ck_readings_value_range"),
        ),
        sa.CheckConstraint(
            "\"spread\" BETWEEN '0.0'::double precision"
            " AND '1.7976931348623157e+308'::double "
            "precision",
            name=op.f("ck_readings_spread_range"),
        ),
        sa.CheckConstraint(
            '"sequence" BETWEEN 0 AND 9007199254740991', name=op.f("ck_readings_sequence_range")
        ),
        sa.CheckConstraint('octet_length("raw") <= 256', name=op.f("ck_readings_raw_size")),
        sa.PrimaryKeyConstraint("fleet", "id", name=op.f("pk_readings")),
        sa.ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name=op.f("fk_readings_device_id"),
            ondelete="CASCADE",
        ),
        comment="What a device measured. Readings are many, and are never changed.",
    )
    op.execute('CREATE INDEX "ix_readings_device_id" ON "readings" ("fleet", "device_id", "id")')
    op.execute(
        'CREATE INDEX "ix_reading_taken" '
        'ON "readings" ("fleet", "device_id", "taken_at" DESC) '
        'INCLUDE ("unit", "value")'
    )
    op.execute('CREATE INDEX "ix_reading_value" ON "readings" ("fleet", "device_id", "value")')
    op.execute('CREATE INDEX "ix_reading_days" ON "readings" USING brin ("fleet", "taken_at")')

    op.create_table(
        "alert_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fleet", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), server_default=sa.text("'warning'"), nullable=False),
        sa.Column("thresholds", sa.ARRAY(sa.Double()), nullable=False),
        sa.Column(
            "channels",
            sa.ARRAY(sa.Text()),
            server_default=sa.text("'{\"mail\"}'::text[]"),
            nullable=False,
        ),
        sa.Column(
            "recipients",
            sa.ARRAY(sa.Text()),
            server_default=sa.text("'{}'::text[]"),
            nullable=False,
        ),
        sa.Column(
            "days",
            sa.ARRAY(sa.Integer()),
            server_default=sa.text('\'{"1","2","3","4","5","6","7"}\'::integer[]'),
            nullable=False,
        ),
        sa.Column("condition", postgresql.JSONB(), nullable=True),
        sa.Column(
            "hold_for",
            sa.Interval(),
            server_default=sa.text("'0 days 300.000000 seconds'"),
            nullable=False,
            comment="How long it must last.",
        ),
        sa.Column("cooldown", sa.Interval(), nullable=True),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("enabled", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name=op.f("ck_alert_rules_fleet_length")
        ),
        sa.CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'",
            name=op.f("ck_alert_rules_fleet_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("name") BETWEEN 1 AND 80', name=op.f("ck_alert_rules_name_length")
        ),
        sa.CheckConstraint(
            "\"severity\" IN ('info', 'warning', 'critical')",
            name=op.f("ck_alert_rules_severity_words"),
        ),
        sa.CheckConstraint(
            'cardinality("thresholds") BETWEEN 1 AND 4 AND '
            'coalesce(array_ndims("thresholds"), 1) = 1 AND array_position("thresholds", '
            "NULL) IS NULL",
            name=op.f("ck_alert_rules_thresholds_items"),
        ),
        sa.CheckConstraint(
            'cardinality("channels") <= 3 AND coalesce(array_ndims("channels"), 1) = 1 AND '
            'array_position("channels", NULL) IS NULL',
            name=op.f("ck_alert_rules_channels_items"),
        ),
        sa.CheckConstraint(
            "\"channels\" <@ ARRAY['mail', 'webhook', 'pager']",
            name=op.f("ck_alert_rules_channels_words"),
        ),
        sa.CheckConstraint(
            'cardinality("recipients") <= 10 AND coalesce(array_ndims("recipients"), 1) = 1 '
            'AND array_position("recipients", NULL) IS NULL',
            name=op.f("ck_alert_rules_recipients_items"),
        ),
        sa.CheckConstraint(
            'cardinality("days") <= 7 AND coalesce(array_ndims("days"), 1) = 1 AND '
            'array_position("days", NULL) IS NULL',
            name=op.f("ck_alert_rules_days_items"),
        ),
        sa.CheckConstraint(
            "(quiet_from IS NULL) = (quiet_until IS NULL)",
            name=op.f("ck_alert_rules_quiet_is_whole"),
        ),
        sa.PrimaryKeyConstraint("fleet", "id", name=op.f("pk_alert_rules")),
        sa.ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name=op.f("fk_alert_rules_device_id"),
            ondelete="CASCADE",
        ),
        comment="When somebody is to be told, and how.",
    )
    op.execute(
        'CREATE INDEX "ix_alert_rules_device_id" ON "alert_rules" ("fleet", "device_id", "id")'
    )
    op.execute('CREATE INDEX "ix_alert_rule_severity" ON "alert_rules" ("fleet", "severity")')

    op.create_table(
        "alerts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fleet", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'open'"), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column(
            "values",
            sa.ARRAY(sa.Numeric(8, 3)),
            server_default=sa.text("'{}'::numeric(8,3)[]"),
            nullable=False,
        ),
        sa.Column("acknowledged_by", sa.Text(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rule_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name=op.f("ck_alerts_fleet_length")
        ),
        sa.CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'",
            name=op.f("ck_alerts_fleet_pattern"),
        ),
        sa.CheckConstraint(
            "\"state\" IN ('open', 'acknowledged', 'resolved')", name=op.f("ck_alerts_state_words")
        ),
        sa.CheckConstraint(
            'char_length("message") BETWEEN 1 AND 500', name=op.f("ck_alerts_message_length")
        ),
        sa.CheckConstraint(
            'cardinality("values") <= 16 AND coalesce(array_ndims("values"), 1) = 1 AND '
            'array_position("values", NULL) IS NULL',
            name=op.f("ck_alerts_values_items"),
        ),
        sa.CheckConstraint(
            'char_length("acknowledged_by") <= 254', name=op.f("ck_alerts_acknowledged_by_length")
        ),
        sa.CheckConstraint(
            '"acknowledged_by" ~ E\'^[A-Za-z0-'
            "9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-"
            "9]([A-Za-z0-9-]{0,61}[A-Za-z0-"
            "9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-"
            "]{0,61}[A-Za-z0-9])?)*$'",
            name=op.f("ck_alerts_acknowledged_by_pattern"),
        ),
        sa.PrimaryKeyConstraint("fleet", "id", name=op.f("pk_alerts")),
        sa.ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name=op.f("fk_alerts_device_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["fleet", "rule_id"],
            ["alert_rules.fleet", "alert_rules.id"],
            name=op.f("fk_alerts_rule_id"),
            ondelete='SET NULL ("rule_id")',
        ),
        comment="That a rule has been met.",
    )
    op.execute('CREATE INDEX "ix_alerts_device_id" ON "alerts" ("fleet", "device_id", "id")')
    op.execute('CREATE INDEX "ix_alerts_rule_id" ON "alerts" ("fleet", "rule_id", "id")')
    op.execute('CREATE INDEX "ix_alert_state" ON "alerts" ("fleet", "state")')

    op.create_table(
        "notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fleet", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name=op.f("ck_notes_fleet_length")
        ),
        sa.CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'", name=op.f("ck_notes_fleet_pattern")
        ),
        sa.CheckConstraint(
            'char_length("body") BETWEEN 1 AND 2000', name=op.f("ck_notes_body_length")
        ),
        sa.PrimaryKeyConstraint("fleet", "id", name=op.f("pk_notes")),
        comment="Free text about a fleet. A device's settings are the better place.",
    )

    op.create_table(
        "device_device",
        sa.Column("fleet", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("other_device_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name=op.f("ck_device_device_fleet_length")
        ),
        sa.CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'",
            name=op.f("ck_device_device_fleet_pattern"),
        ),
        sa.PrimaryKeyConstraint(
            "fleet", "device_id", "other_device_id", name=op.f("pk_device_device")
        ),
        sa.ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name=op.f("fk_device_device_device_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["fleet", "other_device_id"],
            ["devices.fleet", "devices.id"],
            name=op.f("fk_device_device_other_device_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute(
        'CREATE INDEX "ix_device_device_other_device_id" '
        'ON "device_device" ("fleet", "other_device_id")'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("device_device")
    op.drop_table("notes")
    op.drop_table("alerts")
    op.drop_table("alert_rules")
    op.drop_table("readings")
    op.drop_table("devices")
