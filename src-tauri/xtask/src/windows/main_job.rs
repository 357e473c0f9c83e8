//! The main job as a Windows program: it completes, and a kill at any instant leaves a sound book.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::wine::Wine;
use crate::failure::{Failure, Outcome};
use crate::process;

const N_KILLS: u32 = 8;

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

    /// The demo ends well and says that an order was completed. Gives the time it took.
    #[expect(clippy::disallowed_methods, reason = "how long a demo takes is measured, so that kills hit it")]
    pub fn completes(&self) -> Result<Duration, Failure> {
        let data = self.folder("whole")?;
        let start = Instant::now();
        let report = process::capture(&mut self.parchi(&data, "demo"))?;
        let took = start.elapsed();
        if !report.contains("\"completed\"") {
            return Err(Failure::new(format!("the demo does not report `completed`:\n{report}")));
        }
        self.verify(&data)?;
        println!("completed in {:.1} s, and the book is sound", took.as_secs_f64());
        Ok(took)
    }

    /// Kills the demo at instants spread over `whole`, the time it takes undisturbed; each book must be sound.
    pub fn survives_kills(&self, whole: Duration) -> Outcome {
        let mut n_books = 0;
        for n in 1..=N_KILLS {
            let data = self.folder(&format!("killed-{n}"))?;
            let instant = whole * n / (N_KILLS + 1);
            kill_after(instant, &mut self.parchi(&data, "demo"))?;
            if is_empty(&data)? {
                println!("killed after {} ms: there was no book yet", instant.as_millis());
                continue;
            }
            self.verify(&data)?;
            n_books += 1;
            println!("killed after {} ms: the book is sound", instant.as_millis());
        }
        if n_books < N_KILLS / 2 {
            return Err(Failure::new(format!("only {n_books} of {N_KILLS} kills found a book at work")));
        }
        Ok(())
    }

    fn verify(&self, data: &Path) -> Outcome {
        let report = process::capture(&mut self.parchi(data, "verify"))?;
        let compact: String = report.split_whitespace().collect();
        if compact.starts_with("{\"ok\":true") {
            return Ok(());
        }
        Err(Failure::new(format!("the book in {} is not sound:\n{report}", data.display())))
    }

    fn parchi(&self, data: &Path, command: &str) -> Command {
        let mut parchi = self.wine.command(&self.program);
        parchi.arg("--json").arg("--data").arg(data).arg(command);
        parchi
    }

    fn folder(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.practice.join(name);
        fs::create_dir_all(&folder).map_err(|error| Failure::of_path("create", &folder, &error))?;
        Ok(folder)
    }
}

/// Starts `command` and kills it at `instant`, unless it ended before.
fn kill_after(instant: Duration, command: &mut Command) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Failure::new(format!("wine could not be started: {error}")))?;
    let ended = end_of_output(&mut child);
    // Either its output ends or the instant comes; which of the two does not matter.
    let _ = ended.recv_timeout(instant);
    let killed = child.kill().and_then(|()| child.wait());
    killed.map(|_| ()).map_err(|error| Failure::new(format!("the demo could not be killed: {error}")))
}

fn end_of_output(child: &mut Child) -> mpsc::Receiver<()> {
    let (end, ended) = mpsc::channel();
    let output = child.stdout.take();
    thread::spawn(move || {
        if let Some(mut output) = output {
            let _ = output.read_to_end(&mut Vec::new());
        }
        let _ = end.send(());
    });
    ended
}

fn is_empty(folder: &Path) -> Result<bool, Failure> {
    let mut entries = fs::read_dir(folder).map_err(|error| Failure::of_path("read", folder, &error))?;
    Ok(entries.next().is_none())
}
