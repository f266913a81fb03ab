"""What breaks the code of a reader, or the API model."""
