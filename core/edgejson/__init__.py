"""The minimal core of edgejson."""
