"""Hand-labelled sentences, and the score of the compiler on them: `python -m benchmarks.claims`."""
