//! How often somebody may come: a bucket of tokens that fills at a steady rate.

/// What is left of one sender's allowance.
pub(super) struct Bucket {
    /// In thousandths, because one token per second is one thousandth per millisecond.
    left_milli: u64,
    at_ms: i64,
}

impl Bucket {
    /// A full one.
    pub(super) fn full(burst: u32, now_ms: i64) -> Self {
        Self { left_milli: u64::from(burst) * 1000, at_ms: now_ms }
    }

    /// Takes one out, if there is one. A clock that was set back fills nothing and takes nothing away.
    pub(super) fn take(&mut self, burst: u32, per_second: u32, now_ms: i64) -> bool {
        let passed_ms = u64::try_from(now_ms.saturating_sub(self.at_ms)).unwrap_or(0);
        self.at_ms = now_ms;
        let filled = self.left_milli.saturating_add(passed_ms.saturating_mul(u64::from(per_second)));
        self.left_milli = filled.min(u64::from(burst) * 1000);
        match self.left_milli.checked_sub(1000) {
            Some(left) => {
                self.left_milli = left;
                true
            }
            None => false,
        }
    }
}
