"""House styles: the look that planning measures with, and the package that slides go into."""
