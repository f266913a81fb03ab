"""The stages that `refgen.pipeline` strings together: each maps a pure function over pages and keeps what it can."""
