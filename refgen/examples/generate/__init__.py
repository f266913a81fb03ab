"""Examples from rules: what to show (scenarios), with which arguments, in which words."""
