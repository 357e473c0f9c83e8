//! Printers on the network: bytes over TCP, usually to port 9100.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

use super::{Patience, Printed, PrinterTrouble, Wire, converse};

pub(super) fn print(address: &str, bytes: &[u8], patience: Patience) -> Result<Printed, PrinterTrouble> {
    let addresses = address.to_socket_addrs().map_err(|_| PrinterTrouble::NotFound)?;
    let stream = connect(addresses, patience.connect)?;
    // A receipt's end must not wait for more to come.
    stream.set_nodelay(true).ok();
    let mut wire = Tcp { stream };
    let printed = converse(&mut wire, bytes, patience)?;
    match printed {
        Printed::Confirmed => Ok(printed),
        Printed::Taken => wire.hang_up(patience).map(|()| printed),
    }
}

fn connect(
    addresses: impl Iterator<Item = SocketAddr>,
    patience: Duration,
) -> Result<TcpStream, PrinterTrouble> {
    let mut trouble = PrinterTrouble::NotFound;
    for address in addresses {
        match TcpStream::connect_timeout(&address, patience) {
            Ok(stream) => return Ok(stream),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => trouble = PrinterTrouble::Access,
            Err(_) => trouble = PrinterTrouble::Off,
        }
    }
    Err(trouble)
}

struct Tcp {
    stream: TcpStream,
}

impl Tcp {
    /// Says that nothing more comes and waits a moment for the printer to hang up too. One that was cut off answers
    /// with a reset instead, and what it had in its buffer is lost.
    fn hang_up(mut self, patience: Patience) -> Result<(), PrinterTrouble> {
        let ended = self.stream.shutdown(Shutdown::Write);
        let is_gone = |error: &io::Error| {
            matches!(
                error.kind(),
                ErrorKind::ConnectionReset
                    | ErrorKind::ConnectionAborted
                    | ErrorKind::BrokenPipe
                    | ErrorKind::NotConnected
            )
        };
        self.stream.set_read_timeout(Some(patience.answer)).ok();
        let heard = ended.and_then(|()| self.stream.read(&mut [0; 16]));
        match heard {
            Err(error) if is_gone(&error) => Err(PrinterTrouble::Gone),
            _ => Ok(()),
        }
    }
}

impl Wire for Tcp {
    fn write_some(&mut self, bytes: &[u8], patience: Duration) -> io::Result<usize> {
        self.stream.set_write_timeout(Some(patience))?;
        self.stream.write(bytes)
    }

    fn read_byte(&mut self, patience: Duration) -> Option<u8> {
        self.stream.set_read_timeout(Some(patience)).ok()?;
        let mut byte = [0];
        let count = self.stream.read(&mut byte).ok()?;
        (count == 1).then_some(byte[0])
    }
}
