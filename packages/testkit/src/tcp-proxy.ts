// A wire between a test and a real server that can be cut, frozen or made to lose answers.

import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** "pass" carries all; "mute" carries requests but loses the answers; "freeze" carries nothing on wires that exist. */
export type WireMode = "pass" | "mute" | "freeze";

export type TcpProxy = {
  /** Where the server is seen through the wire, on the loopback interface. */
  readonly port: number;
  /** Changes how the wires that exist now behave; later ones pass. */
  setMode(mode: WireMode): void;
  /** Ends every connection; new ones are welcome at once. */
  reset(): void;
  /** Ends every connection and refuses new ones until `listen`. */
  cut(): Promise<void>;
  listen(): Promise<void>;
  /** Resolves when the server has answered something that was lost on the way. */
  answerLost(): Promise<void>;
};

export type Target = { readonly host: string; readonly port: number };
type Wire = { mode: WireMode; readonly ends: readonly Socket[] };

/** Listens on a free port of the loopback interface, or stays deaf until `listen` when `isCut`. */
export async function createTcpProxy(target: Target, options: { isCut?: boolean } = {}): Promise<TcpProxy> {
  const wires = new Set<Wire>();
  const waiting: (() => void)[] = [];

  const server: Server = createServer((near) => {
    const far = connect(target.port, target.host);
    const wire: Wire = { mode: "pass", ends: [near, far] };
    wires.add(wire);
    near.on("data", (bytes) => {
      if (wire.mode !== "freeze") far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (wire.mode === "pass") near.write(bytes);
      else for (const resolve of waiting.splice(0)) resolve();
    });
    for (const end of wire.ends) {
      end.on("error", () => {});
      end.on("close", () => drop(wire));
    }
  });

  function drop(wire: Wire): void {
    wires.delete(wire);
    for (const end of wire.ends) end.destroy();
  }

  let port = 0;
  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, "127.0.0.1", () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const reset = () => {
    for (const wire of wires) drop(wire);
  };
  const cut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    reset();
    await closed;
  };

  await listen();
  if (options.isCut === true) await cut();
  return {
    port,
    setMode: (mode) => {
      for (const wire of wires) wire.mode = mode;
    },
    reset,
    cut,
    listen,
    answerLost: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
