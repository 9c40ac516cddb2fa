"""Alembic's entry. The connection is handed over by ``store.database.migrate``; there is no file of settings."""

from alembic import context

from store.database.columns import metadata
from store.repositories import Repositories  # noqa: F401  # which knows every file of rows, and so all tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
