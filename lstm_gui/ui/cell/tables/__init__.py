"""Tables that become the input: read off the event loop, shown as understood."""
