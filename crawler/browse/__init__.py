"""What people see: Datasette on the corpus. Shows, and computes nothing."""
