"""The baseline of every figure here: a plain loop over Faker's methods that fills in an invoice (13 fields, right
totals).
"""

from __future__ import annotations

from faker import Faker


def invoices(number: int, seed: int = 0) -> list[dict[str, object]]:
    """Invoices as a first script would make them."""
    fake = Faker("en_US")
    fake.seed_instance(seed)
    made = []
    for place in range(number):
        lines = []
        for _ in range(fake.random_int(1, 3)):
            quantity, cents = fake.random_int(1, 9), fake.random_int(100, 20_000)
            lines.append(
                {
                    "description": fake.bs(),
                    "quantity": quantity,
                    "unit_price": cents / 100,
                    "total": quantity * cents / 100,
                }
            )
        subtotal = round(sum(float(line["total"]) for line in lines), 2)  # type: ignore[arg-type]
        tax = round(subtotal * 0.08, 2)
        made.append(
            {
                "invoice_number": f"INV-{place:06d}",
                "invoice_date": fake.date(),
                "customer_name": fake.name(),
                "customer_email": fake.free_email(),
                "billing_address": fake.street_address(),
                "line_items": lines,
                "subtotal": subtotal,
                "tax": tax,
                "total_amount": round(subtotal + tax, 2),
                "payment_status": fake.random_element(("unpaid", "partial", "paid", "overdue")),
            }
        )
    return made
