"""What shelves of submissions share: an expectation beside each, grading in parallel, a table."""
