// Reads a password from standard input: to its end from a pipe, one unseen line from a terminal.

/** Answers the text without the line break that ends it. */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return withoutLineEnd(await Bun.stdin.text());
  process.stderr.write("Password: ");
  process.stdin.setRawMode(true);
  try {
    return await readUnseenLine();
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stderr.write("\n");
  }
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, "");
}

/** Return, line feed, end of transmission. */
const endings = "\r\n\u0004";
const interrupt = "\u0003";
const erasers = "\b\u007f";

async function readUnseenLine(): Promise<string> {
  let typed: string[] = [];
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    for (const character of String(chunk)) {
      if (endings.includes(character)) return typed.join("");
      if (character === interrupt) throw new Error("interrupted");
      typed = erasers.includes(character) ? typed.slice(0, -1) : [...typed, character];
    }
  }
  return typed.join("");
}
