"""The patterns, one file each: how the reference words a rule. The folder is the registry; see `refgen.stub.compiler`."""
