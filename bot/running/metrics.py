"""What is counted, as Prometheus text on a loopback listener of its own. No label says who, what or which school.

What a label may say is a short list or a number of three digits: docs/operations/metrics.md has a row for each.
"""

from __future__ import annotations

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

REGISTRY = CollectorRegistry(auto_describe=True)
ProcessCollector(registry=REGISTRY)  # CPU, memory, open files and when it started
TURNS_OF = ("message", "messageUpdate", "messageDelete", "installationUpdate", "conversationUpdate")

INBOUND = Counter("samklang_inbound_total", "Requests to /api/messages by status", ["status"], registry=REGISTRY)
INBOUND_SECONDS = Histogram(
    "samklang_inbound_seconds",
    "Time to answer /api/messages",
    ["kind"],  # invoke or other
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10),
    registry=REGISTRY,
)
TURNS = Counter(
    "samklang_turns_total", "Messages and events, by what became of them", ["kind", "outcome"], registry=REGISTRY
)
LATE_TURNS = Counter("samklang_late_turns_total", "Messages answered 202, and worked on after that", registry=REGISTRY)
INVOKES = Counter("samklang_invokes_total", "Presses, by what became of them", ["outcome"], registry=REGISTRY)
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
HEARTBEAT_LAG = Gauge(
    "samklang_heartbeat_lag_seconds", "How long ago the heartbeat should have looked, and has not", registry=REGISTRY
)
OLDEST_DUE = Gauge(
    "samklang_oldest_due_seconds", "How long the oldest thing that is due has not been said", registry=REGISTRY
)
ROUNDS_OPEN = Gauge("samklang_rounds_open", "Rounds that are being voted in, of all schools", registry=REGISTRY)
DATABASE_IN_USE = Gauge(
    "samklang_database_connections_in_use", "Connections that units of work have taken", registry=REGISTRY
)
LOOP_LATE = Histogram(
    "samklang_loop_late_seconds",
    "How late the event loop wakes who asked to be woken",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
    registry=REGISTRY,
)
# What an alert asks for is there from the beginning: a counter that appears with its first event shows no increase.
for _where in ("heartbeat", "invoke", "message", "press"):
    FAILURES.labels(_where)
for _outcome in ("sent", "edited", "dropped", "again", "failed"):
    NOTICES.labels(_outcome)
for _outcome in ("answered", "failed", "late"):
    INVOKES.labels(_outcome)
for _outcome in ("ok", "failed"):
    TOKEN_FETCHES.labels(_outcome)
    KEY_FETCHES.labels(_outcome)


@cache
def inbound(status: int, kind: str) -> tuple[Counter, Histogram]:
    """The counter and the histogram of a request: looking a label up costs more than counting."""
    return INBOUND.labels(str(status)), INBOUND_SECONDS.labels(kind)


def turn(kind: str, outcome: str) -> Counter:
    """The counter of turns with this outcome. A kind of activity that Teams does not have is "other"."""
    return TURNS.labels(kind if kind in TURNS_OF else "other", outcome)


@cache
def invoke(outcome: str) -> Counter:
    """The counter of presses with this outcome."""
    return INVOKES.labels(outcome)


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
