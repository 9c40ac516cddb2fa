"""The card that every peer answers with: 8 KB, as a shared vote card with its criteria is."""

from __future__ import annotations

from typing import Any

CARD: dict[str, Any] = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "wrap": True, "text": f"Setning {number}: " + "kulturskolen " * 14}
        for number in range(36)
    ],
}
