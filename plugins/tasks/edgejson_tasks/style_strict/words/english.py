"""English words."""

from __future__ import annotations

from edgejson_tasks.style_strict.words.base import Topic, Words

__all__ = ["ENGLISH"]

ENGLISH = Words(
    topics=(
        Topic(
            "returns",
            "Returns & refunds",
            "return label",
            (
                "Parcels for Zoë wait at the side door.",
                "A refund takes five working days.",
                "The courier comes before noon.",
                'Boxes marked "fragile" travel last.',
                "The second parcel is still on its way.",
                "Keep the receipt until the refund has arrived.",
            ),
        ),
        Topic(
            "terms",
            "Terms & conditions",
            "signed contract",
            (
                "The contract ends with the quarter.",
                "Either side may cancel in writing.",
                'It says "final" on the cover, but it isn\'t.',
                "The old prices apply until the end of March.",
                "Clause 4 has been struck out.",
                "Renée has to sign on every page.",
            ),
        ),
        Topic(
            "faq",
            "Q&A",
            "questions",
            (
                "You can change your password at any time.",
                "Nobody but you sees your résumé.",
                'Choose "Forgotten" if you cannot sign in.',
                "An account can be closed within a minute.",
                "We answer every question within a day.",
                "Ask Chloë if your invoice does not open.",
            ),
        ),
        Topic(
            "menus",
            "Food & drink",
            "summer menu",
            (
                "The crème brûlée is off until Sunday.",
                "Café guests pay at the counter.",
                "There is jalapeño in the soup.",
                'Ask for the "small" plate if you are not hungry.',
                "The kitchen closes at nine.",
                "Tables by the window have to be booked.",
            ),
        ),
        Topic(
            "research",
            "Research & development",
            "lab report",
            (
                "The naïve estimate was close enough.",
                "Half of the rows were skipped.",
                "The third sample has to be measured again.",
                'The sensor reports "ready" too early.',
                "Zoë's figures agree with ours.",
                "The new probe arrives in April.",
            ),
        ),
        Topic(
            "building",
            "House & garden",
            "house rules",
            (
                "The façade will be painted in April.",
                "Ask for the key at the front desk.",
                'The lift says "out of order" again.',
                "The heating is checked on Monday.",
                "Bicycles do not belong in the hall.",
                "The gate is locked after ten.",
            ),
        ),
        Topic(
            "hiring",
            "Jobs & training",
            "résumé",
            (
                "Please send two résumés by Friday.",
                "The second interview is with Noël.",
                'The post is open to "all levels".',
                "Nobody has answered the second letter yet.",
                "We agreed on a later start.",
                "The course begins in September.",
            ),
        ),
    ),
    people=("Zoë Keller", "Noël Baptiste", "Renée Whitlock", "Chloë Hart", "Seán Doherty", "Siân Price"),
    sheets=(
        (
            ("Crème brûlée", "count"),
            ("Entrée", "count"),
            ("Rosé", "count"),
            ("£/head", "money"),
            ("Maître d'", "person"),
            ("Soirée", "date"),
        ),
        (
            ("Façade (m²)", "area"),
            ("Café rent", "money"),
            ("décor/m²", "money"),
            ("Ø (cm)", "size"),
            ("Built", "year"),
            ("Key to", "person"),
        ),
        (
            ("R&D", "budget"),
            ("Café", "budget"),
            ("café", "budget"),
            ("Décor", "budget"),
            ("Approved", "yes"),
            ("Attaché", "person"),
        ),
    ),
)
