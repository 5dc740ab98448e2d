"""`ogicheck.check()` and `ogicheck.extract()`: the front end for programs."""
