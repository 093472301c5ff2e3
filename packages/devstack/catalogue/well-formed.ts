/**
 * Tells whether a text is well-formed XML of the plain kind that this catalogue writes: elements,
 * double-quoted attributes, text and the five named entities. Tests hold pictures and bodies to it.
 */

const TOKEN =
  /<\/(?<close>[\w:-]+)>|<(?<open>[\w:-]+)(?<attributes>(?:\s+[\w:-]+="[^"<&]*")*)(?<empty>\/?)>|[^<&]+|&(?:amp|lt|gt|quot|apos);/y;

/** The first fault found, in words, or "" when there is none. */
export function findXmlFault(text: string): string {
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (token === null) return `unreadable at ${at}: ${text.slice(at, at + 30)}`;
    const { close, open: name, attributes = "", empty } = token.groups ?? {};
    if (open.length === 0 && name === undefined && token[0].trim() !== "") return `outside the root: ${token[0]}`;
    if (close !== undefined && open.pop() !== close) return `</${close}> closes nothing at ${at}`;
    if (name !== undefined) {
      if (open.length === 0) roots += 1;
      const keys = [...attributes.matchAll(/([\w:-]+)=/g)].map((match) => match[1]);
      if (new Set(keys).size !== keys.length) return `<${name}> repeats an attribute at ${at}`;
      if (empty === "") open.push(name);
    }
    at = TOKEN.lastIndex;
  }
  if (open.length > 0) return `<${open.at(-1)}> is never closed`;
  return roots === 1 ? "" : `${roots} root elements`;
}
