"""The only Bot Framework transport, the only HTTP, the only APScheduler."""
