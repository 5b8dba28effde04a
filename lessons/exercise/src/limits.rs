//! What a machine may use, whatever the reader's code does and whoever started it.

/// Most seconds of the processor. Whoever started the machine stops it sooner; this is for when
/// that process is gone.
#[cfg(unix)]
const SECONDS: u64 = 120;

/// Most bytes of memory.
#[cfg(unix)]
const MEMORY: u64 = 4 << 30;

/// Limits this process. A limit that cannot be set is left: it is a second line of defence.
#[cfg(unix)]
pub(crate) fn set() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [
        (Resource::Cpu, SECONDS),
        (Resource::As, MEMORY),
        (Resource::Core, 0),
    ] {
        let maximum = getrlimit(resource).maximum;
        let most = Some(maximum.map_or(most, |maximum| maximum.min(most)));
        let limit = Rlimit {
            current: most,
            maximum: most,
        };
        let _ = setrlimit(resource, limit);
    }
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

#[cfg(not(unix))]
pub(crate) fn set() {}
