import { expect, test } from "bun:test";

import { explainFailure } from "./failure.ts";

const about = { name: "PostgreSQL", folder: "/data/postgres", port: 5432 };

test.each([
  [
    'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets',
    "PostgreSQL: port 5432 is taken by another program: stop it, or choose another port",
  ],
  [
    'FATAL:  could not write to file "pg_wal/xlogtemp.29": No space left on device',
    "PostgreSQL: the disk of /data/postgres is full",
  ],
  [
    "initdb: error: could not look up effective user ID 12345: user does not exist",
    "PostgreSQL: this user has no entry in the system's list of users (/etc/passwd), which initdb needs",
  ],
  [
    'FATAL:  data directory "/data/postgres/data" has wrong ownership\nHINT:  The server must be started by the owner.',
    "PostgreSQL: /data/postgres belongs to another user: run this as that user, or delete it to begin anew",
  ],
  ["LOG:  starting\nFATAL:  something new\nLOG:  shut down", "PostgreSQL did not start: FATAL:  something new"],
  ["", "PostgreSQL did not start: it said nothing"],
])("what a dying server wrote becomes one line: %#", (output, line) => {
  expect(explainFailure({ ...about, output }).message).toBe(line);
});

test("only a taken port is told apart, because another port may be tried", () => {
  expect(explainFailure({ ...about, output: "bind: Address already in use" }).reason).toBe("port-taken");
  expect(explainFailure({ ...about, output: "No space left on device" }).reason).toBeUndefined();
});
