"""Views to HTML pages. Pure, like cards: no I/O but the room's own files, no clock, no aiohttp."""
