//! The main job as a Windows program: it completes, and a kill at any instant loses nothing.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::wine::Wine;
use crate::failure::{Failure, Outcome};
use crate::process;

/// Kills are spread evenly over the time that the job takes undisturbed.
const N_KILLS: u32 = 8;

/// The book is there once it has this name; before that it is being made under another.
const BOOK: &str = "book.sqlite3";

const BILL: &str = r#"{ "seller": {"state": "29"}, "customer": {"name": "Asha", "phone": "+919812345678"},
  "lines": [ {"name": "Sugar", "unit": "KGS", "quantity": "2.5", "price": "44.00", "gst_rate": "5"} ] }"#;

/// The command line's Windows program and the wine that runs it.
pub struct MainJob<'a> {
    wine: &'a Wine,
    program: PathBuf,
    practice: PathBuf,
}

impl<'a> MainJob<'a> {
    /// Practice folders of earlier runs are removed: each run begins with none.
    pub fn new(wine: &'a Wine, program: PathBuf, folder: &Path) -> Result<MainJob<'a>, Failure> {
        let practice = folder.join("practice");
        if practice.exists() {
            fs::remove_dir_all(&practice).map_err(|error| Failure::of_path("remove", &practice, &error))?;
        }
        Ok(MainJob { wine, program, practice })
    }

    /// Everything that is asked of it here, one after the other.
    pub fn holds(&self) -> Outcome {
        let data = self.new_folder("whole")?;
        let whole = self.completes(&data)?;
        self.survives_kills(whole)?;
        self.keeps_what_it_acknowledged(&data)
    }

    /// The demo ends well, says that an order was completed, and leaves a sound book. Gives the time it took.
    fn completes(&self, data: &Path) -> Result<Duration, Failure> {
        let (report, took) = timed(|| process::capture(self.parchi(data).arg("demo")))?;
        if !compact(&report).contains(r#""step":"completed""#) {
            return Err(Failure::new(format!("the demo does not report `completed`:\n{report}")));
        }
        println!("completed in {:.1} s", took.as_secs_f64());
        self.verify(data)?;
        Ok(took)
    }

    /// Kills the demo at instants spread over its time at the book, from the moment there is one; each book must be
    /// sound.
    fn survives_kills(&self, whole: Duration) -> Outcome {
        for n in 1..=N_KILLS {
            let data = self.new_folder(&format!("killed-{n}"))?;
            let mut demo = Running::start(self.parchi(&data).arg("demo"))?;
            let before = demo.wait_for(&data.join(BOOK), whole * 10)?;
            let instant = whole.saturating_sub(before) * n / (N_KILLS + 1);
            demo.kill_after(instant)?;
            println!("killed {} ms after the book was there", instant.as_millis());
            self.verify(&data)?;
        }
        Ok(())
    }

    /// Kills `order new` at instants spread over its time; each order whose number was printed must be there.
    fn keeps_what_it_acknowledged(&self, data: &Path) -> Outcome {
        let bill = self.practice.join("bill.json");
        fs::write(&bill, BILL).map_err(|error| Failure::of_path("write", &bill, &error))?;
        let (first, whole) = timed(|| process::capture(self.parchi(data).args(["order", "new"]).arg(&bill)))?;
        let mut answers = vec![first];
        // Twice the time, so that some are killed after they answered and some before.
        for instant in instants(whole * 2) {
            answers.push(
                Running::start(self.parchi(data).args(["order", "new"]).arg(&bill))?.kill_after(instant)?,
            );
        }
        let numbers: Vec<String> = answers.iter().filter_map(|answer| number(answer)).collect();
        println!("acknowledged: {}", numbers.join(", "));
        for number in &numbers {
            process::capture(self.parchi(data).args(["order", "show", number]))?;
        }
        if numbers.len() < 2 {
            return Err(Failure::new("no order was acknowledged before its kill"));
        }
        self.verify(data)
    }

    fn verify(&self, data: &Path) -> Outcome {
        let report = process::capture(self.parchi(data).arg("verify"))?;
        if compact(&report).contains(r#"{"ok":true"#) {
            return Ok(());
        }
        Err(Failure::new(format!("the book in {} is not sound:\n{report}", data.display())))
    }

    fn parchi(&self, data: &Path) -> Command {
        let mut parchi = self.wine.command(&self.program);
        parchi.arg("--json").arg("--data").arg(data);
        parchi
    }

    fn new_folder(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.practice.join(name);
        fs::create_dir_all(&folder).map_err(|error| Failure::of_path("create", &folder, &error))?;
        Ok(folder)
    }
}

#[expect(clippy::disallowed_methods, reason = "how long the job takes is measured, so that kills hit it")]
fn timed<T>(job: impl FnOnce() -> Result<T, Failure>) -> Result<(T, Duration), Failure> {
    let start = Instant::now();
    job().map(|made| (made, start.elapsed()))
}

fn instants(whole: Duration) -> impl Iterator<Item = Duration> {
    (1..=N_KILLS).map(move |n| whole * n / (N_KILLS + 1))
}

/// A program that is going to be killed.
struct Running {
    child: Child,
    printed: mpsc::Receiver<String>,
}

impl Running {
    fn start(command: &mut Command) -> Result<Running, Failure> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("wine could not be started: {error}")))?;
        let printed = everything_printed(&mut child);
        Ok(Running { child, printed })
    }

    /// Waits until a file is there, as long as the program runs; the time that took.
    #[expect(clippy::disallowed_methods, reason = "how long the program takes to its book is measured")]
    fn wait_for(&mut self, file: &Path, patience: Duration) -> Result<Duration, Failure> {
        const LOOK: Duration = Duration::from_millis(2);
        let start = Instant::now();
        while !file.exists() {
            // Nobody announces a file, but the end of the program is heard.
            let runs = matches!(self.printed.recv_timeout(LOOK), Err(mpsc::RecvTimeoutError::Timeout));
            if !file.exists() && (!runs || start.elapsed() > patience) {
                // The failure is what is told, whether the program still runs or not.
                let _ = self.child.kill();
                return Err(Failure::new(format!("{} never appeared", file.display())));
            }
        }
        Ok(start.elapsed())
    }

    /// Kills it after a while, unless it ended before, and gives what it had printed.
    fn kill_after(mut self, instant: Duration) -> Result<String, Failure> {
        let before_the_kill = self.printed.recv_timeout(instant);
        self.child
            .kill()
            .and_then(|()| self.child.wait())
            .map_err(|error| Failure::new(format!("the program could not be killed: {error}")))?;
        // What it printed before it was killed arrives when the pipe closes. Wine's own servers may hold the pipe open.
        Ok(before_the_kill.or_else(|_| self.printed.recv_timeout(Duration::from_secs(5))).unwrap_or_default())
    }
}

