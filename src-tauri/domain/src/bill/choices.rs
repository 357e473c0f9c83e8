//! The closed sets a bill is described with, and their names in files, in the book and on the command line.

/// How the shop is registered for GST.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Registration {
    /// Collects tax.
    Regular,
    /// Pays from its own pocket; collects none and sells within its state only.
    Composition,
    /// Below the threshold; collects none.
    Unregistered,
}

impl Registration {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Registration::Regular => "regular",
            Registration::Composition => "composition",
            Registration::Unregistered => "unregistered",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Registration> {
        let all = [Registration::Regular, Registration::Composition, Registration::Unregistered];
        all.into_iter().find(|registration| registration.as_str() == name)
    }

    /// Whether a bill of this shop shows tax at all.
    #[must_use]
    pub const fn collects_tax(self) -> bool {
        match self {
            Registration::Regular => true,
            Registration::Composition | Registration::Unregistered => false,
        }
    }
}

/// Whether the prices of a bill contain tax. Inclusive means every figure entered, discounts and shipping too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prices {
    /// Tax comes on top.
    Exclusive,
    /// Tax is inside.
    Inclusive,
}

impl Prices {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Prices::Exclusive => "exclusive",
            Prices::Inclusive => "inclusive",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Prices> {
        [Prices::Exclusive, Prices::Inclusive].into_iter().find(|prices| prices.as_str() == name)
    }
}

/// What is sold, in WhatsApp's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goods {
    /// Things.
    Physical,
    /// Services, downloads, recharges.
    Digital,
}

impl Goods {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Goods::Physical => "physical",
            Goods::Digital => "digital",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Goods> {
        [Goods::Physical, Goods::Digital].into_iter().find(|goods| goods.as_str() == name)
    }
}

/// How the goods reach the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Handed over at the counter.
    Counter,
    /// Sent to the customer's address.
    Ship,
}

impl Delivery {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Delivery::Counter => "counter",
            Delivery::Ship => "ship",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Delivery> {
        [Delivery::Counter, Delivery::Ship].into_iter().find(|delivery| delivery.as_str() == name)
    }
}

/// Whether the total is rounded to whole rupees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundOff {
    /// To the nearest rupee.
    Rupee,
    /// To the paisa, as computed.
    None,
}

impl RoundOff {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RoundOff::Rupee => "rupee",
            RoundOff::None => "none",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<RoundOff> {
        [RoundOff::Rupee, RoundOff::None].into_iter().find(|round_off| round_off.as_str() == name)
    }
}

/// Whether the goods cross a state's border.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Supply {
    /// Within one state: CGST and SGST (or UTGST).
    Intra,
    /// Between states: IGST.
    Inter,
}

impl Supply {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Supply::Intra => "intra",
            Supply::Inter => "inter",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Supply> {
        [Supply::Intra, Supply::Inter].into_iter().find(|supply| supply.as_str() == name)
    }
}
