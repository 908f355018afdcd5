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
        std::fs::create_dir_all(&folder).unwrap();
        keys(&folder);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/signed.py");
        run(Command::new(&python).arg(script).arg(&folder));
        Some(folder)
    });
    folder.as_deref()
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

fn openssl(folder: &Path, arguments: &str) {
    run(Command::new("openssl").current_dir(folder).args(arguments.split_whitespace()));
}

fn run(command: &mut Command) {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
