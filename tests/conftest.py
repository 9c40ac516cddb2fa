"""What every test may ask for."""

from tests.support.machines.databases import (
    database,
    database_url,
    durable,
    empty_url,
    postgres,
    postgres_template,
    sqlite_template,
    sqlite_units,
    sqlite_url,
    units,
)

__all__ = [
    "database",
    "database_url",
    "durable",
    "empty_url",
    "postgres",
    "postgres_template",
    "sqlite_template",
    "sqlite_units",
    "sqlite_url",
    "units",
]
