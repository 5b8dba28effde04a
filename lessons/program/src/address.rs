//! Addresses that a reader brings from Go.

/// What to do about an address that cannot be listened on, if that is known: Go takes one without a host,
/// such as `:8080`, for all interfaces, and Rust for none.
pub fn hint(address: &str) -> String {
    match address.strip_prefix(':') {
        Some(port) => format!("; write the host too, such as 127.0.0.1:{port}"),
        None => String::new(),
    }
}
