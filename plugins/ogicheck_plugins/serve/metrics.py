"""What a Prometheus server asks of this one."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from ogicheck_plugins.serve.gate import Gate

SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Counted by route, status and verdict: no name and no content of a file is in them."""

    def __init__(self, gate: Gate) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "ogicheck_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self.checks = Counter("ogicheck_checks", "Files or runs checked", ["verdict"], registry=self.registry)
        self.seconds = Histogram(
            "ogicheck_request_seconds", "Time until the answer", ["route"], buckets=SECONDS, registry=self.registry
        )
        inside = Gauge("ogicheck_requests_inside", "Requests that wait or are worked at", registry=self.registry)
        inside.set_function(lambda: gate.inside)

    def count(self, verdict: str) -> None:
        self.checks.labels(verdict).inc()

    def text(self) -> bytes:
        return generate_latest(self.registry)
