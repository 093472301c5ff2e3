// For tests: the part of Stripe's API that the provider speaks to, kept from its reference: states of an intent, request
// keys, refusals. The real one cannot lose an answer at a chosen moment, and tests must not need the internet.

type Intent = {
  readonly id: string;
  readonly object: "payment_intent";
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  status: string;
  cancellation_reason: string | null;
  last_payment_error: { code: string; decline_code?: string } | null;
  next_action: unknown;
  refunded: number;
};

type Answer = { readonly status: number; readonly body: unknown };

/** `before`: the request does not arrive. `after`: its answer is lost. */
export type StripeFault = "before" | "after" | undefined;

const invalid = (code: string, param?: string): Answer => ({
  status: 400,
  body: { error: { type: "invalid_request_error", code, message: code, ...(param === undefined ? {} : { param }) } },
});
const cardError = (code: string, declineCode?: string): Answer => ({
  status: 402,
  body: { error: { type: "card_error", code, message: code, ...(declineCode ? { decline_code: declineCode } : {}) } },
});

export function openStripeApi() {
  const intents = new Map<string, Intent>();
  const refunds: {
    id: string;
    object: "refund";
    payment_intent: string;
    amount: number;
    status: string;
    metadata: Record<string, string>;
  }[] = [];
  const answers = new Map<string, { request: string; answer: Answer }>();
  const requests: string[] = [];
  const state = { fault: (_request: string): StripeFault => undefined };

  function create(form: URLSearchParams): Answer {
    const amount = Number(form.get("amount"));
    if (amount > 99_999_999) return invalid("amount_too_large", "amount");
    if (form.get("capture_method") !== "manual") return invalid("parameter_missing", "capture_method");
    const intent: Intent = {
      id: `pi_${intents.size + 1}`,
      object: "payment_intent",
      amount,
      currency: form.get("currency") ?? "",
      metadata: { order_id: form.get("metadata[order_id]") ?? "" },
      status: "requires_payment_method",
      cancellation_reason: null,
      last_payment_error: null,
      next_action: null,
      refunded: 0,
    };
    intents.set(intent.id, intent);
    return { status: 200, body: { ...intent } };
  }

  function fail(intent: Intent, code: string, declineCode?: string): Answer {
    intent.status = "requires_payment_method";
    intent.last_payment_error = { code, ...(declineCode === undefined ? {} : { decline_code: declineCode }) };
    return cardError(code, declineCode);
  }

  function confirm(intent: Intent, form: URLSearchParams): Answer {
    if (!intent.status.startsWith("requires_") || intent.status === "requires_capture") {
      return invalid("payment_intent_unexpected_state");
    }
    const token = form.get("payment_method") ?? form.get("confirmation_token");
    if (token === "pm_unknown") return invalid("resource_missing", "payment_method");
    if (token === "pm_declined") return fail(intent, "card_declined", "generic_decline");
    if (token === "pm_poor") return fail(intent, "card_declined", "insufficient_funds");
    if (token === "pm_3ds") {
      intent.status = "requires_action";
      intent.next_action = {
        type: "redirect_to_url",
        redirect_to_url: { url: `https://hooks.stripe.example/${intent.id}`, return_url: form.get("return_url") },
      };
    } else {
      intent.status = "requires_capture";
    }
    return { status: 200, body: { ...intent } };
  }

  function act(intent: Intent, action: string, form: URLSearchParams): Answer {
    switch (action) {
      case "confirm":
        return confirm(intent, form);
      case "capture":
        if (intent.status !== "requires_capture") return invalid("payment_intent_unexpected_state");
        intent.status = "succeeded";
        break;
      case "cancel":
        if (!intent.status.startsWith("requires_")) return invalid("payment_intent_unexpected_state");
        intent.status = "canceled";
        intent.cancellation_reason = "requested_by_customer";
        break;
    }
    return { status: 200, body: { ...intent } };
  }

  function refund(form: URLSearchParams): Answer {
    const intent = intents.get(form.get("payment_intent") ?? "");
    const amount = Number(form.get("amount"));
    if (intent?.status !== "succeeded") return invalid("charge_not_refundable");
    if (intent.refunded + amount > intent.amount) return invalid("charge_already_refunded");
    intent.refunded += amount;
    const made = {
      id: `re_${refunds.length + 1}`,
      object: "refund" as const,
      payment_intent: intent.id,
      amount,
      status: "succeeded",
      metadata: { refund_key: form.get("metadata[refund_key]") ?? "" },
    };
    refunds.push(made);
    return { status: 200, body: made };
  }

  function answer(method: string, url: URL, form: URLSearchParams): Answer {
    const [, , noun, id = "", action = ""] = url.pathname.split("/");
    if (noun === "refunds" && method === "GET") {
      const data = refunds.filter((made) => made.payment_intent === url.searchParams.get("payment_intent"));
      return { status: 200, body: { object: "list", data, has_more: false, url: "/v1/refunds" } };
    }
    if (noun === "refunds") return refund(form);
    if (id === "") return create(form);
    const intent = intents.get(id);
    if (intent === undefined) return invalid("resource_missing", "intent");
    return method === "GET" ? { status: 200, body: { ...intent } } : act(intent, action, form);
  }

  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      const url = new URL(request.url);
      const name = `${request.method} ${url.pathname.replace(/(pi)_\d+/, "{id}")}`;
      requests.push(name);
      if (request.headers.get("authorization") !== "Bearer sk_test_of_the_tests")
        return new Response("", { status: 401 });
      const text = await request.text();
      const fault = state.fault(name);
      if (fault === "before") return new Response("", { status: 503 });
      const key = request.headers.get("idempotency-key");
      const asked = `${url.pathname}?${text}`;
      const known = key === null ? undefined : answers.get(key);
      const made =
        known === undefined
          ? answer(request.method, url, new URLSearchParams(text))
          : known.request === asked
            ? known.answer
            : { status: 400, body: { error: { type: "idempotency_error", message: "other parameters" } } };
      if (key !== null && known === undefined) answers.set(key, { request: asked, answer: made });
      if (fault === "after") return new Response("", { status: 503 });
      const headers: Record<string, string> = known === undefined ? {} : { "idempotent-replayed": "true" };
      return Response.json(made.body, { status: made.status, headers });
    },
  });

  return {
    url: `http://127.0.0.1:${server.port}`,
    requests,
    state,
    intentsOf: (orderId: string) => [...intents.values()].filter(({ metadata }) => metadata["order_id"] === orderId),
    refundsOf: (intentId: string) => refunds.filter((made) => made.payment_intent === intentId),
    /** What Stripe does after a day. */
    forgetRequestKeys: () => answers.clear(),
    close: () => server.stop(true),
  };
}
