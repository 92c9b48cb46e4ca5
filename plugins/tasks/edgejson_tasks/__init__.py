"""Task families that come with edgejson; one module per plugin."""
