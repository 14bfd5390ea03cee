"""The outlines of the regions of Ukraine and Russia, and the script that made them."""
