"""Quality checks that come with edgejson; one module per plugin."""
