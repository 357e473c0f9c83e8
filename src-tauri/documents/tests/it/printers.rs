//! Printers that work, and those that are off, empty, slow, or gone half-way. All on this computer.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use documents::printer::{Patience, Printed};
use documents::{Printer, PrinterTrouble};
use words::keys;

const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(2),
    answer: Duration::from_millis(120),
    write: Duration::from_millis(250),
};

/// What a printer answers to a question about its state.
type Answer = fn(about: u8, received: usize) -> Option<u8>;

/// A printer that takes everything and answers by `answer`; gives the bytes it printed when the line is closed.
fn printer(answer: Answer) -> (Printer, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let taken = thread::spawn(move || serve(&mut listener.accept().unwrap().0, answer));
    (Printer::Network(address), taken)
}

fn serve(stream: &mut TcpStream, answer: Answer) -> Vec<u8> {
    let mut printed = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(count) = stream.read(&mut buffer) {
        if count == 0 {
            break;
        }
        let mut rest = &buffer[..count];
        while let Some((first, more)) = rest.split_first() {
            if let [0x10, 0x04, about, more @ ..] = rest {
                if let Some(byte) = answer(*about, printed.len()) {
                    stream.write_all(&[byte]).unwrap();
                }
                rest = more;
            } else {
                printed.push(*first);
                rest = more;
            }
        }
    }
    printed
}

fn job() -> Vec<u8> {
    (0..20_000_u32).map(|at| b'a' + (at % 26) as u8).collect()
}

#[track_caller]
fn check_trouble(result: Result<Printed, PrinterTrouble>, expected: PrinterTrouble) {
    assert_eq!(result, Err(expected));
    assert!(keys().any(|key| key == format!("error-{}", expected.code().replace('_', "-"))));
}

#[test]
fn a_printer_that_is_ready_gets_every_byte_and_says_so() {
    let (printer, taken) = printer(|_, _| Some(0x12));
    assert_eq!(printer.print(&job(), PATIENCE), Ok(Printed::Confirmed));
    assert_eq!(taken.join().unwrap(), job());
}

#[test]
fn a_printer_that_never_answers_is_printed_on_all_the_same() {
    let (printer, taken) = printer(|_, _| None);
    assert_eq!(printer.print(&job(), PATIENCE), Ok(Printed::Taken));
    assert_eq!(taken.join().unwrap(), job());
}

#[test]
fn bytes_that_are_no_state_do_not_stop_a_receipt() {
    let (printer, taken) = printer(|_, _| Some(0xff));
    assert_eq!(printer.print(&job(), PATIENCE), Ok(Printed::Taken));
    assert_eq!(taken.join().unwrap(), job());
}

#[test]
fn a_printer_that_is_off_gets_nothing_and_the_receipt_can_wait() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    check_trouble(Printer::Network(address).print(&job(), PATIENCE), PrinterTrouble::Off);
    assert!(!PrinterTrouble::Off.may_have_printed());
}

#[test]
fn an_address_that_is_none_is_not_a_printer_that_is_off() {
    for address in ["", "no port here", "127.0.0.1", "127.0.0.1:99999"] {
        check_trouble(Printer::Network(address.to_owned()).print(&job(), PATIENCE), PrinterTrouble::NotFound);
    }
}

#[test]
fn an_empty_roll_is_known_before_the_first_byte_of_the_receipt() {
    let (printer, taken) = printer(|about, _| Some(if about == 4 { 0x72 } else { 0x12 }));
    check_trouble(printer.print(&job(), PATIENCE), PrinterTrouble::PaperOut { begun: false });
    assert_eq!(taken.join().unwrap(), b"");
}

#[test]
fn a_roll_that_ends_half_way_is_told_although_every_byte_was_taken() {
    let (printer, taken) =
        printer(|about, received| Some(if about == 4 && received > 0 { 0x72 } else { 0x12 }));
    let result = printer.print(&job(), PATIENCE);
    check_trouble(result, PrinterTrouble::PaperOut { begun: true });
    assert!(result.unwrap_err().may_have_printed());
    assert_eq!(taken.join().unwrap().len(), job().len());
}

