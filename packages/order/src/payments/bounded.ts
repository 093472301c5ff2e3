// Puts a bound on every request to a provider: a failure or a late answer is an unknown outcome, and the log says so.

import { inSpan, type Log } from "@shoal/process";
import { observePayment } from "../observe.ts";
import type { PaymentProvider } from "./port.ts";

/** The same provider, whose methods neither throw nor take longer than `timeoutMs`. */
export function boundProvider(provider: PaymentProvider, timeoutMs: number, log: Log): PaymentProvider {
  /** A request to the provider, with its span and its timing. */
  async function bound<Outcome extends { readonly kind: string }>(
    request: string,
    key: string,
    work: () => Promise<Outcome>,
  ): Promise<Outcome | { kind: "unknown" }> {
    const attributes = { "payment.provider": provider.name, "order.id": key };
    return await inSpan(`payment/${request}`, { kind: "client", attributes }, async (span) => {
      const startedAtMs = performance.now();
      const outcome = await inTime(request, key, work);
      span.setAttribute("payment.outcome", outcome.kind);
      observePayment({ request, outcome: outcome.kind }, performance.now() - startedAtMs);
      return outcome;
    });
  }

  async function inTime<Outcome>(
    request: string,
    key: string,
    work: () => Promise<Outcome>,
  ): Promise<Outcome | { kind: "unknown" }> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<{ kind: "unknown" }>((resolve) => {
      timer = setTimeout(() => {
        log.warn("the payment provider did not answer in time", { request, order_id: key, timeout_ms: timeoutMs });
        resolve({ kind: "unknown" });
      }, timeoutMs);
    });
    try {
      return await Promise.race([work(), late]);
    } catch (error) {
      log.error("a request to the payment provider failed", error, { request, order_id: key });
      return { kind: "unknown" };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    name: provider.name,
    authorise: (request) => bound("authorise", request.key, () => provider.authorise(request)),
    capture: (key) => bound("capture", key, () => provider.capture(key)),
    void: (key) => bound("void", key, () => provider.void(key)),
    refund: (request) => bound("refund", request.key, () => provider.refund(request)),
  };
}
