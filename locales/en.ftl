# Texts of the example site in English, over those of the theme.

notice = This is an example site. Its facts come from four public documents, but some of it is invented, and marked as such.
