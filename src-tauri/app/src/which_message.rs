//! Which message goes out: the free one while the customer's 24-hour window is open, an approved template otherwise,
//! and none where neither can go. One pure function, so that what is shown and what is sent cannot differ.

use domain::{ChannelKind, Hears, Paise};
use jiff::{SignedDuration, Timestamp};
use store::{LastWrote, TemplateRow, TemplateState};

/// How long WhatsApp takes any message after a customer wrote.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(24);

/// A request is on its way for a while; a window that closes sooner than this counts as closed.
const MARGIN: SignedDuration = SignedDuration::from_mins(1);

/// Everything that the choice depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// What the account speaks.
    pub channel: ChannelKind,
    /// What news reaches it.
    pub hears: Hears,
    /// When the customer last wrote.
    pub wrote: LastWrote,
    /// The template for this message in the customer's language, whatever its state.
    pub template: Option<&'a TemplateRow>,
    /// What the provider asks for one, where the shop said so.
    pub template_cost: Option<Paise>,
    /// The present moment.
    pub now: Timestamp,
}

/// Which message goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The interactive one, which is free.
    Interactive {
        /// Why it may go, or might.
        why: Why,
    },
    /// A template, which costs something.
    Template {
        /// Why nothing else may go.
        why: Why,
        /// Its name at WhatsApp.
        name: String,
        /// Its language, as WhatsApp writes it.
        language: String,
        /// What it costs, where that is known.
        cost: Option<Paise>,
    },
    /// None: the customer can be shown a QR, or be asked to write first.
    Neither {
        /// Why the interactive one may not go.
        why: Why,
        /// Why no template may go.
        lacking: Lacking,
    },
}

/// What is known of the customer's window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The customer wrote within 24 hours.
    WindowOpen,
    /// The shop says so.
    SaidToHaveWritten,
    /// The customer wrote, but longer ago.
    WindowClosed,
    /// The customer never wrote to this shop.
    NeverWrote,
    /// The account does not hear customers, and nobody said anything.
    PaymentsOnly,
}

/// Why no template may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lacking {
    /// There is none in the customer's language.
    NoTemplate,
    /// WhatsApp still looks at it.
    NotYetApproved,
    /// WhatsApp refused it, or stopped it.
    NotApproved,
    /// How this channel says it is not documented.
    ChannelCannot,
}

impl Why {
    /// The name on screen and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Why::WindowOpen => "window_open",
            Why::SaidToHaveWritten => "said_to_have_written",
            Why::WindowClosed => "window_closed",
            Why::NeverWrote => "never_wrote",
            Why::PaymentsOnly => "payments_only",
        }
    }

    /// Whether the free message may go.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Why::WindowOpen | Why::SaidToHaveWritten)
    }

    /// Whether the window may be open or shut for all that is known.
    const fn is_unknown(self) -> bool {
        matches!(self, Why::NeverWrote | Why::PaymentsOnly)
    }
}

impl Choice {
    /// The kind as the outbox keeps it, to notice when another would go than was shown.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Choice::Interactive { .. } => "interactive",
            Choice::Template { .. } => "template",
            Choice::Neither { .. } => "none",
        }
    }

    /// Whether WhatsApp takes it for certain and for nothing.
    #[must_use]
    pub const fn is_surely_free(&self) -> bool {
        matches!(self, Choice::Interactive { why } if why.is_open())
    }

    /// What is known of the customer's window.
    #[must_use]
    pub const fn why(&self) -> Why {
        match self {
            Choice::Interactive { why } | Choice::Template { why, .. } | Choice::Neither { why, .. } => *why,
        }
    }

    /// What it costs, where that is known.
    #[must_use]
    pub const fn cost(&self) -> Option<Paise> {
        match self {
            Choice::Interactive { .. } => Some(Paise::ZERO),
            Choice::Template { cost, .. } => *cost,
            Choice::Neither { .. } => None,
        }
    }
}

