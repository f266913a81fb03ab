"""The checks, one file each; the folder is the registry."""
