//! An authority, and keys of all sorts, made by openssl when a test first asks for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::revoked;

/// The password of every key file.
pub(crate) const PASSWORD: &str = "bí mật 1";

const SIGNING: &str = "keyUsage=critical,digitalSignature,nonRepudiation\n";

/// The folder with `root.pem` and, for each key, `.key`, `.pem` and `.p12`.
pub(crate) fn keys() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("keys-{}", std::process::id()));
        sweep();
        fs::create_dir_all(&folder).unwrap();
        make(&folder);
        folder
    })
}

/// Removes the folders of processes that have ended: what a static holds is never dropped.
fn sweep() {
    for entry in fs::read_dir(env!("CARGO_TARGET_TMPDIR")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap_or_default();
        if name.strip_prefix("keys-").is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn make(folder: &Path) {
    openssl(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650 -subj /CN=Root \
         -addext keyUsage=critical,keyCertSign,cRLSign",
        &[],
    );
    let (person, office) = ("/CN=NGUYEN VAN AN", "/CN=Ủy ban nhân dân xã An Bình");
    let (p256, p384) = ("ec -pkeyopt ec_paramgen_curve:P-256", "ec -pkeyopt ec_paramgen_curve:P-384");
    let stamping = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
    let answering = "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\n";
    for (name, subject, key, days, extensions) in [
        ("rsa", person, "rsa:2048", 365, SIGNING),
        ("p256", person, p256, 365, SIGNING),
        ("p384", person, p384, 365, SIGNING),
        ("office", office, "rsa:3072", 365, SIGNING),
        ("weak", person, "rsa:1024", 365, SIGNING),
        ("p521", person, "ec -pkeyopt ec_paramgen_curve:P-521", 365, SIGNING),
        ("no-use", person, "rsa:2048", 365, "keyUsage=critical,keyEncipherment\n"),
        ("expired", person, "rsa:2048", -1, SIGNING),
        ("somebody", "/CN=Trần Thị Bình", "rsa:2048", 365, SIGNING),
        ("tsa", "/CN=TSA", "rsa:2048", 365, stamping),
        ("no-tsa", "/CN=TSA", "rsa:2048", 365, SIGNING),
        ("ocsp", "/CN=OCSP", "rsa:2048", 365, answering),
    ] {
        openssl(
            folder,
            &format!("req -new -utf8 -newkey {key} -nodes -keyout {name}.key -out {name}.csr -subj"),
            &[subject],
        );
        fs::write(folder.join("extensions"), extensions).unwrap();
        let by = "-CA root.pem -CAkey root.key -CAcreateserial -sha256 -extfile extensions";
        openssl(folder, &format!("x509 -req -in {name}.csr {by} -days {days} -out {name}.pem"), &[]);
        key_file(folder, name);
    }
    half(folder, "p256");
    half(folder, "p384");
    // The key without the certificate of who issued its own.
    openssl(
        folder,
        "pkcs12 -export -inkey rsa.key -in rsa.pem -out alone.p12 -passout",
        &[&format!("pass:{PASSWORD}")],
    );
    later(folder);
    // A certificate and no key.
    openssl(folder, "pkcs12 -export -nokeys -in rsa.pem -out no-key.p12 -passout", &[&format!("pass:{PASSWORD}")]);
}

fn key_file(folder: &Path, name: &str) {
    let from = format!("pkcs12 -export -inkey {name}.key -in {name}.pem -certfile root.pem -out {name}.p12 -passout");
    openssl(folder, &from, &[&format!("pass:{PASSWORD}")]);
}

/// The key of a curve without its public half, as Java makes such files: `p256-half.p12`.
fn half(folder: &Path, name: &str) {
    openssl(folder, &format!("ec -in {name}.key -no_public -out {name}-half.sec1"), &[]);
    openssl(folder, &format!("pkcs8 -topk8 -nocrypt -in {name}-half.sec1 -out {name}-half.key"), &[]);
    fs::copy(folder.join(format!("{name}.pem")), folder.join(format!("{name}-half.pem"))).unwrap();
    key_file(folder, &format!("{name}-half"));
}

/// A certificate that isn't valid before 2099: only `openssl ca` can date one.
fn later(folder: &Path) {
    let database = "[ca]\ndefault_ca=c\n[c]\nunique_subject=no\ndatabase=index\nserial=serial\ncrlnumber=serial\nnew_certs_dir=.\n\
                    default_md=sha256\npolicy=p\ndefault_crl_days=30\n[p]\ncommonName=supplied\n";
    for (name, text) in [("ca.cnf", database), ("index", ""), ("serial", "1000\n"), ("extensions", SIGNING)] {
        fs::write(folder.join(name), text).unwrap();
    }
    let ca = "ca -batch -notext -config ca.cnf -cert root.pem -keyfile root.key";
    let dates = "-startdate 20990101000000Z -enddate 20991231000000Z";
    openssl(folder, &format!("{ca} -extfile extensions {dates} -in rsa.csr -out later.pem"), &[]);
    fs::copy(folder.join("rsa.key"), folder.join("later.key")).unwrap();
    key_file(folder, "later");
    revoked::records(folder, ca);
}

/// Runs openssl in a folder; the arguments of the second list may have blanks.
pub(crate) fn openssl(folder: &Path, arguments: &str, more: &[&str]) {
    let mut command = Command::new("openssl");
    let done = command.current_dir(folder).args(arguments.split_whitespace()).args(more).output().unwrap();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
