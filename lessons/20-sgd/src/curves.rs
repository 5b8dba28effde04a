//! Loss curves as they are recorded and shown.

/// A moment of a run.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// Virtual milliseconds since the start.
    pub time: u64,
    /// The mean loss less the least there is.
    pub above: f64,
}

/// A run of the parameter server.
#[derive(Debug, Clone)]
pub struct Curve {
    /// The learning rate.
    pub rate: f64,
    /// τ.
    pub bound: u32,
    /// How many rounds have arrived at the end.
    pub rounds: u32,
    /// The start, and each round.
    pub points: Vec<Point>,
}

impl Curve {
    /// Whether it ends above where it began.
    pub fn diverges(&self) -> bool {
        self.points[self.points.len() - 1].above > self.points[0].above
    }

    /// Its end in words.
    pub fn end(&self) -> String {
        match self.diverges() {
            true => "diverges".to_owned(),
            false => format!("{:.6}", self.points[self.points.len() - 1].above),
        }
    }
}
