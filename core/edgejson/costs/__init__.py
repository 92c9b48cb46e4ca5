"""What language models cost: prices, the purse that a run pays from, estimates before it and the ledger after it."""
