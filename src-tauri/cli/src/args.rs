//! The command line as it is written. What the words of it mean is decided by the commands.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Bills, WhatsApp orders and payments of a shop.
#[derive(Parser, Debug)]
#[command(name = "parchi-cli", version)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Stand before or after the command.
#[derive(clap::Args, Debug)]
pub struct Global {
    /// Data folder (or PARCHI_DATA_DIR)
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of texts (or PARCHI_LANGUAGE); of the template, where one is previewed
    #[arg(long, global = true, value_name = "en|hi")]
    pub language: Option<String>,
    /// Read the vault file's passphrase from descriptor N (or file PARCHI_PASSPHRASE_FILE)
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Bills
    #[command(subcommand)]
    Bill(Bill),
    /// Amounts
    #[command(subcommand)]
    Money(Money),
    /// Registration numbers
    #[command(subcommand)]
    Gstin(Gstins),
    /// WhatsApp requests and webhooks
    #[command(subcommand)]
    Whatsapp(Whatsapp),
    /// What payment gateways say
    #[command(subcommand)]
    Gateway(Gateway),
    /// Serve a practice WhatsApp on this computer
    Sandbox(Sandbox),
    /// Run the main job in the practice world, in an empty folder
    Demo(Demo),
    /// WhatsApp accounts
    #[command(subcommand)]
    Account(Account),
    /// Orders
    #[command(subcommand)]
    Order(Order),
    /// Items of the shop
    #[command(subcommand)]
    Product(Product),
    /// Customers
    #[command(subcommand)]
    Customer(Customer),
    /// Send, hear and look up what is due
    Sync(Sync),
    /// News from WhatsApp
    #[command(subcommand)]
    Inbox(Inbox),
    /// Match gateways, orders and the bank
    #[command(subcommand)]
    Reconcile(Reconcile),
    /// Returns, books and lists as files
    #[command(subcommand)]
    Export(Export),
    /// Invoices, vouchers and credit notes
    #[command(subcommand)]
    Invoice(Invoice),
    /// Receipt printers
    #[command(subcommand)]
    Printer(Printer),
    /// Check the whole order book
    Verify,
    /// Write a synthetic book for measuring
    Generate(Generate),
}

#[derive(Subcommand, Debug)]
pub enum Bill {
    /// Compute a bill
    Quote {
        /// Bill as JSON; - is standard input
        file: PathBuf,
    },
}

