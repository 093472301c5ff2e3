// The one error of this package: its message is one line, written for the person at the terminal.

/** What a caller may want to act on; most failures need only be shown. */
export type DevstackReason = "port-taken";

/** A reason, in one line, why a backing service cannot be had, with what to do about it. Print the message alone. */
export class DevstackError extends Error {
  override readonly name = "DevstackError";
  readonly reason: DevstackReason | undefined;

  constructor(message: string, reason?: DevstackReason) {
    super(message);
    this.reason = reason;
  }
}
