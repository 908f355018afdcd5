//! An authority, and keys of all sorts, made by openssl when a test first asks for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The password of every key file.
pub(crate) const PASSWORD: &str = "bí mật 1";

const SIGNING: &str = "keyUsage=critical,digitalSignature,nonRepudiation\n";

/// The folder with `root.pem` and, for each key, `.key`, `.pem` and `.p12`.
pub(crate) fn keys() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("keys-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        make(&folder);
        folder
    })
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
    later(folder);
    // A certificate and no key.
    openssl(folder, "pkcs12 -export -nokeys -in rsa.pem -out no-key.p12 -passout", &[&format!("pass:{PASSWORD}")]);
}

fn key_file(folder: &Path, name: &str) {
    let from = format!("pkcs12 -export -inkey {name}.key -in {name}.pem -certfile root.pem -out {name}.p12 -passout");
    openssl(folder, &from, &[&format!("pass:{PASSWORD}")]);
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
    // A list with nobody on it, then one with `rsa`.
    list(folder, ca, "good");
    openssl(folder, &format!("{ca} -revoke rsa.pem"), &[]);
    list(folder, ca, "bad");
}

fn list(folder: &Path, ca: &str, name: &str) {
    openssl(folder, &format!("{ca} -gencrl -out {name}.crl.pem"), &[]);
    openssl(folder, &format!("crl -in {name}.crl.pem -outform DER -out {name}.crl"), &[]);
}

/// Runs openssl in a folder; the arguments of the second list may have blanks.
pub(crate) fn openssl(folder: &Path, arguments: &str, more: &[&str]) {
    let mut command = Command::new("openssl");
    let done = command.current_dir(folder).args(arguments.split_whitespace()).args(more).output().unwrap();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
