"""Known pairs, peers and measures for `bench_align.py`."""
