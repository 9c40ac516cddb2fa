"""The rules and the use cases of Samklang. Standard library only."""
