"""The ledger: schema, the one writing path, and the questions it answers."""
