"""Teacher backends that come with edgejson; one module per plugin."""
