"""Schema providers that come with edgejson; one module per plugin."""
