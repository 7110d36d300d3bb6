"""Pages about what each municipality tries."""