/// Chooses.
#[must_use]
pub fn choose(facts: &Facts<'_>) -> Choice {
    let why = window(facts.hears, facts.wrote, facts.now);
    if why.is_open() {
        return Choice::Interactive { why };
    }
    let lacking = match facts.template.map(|template| template.state) {
        // How Kaleyra's first generation sends a bill as a template is not documented.
        _ if facts.channel == ChannelKind::KaleyraV1 => Some(Lacking::ChannelCannot),
        Some(TemplateState::Approved) => None,
        None => Some(Lacking::NoTemplate),
        Some(TemplateState::Pending) => Some(Lacking::NotYetApproved),
        Some(
            TemplateState::Rejected | TemplateState::Paused | TemplateState::Disabled | TemplateState::Other,
        ) => Some(Lacking::NotApproved),
    };
    match (lacking, facts.template) {
        // Nobody knows that it is too late: the free one may be tried, and WhatsApp says what it thinks of it.
        (Some(_), _) if why.is_unknown() => Choice::Interactive { why },
        (None, Some(template)) => {
            let (name, language) = (template.name.clone(), template.language.clone());
            Choice::Template { why, name, language, cost: facts.template_cost }
        }
        (lacking, _) => Choice::Neither { why, lacking: lacking.unwrap_or(Lacking::NoTemplate) },
    }
}

