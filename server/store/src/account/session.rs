//! Sessions in the database, their ids hashed.
