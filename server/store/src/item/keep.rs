//! Events, projections and postings of one item.
