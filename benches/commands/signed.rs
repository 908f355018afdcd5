//! A key, made by openssl on the spot, and the commands that sign with it.

use std::path::Path;
use std::process::{Command, Stdio};

/// The password of the key file, and the variable that holds it.
const PASSWORD: &str = "plan-bench";
const VARIABLE: &str = "PLAN_BENCH_PASSWORD";

/// Makes `bench.p12` in `scratch`; says so where openssl isn't there.
pub(crate) fn make_key(scratch: &Path) -> bool {
    let steps = [
        "req -x509 -newkey rsa:2048 -nodes -keyout bench.key -out bench.pem -days 2 -subj /CN=Bench",
        &format!("pkcs12 -export -inkey bench.key -in bench.pem -out bench.p12 -passout pass:{PASSWORD}"),
    ];
    let made = steps.iter().all(|step| {
        let mut openssl = Command::new("openssl");
        openssl.args(step.split(' ')).current_dir(scratch).stderr(Stdio::null());
        openssl.status().is_ok_and(|status| status.success())
    });
    if !made {
        println!("SKIPPED: plan sign; openssl isn't there");
    }
    made
}

/// `plan sign` of `file` into `signed`, with that key.
pub(crate) fn sign(mut plan: Command, scratch: &Path, file: &Path, signed: &Path) -> Command {
    plan.args(["sign", "--as", "nguoi-ky", "--force", "--password-env", VARIABLE, "--pkcs12"]);
    plan.arg(scratch.join("bench.p12")).arg("--out").arg(signed).arg(file).env(VARIABLE, PASSWORD);
    plan
}
