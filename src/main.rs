//! The program: everything is in the library.

use std::process::ExitCode;

/// Many small texts live for one phase each: the system's allocator takes a third of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    sprida::cli::run(std::env::args_os())
}
