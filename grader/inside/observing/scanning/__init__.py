"""What the names of a submission stand for, looked up after every statement."""
