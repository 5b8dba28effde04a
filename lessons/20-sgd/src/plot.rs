//! Draws the curves that the page shows.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::curves::Curve;
use crate::drawings::{epochs, stale};
use crate::staleness::{BOUNDS, RATES, TIME};
use crate::sync::print;
use crate::{staleness, tasks};

/// The files of the page: their names in `measured/`, and what is in them.
pub fn files() -> Vec<(String, String)> {
    let task = tasks::linear();
    let curves = staleness::curves(&task);
    let picked = |(index, curve): (usize, &Curve)| {
        let of_rate = &curves[index / BOUNDS.len() * BOUNDS.len()..][..BOUNDS.len()];
        (name(curve), stale(of_rate, curve))
    };
    let mut files: Vec<(String, String)> = curves.iter().enumerate().map(picked).collect();
    let record = serde_json::to_string_pretty(&record(&curves)).expect("numbers and strings");
    files.push(("staleness.json".to_owned(), record + "\n"));
    files.push(("epochs.svg".to_owned(), epochs(&task)));
    files
}

fn name(curve: &Curve) -> String {
    let rate = (curve.rate * 100.0).round();
    format!("staleness-{rate}-{}.svg", curve.bound)
}

/// What the page says of the nine runs, and how it lets the reader pick one.
fn record(curves: &[Curve]) -> Value {
    let drawing = |curve: &Curve| {
        let alt = format!(
            "Loss above the least over {} virtual seconds, at the learning rate {}, with τ = {}: \
             {} after {} rounds",
            TIME / 1000,
            curve.rate,
            curve.bound,
            curve.end(),
            curve.rounds
        );
        json!({ "svg": name(curve), "alt": alt })
    };
    let run = |curve: &Curve| {
        json!({
            "rate": curve.rate,
            "bound": curve.bound,
            "rounds": curve.rounds,
            "end": curve.end(),
        })
    };
    json!({
        "pick": [RATES.map(|rate| rate.to_string()), BOUNDS.map(|bound| bound.to_string())],
        "picked": [1, 1],
        "drawings": curves.iter().map(drawing).collect::<Vec<_>>(),
        "start": format!("{:.4}", curves[0].points[0].above),
        "seconds": TIME / 1000,
        "runs": curves.iter().map(run).collect::<Vec<_>>(),
    })
}

/// Writes the files that are not as they should be, and fails where it cannot.
pub fn program() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("measured");
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot draw into {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, text) in files() {
        let file = folder.join(&name);
        let did = match fs::read_to_string(&file) {
            Ok(known) if known == text => "as it was",
            _ => fs::write(&file, text).map(|()| "written")?,
        };
        print(format!("measured/{name}: {did}"));
    }
    Ok(())
}
