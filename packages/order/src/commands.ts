// What an operator does by command: look at orders that are stuck, have one tried again, cancel one. The replicas that
// serve do the work; a command only says what is wanted.

import { isRefusal } from "@shoal/rpc";
import type { Deps } from "./deps.ts";
import { cancel } from "./domain/order-state.ts";
import { changeOrder } from "./handlers/change-order.ts";
import { requireOrder } from "./handlers/order-access.ts";
import {
  findOrderId,
  findStuckOrders,
  type OpenDelivery,
  retryOrder,
  type StuckOrder,
  type TrailEntry,
} from "./store/stuck.ts";

/** Longer than an undisturbed checkout takes, with all that follows from it. */
const stuckAfterMs = 60_000;
const listMax = 100;

type Print = (line: string) => void;

/** Lists stuck orders; answers the exit code, 1 when there are any, so that a cron job can tell. */
export async function listStuck(deps: Pick<Deps, "pool">, print: Print): Promise<number> {
  const orders = await findStuckOrders(deps.pool, stuckAfterMs, listMax);
  for (const order of orders) for (const line of describeStuck(order)) print(line);
  print(orders.length === listMax ? `the oldest ${listMax} stuck orders` : `${orders.length} stuck orders`);
  return orders.length === 0 ? 0 : 1;
}

function describeStuck(order: StuckOrder): string[] {
  const driver = order.isDriven ? "driven now" : `to be taken over from ${order.lookAgainAt.toISOString()}`;
  const isOpen = order.step !== "confirmed" && order.step !== "cancelled";
  const wish = order.isCancelRequested ? ", cancel requested" : "";
  return [
    `${order.number} ${order.id} ${order.status}, payment ${order.paymentStatus}${wish}${isOpen ? `, ${driver}` : ""}`,
    ...order.trail.map(describeStep),
    ...order.deliveries.map(describeDelivery),
  ];
}

function describeStep({ step, at, problem, problem_at, tries }: TrailEntry): string {
  const trouble = problem === undefined ? "" : `  ${problem} (${tries} times, last at ${iso(problem_at)})`;
  return `  ${iso(at)}  ${step}${trouble}`;
}

function describeDelivery(row: OpenDelivery): string {
  const state = row.dead_at === null ? `next try at ${iso(row.next_attempt_at)}` : `given up at ${iso(row.dead_at)}`;
  const trouble = row.last_problem === "" ? "" : `  ${row.last_problem}`;
  return `  ${iso(row.created_at)}  ${row.kind}: ${row.attempts} tries, ${state}${trouble}`;
}

function iso(at: string | undefined): string {
  return at === undefined ? "" : new Date(at).toISOString();
}

/** Has an order tried again at once. */
export async function retry(deps: Pick<Deps, "pool">, idOrNumber: string | undefined, print: Print): Promise<number> {
  const id = await findNamed(deps, idOrNumber, print);
  if (id === undefined) return 1;
  const { isFreed, rows } = await retryOrder(deps.pool, id);
  print(`${isFreed ? "its checkout will be taken over, and " : ""}${rows} deliveries will be tried again`);
  return 0;
}

/** Cancels an order that has not been shipped: a pending one is undone by whoever drives it. */
export async function cancelByCommand(deps: Deps, idOrNumber: string | undefined, print: Print): Promise<number> {
  const id = await findNamed(deps, idOrNumber, print);
  if (id === undefined) return 1;
  try {
    const wish = { by: "staff", note: "cancelled by an operator" } as const;
    const order = await changeOrder(
      deps,
      () => requireOrder(deps, id),
      (current) => cancel(current, wish),
    );
    const isUndone = order.status === "cancelled";
    print(
      isUndone
        ? "it is cancelled; what it held is given back"
        : "the wish is noted; it is obeyed at the next step that allows it",
    );
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    print(`${error.reason}: ${error.message}`);
    return 1;
  }
}

async function findNamed(
  deps: Pick<Deps, "pool">,
  idOrNumber: string | undefined,
  print: Print,
): Promise<string | undefined> {
  const id = idOrNumber === undefined ? undefined : await findOrderId(deps.pool, idOrNumber);
  if (id === undefined) print("name an order by its id or number");
  return id;
}
