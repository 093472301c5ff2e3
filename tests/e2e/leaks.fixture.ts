// Looks for what must never be written down (I8): every password, token, address and the like that a test sends or is
// given is remembered, and at the end of a shop's life searched for in all that its processes wrote, in spans that
// left them, and in their metrics.

export type Leaks = {
  /** Remembers what is secret or personal in a body or in headers, on the way in or out. */
  note(json: unknown): void;
  noteHeaders(headers: Headers | Readonly<Record<string, string>>): void;
  /** Remembers one value. */
  keep(name: string, value: string): void;
  /** What was found where; values are not repeated. */
  find(places: Readonly<Record<string, string>>): string[];
  readonly count: number;
};

const keys = new Set([
  "password",
  "current_password",
  "new_password",
  "email",
  "line1",
  "line2",
  "phone",
  "token",
  "access_token",
  "refresh_token",
  "order_token",
]);
const secretHeaders = ["authorization", "x-cart-id", "x-order-token"];
/** Shorter ones, and plain words, stand in other texts by chance. */
const isTelling = (value: string) => value.length >= 6 && /[^a-z]/i.test(value);

export function createLeaks(): Leaks {
  const kept = new Map<string, string>();
  const keep = (name: string, value: string) => void kept.set(value, name);
  const keepTelling = (name: string, value: string) => {
    if (isTelling(value)) keep(name, value);
  };

  function note(json: unknown): void {
    if (Array.isArray(json)) for (const item of json) note(item);
    if (typeof json !== "object" || json === null || Array.isArray(json)) return;
    for (const [name, value] of Object.entries(json)) {
      if (typeof value === "string" && keys.has(name)) keepTelling(name, value);
      else note(value);
    }
  }

  return {
    note,
    keep,
    noteHeaders: (headers) => {
      const read = new Headers(headers);
      for (const name of secretHeaders) keepTelling(name, (read.get(name) ?? "").replace(/^Bearer /, ""));
    },
    find: (places) =>
      Object.entries(places).flatMap(([place, text]) => {
        const whole = text.toLowerCase();
        const found = new Set(
          Array.from(kept)
            .filter(([value]) => whole.includes(value.toLowerCase()))
            .map(([, name]) => name),
        );
        return Array.from(found, (name) => `${place} holds a value that was sent or given as ${name}`);
      }),
    get count() {
      return kept.size;
    },
  };
}
