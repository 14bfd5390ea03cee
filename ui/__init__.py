"""What every page leans on: its filters in the address, answers kept for reuse, and charts with their exports."""
