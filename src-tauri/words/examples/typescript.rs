//! Prints the message keys as TypeScript. `cargo xtask typescript` writes them where the window finds them.

fn main() {
    print!("{}", words::typescript());
}
