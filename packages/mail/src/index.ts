// How a service sends mail: one port, into a folder or to a mail server.

export { createMailer, type Mailer, type MailMessage, type MailOutcome } from "./mailer.ts";
export { mailSettings, sendsMail } from "./settings.ts";
