"""What is measured: each folder holds its data and the command that scores it."""
