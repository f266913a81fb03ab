"""The reference that runs: claims, the rules compiled from them, the runtime, and the package generated from the model."""