#[derive(Subcommand, Debug)]
pub enum Gstins {
    /// Check numbers
    Check {
        /// GSTINs
        #[arg(required = true)]
        numbers: Vec<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum Money {
    /// Say an amount in words
    Words {
        /// Rupees
        #[arg(allow_negative_numbers = true)]
        amount: String,
    },
    /// Write an amount with Indian grouping
    Format {
        /// Rupees
        #[arg(allow_negative_numbers = true)]
        amount: String,
    },
}

#[derive(Subcommand, Debug)]
pub enum Whatsapp {
    /// Print the request that would be sent
    Preview(Box<Preview>),
    /// Read a webhook body
    Read {
        /// kaleyra-v1, kaleyra-v2, cloud
        #[arg(long)]
        channel: String,
        /// Body; - is standard input
        file: PathBuf,
    },
    /// Read the answer to a payment lookup
    ReadLookup {
        /// kaleyra-v1, kaleyra-v2, cloud
        #[arg(long)]
        channel: String,
        /// Answer; - is standard input
        file: PathBuf,
    },
}

#[derive(Subcommand, Debug)]
pub enum Reconcile {
    /// Ask a gateway for payments, refunds and settlements
    Fetch {
        /// Name of the gateway account; the only one without
        #[arg(long)]
        gateway: Option<String>,
        /// First day; 35 days before the last without
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// Last day; today without
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
    /// Read a settlement report saved from a gateway's page
    Import {
        /// Name of the gateway account; the only one without
        #[arg(long)]
        gateway: Option<String>,
        /// CSV or XLSX; - is standard input
        file: PathBuf,
    },
    /// Read the bank's statement
    Statement {
        /// CSV or XLSX; - is standard input
        file: PathBuf,
    },
    /// Match everything: settlements, exceptions, totals
    Report,
    /// Settle an exception by hand
    Resolve {
        /// Name of the gateway account
        #[arg(long)]
        gateway: String,
        /// What is wrong
        #[arg(long)]
        kind: String,
        /// What it is about
        #[arg(long)]
        about: String,
        /// How it was settled
        #[arg(long)]
        note: String,
    },
}

#[derive(clap::Args, Debug)]
pub struct AddGateway {
    /// razorpay, payu
    #[arg(long)]
    pub gateway: String,
    /// What the shop calls it
    #[arg(long)]
    pub name: String,
    /// Razorpay's key id, PayU's merchant key
    #[arg(long)]
    pub key_id: String,
    /// Variable with Razorpay's key secret, PayU's salt; asked for without
    #[arg(long, value_name = "NAME")]
    pub secret_from_env: Option<String>,
    /// Where its interface is; the gateway's own without
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The host once more, where it is not the gateway's own
    #[arg(long, value_name = "HOST")]
    pub allow_host: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Gateway {
    /// Add an account at a gateway, or give it another key
    Add(AddGateway),
    /// List the accounts
    List,
    /// Remove an account and its key
    Remove {
        /// Name of the account
        name: String,
    },
    /// Read a webhook body or an answer
    Read {
        /// razorpay, payu
        #[arg(long)]
        gateway: String,
        /// Body; - is standard input
        file: PathBuf,
    },
    /// Say whether a webhook is the gateway's, by the secret in PARCHI_WEBHOOK_SECRET
    Verify {
        /// razorpay, payu
        #[arg(long)]
        gateway: String,
        /// The signature's header; empty for PayU, whose hash is in the body
        #[arg(long)]
        header: String,
        /// Body; - is standard input
        file: PathBuf,
    },
}

impl Command {
    /// Whether the language on the command line is a template's.
    pub fn names_a_template(&self) -> bool {
        matches!(self, Command::Whatsapp(Whatsapp::Preview(preview)) if preview.template.is_some())
    }
}

#[derive(clap::Args, Debug)]
pub struct Preview {
    /// kaleyra-v1, kaleyra-v2, cloud
    #[arg(long)]
    pub channel: String,
    /// order-details, order-status, product, product-list, catalog
    #[arg(long)]
    pub kind: String,
    /// payment-gateway, upi-intent, payment-link
    #[arg(long)]
    pub settings: Option<String>,
    /// interactive, template
    #[arg(long = "as", value_name = "FORM")]
    pub form: Option<String>,
    /// Bill as JSON; - is standard input
    #[arg(
        long,
        value_name = "FILE",
        required_if_eq_any([("kind", "order-details"), ("kind", "product"), ("kind", "product-list")])
    )]
    pub bill: Option<PathBuf>,
    /// Account as JSON; a sample account without
    #[arg(long, value_name = "FILE")]
    pub account: Option<PathBuf>,
    /// Reference of the order
    #[arg(long, required_if_eq("kind", "order-status"))]
    pub reference: Option<String>,
    /// processing, partially_shipped, shipped, completed, canceled
    #[arg(long, required_if_eq("kind", "order-status"))]
    pub status: Option<String>,
    /// Shown on the order
    #[arg(long)]
    pub description: Option<String>,
    /// Name of a template, whose language is --language
    #[arg(long, value_name = "NAME", required_if_eq("form", "template"))]
    pub template: Option<String>,
    /// What stands in the next blank of the template's body
    #[arg(long = "blank", value_name = "TEXT", requires = "template")]
    pub blanks: Vec<String>,
}

#[derive(clap::Args, Debug)]
pub struct Sandbox {
    /// Port of 127.0.0.1; any free one without
    #[arg(long)]
    pub port: Option<u16>,
    /// What chance grows from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// What goes wrong, as lose-after=6%,latency=50..200
    #[arg(long, value_name = "SPEC")]
    pub faults: Option<String>,
    /// Where webhooks are posted
    #[arg(long, value_name = "URL")]
    pub webhooks: Option<String>,
}

#[derive(clap::Args, Debug)]
pub struct Demo {
    /// What chance grows from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// kaleyra-v2
    #[arg(long, default_value = "kaleyra-v2")]
    pub channel: String,
}

#[derive(Subcommand, Debug)]
pub enum Account {
    /// Add an account; its key is asked for, or comes from the environment
    Add(AddAccount),
    /// List the accounts
    List,
    /// Ask the provider whether the key is accepted
    Test {
        /// Name of the account
        name: String,
    },
    /// Remove an account and its key
    Remove {
        /// Name of the account
        name: String,
    },
}

#[derive(clap::Args, Debug)]
pub struct AddAccount {
    /// Account as JSON; - is standard input
    pub file: PathBuf,
    /// Environment variable that holds the API key
    #[arg(long, value_name = "NAME")]
    pub secret_from_env: Option<String>,
    /// Environment variable that holds Meta's app secret
    #[arg(long, value_name = "NAME")]
    pub app_secret_from_env: Option<String>,
    /// Host of a base URL that is not the provider's own
    #[arg(long, value_name = "HOST")]
    pub allow_host: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Order {
    /// Begin an order from a bill
    New {
        /// Bill as JSON; - is standard input
        file: PathBuf,
    },
    /// Queue the bill for the customer
    Send {
        /// As A-123
        number: String,
    },
    /// Show an order
    Show {
        /// As A-123
        number: String,
    },
    /// List orders, newest first
    List(ListOrders),
    /// Move an order along and tell the customer
    Status {
        /// As A-123
        number: String,
        /// processing, partially_shipped, shipped, completed
        status: String,
        /// Told instead of the usual words
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Cancel an unpaid order
    Cancel {
        /// As A-123
        number: String,
    },
    /// Take cash for what is due
    Cash {
        /// As A-123
        number: String,
        /// Before the way to pay on WhatsApp is closed
        #[arg(long)]
        now: bool,
    },
    /// Close the way to pay and send the bill again
    Resend {
        /// As A-123
        number: String,
    },
    /// Answer what waits for a person
    Release(Release),
}

#[derive(clap::Args, Debug)]
pub struct ListOrders {
    /// State of order or payment, or attention
    #[arg(long, value_name = "S")]
    pub status: Option<String>,
    /// Words to find in name, phone, number or items
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    /// Continue after this page
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
    /// Rows of a page, 1 to 1000
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
}

#[derive(Subcommand, Debug)]
pub enum Product {
    /// Take in a list of items, all of it or nothing
    Import(Import),
    /// List items by name
    List {
        /// Words to find in code or name
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// Those that were taken off the list
        #[arg(long)]
        removed: bool,
        #[command(flatten)]
        page: Page,
    },
}

#[derive(Subcommand, Debug)]
pub enum Customer {
    /// Take in a list of customers, all of it or nothing
    Import(Import),
    /// List customers, oldest first
    List(Page),
}

#[derive(clap::Args, Debug)]
pub struct Import {
    /// CSV or XLSX; - is standard input
    pub file: PathBuf,
    /// Read a column, by heading or letter, as a field; an empty field passes it over
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Show what would happen
    #[arg(long)]
    pub preview: bool,
    /// Leave rows with errors out, in place of refusing the file
    #[arg(long)]
    pub leave_out_wrong: bool,
}

#[derive(clap::Args, Debug)]
pub struct Page {
    /// Continue after this page
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<i64>,
    /// Rows of a page, 1 to 1000
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
}

#[derive(clap::Args, Debug)]
pub struct Release {
    /// As A-123
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub number: Option<String>,
    /// Everything that waits; lets a quarantined book send again
    #[arg(long)]
    pub all: bool,
    /// Drop it instead of sending it
    #[arg(long)]
    pub drop: bool,
}

#[derive(clap::Args, Debug)]
pub struct Sync {
    /// Go on until nothing is due within 20 seconds
    #[arg(long)]
    pub until_idle: bool,
    /// Stop after so long
    #[arg(long, value_name = "N", default_value_t = 600)]
    pub max_seconds: u64,
}

#[derive(Subcommand, Debug)]
pub enum Inbox {
    /// Take in a webhook body that you vouch for
    Accept {
        /// kaleyra-v1, kaleyra-v2, cloud
        #[arg(long)]
        channel: String,
        /// Body; - is standard input
        file: PathBuf,
    },
}

#[derive(clap::Args, Debug)]
pub struct Generate {
    /// Orders to write
    #[arg(long, value_name = "N")]
    pub orders: u32,
    /// The same seed gives the same book
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Measure pages, searches and a count afterwards
    #[arg(long)]
    pub measure: bool,
}

#[derive(Subcommand, Debug)]
pub enum Export {
    /// GSTR-1, as the portal's JSON or the sheets of its offline tool
    Gstr1 {
        /// The sheets instead of JSON
        #[arg(long)]
        xlsx: bool,
        #[command(flatten)]
        period: Period,
        #[command(flatten)]
        to: WhereTo,
    },
    /// Vouchers for Tally as XML, or the ledgers that they need
    Tally {
        /// The ledgers, which are brought to Tally first
        #[arg(long)]
        ledgers: bool,
        #[command(flatten)]
        period: Period,
        #[command(flatten)]
        to: WhereTo,
    },
    /// A book or list as a workbook
    Xlsx(ExportBook),
    /// A book or list as text for programs
    Csv(ExportBook),
}

#[derive(clap::Args, Debug)]
pub struct ExportBook {
    /// Which one
    pub table: ExportTable,
    #[command(flatten)]
    pub period: Period,
    #[command(flatten)]
    pub to: WhereTo,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum ExportTable {
    /// Every number given, with its document
    Documents,
    /// Orders by the day they were begun
    Orders,
    /// Customers and what they owe
    Customers,
    /// What the shop sells
    Products,
    /// Documents and money by day
    DayBook,
    /// Value and tax by rate
    TaxByRate,
}

#[derive(clap::Args, Debug)]
pub struct Period {
    /// A month
    #[arg(long, value_name = "YYYY-MM", conflicts_with_all = ["from", "to"])]
    pub period: Option<String>,
    /// The first day
    #[arg(long, value_name = "YYYY-MM-DD", requires = "to")]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "YYYY-MM-DD", requires = "from")]
    pub to: Option<String>,
}

#[derive(clap::Args, Debug)]
pub struct WhereTo {
    /// The file; - is standard output; its usual name in this folder without
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long)]
    pub force: bool,
    /// Show what would be written and write nothing
    #[arg(long, conflicts_with_all = ["out", "force"])]
    pub preview: bool,
}

#[derive(Subcommand, Debug)]
pub enum Invoice {
    /// List documents, the newest first
    List {
        /// Where the last list ended
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
    },
    /// Show a document
    Show {
        /// Its number
        number: String,
    },
    /// Make the invoice of an order
    Make {
        /// The order's number
        order: String,
        /// What left, as place=quantity; everything without it
        #[arg(long = "line", value_name = "PLACE=QUANTITY")]
        lines: Vec<String>,
    },
    /// Take a document back by a credit note
    Credit {
        /// Its number
        number: String,
        /// What came back, as place=quantity; everything without it
        #[arg(long = "line", value_name = "PLACE=QUANTITY")]
        lines: Vec<String>,
        /// What the price was too high by, as place=rupees
        #[arg(long = "amount", value_name = "PLACE=RUPEES")]
        amounts: Vec<String>,
    },
    /// Cancel the number of a document
    Cancel {
        /// Its number
        number: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Make the invoice that today's small sales share
    CloseDay,
    /// Write a document as PDF
    Pdf(InvoicePdf),
    /// Write the documents of a period as PDF, into a new folder
    Pdfs {
        #[command(flatten)]
        period: Period,
        /// Where the folder is made; here without it
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
    },
    /// Print a document as a receipt
    Print {
        /// Its number
        number: String,
        /// The printer's name; the default one without it
        #[arg(long, value_name = "NAME")]
        printer: Option<String>,
        /// Show what it would say instead, on paper of so many characters: 32, 42 or 48
        #[arg(long, value_name = "COLUMNS")]
        preview: Option<u32>,
    },
}

#[derive(Subcommand, Debug)]
pub enum Printer {
    /// List the shop's receipt printers
    List,
    /// Add a printer, or change the one of that name
    Set {
        /// What the shop calls it
        name: String,
        /// How bytes get there
        #[arg(long)]
        way: PrinterWay,
        /// Where it is: an address, a device, a name in the system, or a file
        #[arg(long)]
        place: String,
        /// Characters in a row: 32, 42 or 48
        #[arg(long, default_value_t = 48)]
        columns: u32,
        /// It does not cut the paper
        #[arg(long)]
        no_cutter: bool,
        /// It opens a cash drawer when cash was taken
        #[arg(long)]
        drawer: bool,
    },
    /// Forget a printer
    Remove {
        /// Its name
        name: String,
    },
    /// Let a printer print when nobody names another
    Default {
        /// Its name
        name: String,
    },
    /// Print a slip that shows whether a printer is set up well
    Test {
        /// Its name
        name: String,
    },
    /// List the receipts that wait, or of which nobody knows whether they came out
    Waiting,
    /// Say what becomes of such a receipt
    Answer {
        /// Its id
        id: i64,
        /// What was seen
        answer: PrintAnswer,
    },
}

/// How bytes get to a printer.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PrinterWay {
    /// Over the network
    Network,
    /// A device of the system
    Device,
    /// A printer of Windows
    Spooler,
    /// A file
    File,
}

/// What a person says of a receipt.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PrintAnswer {
    /// Send it to the printer again; nothing of it came out
    TryAgain,
    /// It came out
    CameOut,
    /// It did not come out whole; print it again
    PrintAgain,
    /// Nobody wants it any more
    Discard,
}

#[derive(clap::Args, Debug)]
pub struct InvoicePdf {
    /// Its number
    pub number: String,
    /// The sheet; the shop's own without it
    #[arg(long)]
    pub sheet: Option<PdfSheet>,
    /// The language of the paper; the shop's own without it
    #[arg(long, value_name = "en|hi")]
    pub paper_language: Option<String>,
    /// Which copy it is marked as
    #[arg(long)]
    pub copy: Option<PdfCopy>,
    /// Where it goes; its number in this folder without it, - is standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    pub force: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum PdfSheet {
    A4,
    A5,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum PdfCopy {
    Original,
    Duplicate,
    Triplicate,
    Reprint,
}
