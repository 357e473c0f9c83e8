//! The shell from outside: the walls around its pages, the desk and its books, the worker's thread.

mod bindings;
mod books;
mod desks;
mod walls;
mod work;
