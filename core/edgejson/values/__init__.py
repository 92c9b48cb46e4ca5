"""Plausible values: people, places, companies and products that fit together, dates, texts, identifiers.

Everything is drawn from the random stream of a `Draw`; nothing here reads a clock, global random state or the net.
"""
