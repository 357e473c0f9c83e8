//! What a practice shop needs before its day begins: an account in the practice world of this start, and customers
//! that it knows. Refused in a real book.

use crate::accounts::AccountFile;
use crate::error::{AppError, Code};
use crate::shop::App;
use domain::PhoneNumber;
use secrecy::SecretString;
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
