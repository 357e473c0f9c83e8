//! Orders by example and by property.
