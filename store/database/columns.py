"""The columns that many tables have, and the metadata that all tables belong to."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from store.database.types import Plain

# Constraints have names, the same on both databases, so that a migration can speak of them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> Column[str]:
    """The row's own id."""
    return Column("id", Plain, primary_key=True)


def version() -> Column[int]:
    """How often the row was saved."""
    return Column("version", Integer, nullable=False, server_default="0")


def written(name: str) -> Column[str]:
    """Text, empty where there is none."""
    return Column(name, Plain, nullable=False, server_default="")


def of(name: str, target: str, *, cascade: bool = False, primary_key: bool = False) -> Column[str]:
    """The id of a row of another table; ``cascade`` goes with it."""
    key = ForeignKey(target, ondelete="CASCADE" if cascade else None)
    return Column(name, Plain, key, nullable=False, primary_key=primary_key)
