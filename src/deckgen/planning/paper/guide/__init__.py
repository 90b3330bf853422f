"""The facilitator's guide, part by part."""
