// What a process that sends mail reads from its environment.

import { type Environment, type Field, optional, text, url } from "@shoal/process";

/** Settings of every process that sends mail. */
export function mailSettings(environment: Environment) {
  return {
    /**
     * Where mail goes: smtp://user:password@host:587 (STARTTLS is required, but with ?tls=off), smtps://host:465, or
     * file:///folder, which gets one file for each message. Nothing is sent without it.
     */
    MAIL_URL: optional(mailUrl()),
    /** The sender: "Shop <orders@shop.example>", or the address alone. */
    MAIL_FROM: sender(environment),
  };
}

/** Whether an environment says where mail goes; for settings that need it. */
export function sendsMail(environment: Environment): boolean {
  return environment["MAIL_URL"] !== undefined || environment["MAIL_URL_FILE"] !== undefined;
}

function mailUrl(): Field<string> {
  const address = url(["smtp", "smtps", "file"]);
  return {
    ...address,
    parse: (value) => {
      const parsed = new URL(address.parse(value));
      if (parsed.protocol === "file:" ? parsed.host !== "" : parsed.hostname === "") {
        throw "must name a host, or a folder as file:///folder";
      }
      const tls = parsed.searchParams.get("tls");
      if (tls !== null && tls !== "off") throw 'takes no other tls than "off"';
      return value;
    },
  };
}

/** Needed where there is somewhere to send to: no default is anybody's address. */
function sender(environment: Environment): Field<string | undefined> {
  const field = text();
  const parse = (value: string): string => {
    if (!/^([^<>\r\n]{1,100} <[^\s@<>]{1,64}@[^\s@<>]{1,255}>|[^\s@<>]{1,64}@[^\s@<>]{1,255})$/.test(value)) {
      throw 'must be an address, or "Name <address>"';
    }
    return field.parse(value);
  };
  return sendsMail(environment) ? { parse } : { parse, fallback: undefined };
}
