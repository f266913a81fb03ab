"""What the slots are called that count calls: rules are made of them, and examples read from them what has to come first."""

OPEN = "open-"
"""Begins the name of the slot that counts an opening call; the rest is its id."""
