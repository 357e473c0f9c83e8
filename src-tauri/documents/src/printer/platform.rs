//! What differs between systems: device nodes that must not block for ever, and Windows' spooler.
//!
//! The one platform file of this crate. Each part has a twin that says [`PrinterTrouble::Unsupported`] where the
//! system has no such thing.

#[cfg(unix)]
pub(super) use unix::{Device, spool};
#[cfg(windows)]
pub(super) use windows::{Device, spool};

#[cfg(unix)]
mod unix {
    use std::fs::{File, OpenOptions};
    use std::io::{self, ErrorKind, Read, Write};
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::OFlags;

    use crate::printer::{Printed, PrinterTrouble, Wire, trouble_of_open};

    /// A device node, opened so that neither a printer without paper nor one that says nothing can hold us.
    pub(in crate::printer) struct Device {
        file: File,
        readable: bool,
    }

    impl Device {
        pub(in crate::printer) fn open(path: &Path) -> Result<Device, PrinterTrouble> {
            let flags = i32::try_from((OFlags::NONBLOCK | OFlags::NOCTTY).bits()).unwrap_or_default();
            let open = |read: bool| OpenOptions::new().read(read).write(true).custom_flags(flags).open(path);
            // Answers are read where the device gives any; a pipe would be its own reader.
            let is_device = std::fs::metadata(path).is_ok_and(|data| is_character_device(&data));
            if is_device && let Ok(file) = open(true) {
                return Ok(Device { file, readable: true });
            }
            open(false).map(|file| Device { file, readable: false }).map_err(|error| trouble_of_open(&error))
        }

        /// Whether it became ready for `what` in time.
        fn is_ready(&self, what: PollFlags, patience: Duration) -> bool {
            let Ok(limit) = Timespec::try_from(patience) else { return false };
            let mut files = [PollFd::new(&self.file, what)];
            let woken = poll(&mut files, Some(&limit));
            woken.is_ok_and(|count| count > 0) && files[0].revents().intersects(what)
        }
    }

    impl Wire for Device {
        fn write_some(&mut self, bytes: &[u8], patience: Duration) -> io::Result<usize> {
            match self.file.write(bytes) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    if !self.is_ready(PollFlags::OUT, patience) {
                        return Err(ErrorKind::TimedOut.into());
                    }
                    self.file.write(bytes)
                }
                written => written,
            }
        }

        fn read_byte(&mut self, patience: Duration) -> Option<u8> {
            if !self.readable || !self.is_ready(PollFlags::IN, patience) {
                return None;
            }
            let mut byte = [0];
            let count = self.file.read(&mut byte).ok()?;
            (count == 1).then_some(byte[0])
        }
    }

    fn is_character_device(data: &std::fs::Metadata) -> bool {
        use std::os::unix::fs::FileTypeExt;
        data.file_type().is_char_device()
    }

    /// Elsewhere than on Windows a printer is a device or on the network.
    pub(in crate::printer) fn spool(_name: &str, _bytes: &[u8]) -> Result<Printed, PrinterTrouble> {
        Err(PrinterTrouble::Unsupported)
    }
}

#[cfg(windows)]
mod windows {
    use std::fs::{File, OpenOptions};
    use std::io::{self, Write};
    use std::path::Path;
    use std::ptr::{null, null_mut};
    use std::time::Duration;

    use windows_sys::Win32::Foundation::{ERROR_ACCESS_DENIED, GetLastError};
    use windows_sys::Win32::Graphics::Printing::{
        ClosePrinter, DOC_INFO_1W, EndDocPrinter, GetPrinterW, OpenPrinterW, PRINTER_HANDLE, PRINTER_INFO_6,
        PRINTER_STATUS_DOOR_OPEN, PRINTER_STATUS_ERROR, PRINTER_STATUS_NOT_AVAILABLE, PRINTER_STATUS_OFFLINE,
        PRINTER_STATUS_PAPER_OUT, StartDocPrinterW, WritePrinter,
    };

    use crate::printer::{Printed, PrinterTrouble, Wire, trouble_of_open};

    /// A port such as `COM3` or `LPT1`. Its driver's own limits of time hold; nothing is read from it.
    pub(in crate::printer) struct Device {
        file: File,
    }

    impl Device {
        pub(in crate::printer) fn open(path: &Path) -> Result<Device, PrinterTrouble> {
            let file = OpenOptions::new().write(true).open(path);
            file.map(|file| Device { file }).map_err(|error| trouble_of_open(&error))
        }
    }

