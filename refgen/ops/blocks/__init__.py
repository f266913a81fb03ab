"""One file a construct; `refgen.ops.block_rules` has their order."""
