"""What need not be built again: manifests, the digests of what went in, and what files say of their making."""
