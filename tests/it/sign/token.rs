//! A key on a token: SoftHSM, with one token for each test.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::authority::{keys, openssl};
use super::{Place, assert_valid, available};

/// Where Debian has the module.
const MODULE: &str = "/usr/lib/softhsm/libsofthsm2.so";

const TOOLS: [&str; 5] = ["openssl", "pdfsig", "pyhanko", "softhsm2-util", "pkcs11-tool"];

/// A place with tokens in it.
struct Tokens {
    place: Place,
    folder: tempfile::TempDir,
}

impl Tokens {
    fn new(labels: &[&str]) -> Self {
        let tokens = Self { place: Place::new(), folder: tempfile::tempdir().unwrap() };
        let folder = tokens.folder.path().display();
        fs::write(tokens.config(), format!("directories.tokendir = {folder}\nobjectstore.backend = file\n")).unwrap();
        for label in labels {
            tokens.tool(
                "softhsm2-util",
                &["--init-token", "--free", "--label", label, "--so-pin", "1234", "--pin", "5678"],
            );
        }
        tokens
    }

    fn config(&self) -> std::path::PathBuf {
        self.folder.path().join("softhsm2.conf")
    }

    fn tool(&self, tool: &str, arguments: &[&str]) {
        let done = Command::new(tool).args(arguments).env("SOFTHSM2_CONF", self.config()).output().unwrap();
        assert!(done.status.success(), "{tool} {arguments:?}: {done:?}");
    }

    /// Puts a key and its certificate on a token.
    fn put(&self, key: &str, token: &str, id: &str) {
        let folder = self.folder.path();
        let at = |ending: &str| folder.join(format!("{key}.{ending}")).display().to_string();
        let from = |ending: &str| keys().join(format!("{key}.{ending}")).display().to_string();
        openssl(folder, "pkcs8 -topk8 -nocrypt", &["-in", &from("key"), "-out", &at("p8")]);
        openssl(folder, "x509 -outform DER", &["-in", &from("pem"), "-out", &at("der")]);
        let pin = ["--pin", "5678", "--label", key, "--id", id];
        self.tool("softhsm2-util", &[&["--import", &at("p8"), "--token", token][..], &pin].concat());
        let write =
            ["--module", MODULE, "--token-label", token, "--login", "--write-object", &at("der"), "--type", "cert"];
        self.tool("pkcs11-tool", &[&write[..], &pin].concat());
    }

    fn sign(&self, pin: &str, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.args(["sign", "--as", "nguoi-ky", "--pkcs11", MODULE, "--password-env", "PIN", "a.pdf"]).args(more);
        command.current_dir(self.place.scratch.path()).env("SOFTHSM2_CONF", self.config());
        command.env("PLAN_LANG", "en").env("PIN", pin).output().unwrap()
    }

    fn refused(&self, pin: &str, more: &[&str]) -> String {
        let before = self.place.everything();
        let output = self.sign(pin, more);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(before, self.place.everything());
        String::from_utf8(output.stderr).unwrap()
    }
}

fn ready(test: &str) -> bool {
    available(test, &TOOLS) && {
        assert!(Path::new(MODULE).is_file(), "SoftHSM isn't where Debian has it: {MODULE}");
        true
    }
}

#[test]
fn keys_on_a_token_sign() {
    if !ready("keys_on_a_token_sign") {
        return;
    }
    let tokens = Tokens::new(&["one"]);
    for (index, key) in ["rsa", "p256", "p384"].into_iter().enumerate() {
        tokens.put(key, "one", &format!("0{}", index + 1));
        let out = format!("{key}.pdf");
        let output = tokens.sign("5678", &["--key", key, "--out", &out]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_valid(&tokens.place.path(&out), &["nguoi-ky"]);
    }
}

#[test]
fn a_token_that_will_not_do_is_named() {
    if !ready("a_token_that_will_not_do_is_named") {
        return;
    }
    let tokens = Tokens::new(&["one", "two"]);
    tokens.put("rsa", "one", "01");
    tokens.put("p256", "one", "02");
    assert!(tokens.refused("5678", &[]).contains("name one with --token"));
    assert!(tokens.refused("5678", &["--token", "three"]).contains("there is no token `three`"));
    assert!(tokens.refused("5678", &["--token", "two"]).contains("holds no private key"));
    assert!(tokens.refused("5678", &["--token", "one"]).contains("name one with --key (p256, rsa)"));
    assert!(tokens.refused("5678", &["--token", "one", "--key", "x"]).contains("there is no key `x`"));
    assert!(tokens.refused("0000", &["--token", "one", "--key", "rsa"]).contains("PIN is wrong"));
    let place = Place::new();
    let said = place.refused(&["--as", "nguoi-ky", "--pkcs11", "none.so", "--password-env", "SECRET", "a.pdf"]);
    assert!(said.contains("can't load the PKCS #11 module `none.so`"));
}
