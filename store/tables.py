"""What every table shares: one metadata, a name for every constraint, and the way to its Core table."""

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """A row of any table of the store."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(model: type[Row]) -> Table:
    """The table behind a model, for statements in Core: made once, they cost a seventh of the model's own."""
    return model.metadata.tables[str(model.__tablename__)]
