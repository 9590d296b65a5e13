# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `things`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Thing(Base):
    """Ends in a quote " """

    __tablename__ = "things"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_things"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_things_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_things_user_id_pattern"
        ),
        CheckConstraint('char_length("python") <= 10000', name="ck_things_python_length"),
        CheckConstraint('char_length("template") <= 200', name="ck_things_template_length"),
        CheckConstraint('char_length("sql") <= 200', name="ck_things_sql_length"),
        CheckConstraint(
            "\"sql\" ~ E'^[a-z ''\"\\\\\\\\\\:%{}$;()|=-]{0,40}$'", name="ck_things_sql_pattern"
        ),
        CheckConstraint('char_length("invisible") <= 200', name="ck_things_invisible_length"),
        CheckConstraint('char_length("spaces") <= 200', name="ck_things_spaces_length"),
        {"comment": 'Ends in a quote "'},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    python: Mapped[str] = mapped_column(
        server_default="\"\"\" + str(1/0) + '''{1/0}'''", comment='"""\nimport os\nos.abort()\n"""'
    )
    template: Mapped[str] = mapped_column(
        server_default="{{ 7 * 7 }}{# #}",
        comment="{{ self }} {% for x in y %} {# gone? #} ${HOME} `id`",
    )
    sql: Mapped[str] = mapped_column(
        server_default="it's :x and \\:y and %s and \\",
        comment="Robert'); DROP TABLE things; -- /* \\' :x ::y E'\\n'",
    )
    invisible: Mapped[str] = mapped_column(
        server_default="\u202e\u2028\x85\t\r\n\xa0",
        comment="Line\u2028paragraph\u2029right\u202eto left\u200bzero bell 😀 é \xa0",
    )
    spaces: Mapped[str] = mapped_column(
        server_default=(
            "   two   spaces   and   more than seventy-two characters, so that it has"
            " to be wrapped somewhere   "
        ),
        comment=("  a   lot   of   room – and the author’s ‘quotes’  \n\n\n   and   lines \\\n"),
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