#[test]
fn an_open_cover_and_a_fault_are_told_apart() {
    let (open, _open) = printer(|about, _| Some(if about == 2 { 0x16 } else { 0x12 }));
    check_trouble(open.print(&job(), PATIENCE), PrinterTrouble::CoverOpen { begun: false });
    let (faulty, _faulty) = printer(|about, _| Some(if about == 2 { 0x52 } else { 0x12 }));
    check_trouble(faulty.print(&job(), PATIENCE), PrinterTrouble::Fault { begun: false });
}

#[test]
fn a_printer_that_takes_nothing_any_more_does_not_hold_the_counter() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (done, wait): (_, Receiver<()>) = channel();
    let held = thread::spawn(move || {
        let stream = listener.accept().unwrap();
        // Nothing is read; the line stays open until the test is over.
        wait.recv().ok();
        drop(stream);
    });
    // More than what two systems keep for a connection.
    let long = vec![b'x'; 64 * 1024 * 1024];
    check_trouble(Printer::Network(address).print(&long, PATIENCE), PrinterTrouble::Slow);
    assert!(PrinterTrouble::Slow.may_have_printed());
    drop(done);
    held.join().unwrap();
}

#[test]
fn a_printer_that_goes_away_half_way_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let gone = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut some = vec![0; 5000];
        stream.read_exact(&mut some).unwrap();
        // Closed with bytes unread, the system answers the next ones with a reset.
    });
    let long = vec![b'x'; 16 * 1024 * 1024];
    check_trouble(Printer::Network(address).print(&long, PATIENCE), PrinterTrouble::Gone);
    gone.join().unwrap();
}

#[test]
fn a_file_gets_the_bytes_and_a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receipt.bin");
    for _ in 0..2 {
        assert_eq!(Printer::File(path.clone()).print(&job(), PATIENCE), Ok(Printed::Taken));
        assert_eq!(std::fs::read(&path).unwrap(), job());
    }
    let missing = folder.path().join("missing/receipt.bin");
    check_trouble(Printer::File(missing).print(&job(), PATIENCE), PrinterTrouble::NotFound);
}

#[test]
fn a_device_that_is_not_there_is_not_made_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lp0");
    check_trouble(Printer::Device(path.clone()).print(&job(), PATIENCE), PrinterTrouble::NotFound);
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_device_is_written_within_its_time_and_one_without_a_printer_is_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lp0");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    check_trouble(Printer::Device(path.clone()).print(&job(), PATIENCE), PrinterTrouble::Off);

    let (opened, ready) = channel();
    let (done, wait): (_, Receiver<()>) = channel();
    let reader_path = path.clone();
    let reader = thread::spawn(move || {
        // Opened without waiting for a writer, so that it is there before we print.
        use std::os::unix::fs::OpenOptionsExt;
        let mut options = std::fs::OpenOptions::new();
        let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap();
        let file = options.read(true).custom_flags(flags).open(reader_path).unwrap();
        opened.send(()).unwrap();
        wait.recv().ok();
        drop(file);
    });
    ready.recv().unwrap();
    let short = Printer::Device(path.clone()).print(b"short", PATIENCE);
    assert_eq!(short, Ok(Printed::Taken));
    let long = vec![b'x'; 1024 * 1024];
    check_trouble(Printer::Device(path).print(&long, PATIENCE), PrinterTrouble::Slow);
    drop(done);
    reader.join().unwrap();
}

#[cfg(not(windows))]
#[test]
fn a_spooler_is_not_pretended_where_there_is_none() {
    check_trouble(Printer::Spooler("POS-80".to_owned()).print(&job(), PATIENCE), PrinterTrouble::Unsupported);
}