fn everything_printed(child: &mut Child) -> mpsc::Receiver<String> {
    let (sender, printed) = mpsc::channel();
    let output = child.stdout.take();
    thread::spawn(move || {
        let text = output.map(read_all).unwrap_or_default();
        // Nobody listens any more when the task has already failed.
        let _ = sender.send(text);
    });
    printed
}

fn read_all(mut output: ChildStdout) -> String {
    let mut bytes = Vec::new();
    // A pipe broken by the kill ends the text where it is.
    let _ = output.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The `number` of a whole answer; half an answer acknowledges nothing.
fn number(answer: &str) -> Option<String> {
    let answer = compact(answer);
    let (_, rest) = answer.strip_suffix('}')?.split_once(r#""number":""#)?;
    rest.split_once('"').map(|(number, _)| number.to_owned())
}

/// JSON without its layout. Good enough for keys and plain values, which is all that is looked for here.
fn compact(json: &str) -> String {
    json.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_answer_acknowledges_a_number() {
        let answer = "{\n  \"id\": \"1\",\n  \"number\": \"A-12\",\n  \"total\": \"115.50\"\n}\n";
        assert_eq!(number(answer).as_deref(), Some("A-12"));
        for cut in 0..answer.trim_end().len() {
            assert_eq!(number(&answer[..cut]), None, "{}", &answer[..cut]);
        }
        assert_eq!(number(r#"{"error":{"code":"locked"}}"#), None);
    }
}
