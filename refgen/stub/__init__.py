"""The reference that runs: claims, the rules compiled from them, the runtime, and the package generated from the model."""

from refgen.stub.rule_pickle import pickle_rules_by_fields

pickle_rules_by_fields()
