"""What the pages share: filters and their URL, cached queries, the one way to show a chart."""
