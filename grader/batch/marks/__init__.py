"""Who stands where: evidence under today's rules, and what a person decided."""
