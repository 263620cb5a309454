"""Parts of the windows about texts and e-mails: a message as it will arrive."""
