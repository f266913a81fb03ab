"""MkDocs and Material: the only folder that knows them."""
