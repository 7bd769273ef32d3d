"""Pictures and numbers for other programs: figures, images, traces."""
