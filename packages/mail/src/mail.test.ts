// Mail as it leaves: through a real mail server's protocol, or into a folder.

import { afterEach, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseEnvironment } from "@shoal/process";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { createMailer, type MailMessage, mailSettings } from "./index.ts";

const from = "Shoal <orders@shoal.example>";
const message: MailMessage = {
  id: "0197c0de-0000-7000-8000-000000000001",
  to: "ada@example.com",
  subject: "Order K7PQ-XM2D: thank you – größer",
  text: "2 × Tee\n.a line that begins with a point\nTotal 19.98 USD\n",
};

type Received = { readonly from: string; readonly to: readonly string[]; readonly content: string };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A mail server that keeps what it gets. */
async function openServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const sender = mailFrom === false ? "" : mailFrom.address;
        const content = Buffer.concat(parts).toString("utf8");
        received.push({ from: sender, to: rcptTo.map(({ address }) => address), content });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closers.push(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  return { received, port, close: () => new Promise<void>((closed) => server.close(closed)) };
}

function openMailer(url: string) {
  const mailer = createMailer(url, from);
  closers.push(mailer.close);
  return mailer;
}

function answer(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

test("a message arrives whole at the mail server, under a Message-ID that a repeat has as well", async () => {
  const logins: string[] = [];
  const { received, port } = await openServer({
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`);
      done(null, { user: username });
    },
  });
  const mailer = openMailer(`smtp://shop:p%40ss@127.0.0.1:${port}?tls=off`);
  expect(await mailer.send(message)).toEqual({ kind: "sent" });
  expect(await mailer.send(message)).toEqual({ kind: "sent" });
  expect(logins[0]).toBe("shop:p@ss");
  const [first, second] = received;
  expect(first).toMatchObject({ from: "orders@shoal.example", to: ["ada@example.com"] });
  for (const { content } of [first, second].filter((mail) => mail !== undefined)) {
    expect(content).toContain(`Message-ID: <${message.id}@shoal.example>`);
    expect(content).toContain("From: Shoal <orders@shoal.example>");
    expect(content).toContain("Auto-Submitted: auto-generated");
    expect(content).toMatch(/Content-Type: text\/plain; charset=utf-8/i);
    expect(content).toContain(".a line that begins with a point");
  }
});

test("nothing leaves in the open unless the address says so", async () => {
  const { received, port } = await openServer();
  expect(await openMailer(`smtp://127.0.0.1:${port}`).send(message)).toMatchObject({ kind: "failed" });
  expect(received).toEqual([]);
  // A certificate that nobody vouches for is no better.
  const unknown = await openServer({ disabledCommands: [] });
  expect(await openMailer(`smtp://127.0.0.1:${unknown.port}`).send(message)).toMatchObject({ kind: "failed" });
  expect(unknown.received).toEqual([]);
});

test.each([
  ["a mailbox that is not there", 550, "refused"],
  ["a server that is busy", 451, "failed"],
] as const)("%s is told by the server's code, without the address that its answer repeats", async (_, code, kind) => {
  const { port } = await openServer({
    onRcptTo: ({ address }, _session, done) => done(answer(code, `${address}: no`)),
  });
  const outcome = await openMailer(`smtp://127.0.0.1:${port}?tls=off`).send(message);
  expect(outcome).toEqual({ kind, problem: `mail server: SMTP ${code}` });
});

test("a refused login and a server that is away may succeed later", async () => {
  const { port, close } = await openServer({ onAuth: (_auth, _session, done) => done(new Error("no")) });
  const mailer = openMailer(`smtp://shop:wrong@127.0.0.1:${port}?tls=off`);
  expect(await mailer.send(message)).toMatchObject({ kind: "failed" });
  await close();
  expect(await mailer.send(message)).toMatchObject({ kind: "failed" });
});

test("an address with a list or a line break in it reaches nobody else", async () => {
  const { received, port } = await openServer();
  const mailer = openMailer(`smtp://127.0.0.1:${port}?tls=off`);
  for (const to of ["ada@example.com, eve@example.com", "ada@example.com\r\nBcc: eve@example.com"]) {
    await mailer.send({ ...message, to });
  }
  expect(received.flatMap((mail) => mail.to)).not.toContain("eve@example.com");
  expect(received.map(({ content }) => content).join("")).not.toMatch(/^Bcc:/m);
});

test("a folder gets one file for each message, also at a repeat", async () => {
  const folder = mkdtempSync(join(tmpdir(), "shoal-mail-"));
  closers.push(() => rmSync(folder, { recursive: true }));
  const mailer = openMailer(pathToFileURL(join(folder, "sent")).href);
  expect(await mailer.send(message)).toEqual({ kind: "sent" });
  expect(await mailer.send(message)).toEqual({ kind: "sent" });
  expect(readdirSync(join(folder, "sent"))).toEqual([`${message.id}.eml`]);
  expect(readFileSync(join(folder, "sent", `${message.id}.eml`), "utf8")).toContain("To: ada@example.com");
  writeFileSync(join(folder, "file"), "");
  const outcome = await openMailer(pathToFileURL(join(folder, "file")).href).send(message);
  expect(outcome).toEqual({ kind: "failed", problem: "mail folder: EEXIST" });
});

test("settings that cannot send mail are refused at start, all at once", () => {
  const read = (environment: Record<string, string>) => parseEnvironment(environment, mailSettings(environment));
  expect(read({})).toEqual({ MAIL_URL: undefined, MAIL_FROM: undefined });
  expect(read({ MAIL_URL: "smtps://u:p@mail.example", MAIL_FROM: from })).toMatchObject({ MAIL_FROM: from });
  expect(() => read({ MAIL_URL: "smtp://mail.example" })).toThrow("MAIL_FROM is required");
  expect(() => read({ MAIL_URL: "https://mail.example", MAIL_FROM: "nobody" })).toThrow(
    'MAIL_URL must be an address that starts with smtp:// or smtps:// or file://; MAIL_FROM must be an address, or "Name <address>"',
  );
  expect(() => read({ MAIL_URL: "smtp://mail.example?tls=on", MAIL_FROM: from })).toThrow(
    'takes no other tls than "off"',
  );
});
