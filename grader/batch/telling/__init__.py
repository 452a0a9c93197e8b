"""What people see of a class: tables, the class page, progress and last words."""
