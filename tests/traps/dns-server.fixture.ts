// A name server on the loopback interface that answers every question for IPv4 addresses with the addresses it was
// given last, as the name of a headless Service does when its replicas come and go.

import { createSocket } from "node:dgram";

export type DnsServer = {
  readonly port: number;
  /** What is answered from now on. */
  setAddresses(addresses: readonly string[]): void;
  close(): void;
};

const typeA = 1;
const headerLength = 12;

export async function startDnsServer(addresses: readonly string[]): Promise<DnsServer> {
  let current = addresses;
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => socket.send(answerTo(query, current), from.port, from.address));
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    port: socket.address().port,
    setAddresses: (next) => {
      current = next;
    },
    close: () => socket.close(),
  };
}

/** RFC 1035: the question comes back, followed by one record for each address; other types have none. */
function answerTo(query: Buffer, addresses: readonly string[]): Buffer {
  let end = headerLength;
  while (query[end] !== 0) end += (query[end] ?? 0) + 1;
  const question = query.subarray(headerLength, end + 5);
  const isForAddresses = query.readUInt16BE(end + 1) === typeA;
  const records = (isForAddresses ? addresses : []).map((address) =>
    // The name by a pointer to the question, type A, class IN, kept for 0 s, four bytes.
    Buffer.from([0xc0, headerLength, 0, typeA, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
  );
  const header = Buffer.alloc(headerLength);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question, ...records]);
}
