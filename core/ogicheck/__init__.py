"""ogicheck: checks annual reports on open government information against the national form."""

__version__ = "0.1.0"
