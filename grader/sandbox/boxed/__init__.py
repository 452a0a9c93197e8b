"""The `sandboxed` level: bubblewrap around a warm parent, and namespaces of its own around every run."""
