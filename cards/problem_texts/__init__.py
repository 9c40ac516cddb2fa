"""Sentences for problems, a file an area: each exports ``TEXTS``, key -> English sentence marked with ``N_``."""
