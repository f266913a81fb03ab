"""How things stood when a run began, and what the last one left: so that a run does what has changed, and no more."""
