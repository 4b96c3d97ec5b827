//! Crash points: a debug build aborts at the step of the batch protocol that the environment
//! variable `GONGSHU_CRASH` names, so that tests can see what a restart makes of it.

/// A named step of the batch protocol at which a debug build may be told to die.
macro_rules! crash_point {
    ($name:literal) => {
        #[cfg(debug_assertions)]
        $crate::crash::at($name);
    };
}

/// Dies like `kill -9`: no destructors, no flushing.
#[cfg(debug_assertions)]
pub(crate) fn at(name: &str) {
    if std::env::var_os("GONGSHU_CRASH").is_some_and(|wanted| wanted == name) {
        std::process::abort();
    }
}
