//! An authority and keys, made by openssl when a test runs, and files signed with them by pyHanko.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::skipped::skip;

/// What a signer's certificate may be used for.
const SIGNING: &str = "keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n";

/// The folder with the files of `signed.py`; `None` where pyHanko or openssl is missing, which a test says aloud.
pub(crate) fn signed() -> Option<&'static Path> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let python = std::env::var("PLAN_PYHANKO").unwrap_or_else(|_| "python3".to_owned());
        let has =
            Command::new(&python).args(["-c", "import pyhanko.sign"]).output().is_ok_and(|run| run.status.success());
        if !has {
            skip("what is said of signed files", "pyHanko");
            return None;
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("signed-{}", std::process::id()));
        sweep();
        std::fs::create_dir_all(&folder).unwrap();
        keys(&folder);
        records(&folder);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/signed.py");
        run(Command::new(&python).arg(script).arg(&folder));
        Some(folder)
    });
    folder.as_deref()
}

/// Removes the folders of processes that have ended: what a static holds is never dropped.
fn sweep() {
    for entry in std::fs::read_dir(env!("CARGO_TARGET_TMPDIR")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap_or_default();
        if name.strip_prefix("signed-").is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// `root`, `rsa`, `ec`, `p384`, `short`, `usage`, `expired`, `tsa`: each a key and a certificate.
fn keys(folder: &Path) {
    let root = "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650 -subj /CN=Goc/O=Thu \
                -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign";
    openssl(folder, root);
    let stamping = format!("{SIGNING}extendedKeyUsage=critical,timeStamping\n");
    for (name, kind, days, extensions) in [
        ("rsa", "rsa:2048", 3000, SIGNING),
        ("ec", "ec -pkeyopt ec_paramgen_curve:prime256v1", 3000, SIGNING),
        ("p384", "ec -pkeyopt ec_paramgen_curve:secp384r1", 3000, SIGNING),
        ("short", "rsa:1024", 3000, SIGNING),
        ("usage", "rsa:2048", 3000, "keyUsage=critical,keyEncipherment\n"),
        // Not valid at any time.
        ("expired", "rsa:2048", -1, SIGNING),
        ("tsa", "rsa:2048", 3000, &stamping),
        ("ocsp", "rsa:2048", 3000, "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\n"),
    ] {
        openssl(
            folder,
            &format!("req -newkey {kind} -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}/O=UBND"),
        );
        std::fs::write(folder.join("extensions"), extensions).unwrap();
        openssl(
            folder,
            &format!(
                "x509 -req -in {name}.csr -CA root.pem -CAkey root.key -CAcreateserial -days {days} -extfile extensions \
                 -out {name}.pem"
            ),
        );
    }
}

/// Lists (`.crl`) and answers (`.ocsp`) about `rsa`, each with what the authority's index then said of it.
fn records(folder: &Path) {
    let config = "[ca]\ndefault_ca=c\n[c]\ndatabase=index\ndefault_md=sha256\ndefault_crl_days=30\ncrl_extensions=e\n\
                  [e]\nauthorityKeyIdentifier=keyid\n";
    std::fs::write(folder.join("ca.cnf"), config).unwrap();
    openssl(folder, "x509 -in rsa.pem -noout -serial -out serial.txt");
    let serial = std::fs::read_to_string(folder.join("serial.txt")).unwrap();
    let serial = serial.trim().trim_start_matches("serial=");
    openssl(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 3650 -subj /CN=Goc/O=Thu",
    );
    let old = "-crl_lastupdate 20200101000000Z -crl_nextupdate 20200201000000Z";
    let [valid, long_ago, later] =
        ["V\t990101000000Z\t", "R\t990101000000Z\t200101000000Z", "R\t990101000000Z\t490101000000Z"];
    for (name, state, ca, dates) in [
        ("good", valid, "root", ""),
        ("long-ago", long_ago, "root", ""),
        ("later", later, "root", ""),
        ("stale", valid, "root", old),
        ("forged", long_ago, "other", ""),
    ] {
        std::fs::write(folder.join("index"), format!("{state}\t{serial}\tunknown\t/CN=rsa/O=UBND\n")).unwrap();
        let list = format!("ca -gencrl -config ca.cnf -cert {ca}.pem -keyfile {ca}.key {dates} -out {name}.crl.pem");
        openssl(folder, &list);
        openssl(folder, &format!("crl -in {name}.crl.pem -outform DER -out {name}.crl"));
        let answer = "ocsp -index index -CA root.pem -issuer root.pem -cert rsa.pem -rsigner ocsp.pem -rkey ocsp.key";
        openssl(folder, &format!("{answer} -ndays 3 -no_nonce -respout {name}.ocsp"));
    }
    std::fs::write(folder.join("index"), "").unwrap();
    let answer = "ocsp -index index -CA root.pem -issuer root.pem -cert rsa.pem -rsigner ocsp.pem -rkey ocsp.key";
    openssl(folder, &format!("{answer} -ndays 3 -no_nonce -respout unknown.ocsp"));
}

fn openssl(folder: &Path, arguments: &str) {
    run(Command::new("openssl").current_dir(folder).args(arguments.split_whitespace()));
}

fn run(command: &mut Command) {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
