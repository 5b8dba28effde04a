//! Reading the format: what was written is read back, and whatever contradicts itself is refused
//! with a reason, never a panic.

use interleave_schedule::Graph;

/// Two threads and a mutex; main ends either before or after thread 1. Fields that are free to be
/// left out are all there.
const GRAPH: &str = r#"{
    "version": 1, "name": "small", "runs": 2, "limits": [],
    "sources": [{"file": "lessons/x/src/a.rs", "hash": "00"}], "mended": "smaller",
    "threads": [{"name": "", "path": "0"},
        {"name": "f()", "path": "0.0", "place": {"file": "lessons/x/src/a.rs", "line": 3}}],
    "objects": [{"kind": "mutex", "name": "m"}],
    "outcomes": [
        {"kind": "finished", "output": "", "count": "1", "fails": false, "schedule": "0.1.0"},
        {"kind": "leak", "message": "1 never ended", "output": "", "count": "1", "fails": true,
            "schedule": "0.0"}],
    "thread_states": [
        {"thread": 0, "phase": "running", "ways": ["go"], "goes_on": true,
            "next": {"text": "spawn"}},
        {"thread": 1, "phase": "waiting", "ways": [], "goes_on": false,
            "waits": {"text": "m", "on": [0]}}],
    "object_states": [{"object": 0, "text": "held", "holders": [0], "queue": [1]}],
    "events": [
        {"text": "spawn → 1", "spawns": 1, "wakes": [1], "flow": [["leaves", 0], ["sends", 0]]},
        {"text": "lock m", "object": 0, "flow": [["finds", 0], ["takes", 0], ["takes-back", 0]]},
        {"text": "join 1", "joins": [1]},
        {"text": "return"}],
    "nodes": [
        [[0], [0], [[0, 0, 0, 1]], null],
        [[0, 1], [0], [[0, 0, 3, 4], [1, 0, 1, 2]], null],
        [[0], [0], [[0, 0, 2, 3]], null],
        [[0], [0], [], 0],
        [[0], [0], [], 1]]
}"#;

fn refusal(find: &str, replace: &str) -> String {
    assert_eq!(GRAPH.matches(find).count(), 1, "{find}");
    let text = GRAPH.replace(find, replace);
    match Graph::from_json(&text) {
        Ok(_) => panic!("accepted {replace} for {find}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_was_written_is_read_back() {
    let graph = Graph::from_json(GRAPH).unwrap();
    assert_eq!(graph.mended.as_deref(), Some("smaller"));
    assert_eq!(graph.sources[0].file, "lessons/x/src/a.rs");
    assert_eq!(graph.places().count(), 1);
    let json = graph.to_json();
    assert_eq!(Graph::from_json(&json).unwrap().to_json(), json);
}

#[test]
fn arrows_are_read_from_the_json_alone() {
    let graph = Graph::from_json(GRAPH).unwrap();
    let arrows = graph.arrows(&"0.1.0".parse().unwrap()).unwrap();
    // The lock follows from what main left and sent, the join from the thread's last step.
    assert_eq!(arrows, [(1, 2), (2, 3)]);
    assert_eq!(graph.arrows(&"0.0".parse().unwrap()).unwrap(), []);
    assert!(graph.arrows(&"0.0.0".parse().unwrap()).is_err());
}

#[test]
fn what_is_not_there_is_refused() {
    for (find, replace) in [
        (r#""spawns": 1"#, r#""spawns": 2"#),
        (r#""wakes": [1]"#, r#""wakes": [7]"#),
        (r#""joins": [1]"#, r#""joins": [2]"#),
        (r#""on": [0]"#, r#""on": [2]"#),
        (r#""holders": [0]"#, r#""holders": [2]"#),
        (r#""queue": [1]"#, r#""queue": [9]"#),
        (r#"["leaves", 0]"#, r#"["leaves", 1]"#),
        (r#""object": 0, "flow""#, r#""object": 1, "flow""#),
        (r#"{"object": 0, "text""#, r#"{"object": 4, "text""#),
        (r#"{"thread": 1, "phase""#, r#"{"thread": 2, "phase""#),
        ("[0, 0, 0, 1]", "[2, 0, 0, 1]"),
        ("[0, 0, 0, 1]", "[0, 26, 0, 1]"),
        ("[0, 0, 0, 1]", "[0, 0, 9, 1]"),
        ("[0, 0, 0, 1]", "[0, 0, 0, 5]"),
        ("[0, 0, 0, 1]", "[0, 0, 0, -2]"),
        ("[[0, 1], [0],", "[[0, 2], [0],"),
        ("[[0, 1], [0],", "[[0, 1], [1],"),
        ("[[0], [0], [], 1]", "[[0], [0], [], 2]"),
    ] {
        refusal(find, replace);
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    let reason =
        |find: &str, replace: &str| refusal(find, replace).replace("no schedule graph: ", "");
    assert_eq!(reason("[0, 0, 2, 3]", "[0, 0, 2, 1]"), "state 1 repeats");
    assert_eq!(reason("[0, 0, 2, 3]", "[0, 0, 2, 2]"), "state 2 repeats");
    assert_eq!(
        reason("[1, 0, 1, 2]", "[0, 0, 1, 2]"),
        "state 1 has a move twice"
    );
    let either = "must have either moves or an outcome";
    assert_eq!(
        reason("[[0], [0], [], 1]", "[[0], [0], [], null]"),
        format!("state 4 {either}")
    );
    assert_eq!(
        reason("[[0, 0, 2, 3]], null]", "[[0, 0, 2, 3]], 0]"),
        format!("state 2 {either}")
    );
    assert_eq!(
        reason(
            r#""count": "1", "fails": true"#,
            r#""count": "2", "fails": true"#
        ),
        "outcome 1 has another count than the graph"
    );
    assert_eq!(
        reason(r#""fails": true"#, r#""fails": false"#),
        "outcome 1 does not agree with its kind"
    );
    for schedule in ["0.1.0", "0", "1", "x"] {
        assert_eq!(
            reason(
                r#""schedule": "0.0""#,
                &format!(r#""schedule": "{schedule}""#)
            ),
            "outcome 1 has a schedule that does not lead to it"
        );
    }
}

#[test]
fn what_is_no_graph_at_all_is_refused() {
    for text in [
        "",
        "{}",
        "[]",
        "null",
        &GRAPH[..GRAPH.len() - 1],
        &"[".repeat(10_000),
    ] {
        assert!(Graph::from_json(text).is_err());
    }
    refusal(r#""nodes": ["#, r#""nodes": [], "others": ["#);
    refusal(r#""version": 1"#, r#""version": 2"#);
}
