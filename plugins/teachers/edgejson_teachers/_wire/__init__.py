"""Wire formats: what is sent to a service, and how its answers, errors and rate-limit headers are read; all pure."""
