"""One folder a page; no module lies straight in here (see CONTRIBUTING.md)."""
