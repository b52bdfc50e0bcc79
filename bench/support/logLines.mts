import { accountBody, rowBody } from "../../test/builders/bodies.ts";

/** One line in ten is about Plaid, as in a service that does other things too: of those, every third is a sync. */
const between = 10;
const items = 200;
const start = Date.parse("2026-03-01T00:00:00Z");

/** The lines of a service's log, without end: as JSON, or as text with a body in some of them. */
export function* logLines(kind: "json" | "text"): Generator<string> {
  for (let index = 0; ; index += 1) {
    const at = start + index * 500;
    yield index % between === 0 ? answerLine(kind, at, index / between) : otherLine(kind, at, index);
  }
}

function answerLine(kind: "json" | "text", at: number, call: number): string {
  const [endpoint, body] = answered(call);
  if (kind === "text")
    return `${new Date(at).toISOString()}  INFO 1 --- [main] c.e.Plaid : POST ${endpoint} 200 ${JSON.stringify(body)}`;
  return JSON.stringify({
    level: 30,
    time: at,
    pid: 1,
    url: `https://production.plaid.com${endpoint}`,
    data: body,
    msg: "plaid",
  });
}

function answered(call: number): readonly [endpoint: string, body: object] {
  const item = call % items;
  const accounts = Array.from({ length: 3 }, (_, index) =>
    accountBody({ id: `account-${item}-${index}`, available: call + index, current: call + 2 * index }),
  );
  const request_id = `r${call}`;
  if (call % 3 === 2) {
    const added = Array.from({ length: 10 }, (_, index) => wholeRow(`row-${call}-${index}`, `account-${item}-0`));
    return [
      "/transactions/sync",
      { accounts, added, modified: [], removed: [], next_cursor: request_id, has_more: false, request_id },
    ];
  }
  const body = { accounts, item: { item_id: `item-${item}`, products: ["transactions"], error: null }, request_id };
  return [call % 3 === 0 ? "/accounts/get" : "/accounts/balance/get", body];
}

/** A row with the fields that Plaid gives beside those that are read. */
function wholeRow(id: string, accountId: string): object {
  return {
    ...rowBody(id, 12.5),
    account_id: accountId,
    authorized_date: "2026-02-27",
    name: "Coffee shop",
    merchant_name: "Coffee",
    payment_channel: "in store",
    category: ["Food and Drink", "Coffee"],
    location: { address: null, city: "Utrecht", region: null, postal_code: null, lat: null, lon: null },
    payment_meta: { by_order_of: null, payee: null, reason: null },
    personal_finance_category: {
      primary: "FOOD_AND_DRINK",
      detailed: "FOOD_AND_DRINK_COFFEE",
      confidence_level: "HIGH",
    },
  };
}

function otherLine(kind: "json" | "text", at: number, index: number): string {
  if (kind === "text") {
    return `${new Date(at).toISOString()}  INFO 1 --- [nio-8080-exec-${index % 8}] c.e.Requests : GET /api/things/${index} {"status":200,"ms":12}`;
  }
  return JSON.stringify({
    level: 30,
    time: at,
    pid: 1,
    reqId: `req-${index}`,
    req: { method: "GET", url: `/api/things/${index}`, headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" } },
    msg: "incoming request",
  });
}
