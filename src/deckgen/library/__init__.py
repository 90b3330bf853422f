"""What programs and the command line call alike.

`calls` is what `import deckgen` offers; `orders` and `languages` decide what can be asked of a build, for both.
"""
