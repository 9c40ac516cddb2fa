"""What every test may ask for."""

import gc

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
from tests.support.machines.slow import (
    pytest_collection_modifyitems,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)

__all__ = [
    "database",
    "database_url",
    "durable",
    "empty_url",
    "postgres",
    "postgres_template",
    "pytest_collection_modifyitems",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
    "sqlite_template",
    "sqlite_units",
    "sqlite_url",
    "units",
]


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays until the end: every module, every test. A fifth of the time."""
    gc.collect()
    gc.freeze()
