"""The handout in two languages: two columns side by side, level paragraph by paragraph."""
