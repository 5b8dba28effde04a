//! crossbeam's `select!`, over the channels of any flavour that has its own.

/// The arms of a `select!` of the flavour named first, in crossbeam's notation:
/// `recv(r) -> msg => body`, `send(s, m) -> res => body`, `default => body` and
/// `default(timeout) => body`. A message is computed only when its arm is chosen.
///
/// `default(timeout)` is an arm on a new `after(timeout)`. crossbeam's gives way when another arm is
/// possible at the same moment; this may win then, so a search tries more than crossbeam does.
#[macro_export]
#[doc(hidden)]
macro_rules! select_arms {
    // Arms are bound one after the other: each gets a variable of its own by macro hygiene.
    ($flavour:ident @bind $bound:tt recv($r:expr) -> $p:pat => $body:block $(,)? $($rest:tt)*) => {
        $crate::select_arms!($flavour @recv $bound {$r} {$p} {$body} $($rest)*)
    };
    ($flavour:ident @bind $bound:tt recv($r:expr) -> $p:pat => $body:expr, $($rest:tt)*) => {
        $crate::select_arms!($flavour @recv $bound {$r} {$p} {$body} $($rest)*)
    };
    ($flavour:ident @bind $bound:tt recv($r:expr) -> $p:pat => $body:expr) => {
        $crate::select_arms!($flavour @recv $bound {$r} {$p} {$body})
    };
    ($flavour:ident @bind $bound:tt send($s:expr, $m:expr) -> $p:pat => $body:block $(,)? $($rest:tt)*) => {
        $crate::select_arms!($flavour @send $bound {$s} {$m} {$p} {$body} $($rest)*)
    };
    ($flavour:ident @bind $bound:tt send($s:expr, $m:expr) -> $p:pat => $body:expr, $($rest:tt)*) => {
        $crate::select_arms!($flavour @send $bound {$s} {$m} {$p} {$body} $($rest)*)
    };
    ($flavour:ident @bind $bound:tt send($s:expr, $m:expr) -> $p:pat => $body:expr) => {
        $crate::select_arms!($flavour @send $bound {$s} {$m} {$p} {$body})
    };
    ($flavour:ident @bind [$($arms:tt)*] default => $body:expr $(,)?) => {{
        let chosen = $crate::select_arms!($flavour @run true $($arms)*);
        $crate::select_arms!($flavour @dispatch chosen, 0; $($arms)*; $body)
    }};
    ($flavour:ident @bind $bound:tt default() => $($rest:tt)*) => {
        $crate::select_arms!($flavour @bind $bound default => $($rest)*)
    };
    ($flavour:ident @bind $bound:tt default($timeout:expr) => $body:expr $(,)?) => {
        $crate::select_arms!(
            $flavour @recv $bound {$crate::$flavour::channel::after($timeout)} {_} {$body}
        )
    };
    ($flavour:ident @bind [$($arms:tt)*]) => {{
        let chosen = $crate::select_arms!($flavour @run false $($arms)*);
        $crate::select_arms!(
            $flavour @dispatch chosen, 0; $($arms)*;
            unreachable!("a select without default completes an arm")
        )
    }};
    ($flavour:ident @recv [$($arms:tt)*] {$r:expr} {$p:pat} {$body:expr} $($rest:tt)*) => {{
        let receiver: &$crate::$flavour::channel::Receiver<_> = &$r;
        let mut arm = $crate::$flavour::channel::RecvArm::new(receiver);
        $crate::select_arms!($flavour @bind [$($arms)* (arm {$p} {} {$body})] $($rest)*)
    }};
    ($flavour:ident @send [$($arms:tt)*] {$s:expr} {$m:expr} {$p:pat} {$body:expr} $($rest:tt)*) => {{
        let sender: &$crate::$flavour::channel::Sender<_> = &$s;
        let mut arm = $crate::$flavour::channel::SendArm::new(sender);
        $crate::select_arms!($flavour @bind [$($arms)* (arm {$p} {$m} {$body})] $($rest)*)
    }};
    ($flavour:ident @run $default:tt $(($arm:ident $p:tt $m:tt $body:tt))*) => {
        $crate::$flavour::channel::run(
            &mut [$(&mut $arm as &mut dyn $crate::$flavour::channel::Arm),*],
            $default,
        )
    };
    ($flavour:ident @dispatch $chosen:ident, $n:expr;
        ($arm:ident {$p:pat} {$($m:expr)?} {$body:expr}) $($rest:tt)*) => {
        if $chosen == Some($n) {
            let $p = $arm.complete($($m)?);
            $body
        } else {
            $crate::select_arms!($flavour @dispatch $chosen, $n + 1; $($rest)*)
        }
    };
    ($flavour:ident @dispatch $chosen:ident, $n:expr; ; $default:expr) => { $default };
}
