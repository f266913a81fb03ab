"""The hand-written half of every generated package: worlds, calls and answers. It imports nothing but the standard library."""
