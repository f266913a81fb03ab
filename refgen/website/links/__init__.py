"""Whether what pages link to is there, and at which line of the sources a broken link stands."""