    impl Wire for Device {
        fn write_some(&mut self, bytes: &[u8], _patience: Duration) -> io::Result<usize> {
            self.file.write(bytes)
        }

        fn read_byte(&mut self, _patience: Duration) -> Option<u8> {
            None
        }
    }

    /// An open printer, closed when it is dropped.
    struct Spooled(PRINTER_HANDLE);

    impl Drop for Spooled {
        #[expect(unsafe_code, reason = "the spooler's handle has to be given back")]
        fn drop(&mut self) {
            // SAFETY: the handle came from OpenPrinterW and is closed once, here.
            unsafe { ClosePrinter(self.0) };
        }
    }

    /// Gives the bytes to the spooler as they are (`RAW`); it prints them when the printer is ready.
    pub(in crate::printer) fn spool(name: &str, bytes: &[u8]) -> Result<Printed, PrinterTrouble> {
        let wide = |text: &str| text.encode_utf16().chain([0]).collect::<Vec<u16>>();
        let mut handle = PRINTER_HANDLE::default();
        let name = wide(name);
        #[expect(unsafe_code, reason = "the spooler is reached through the system's own functions")]
        // SAFETY: the name ends with a zero and outlives the call; defaults may be null.
        let opened = unsafe { OpenPrinterW(name.as_ptr(), &raw mut handle, null()) };
        if opened == 0 {
            return Err(if is_denied() { PrinterTrouble::Access } else { PrinterTrouble::NotFound });
        }
        let printer = Spooled(handle);
        trouble(&printer)?;
        let (mut document, mut kind) = (wide("Parchi"), wide("RAW"));
        let info = DOC_INFO_1W {
            pDocName: document.as_mut_ptr(),
            pOutputFile: null_mut(),
            pDatatype: kind.as_mut_ptr(),
        };
        let length = u32::try_from(bytes.len()).map_err(|_| PrinterTrouble::Unsupported)?;
        let mut written = 0;
        #[expect(unsafe_code, reason = "the spooler is reached through the system's own functions")]
        // SAFETY: handle, texts and bytes outlive the calls; the length is that of the bytes.
        let complete = unsafe {
            if StartDocPrinterW(printer.0, 1, &raw const info) == 0 {
                return Err(if is_denied() { PrinterTrouble::Access } else { PrinterTrouble::Off });
            }
            let taken = WritePrinter(printer.0, bytes.as_ptr().cast(), length, &raw mut written);
            EndDocPrinter(printer.0) != 0 && taken != 0
        };
        if complete && written == length { Ok(Printed::Taken) } else { Err(PrinterTrouble::Gone) }
    }

    /// What the spooler knows of the printer. Asked before, because it would take the bytes all the same.
    fn trouble(printer: &Spooled) -> Result<(), PrinterTrouble> {
        let mut info = PRINTER_INFO_6 { dwStatus: 0 };
        let (mut needed, size) = (0, u32::try_from(size_of::<PRINTER_INFO_6>()).unwrap_or_default());
        #[expect(unsafe_code, reason = "the spooler is reached through the system's own functions")]
        // SAFETY: level 6 writes one PRINTER_INFO_6, whose size is given.
        let known = unsafe { GetPrinterW(printer.0, 6, (&raw mut info).cast(), size, &raw mut needed) };
        let is = |flags: u32| known != 0 && info.dwStatus & flags != 0;
        if is(PRINTER_STATUS_PAPER_OUT) {
            return Err(PrinterTrouble::PaperOut { begun: false });
        }
        if is(PRINTER_STATUS_DOOR_OPEN) {
            return Err(PrinterTrouble::CoverOpen { begun: false });
        }
        if is(PRINTER_STATUS_OFFLINE | PRINTER_STATUS_NOT_AVAILABLE) {
            return Err(PrinterTrouble::Off);
        }
        if is(PRINTER_STATUS_ERROR) { Err(PrinterTrouble::Fault { begun: false }) } else { Ok(()) }
    }

    fn is_denied() -> bool {
        #[expect(unsafe_code, reason = "the reason of a failed call is asked from the system")]
        // SAFETY: the function takes nothing and reads this thread's last error.
        let error = unsafe { GetLastError() };
        error == ERROR_ACCESS_DENIED
    }
}
