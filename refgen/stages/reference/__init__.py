"""From what the pages say to the executable reference."""
