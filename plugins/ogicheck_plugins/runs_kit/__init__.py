"""What front ends and commands make runs of: settings, which files are meant, sessions, the verdict."""
