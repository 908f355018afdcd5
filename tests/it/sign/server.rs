//! A stamp server on loopback, honest or not; openssl makes the stamps.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use super::authority::{keys, openssl};

/// How it answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Stamp,
    /// With a fraction of a second.
    Fraction,
    /// By a certificate that isn't for stamping.
    OtherUse,
    /// With one bit of its signature turned.
    Altered,
    /// The stamp of another request.
    Replayed,
    Rubbish,
    Endless,
    Error,
    /// It hangs up.
    Nothing,
    /// It never answers.
    Silence,
}

/// A server that answers until it is dropped.
pub(crate) struct Server {
    pub(crate) address: String,
    /// Its end lets go of the connections that wait.
    _end: Sender<()>,
}

impl Server {
    pub(crate) fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/tsa", listener.local_addr().unwrap());
        let (end, ended) = channel();
        thread::spawn(move || {
            let mut waiting = Vec::new();
            for stream in listener.incoming().map(Result::unwrap) {
                waiting.extend(serve(stream, answer));
                if ended.try_recv() == Err(std::sync::mpsc::TryRecvError::Disconnected) {
                    break;
                }
            }
        });
        Self { address, _end: end }
    }
}

/// Answers one request; a connection that has to wait comes back.
fn serve(mut stream: TcpStream, answer: Answer) -> Option<TcpStream> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(number) = line.to_lowercase().strip_prefix("content-length:") {
            length = number.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut request = vec![0; length];
    reader.read_exact(&mut request).unwrap();
    let body = match answer {
        Answer::Silence => return Some(stream),
        Answer::Nothing => return None,
        Answer::Rubbish => b"<html>Xin chao</html>".to_vec(),
        Answer::Endless => vec![0x30; 1 << 20],
        Answer::Error => Vec::new(),
        Answer::Stamp => stamp(&request, "tsa"),
        Answer::Fraction => stamp_with(&request, "tsa", "clock_precision_digits=3\n"),
        Answer::OtherUse => stamp(&request, "no-tsa"),
        Answer::Altered => {
            let mut stamp = stamp(&request, "tsa");
            let last = stamp.len() - 5;
            stamp[last] ^= 1;
            stamp
        }
        Answer::Replayed => {
            // The digest of the request is behind its head; another one gets the stamp.
            let place = request.len() - 20;
            request[place] ^= 1;
            stamp(&request, "tsa")
        }
    };
    let status = if answer == Answer::Error { "500 Internal Server Error" } else { "200 OK" };
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // Whoever has read enough hangs up.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
    None
}

/// openssl's stamp. It refuses certificates that aren't for stamping, so the answer of such a one is signed by
/// `cms` with its key.
fn stamp(request: &[u8], certificate: &str) -> Vec<u8> {
    stamp_with(request, certificate, "")
}

/// The same, with more in the server's configuration.
fn stamp_with(request: &[u8], certificate: &str, more: &str) -> Vec<u8> {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let keys = keys().display();
    let config = format!(
        "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_cert={keys}/tsa.pem\n\
         certs={keys}/root.pem\nsigner_key={keys}/tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\n\
         digests=sha256,sha384\ness_cert_id_alg=sha256\n{more}"
    );
    fs::write(folder.join("ts.cnf"), config).unwrap();
    fs::write(folder.join("serial"), "01").unwrap();
    fs::write(folder.join("query"), request).unwrap();
    openssl(folder, "ts -reply -config ts.cnf -queryfile query -out reply", &[]);
    if certificate == "tsa" {
        return fs::read(folder.join("reply")).unwrap();
    }
    resigned(folder, certificate)
}

/// The content of the stamp in `reply`, signed by another certificate.
fn resigned(folder: &Path, certificate: &str) -> Vec<u8> {
    let keys = keys().display();
    openssl(folder, "ts -reply -in reply -token_out -out token", &[]);
    openssl(folder, "cms -verify -noverify -inform DER -in token -out content", &[]);
    let signer = format!("-signer {keys}/{certificate}.pem -inkey {keys}/{certificate}.key");
    openssl(
        folder,
        &format!(
            "cms -sign -binary -nodetach -outform DER -cades -md sha256 -econtent_type id-smime-ct-TSTInfo {signer} \
             -in content -out token"
        ),
        &[],
    );
    let token = fs::read(folder.join("token")).unwrap();
    // TimeStampResp { PKIStatusInfo { granted }, token }
    let body = [&[0x30, 3, 2, 1, 0][..], &token].concat();
    let length = u16::try_from(body.len()).unwrap().to_be_bytes();
    [&[0x30, 0x82][..], &length, &body].concat()
}
