// The port through which mail leaves. Sending never throws: a message is sent, may be sent later, or will never be.
// Neither a span nor a problem tells who gets it or what it says; mail servers repeat addresses in their refusals, so
// only their reply code (RFC 5321, section 4.2) is passed on.

import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inSpan } from "@shoal/process";
import { createTransport } from "nodemailer";

export type MailMessage = {
  /** Names the message for ever: the same id at a repeat gives the same Message-ID, by which receivers see doubles. */
  readonly id: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
};

/** `refused`: no repeat will help. */
export type MailOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "refused"; readonly problem: string };

export type Mailer = {
  send(message: MailMessage): Promise<MailOutcome>;
  close(): void;
};

/** A server that takes longer to open, greet or answer is given up for this time. */
const smtpTimeoutMs = 8000;
const smtpConnectionsMax = 2;

/** Sends to what a `MAIL_URL` names, in the name of a `MAIL_FROM`. */
export function createMailer(url: string, from: string): Mailer {
  const target = new URL(url);
  const transport = target.protocol === "file:" ? createFolder(fileURLToPath(target)) : createSmtp(target);
  const domain = /@([^>]+)/.exec(from)?.[1] ?? "localhost";
  return {
    send: (message) =>
      inSpan("mail/send", { kind: "client", attributes: { "mail.transport": target.protocol.slice(0, -1) } }, () =>
        transport.send({
          id: message.id,
          from,
          // As an object: what a buyer typed is an address and never a list of them.
          to: { name: "", address: message.to },
          messageId: `<${message.id}@${domain}>`,
          subject: message.subject,
          text: message.text,
          headers: { "Auto-Submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
        }),
      ),
    close: transport.close,
  };
}

type Envelope = {
  readonly id: string;
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Record<string, string>;
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
};

type Transport = { send(envelope: Envelope): Promise<MailOutcome>; close(): void };

function createSmtp(target: URL): Transport {
  const isTls = target.protocol === "smtps:";
  const isPlain = target.searchParams.get("tls") === "off";
  const smtp = createTransport({
    pool: true,
    maxConnections: smtpConnectionsMax,
    host: target.hostname.replace(/^\[|\]$/g, ""),
    port: target.port === "" ? (isTls ? 465 : 587) : Number(target.port),
    secure: isTls,
    // A password, and what people bought, do not travel in the open unless somebody says so.
    requireTLS: !isTls && !isPlain,
    ignoreTLS: isPlain,
    connectionTimeout: smtpTimeoutMs,
    greetingTimeout: smtpTimeoutMs,
    socketTimeout: smtpTimeoutMs,
    ...(target.username === ""
      ? {}
      : { auth: { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } }),
  });
  return {
    send: async ({ id: _, ...envelope }) => {
      try {
        await smtp.sendMail(envelope);
        return { kind: "sent" };
      } catch (error) {
        return describeRefusal(error);
      }
    },
    close: () => smtp.close(),
  };
}

/**
 * 5yz of RFC 5321 is final when it is about this message's recipient or content; one about us (the login, the policy
 * for our address) ends when somebody mends it, so it is tried again.
 */
function describeRefusal(error: unknown): MailOutcome {
  const { responseCode, code } = error as { readonly responseCode?: unknown; readonly code?: unknown };
  if (typeof responseCode !== "number") {
    return { kind: "failed", problem: `mail server: ${typeof code === "string" ? code : "no answer"}` };
  }
  const isFinal = responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { kind: isFinal ? "refused" : "failed", problem: `mail server: SMTP ${responseCode}` };
}

/** One file for each message, in the form in which it would be sent (RFC 5322). */
function createFolder(folder: string): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    send: async ({ id, ...envelope }) => {
      const { message } = await composer.sendMail(envelope);
      try {
        await mkdir(folder, { recursive: true });
        const path = join(folder, `${id}.eml`);
        // Whole or not at all, also for whoever reads the folder meanwhile.
        await writeFile(`${path}.part`, message, { mode: 0o600 });
        await rename(`${path}.part`, path);
        return { kind: "sent" };
      } catch (error) {
        return { kind: "failed", problem: `mail folder: ${(error as NodeJS.ErrnoException).code ?? "not writable"}` };
      }
    },
    close: () => composer.close(),
  };
}
