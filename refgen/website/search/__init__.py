"""The search index: names for exact finding, words in parts for the rest. `theme/assets/refgen/search.js` reads it."""
