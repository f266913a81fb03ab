"""Python in the reader's browser: Pyodide, the stub, and what runs an example there."""
