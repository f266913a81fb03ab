"""What other programs read: link inventory, feed, sitemap, texts for language models, findings, the stub as an archive."""
