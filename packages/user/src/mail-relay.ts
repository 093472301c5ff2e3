// The relay of messages about accounts: each is sent at least once, apart from the request that caused it, so that no
// answer waits for a mail server or tells by its time whether an address has an account.

import type { MailOutcome } from "@shoal/mail";
import { createLoop, inSpan, type Loop } from "@shoal/process";
import { hashToken } from "./credentials/refresh-tokens.ts";
import type { Deps } from "./deps.ts";
import { composeMail, type Letter, type MailKind, mailsMax, mailWindowMinutes, tokenMinutes } from "./domain/mails.ts";
import {
  claimMails,
  findRecipient,
  findRegistrant,
  finishMail,
  type MailRow,
  postponeMail,
  type Recipient,
} from "./store/mails.ts";
import { insertOneTimeToken } from "./store/one-time-tokens.ts";

const batchSize = 10;
/** Longer than a mail server takes to answer or to be given up. */
const leaseMs = 60_000;
/** A message that failed so often, over about an hour, is given up: its token would have expired. */
const attemptsMax = 12;
const backoffMinMs = 1000;
const backoffMaxMs = 600_000;
const restMs = 500;

export function createMailRelay(deps: Deps): Loop {
  return createLoop({ name: "mails", log: deps.log, restMs }, async () => (await relayMails(deps)) > 0);
}

/** Sends one batch of what is due; answers how many there were. */
export async function relayMails(deps: Deps): Promise<number> {
  const leaseToken = deps.newId();
  const rows = await claimMails(deps.pool, { leaseToken, leaseMs, limit: batchSize });
  await Promise.all(rows.map((row) => relayMail(deps, row, leaseToken)));
  return rows.length;
}

function relayMail(deps: Deps, row: MailRow, leaseToken: string): Promise<void> {
  return inSpan(`mails/${row.kind}`, { kind: "consumer", attributes: { "mail.attempts": row.attempts } }, async () => {
    const outcome = await send(deps, row);
    if (outcome.kind === "failed" && row.attempts < attemptsMax) {
      const delayMs = Math.min(backoffMaxMs, backoffMinMs * 2 ** (row.attempts - 1));
      await postponeMail(deps.pool, row.id, leaseToken, delayMs, outcome.problem);
      return;
    }
    if (outcome.kind !== "sent" && outcome.kind !== "needless") {
      deps.log.error("a message about an account was given up", outcome.problem, { kind: row.kind });
    }
    await finishMail(deps.pool, row.id, leaseToken, outcome.kind === "sent" ? "" : outcome.problem);
  });
}

async function send(deps: Deps, row: MailRow): Promise<MailOutcome | { kind: "needless"; problem: string }> {
  if (deps.mail === undefined) return { kind: "needless", problem: "mail is switched off" };
  const minutes = mailWindowMinutes(row.kind);
  const find = row.kind === "register" ? findRegistrant : findRecipient;
  const recipient = await find(deps.pool, row, minutes);
  if (recipient === undefined) return { kind: "needless", problem: "no such account" };
  if (row.kind !== "password_changed" && recipient.recentCount >= mailsMax) {
    return { kind: "needless", problem: "enough of these for a while" };
  }
  const letter = letterOf(row.kind, recipient);
  const token = deps.secrets.tokenOf(row.id);
  await storeToken(deps, row, letter, token, recipient);
  const mail = composeMail(letter, token, deps.mail.linkTemplate);
  return await deps.mail.mailer.send({ id: row.id, to: recipient.email, ...mail });
}

function letterOf(kind: MailKind, { userId }: Recipient): Letter {
  if (kind !== "register") return kind;
  return userId === undefined ? "confirm_registration" : "already_registered";
}

async function storeToken(deps: Deps, row: MailRow, letter: Letter, token: string, to: Recipient): Promise<void> {
  const minutes = tokenMinutes[letter];
  if (minutes === undefined || row.kind === "password_changed") return;
  const { userId, email } = to;
  await insertOneTimeToken(deps.pool, row.id, {
    tokenHash: hashToken(token),
    userId,
    purpose: row.kind,
    email,
    minutes,
  });
}
