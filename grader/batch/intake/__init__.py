"""What is in a class folder: whose it is, which file is graded, and a copy that nothing changes any more."""
