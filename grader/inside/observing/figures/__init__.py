"""What figures show, recorded when they are shown, saved, closed, cleared, or left behind."""
