"""Conversations in personal chat: they ask, validate through the domain and call a use case."""
