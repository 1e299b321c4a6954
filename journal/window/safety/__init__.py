"""What keeps the journal private: passphrase, recovery code, locking; and that one window alone has it open."""
