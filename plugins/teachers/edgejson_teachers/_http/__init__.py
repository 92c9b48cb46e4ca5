"""The HTTP engine that all API teachers share: one call to a service, paced, retried and bounded in time."""
