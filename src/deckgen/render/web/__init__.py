"""Pages for the browser, from the storyboard: they flow by themselves, so nothing is planned for them."""
