"""Values of enums that people do not write in small letters."""

from __future__ import annotations

__all__ = ["BRANDS", "INITIALS"]

INITIALS = frozenset(
    (
        "api", "atm", "csv", "dhl", "dns", "faq", "gps", "html", "http", "iban", "icu", "nfc", "pdf", "pos", "sepa",
        "sms", "sql", "ups", "usb", "usps", "vip", "vpn", "xml",
    )
)  # fmt: skip
"""Values of enums that people write in capitals."""
BRANDS = frozenset(("fedex", "github", "ios", "linkedin", "macos", "paypal", "tiktok", "whatsapp", "youtube"))
"""Values of enums that are names with a spelling of their own: a text that keeps theirs shows that it quotes."""
