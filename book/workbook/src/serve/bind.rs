//! Finding a port.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context as _, bail};

/// How many ports after the wished one are tried.
const TRIED: u16 = 50;

/// Where to listen, on 127.0.0.1.
#[derive(Debug, Clone, Copy)]
pub enum Address {
    /// This port or none; 0 is any free one.
    Exactly(u16),
    /// This port, or one of the 50 after it.
    FirstFree(u16),
}

pub(super) fn bind(address: Address) -> anyhow::Result<TcpListener> {
    let (first, last) = match address {
        Address::Exactly(port) => (port, port),
        Address::FirstFree(port) => (port, port.saturating_add(TRIED)),
    };
    for port in first..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other.with_context(|| format!("cannot listen on port {port}")),
        }
    }
    if first == last {
        bail!(
            "port {first} is in use: stop what listens there, name another port with --port, or \
             leave --port out to take a free one"
        );
    }
    bail!("the ports {first} to {last} are all in use: name a free one with --port")
}
