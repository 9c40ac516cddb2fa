"""Charts: what is drawn (a spec, made in ``words/``) and the drawing of it, in a process of its own."""
