"""What a run made, and what it says of that."""
