//! Addresses that cannot be followed, and addresses of what is folded away.

use interleave_schedule::Schedule;

use super::Ground;

/// A thread that no program has.
const NOBODY: &str = "99";

/// What cannot be followed is tried where it is `first`, for all pages have the same script.
pub(super) async fn check(ground: &mut Ground<'_>, first: bool) {
    ground.load("").await;
    let players = std::mem::take(&mut ground.players);
    let names: Vec<&str> = players.iter().map(|player| player.name()).collect();
    for player in players.iter().take(usize::from(first)) {
        bad(ground, &player.versions[0]).await;
    }
    for name in names {
        unfolds(ground, name).await;
    }
    ground.players = players;
}

async fn bad(ground: &mut Ground<'_>, graph: &interleave_schedule::Graph) {
    let name = graph.name.as_str();
    let mut start = graph
        .shortest()
        .into_iter()
        .flatten()
        .next()
        .map(|shortest| shortest.schedule)
        .unwrap_or_default();
    start.0.truncate(2);
    let start: &Schedule = &start;
    for (address, done, says) in [
        (
            format!("{name}={start}.{NOBODY}"),
            2,
            format!("{NOBODY} in step 3"),
        ),
        (format!("{name}=x"), 0, "“x”".to_owned()),
        (format!("{name}=%"), 0, "“%”".to_owned()),
        ("nonsense=0".to_owned(), 0, "“nonsense”".to_owned()),
    ] {
        let problem =
            format!("played.section('{name}').querySelector('.explorer-problem[role=status]')");
        for loads in [true, false] {
            if loads {
                ground.load(&format!("#{address}")).await;
            } else {
                ground.load("").await;
                ground
                    .browser
                    .run_async(&format!("played.go('#{address}').then(done)"))
                    .await;
            }
            let said =
                format!("{problem}?.checkVisibility() && {problem}.textContent.includes('{says}')");
            ground
                .expect(format!("#{address}: it says what is wrong"), &said)
                .await;
            let steps = format!("played.steps('{name}') === {done}");
            ground
                .expect(format!("#{address}: what could be done was"), &steps)
                .await;
        }
        ground
            .browser
            .run(&format!(
                "played.section('{name}').querySelector('[data-move][aria-disabled=false]').click()"
            ))
            .await;
        let on = format!("played.steps('{name}') === {done} + 1 && !{problem}");
        ground
            .expect(format!("#{address}: the reader can go on"), &on)
            .await;
    }
}

/// The address of an explorer that is folded away unfolds it and leads to it.
async fn unfolds(ground: &mut Ground<'_>, name: &str) {
    let shown = format!(
        "played.section('{name}').querySelector('.explorer-threads').checkVisibility({{ contentVisibilityAuto: true }}) &&
         played.section('{name}').getBoundingClientRect().top < innerHeight"
    );
    ground.load(&format!("#{name}=0")).await;
    ground
        .expect(format!("{name}: its address leads to it"), &shown)
        .await;
    let fold = "for (const folded of document.querySelectorAll('details')) folded.open = false; scrollTo(0, 0);";
    ground.browser.run(fold).await;
    ground
        .browser
        .run_async(&format!("played.go('#{name}=').then(done)"))
        .await;
    ground
        .expect(format!("{name}: a link leads to it"), &shown)
        .await;
}
