//! The practice world outside the process: where it is kept, and what it looks like there.
//!
//! The whole state is written each time. A practice day is small, and half a state would be another world.

use std::io;

use serde::{Deserialize, Serialize};

use crate::state::State;

/// A place that outlives the process. Without one, the world ends with its last handle.
///
/// It is called while the world stands still, after every act that changed the world and before anybody hears of
/// it, so it should be quick.
pub trait Keep: Send + Sync {
    /// What was kept last; `None` where nothing ever was.
    fn load(&self) -> Option<Vec<u8>>;

    /// Keeps this in place of what was kept before: wholly or not at all, and safe from a kill once this returns.
    ///
    /// # Errors
    /// When it cannot be kept. Then nobody hears of the act: a request is not answered, news is not handed over.
    fn keep(&self, world: &[u8]) -> io::Result<()>;
}

/// Where a world came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// Nothing was kept: it began now.
    New,
    /// It goes on from where it was kept.
    Kept,
    /// What was kept could not be read, being torn or of another version: it began now, and all is forgotten.
    Lost,
}

/// The form in which a world is kept. Another one is another version: what it does not hold cannot be made up.
const VERSION: u32 = 2;

#[derive(Deserialize)]
struct Kept {
    version: u32,
    world: State,
}

#[derive(Serialize)]
struct Keeping<'a> {
    version: u32,
    world: &'a State,
}

/// The state that was kept, if it can be read.
pub(crate) fn read(bytes: &[u8]) -> Option<State> {
    let Kept { version, world } = serde_json::from_slice(bytes).ok()?;
    (version == VERSION).then_some(world)
}

/// The state as it is kept.
pub(crate) fn write(world: &State) -> io::Result<Vec<u8>> {
    serde_json::to_vec(&Keeping { version: VERSION, world }).map_err(io::Error::other)
}

/// Maps whose keys are no strings, as lists of pairs.
pub(crate) mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer, K: Serialize, V: Serialize>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, K: Deserialize<'de> + Ord, V: Deserialize<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<K, V>, D::Error> {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}
