"""Choose and divide: best-of selection, duplicates, grouped and stratified splits."""
