"""Models that answer in batches, hours later and at half the price: submit, poll, collect, each resumable."""