/// What is known of a customer's window. What WhatsApp said of it outweighs what was heard or said before.
#[must_use]
pub fn window(hears: Hears, wrote: LastWrote, now: Timestamp) -> Why {
    let is_open =
        |at: Timestamp| now + MARGIN < at + WINDOW && wrote.closed_at.is_none_or(|closed| closed < at);
    let hears = hears == Hears::Everything;
    match (wrote.heard_at, wrote.said_at) {
        (Some(heard), _) if hears && is_open(heard) => Why::WindowOpen,
        (_, Some(said)) if is_open(said) => Why::SaidToHaveWritten,
        _ if !hears => Why::PaymentsOnly,
        (Some(_), _) => Why::WindowClosed,
        (None, _) if wrote.closed_at.is_some() => Why::WindowClosed,
        (None, _) => Why::NeverWrote,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::AccountId;
    use store::TemplatePurpose;

    const NOON: i64 = 1_763_800_000;

    fn second(offset: i64) -> Timestamp {
        Timestamp::from_second(NOON + offset).unwrap()
    }

    fn template(state: TemplateState) -> TemplateRow {
        TemplateRow {
            account: AccountId::new(1),
            purpose: TemplatePurpose::OrderDetails,
            language: "hi".into(),
            name: "bill_hi".into(),
            state,
            reason: None,
            is_vouched: false,
            checked_at: second(0),
        }
    }

    fn facts(wrote: LastWrote, template: Option<&TemplateRow>) -> Facts<'_> {
        let (channel, hears) = (ChannelKind::KaleyraV2, Hears::Everything);
        Facts { channel, hears, wrote, template, template_cost: Some(Paise::new(15)), now: second(0) }
    }

    fn heard(seconds_ago: i64) -> LastWrote {
        LastWrote { heard_at: Some(second(-seconds_ago)), ..LastWrote::default() }
    }

    fn said(seconds_ago: i64) -> LastWrote {
        LastWrote { said_at: Some(second(-seconds_ago)), ..LastWrote::default() }
    }

    #[track_caller]
    fn check(facts: &Facts<'_>, kind: &str, why: Why) {
        let choice = choose(facts);
        assert_eq!((choice.kind(), choice.why()), (kind, why));
    }

    #[test]
    fn while_the_window_is_open_the_free_message_goes() {
        let approved = template(TemplateState::Approved);
        check(&facts(heard(60), Some(&approved)), "interactive", Why::WindowOpen);
        assert_eq!(choose(&facts(heard(60), Some(&approved))).cost(), Some(Paise::ZERO));
        check(&facts(heard(60), None), "interactive", Why::WindowOpen);
    }

    #[test]
    fn a_window_that_closes_while_the_request_is_on_its_way_is_closed() {
        let approved = template(TemplateState::Approved);
        check(&facts(heard(86_400 - 61), Some(&approved)), "interactive", Why::WindowOpen);
        check(&facts(heard(86_400 - 60), Some(&approved)), "template", Why::WindowClosed);
    }

    #[test]
    fn outside_the_window_an_approved_template_goes_at_its_price() {
        let approved = template(TemplateState::Approved);
        let choice = choose(&facts(LastWrote::default(), Some(&approved)));
        let cost = Some(Paise::new(15));
        let (name, language) = ("bill_hi".into(), "hi".into());
        assert_eq!(choice, Choice::Template { why: Why::NeverWrote, name, language, cost });
    }

    #[test]
    fn without_an_approved_template_nothing_goes_and_says_what_is_lacking() {
        let lacking = |template: Option<&TemplateRow>| match choose(&facts(heard(90_000), template)) {
            Choice::Neither { why: Why::WindowClosed, lacking } => lacking,
            other => panic!("{other:?}"),
        };
        assert_eq!(lacking(None), Lacking::NoTemplate);
        assert_eq!(lacking(Some(&template(TemplateState::Pending))), Lacking::NotYetApproved);
        for state in
            [TemplateState::Rejected, TemplateState::Paused, TemplateState::Disabled, TemplateState::Other]
        {
            assert_eq!(lacking(Some(&template(state))), Lacking::NotApproved);
        }
    }

    #[test]
    fn where_nobody_knows_of_the_window_and_there_is_no_template_the_free_message_is_tried() {
        check(&facts(LastWrote::default(), None), "interactive", Why::NeverWrote);
        let deaf = Facts { hears: Hears::Payments, ..facts(LastWrote::default(), None) };
        check(&deaf, "interactive", Why::PaymentsOnly);
        assert!(!choose(&deaf).is_surely_free());
        let told = LastWrote { closed_at: Some(second(-60)), ..LastWrote::default() };
        check(&facts(told, None), "none", Why::WindowClosed);
    }

    #[test]
    fn an_account_that_hears_payments_only_believes_the_shop_and_nobody_else() {
        let approved = template(TemplateState::Approved);
        let deaf = |wrote| Facts { hears: Hears::Payments, ..facts(wrote, Some(&approved)) };
        check(&deaf(heard(60)), "template", Why::PaymentsOnly);
        check(&deaf(said(60)), "interactive", Why::SaidToHaveWritten);
        check(&deaf(said(90_000)), "template", Why::PaymentsOnly);
    }

    #[test]
    fn what_whatsapp_says_of_the_window_outweighs_what_was_heard_before() {
        let approved = template(TemplateState::Approved);
        let told = |seconds_ago: i64| LastWrote { closed_at: Some(second(-seconds_ago)), ..heard(60) };
        check(&facts(told(30), Some(&approved)), "template", Why::WindowClosed);
        check(&facts(told(90), Some(&approved)), "interactive", Why::WindowOpen);
    }

    #[test]
    fn what_the_shop_says_counts_where_news_is_late() {
        check(&facts(said(60), None), "interactive", Why::SaidToHaveWritten);
    }

    #[test]
    fn the_first_generation_has_no_documented_template_of_a_bill() {
        let approved = template(TemplateState::Approved);
        let first = Facts { channel: ChannelKind::KaleyraV1, ..facts(heard(90_000), Some(&approved)) };
        let lacking = Lacking::ChannelCannot;
        assert_eq!(choose(&first), Choice::Neither { why: Why::WindowClosed, lacking });
        check(&Facts { wrote: heard(60), ..first }, "interactive", Why::WindowOpen);
    }
}
