// HTTP/1.1 on kept connections, with as little between as it takes: what sends thousands of requests in a second from one
// core must cost next to nothing, and know to the millisecond when it was late itself.

import type { Socket } from "bun";

export type Question = {
  readonly method: string;
  /** Below /api/v1. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** `head` has the names of headers as they came. */
export type Reply = { readonly status: number; readonly head: string; readonly body: string };

export type Wire = {
  /** One request on a connection of its own; throws when it breaks, is not answered in time, or too many wait. */
  ask(question: Question): Promise<Reply>;
  /** Connections open now, and the most there were at once. */
  connections(): { readonly open: number; readonly most: number };
  close(): void;
};

type Waiting = { readonly askedAtMs: number; resolve(reply: Reply): void; reject(error: Error): void };
type Line = { received: Buffer; waiting: Waiting | undefined; socket: Socket<Line> | undefined };

const connectionsMax = 4000;
/** Longer than any deadline of the shop. */
const patienceMs = 20_000;

export function createWire(url: string): Wire {
  const { hostname, port, host } = new URL(url);
  const idle: Line[] = [];
  const lines = new Set<Line>();
  let most = 0;
  const watch = setInterval(() => {
    const givenUpMs = performance.now() - patienceMs;
    for (const line of lines) if ((line.waiting?.askedAtMs ?? Infinity) < givenUpMs) drop(line, "no answer");
  }, 250);

  function drop(line: Line, why: string): void {
    lines.delete(line);
    line.waiting?.reject(new Error(why));
    line.waiting = undefined;
    line.socket?.terminate();
  }

  async function open(): Promise<Line> {
    if (lines.size >= connectionsMax) throw new Error("no connection left");
    const line: Line = { received: Buffer.alloc(0), waiting: undefined, socket: undefined };
    lines.add(line);
    most = Math.max(most, lines.size);
    try {
      line.socket = await Bun.connect<Line>({
        hostname,
        port: Number(port),
        data: line,
        socket: {
          data: (_, chunk) => take(line, chunk),
          close: () => drop(line, "the connection was closed"),
          error: (_, error) => drop(line, error.message),
        },
      });
    } catch (error) {
      lines.delete(line);
      throw error;
    }
    return line;
  }

  function take(line: Line, chunk: Buffer): void {
    line.received = line.received.length === 0 ? Buffer.from(chunk) : Buffer.concat([line.received, chunk]);
    const reply = readReply(line.received);
    if (reply === undefined) return;
    const { waiting } = line;
    line.received = Buffer.alloc(0);
    line.waiting = undefined;
    if (/\r\nconnection: close/i.test(reply.head)) drop(line, "the connection was closed");
    else idle.push(line);
    waiting?.resolve(reply);
  }

  return {
    ask: async (question) => {
      let line = idle.pop();
      while (line !== undefined && !lines.has(line)) line = idle.pop();
      const taken = line ?? (await open());
      return await new Promise<Reply>((resolve, reject) => {
        taken.waiting = { askedAtMs: performance.now(), resolve, reject };
        const text = write(question, host);
        if (taken.socket?.write(text) !== text.length) drop(taken, "the connection takes no more");
      });
    },
    connections: () => ({ open: lines.size, most }),
    close: () => {
      clearInterval(watch);
      for (const line of lines) drop(line, "the end");
    },
  };
}

/** In ASCII, so that characters are bytes. */
function write({ method, path, headers = {}, body }: Question, host: string): string {
  const text = body === undefined ? "" : JSON.stringify(body);
  const more = body === undefined ? {} : { "content-type": "application/json", "content-length": String(text.length) };
  const named = Object.entries({ host, ...more, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} /api/v1${path} HTTP/1.1\r\n${named.join("")}\r\n${text}`;
}

/** The reply once all of it has come. A body in chunks is left in them: nobody looks further than for a word. */
function readReply(bytes: Buffer): Reply | undefined {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const head = bytes.toString("latin1", 0, headEnd);
  const bodyAt = headEnd + 4;
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined && /\r\ntransfer-encoding: chunked/i.test(head)) {
    const isWhole = bytes.toString("latin1", Math.max(bodyAt - 2, bytes.length - 7)) === "\r\n0\r\n\r\n";
    return isWhole ? { status, head, body: bytes.toString("utf8", bodyAt) } : undefined;
  }
  const endsAt = bodyAt + Number(length ?? 0);
  return bytes.length < endsAt ? undefined : { status, head, body: bytes.toString("utf8", bodyAt, endsAt) };
}
