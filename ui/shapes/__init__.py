"""The outlines of the regions of Ukraine and Russia, as `.make/build_shapes.py` made them."""
