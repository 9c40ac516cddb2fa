"""What is counted, as Prometheus text on a loopback listener of its own. No label says who, what or which school."""

from __future__ import annotations

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

REGISTRY = CollectorRegistry(auto_describe=True)

INBOUND = Counter("samklang_inbound_total", "Requests to /api/messages by status", ["status"], registry=REGISTRY)
INBOUND_SECONDS = Histogram(
    "samklang_inbound_seconds",
    "Time to answer /api/messages",
    ["kind"],  # invoke or other
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10),
    registry=REGISTRY,
)
REFUSED_TOKENS = Counter("samklang_refused_tokens_total", "Inbound tokens refused", ["reason"], registry=REGISTRY)
KEY_FETCHES = Counter("samklang_key_fetches_total", "Downloads of signing keys", ["outcome"], registry=REGISTRY)
TOKEN_FETCHES = Counter("samklang_token_fetches_total", "Requests for outbound tokens", ["outcome"], registry=REGISTRY)
OUTBOUND = Counter(
    "samklang_outbound_total", "Calls to the Bot Connector, retries included", ["method", "status"], registry=REGISTRY
)
RETRIES = Counter("samklang_outbound_retries_total", "Calls made again", ["reason"], registry=REGISTRY)
STATISTICS = Counter("samklang_statistics_total", "Calls to the table service", ["outcome"], registry=REGISTRY)
FAILURES = Counter("samklang_failures_total", "Unexpected exceptions, by where", ["where"], registry=REGISTRY)
NOTICES = Counter("samklang_notices_total", "Notices finished, by outcome", ["outcome"], registry=REGISTRY)


@cache
def inbound(status: int, kind: str) -> tuple[Counter, Histogram]:
    """The counter and the histogram of a request: looking a label up costs more than counting."""
    return INBOUND.labels(str(status)), INBOUND_SECONDS.labels(kind)


@cache
def outbound(method: str, status: int) -> Counter:
    """The counter of an answer from the Bot Connector."""
    return OUTBOUND.labels(method, str(status))


@cache
def notice(outcome: str) -> Counter:
    """The counter of notices with this outcome."""
    return NOTICES.labels(outcome)


def exposition() -> bytes:
    """Everything counted, as Prometheus text."""
    return generate_latest(REGISTRY)
