"use strict";
// Colours code in the languages of the book. A word-by-word reading is enough for that: one
// pattern per language, whose groups are named after the classes in highlight.css.
{
  const any = (names) => `\\b(?:${names.replaceAll(" ", "|")})\\b`;
  const number = String.raw`\b(?:0[xob][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d+)?)(?:[iuf](?:8|16|32|64|128|size))?\b`;
  const slashes = String.raw`\/\/.*|\/\*[^]*?\*\/`;
  const quoted = String.raw`"(?:\\[^]|[^"\\])*"`;
  const type = String.raw`\b[A-Z]\w*[a-z]\w*\b`;

  const languages = {
    rust: {
      comment: slashes,
      string: String.raw`b?r(?<fence>#*)"[^]*?"\k<fence>|b?${quoted}|b?'(?:\\(?:u\{[^}]*\}|x..|.)|[^\\'])'`,
      meta: String.raw`#!?\[[^\]]*\]|'[a-z_]\w*\b|\b\w+!(?=[\s(\[{])`,
      keyword: any(
        "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type union unsafe use where while yield",
      ),
      number,
      type: `${type}|${any("bool char str [iu](?:8|16|32|64|128|size) f32 f64")}`,
      call: String.raw`\b[a-z_]\w*(?=\()`,
    },
    go: {
      comment: slashes,
      string: String.raw`${quoted}|\x60[^\x60]*\x60|'(?:\\.[^']*|[^\\'])'`,
      keyword: any(
        "break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil package range return select struct switch true type var",
      ),
      number,
      call: String.raw`\b[A-Za-z_]\w*(?=\()`,
      type: `${type}|${any("any bool byte error float32 float64 u?int(?:8|16|32|64)? uintptr rune string")}`,
    },
  };

  window.colourCode = (within) => {
    for (const [language, groups] of Object.entries(languages)) {
      const pattern = new RegExp(Object.entries(groups).map(([name, part]) => `(?<${name}>${part})`).join("|"), "gm");
      for (const code of within.querySelectorAll(`pre > code.language-${language}`)) colour(code, pattern, groups);
    }
  };
  colourCode(document);

  function colour(code, pattern, groups) {
    if (code.childElementCount > 0) return; // somebody marked it up already
    const text = code.textContent;
    const parts = [];
    let done = 0;
    for (const match of text.matchAll(pattern)) {
      const name = Object.keys(groups).find((name) => match.groups[name] !== undefined);
      parts.push(text.slice(done, match.index), span(`hl-${name}`, match[0]));
      done = match.index + match[0].length;
    }
    code.replaceChildren(...parts, text.slice(done));
  }
}
