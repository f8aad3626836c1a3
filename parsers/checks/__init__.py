"""Rules over figures. They never alter one."""
