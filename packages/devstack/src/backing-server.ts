// What every backing service looks like to those who use it.

export type Log = (line: string) => void;

export type BackingServer = {
  /** One phrase that says what is used and where, without secrets. */
  found: string;
  /** Stops what this call started; leaves alone what it only found. Safe to call twice. */
  stop(): Promise<void>;
};
