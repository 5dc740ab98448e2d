"""SARIF 2.1.0 (OASIS, errata 01), in two profiles: the standard's own, and what GitHub code scanning takes."""
