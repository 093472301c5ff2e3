// Attempts to sign in, counted before the password is looked at, so that a hundred at once are a hundred.

import { run, type Sql } from "@shoal/postgres";
import { type Attempts, throttleWindowSeconds } from "../domain/login-throttle.ts";

/** Whose attempts: hashes of an address and a network. */
export type AttemptKey = { readonly addressHash: string; readonly networkHash: string };

/** Counts an attempt and answers how many there were. The row of all networks comes first, so that none wait crosswise. */
export async function countAttempt(sql: Sql, key: AttemptKey): Promise<Attempts> {
  const rows = await run(
    "count_attempt",
    sql<{ network_hash: string; attempts: number }[]>`
      insert into login_attempts as a (address_hash, network_hash, attempts)
      values (${key.addressHash}, '', 1), (${key.addressHash}, ${key.networkHash}, 1)
      on conflict on constraint login_attempts_pkey do update
      set attempts = case when a.began_at < now() - make_interval(secs => ${throttleWindowSeconds}) then 1
                          else a.attempts + 1 end,
          began_at = case when a.began_at < now() - make_interval(secs => ${throttleWindowSeconds}) then now()
                          else a.began_at end
      returning network_hash, attempts`,
  );
  const of = (network: string) => rows.find(({ network_hash: hash }) => hash === network)?.attempts ?? 1;
  return { fromNetwork: of(key.networkHash), fromAnywhere: of("") };
}

/** A CTE that gives a network its tries back, as part of another statement; nothing happens while `u` is empty. */
export function forgottenAttempts(sql: Sql, key: AttemptKey) {
  return sql`forgotten as (
    delete from login_attempts
    where address_hash = ${key.addressHash} and network_hash = ${key.networkHash} and exists (select from u)
  )`;
}
