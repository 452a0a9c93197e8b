"""Hand-ins at work: slots, sandboxes, what runs once, and what is tried again."""
