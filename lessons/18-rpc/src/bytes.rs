//! What two calls are on the wire, byte by byte.

use crate::codec::Encode as _;
use crate::explain::Explain;
use crate::gob_encode::GobEncode;
use crate::messages::Args;
use crate::sync::print;

/// Prints two calls and the replies to them. What was defined for the first is known for the second.
pub fn bytes() {
    let (mut out, mut back) = (GobEncode::default(), GobEncode::default());
    let (mut asked, mut answered) = (Explain::default(), Explain::default());
    for (seq, which) in [(0, "first"), (1, "second")] {
        let (mut request, mut reply) = (Vec::new(), Vec::new());
        let args = Args { a: 7, b: 2 };
        out.request("Arith.Multiply", seq, &args, &mut request);
        back.reply("Arith.Multiply", seq, &(args.a * args.b), &mut reply);
        show(&format!("The {which} request"), &request, &mut asked);
        show(&format!("The {which} reply"), &reply, &mut answered);
    }
}

fn show(title: &str, bytes: &[u8], explain: &mut Explain) {
    print(format!("{title}, {} bytes", bytes.len()));
    let lines = explain.messages(bytes).expect("we have just written it");
    for line in lines {
        print(line);
    }
    print("");
}
