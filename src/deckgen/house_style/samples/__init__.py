"""What the sample slides of a brand presentation tell of its style beside its layouts, and how layouts take it over."""
