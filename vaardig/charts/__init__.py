"""Charts as Vega-Lite specifications, rendered offline to SVG and PNG with Dutch labels."""
