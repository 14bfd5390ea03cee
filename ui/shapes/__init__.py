"""The outlines of the regions of Ukraine and Russia, as `scripts/build_shapes.py` made them."""
