"""Language models asked for answers: kept before they are read, read strictly, tried again, counted and paid."""
