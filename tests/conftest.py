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
from tests.support.machines.slow import pytest_collection_modifyitems, pytest_terminal_summary

__all__ = [
    "database",
    "database_url",
    "durable",
    "empty_url",
    "postgres",
    "postgres_template",
    "pytest_collection_modifyitems",
    "pytest_terminal_summary",
    "sqlite_template",
    "sqlite_units",
    "sqlite_url",
    "units",
]
