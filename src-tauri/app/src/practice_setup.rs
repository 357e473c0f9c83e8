//! What a practice shop needs before its day begins: an account in the practice world of this start, and customers
//! that it knows. Refused in a real book.

use crate::accounts::AccountFile;
use crate::error::{AppError, Code};
use crate::shop::App;
use domain::PhoneNumber;
use secrecy::SecretString;
use store::{TemplatePurpose, TemplateRow, TemplateState};
use vault::PassphraseSource;

impl App {
    /// Connects the practice shop with the practice world that runs now. Its port and key are new at every start, and
    /// the vault of a practice book is empty then; the account stays the same one, because orders go by it.
    ///
    /// # Errors
    /// [`Code::PracticeOnly`]; [`Code::HostNotAllowed`] for anything but this computer.
    pub fn connect_practice(&self, file: AccountFile, api_key: &SecretString) -> Result<(), AppError> {
        self.refuse_unless_practice()?;
        file.check_host(true, None)?;
        let name = file.settings().name.clone();
        let known = self.store().read(|book| book.account_by_name(&name))?;
        match known {
            Some(account) => {
                let base_url = file.settings().base_url.clone();
                self.store().write("practice-account", move |book| {
                    Ok::<_, AppError>(book.move_account(account.id, &base_url)?)
                })?;
            }
            None => drop(self.add_account_without_key(file, None)?),
        }
        self.keep_key(&name, api_key, &PassphraseSource::None)
    }

    /// Makes the practice shop know the templates that its world has approved: for bills, for statuses and for reminders,
    /// in the languages named.
    ///
    /// # Errors
    /// [`Code::PracticeOnly`]; [`Code::NoAccount`] before the shop is connected.
    pub fn know_practice_templates(&self, names: [&str; 3], languages: &[&str]) -> Result<(), AppError> {
        self.refuse_unless_practice()?;
        let now = self.now();
        let account = self.accounts()?.first().map(|account| account.id);
        let account = account.ok_or_else(|| AppError::new(Code::NoAccount))?;
        let approved = |(purpose, name): (TemplatePurpose, &str), language: &str| TemplateRow {
            account,
            purpose,
            language: language.to_owned(),
            name: name.to_owned(),
            state: TemplateState::Approved,
            reason: None,
            is_vouched: false,
            checked_at: now,
        };
        let named: Vec<_> = TemplatePurpose::ALL.into_iter().zip(names).collect();
        let rows = languages.iter().flat_map(|language| named.iter().map(|named| approved(*named, language)));
        let mut rows: Vec<TemplateRow> = rows.collect();
        let known = self.store().read(|book| book.templates(account))?;
        rows.retain(|row| {
            !known.iter().any(|known| TemplateRow { checked_at: row.checked_at, ..known.clone() } == *row)
        });
        if rows.is_empty() {
            return Ok(());
        }
        self.store().write("practice-templates", move |book| {
            for row in &rows {
                book.keep_template(row)?;
            }
            Ok::<_, AppError>(())
        })
    }

    /// Makes the practice shop know these customers, by name and number; those it knows stay.
    ///
    /// # Errors
    /// [`Code::PracticeOnly`].
    pub fn meet_practice_customers(&self, customers: Vec<(String, PhoneNumber)>) -> Result<(), AppError> {
        self.refuse_unless_practice()?;
        let now = self.now();
        self.store().write("practice-customers", move |book| {
            for (name, phone) in &customers {
                book.keep_customer(name, phone, now)?;
            }
            Ok::<_, AppError>(())
        })
    }

    fn refuse_unless_practice(&self) -> Result<(), AppError> {
        if self.is_practice()? { Ok(()) } else { Err(AppError::new(Code::PracticeOnly)) }
    }
}
