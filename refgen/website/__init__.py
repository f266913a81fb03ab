"""The cross-language reference site: pages rendered straight from the model, stamped into a theme's shells."""
