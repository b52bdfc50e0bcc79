import { describe, expect, test } from "vitest";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody, accountsBody, rowBody, syncBody } from "../../../builders/bodies.ts";
import { go } from "./support/printers.ts";
import { answer, cached, live, openedAt, readAs } from "./support/readForms.ts";

const C = JSON.stringify(cached);
const L = JSON.stringify(live);

function opened(...texts: readonly (string | object)[]) {
  return openSaved(
    texts.map((text, index) => ({
      source: `${index}.json`,
      text: typeof text === "string" ? text : JSON.stringify(text),
    })),
    { openedAt, id: "saved" },
  );
}

describe("the endpoint of an answer", () => {
  test("is never that of another line's call", () => {
    const text = `2026-03-01T12:00:00Z POST /accounts/balance/get timed out\n2026-03-01T12:00:01Z POST /accounts/get 200 ${C}`;
    expect(readAs(text).readings).toMatchObject([{ endpoint: "/accounts/get", at: "2026-03-01T12:00:01.000Z" }]);
  });

  test("of a line near it is a guess, and said to be one", () => {
    const text = `2026-03-01T12:00:00Z calling /accounts/balance/get\n2026-03-01T12:00:01Z got ${L}`;
    const { readings } = readAs(text);
    expect(readings).toMatchObject([{ endpoint: "/accounts/balance/get", guessed: ["endpoint"] }]);
    expect(opened(text).notes.map(({ knownBy }) => knownBy)).toEqual(["near"]);
  });

  test("of a line that has another id is not taken", () => {
    const text = `2026-03-01T12:00:00Z [call-77] POST /accounts/balance/get\n2026-03-01T12:00:01Z [call-78] 200 ${C}`;
    expect(opened(text).notes.map(({ knownBy }) => knownBy)).toEqual(["order"]);
  });

  test("by its place alone is a guess", () => {
    expect(readAs(`${C}\n${L}\n`).readings.map(({ guessed }) => guessed)).toEqual([["endpoint"], ["endpoint"]]);
  });

  test("that is another of Plaid's is passed over", () => {
    const { readings, passed } = readAs(`POST /accounts/get ${C}\nPOST /cashflow_report/get ${C}`);
    expect([readings.length, passed]).toEqual([1, { "other-endpoint": 1 }]);
  });

  test.each([
    ["https://sandbox.plaid.com/processor/balance/get", "/accounts/balance/get"],
    ["/processor/account/get", "/accounts/get"],
  ])("of a processor's call, %s, is the one that answers alike, for one account", (url, endpoint) => {
    const body = { account: accountBody({ id: "acc-1", available: 5, current: 6 }), request_id: "p" };
    expect(readAs(JSON.stringify({ url, body })).readings).toEqual([
      { endpoint, available: 5, at: null, accountIds: ["acc-1"] },
    ]);
  });
});

test.each([
  ["-> 412", 412],
  ["-> 400 512 ms", 400],
  ["HTTP/1.1 429 Too Many Requests", 429],
  // As Plaid answers errors, where the line has no status.
  ["-> 412 ms", 400],
  ["=> 412.5 ms", 400],
  ["<-- 512 bytes", 400],
])("an error in a line with %s has the status %i", (written, httpStatus) => {
  const error = { error_type: "ITEM_ERROR", error_code: "ITEM_LOGIN_REQUIRED", error_message: "x", request_id: "e" };
  const text = `2026-03-01T12:00:00Z POST /accounts/balance/get ${written} ${JSON.stringify(error)}\n2026-03-01T12:00:05Z POST /accounts/get ${C}`;
  const failed = opened(text).comparisons.flatMap(({ readings }) =>
    readings.flatMap((reading) => (reading.outcome === "failed" ? [reading.failure] : [])),
  );
  expect(failed).toMatchObject([{ httpStatus }]);
});

describe("the time of an answer", () => {
  test.each([
    ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
    ["2026-03-01 12:00:00+02", "2026-03-01T10:00:00.000Z"],
    ["01/Mar/2026:12:00:00 -0500", "2026-03-01T17:00:00.000Z"],
    ["Sun, 01 Mar 2026 12:00:00 GMT", "2026-03-01T12:00:00.000Z"],
    ["Sun Mar 01 2026 12:00:00 GMT+0100 (CET)", "2026-03-01T11:00:00.000Z"],
    ["1772366400.5", "2026-03-01T12:00:00.500Z"],
  ])("is read as %s is written", (written, at) => {
    expect(readAs(`${written} POST /accounts/get ${C}`).readings).toEqual([
      { endpoint: "/accounts/get", available: 810.5, at },
    ]);
  });

  test("without a zone is read as UTC, and said to be a guess", () => {
    const text = `2026-03-01 12:00:00,123 POST /accounts/get ${C}`;
    expect(readAs(text).readings).toMatchObject([{ at: "2026-03-01T12:00:00.123Z", guessed: ["time"] }]);
    expect(opened(text).notes).toMatchObject([{ isZoneGuessed: true }]);
  });

  test.each(["8/11/2026, 2:01:02 AM", "12:00:00", "2026-13-01 12:00:00"])("is not made up of %s", (written) => {
    expect(readAs(`${written} POST /accounts/get ${C}`).readings).toMatchObject([{ at: null }]);
  });

  test("is not that of another call's line above", () => {
    const text = `2026-03-01T12:00:00Z POST /accounts/balance/get timed out\nPOST /accounts/get ${C}`;
    expect(readAs(text).readings).toMatchObject([{ endpoint: "/accounts/get", at: null }]);
  });
});

describe("several answers of one endpoint", () => {
  const at = (time: string, endpoint: string, body: object) => JSON.stringify({ time, endpoint, body });

  test("stay in the order of time, whatever the order in the file", () => {
    const text = [
      at("2026-03-01T14:00:00Z", "/accounts/get", answer(3)),
      at("2026-03-01T12:00:00Z", "/accounts/get", answer(1)),
      at("2026-03-01T13:00:00Z", "/accounts/get", answer(2)),
    ].join("\n");
    expect(readAs(text).readings.map(({ available }) => available)).toEqual([1, 2, 3]);
  });

  test("after a failed real-time call the one that was answered is compared with", () => {
    const error = {
      error_type: "RATE_LIMIT_EXCEEDED",
      error_code: "BALANCE_LIMIT",
      error_message: "x",
      request_id: "e",
    };
    const text = [
      at("2026-03-01T12:00:00Z", "/accounts/balance/get", error),
      at("2026-03-01T12:01:00Z", "/accounts/balance/get", live),
    ].join("\n");
    const [comparison] = opened(text).comparisons;
    expect(comparison?.readings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["real-time:/accounts/balance/get", "ok"],
      ["single:/accounts/balance/get", "failed"],
    ]);
  });

  test("one that is logged twice is read once; two alike that nothing dates are two", () => {
    const twice = [
      at("2026-03-01T12:00:00.100Z", "/accounts/get", cached),
      at("2026-03-01T12:00:00.105Z", "/accounts/get", cached),
    ];
    expect(readAs(twice.join("\n")).readings).toHaveLength(1);
    expect(readAs(`${C}\n${C}`).readings).toHaveLength(2);
  });
});

describe("pages", () => {
  const first = syncBody({ added: [rowBody("a", 1), rowBody("b", 2)], next: "C1", more: true });
  const second = syncBody({ added: [rowBody("c", 3)], removed: ["a"], next: "C2", more: false });
  const rowsOf = (...texts: readonly object[]) =>
    opened(...texts).comparisons.flatMap(({ readings }) =>
      readings.flatMap((reading) =>
        "transactions" in reading
          ? [
              [
                reading.transactions?.pages,
                reading.transactions?.rows.map(({ transactionId }) => transactionId),
                reading.guessed,
              ],
            ]
          : [],
      ),
    );

  test("of a sync are one answer, whichever file comes first; without times their order is a guess", () => {
    expect(rowsOf(first, second)).toEqual([[2, ["b", "c"], ["order"]]]);
    expect(rowsOf(second, first)).toEqual([[2, ["b", "c"], ["order"]]]);
  });

  test("with the cursors that were sent they are no guess", () => {
    const call = (body: object, cursor: string | null) => ({
      request: { access_token: "x", ...(cursor !== null && { cursor }) },
      response: body,
    });
    expect(rowsOf(call(first, null), call(second, "C1"))).toEqual([[2, ["b", "c"], undefined]]);
  });

  test("a later sync keeps the rows of the one before, as it changed them", () => {
    const at = (time: string, body: object) => ({ time, endpoint: "/transactions/sync", body });
    const later = syncBody({
      modified: [{ ...rowBody("b", 2), pending: true }],
      removed: ["c"],
      next: "C3",
      more: false,
    });
    const log = [
      at("2026-03-01T12:00:00Z", first),
      at("2026-03-01T12:00:01Z", second),
      at("2026-03-02T12:00:00Z", later),
    ];
    expect(rowsOf(...log)).toEqual([
      [2, ["b", "c"], undefined],
      [1, ["b"], undefined],
    ]);
  });

  test("a sync that lists all rows anew does not go on from the one before", () => {
    const at = (time: string, body: object) => ({ time, endpoint: "/transactions/sync", body });
    const whole = syncBody({ added: [rowBody("b", 2)], next: "C9", more: false });
    expect(rowsOf(at("2026-03-01T12:00:00Z", first), at("2026-03-03T12:00:00Z", whole)).at(-1)).toEqual([
      1,
      ["b"],
      undefined,
    ]);
  });

  test("by offset are one answer up to their total", () => {
    const page = (...ids: readonly string[]) => ({
      ...accountsBody({ available: 1, current: 2 }),
      transactions: ids.map((id) => rowBody(id, 1)),
      total_transactions: 3,
    });
    const again = { ...page("a", "b"), request_id: "later" };
    expect(rowsOf(page("a", "b"), page("c"), again)).toEqual([
      [2, ["a", "b", "c"], ["order"]],
      [1, ["a", "b"], undefined],
    ]);
  });

  test("a sync of 2023, without accounts, gives its rows", () => {
    const { accounts: _, ...body } = second;
    expect(rowsOf(body)).toEqual([[1, ["c"], undefined]]);
  });
});

describe("several Items", () => {
  const of = (itemId: string, accountId: string, available: number) => ({
    accounts: [accountBody({ id: accountId, available, current: 9 })],
    item: { item_id: itemId },
    request_id: `${itemId}-${available}`,
  });
  const log = (...entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).join("\n");

  test("give a comparison each; answers without an Item join it by their accounts", () => {
    const { comparisons, passed } = opened(
      log(
        { endpoint: "/accounts/get", body: of("one", "a", 1) },
        { endpoint: "/accounts/get", body: of("two", "b", 2) },
        {
          endpoint: "/transactions/sync",
          body: {
            ...syncBody({ next: "C", more: false }),
            accounts: [accountBody({ id: "b", available: 2, current: 9 })],
          },
        },
        { endpoint: "/accounts/balance/get", body: of("one", "a", 3) },
        {
          endpoint: "/signal/evaluate",
          request: { account_id: "a", amount: 5, client_transaction_id: "t" },
          body: { core_attributes: { available_balance: 3 }, scores: null, request_id: "s" },
        },
        {
          endpoint: "/signal/evaluate",
          body: { core_attributes: { available_balance: 8 }, scores: null, request_id: "u" },
        },
      ),
    );
    expect(comparisons.map(({ item, readings }) => [item.itemId, readings.map(({ endpoint }) => endpoint)])).toEqual([
      ["one", ["/accounts/get", "/signal/evaluate", "/accounts/balance/get"]],
      ["two", ["/accounts/get", "/transactions/sync"]],
    ]);
    expect(passed).toEqual({ "of-no-item": 1 });
    expect(new Set(comparisons.map(({ id }) => id)).size).toBe(2);
  });

  const failure = (request: object, errorCode = "ITEM_LOGIN_REQUIRED") => ({
    endpoint: "/accounts/balance/get",
    request,
    body: { error_type: "ITEM_ERROR", error_code: errorCode, error_message: "", request_id: JSON.stringify(request) },
  });
  const callsOf = ({ comparisons }: ReturnType<typeof opened>) =>
    comparisons.map(({ item, readings }) => [item.itemId, readings.map(({ outcome }) => outcome).sort()]);

  test("are told apart by the accounts that a failed call asked for, of which its answer says nothing", () => {
    const answer = { endpoint: "/accounts/get", body: of("one", "a", 1) };
    const ofA = failure({ options: { account_ids: ["a"] } });
    expect(callsOf(opened(log(answer, ofA)))).toEqual([["one", ["failed", "ok"]]]);
    const ofB = failure({ options: { account_ids: ["b"] } });
    expect(callsOf(opened(log(answer, ofB)))).toEqual([
      ["one", ["ok"]],
      ["saved-responses", ["failed"]],
    ]);
    const other = { endpoint: "/accounts/get", body: of("two", "b", 2) };
    expect(callsOf(opened(log(answer, other, ofB, ofA)))).toEqual([
      ["one", ["failed", "ok"]],
      ["two", ["failed", "ok"]],
    ]);
  });

  test("are told apart by their access tokens where an answer names no Item, and no token is kept", () => {
    const [tokenA, tokenB] = ["access-production-1a-7f", "access-production-2b-9c"];
    const answer = (token: string | null, available = 1) => ({
      endpoint: "/accounts/get",
      ...(token !== null && { request: { access_token: token } }),
      body: of("one", "a", available),
    });
    const joined = [["one", ["failed", "ok"]]];
    expect(callsOf(opened(log(answer(tokenA), failure({ access_token: tokenA }))))).toEqual(joined);
    // Only the failed call shows its token, or one that somebody masked.
    expect(callsOf(opened(log(answer(null), failure({ access_token: tokenB }))))).toEqual(joined);
    expect(callsOf(opened(log(answer(tokenA), failure({ access_token: "***" }))))).toEqual(joined);
    // The token of one Item was rotated.
    const rotated = [answer(tokenA), answer(tokenB, 2), failure({ access_token: tokenB })];
    expect(callsOf(opened(log(...rotated)))).toEqual([["one", ["failed", "ok", "ok"]]]);
    // An account that no answer has may be another Item's, whose calls this token would then not be.
    const asked = failure({ access_token: tokenA, options: { account_ids: ["b"] } });
    expect(callsOf(opened(log(answer(tokenA), asked, failure({ access_token: tokenA }))))).toEqual([
      ["one", ["failed", "ok"]],
      ["saved-responses", ["failed"]],
    ]);
    // Two Items with one token: somebody masked them alike.
    const alike = { endpoint: "/accounts/get", request: { access_token: tokenA }, body: of("two", "b", 2) };
    const masked = opened(log(answer(tokenA), alike, answer(tokenA, 3), failure({ access_token: tokenA })));
    expect([callsOf(masked), masked.passed]).toEqual([
      [
        ["one", ["ok", "ok"]],
        ["two", ["ok"]],
      ],
      { "of-no-item": 1 },
    ]);
    const two = opened(log(answer(tokenA), failure({ access_token: tokenB })));
    expect(callsOf(two)).toEqual([
      ["one", ["ok"]],
      ["saved-responses", ["failed"]],
    ]);
    const lines = ["POST /accounts/get", JSON.stringify({ access_token: tokenA }), JSON.stringify(of("one", "a", 1))];
    const failed = ["POST /accounts/get", JSON.stringify({ access_token: tokenB }), JSON.stringify(failure({}).body)];
    expect(callsOf(opened([...lines, ...failed].join("\n")))).toEqual(callsOf(two));
    expect(JSON.stringify(two)).not.toMatch(/access-|1a-7f|2b-9c/);
  });

  test("are not told apart by an account that the Item asked does not have", () => {
    const unknown = failure({ options: { account_ids: ["typo"] } }, "INVALID_ACCOUNT_ID");
    expect(callsOf(opened(log({ endpoint: "/accounts/get", body: of("one", "a", 1) }, unknown)))).toEqual([
      ["one", ["failed", "ok"]],
    ]);
  });

  test("files that were chosen one by one are of one Item unless they name two", () => {
    const { item: _, ...bare } = of("one", "z", 4);
    expect(
      opened(of("one", "a", 1), { endpoint: "/auth/get", body: { ...bare, numbers: {} } }).comparisons,
    ).toHaveLength(1);
  });
});

describe("what is no answer", () => {
  test.each([
    ["not-an-answer", { hello: "world", error_code: 1, balances: [] }],
    [
      "not-an-answer",
      {
        webhook_type: "ITEM",
        webhook_code: "ERROR",
        item_id: "i",
        error: { error_type: "ITEM_ERROR", error_code: "ITEM_LOGIN_REQUIRED" },
      },
    ],
    [
      "not-an-answer",
      { error: { error_type: "ITEM_ERROR", error_code: "X", balances: 1 }, metadata: { link_session_id: "l" } },
    ],
    ["error-of-unknown-endpoint", { error_type: "ITEM_ERROR", error_code: "ITEM_LOGIN_REQUIRED", request_id: "e" }],
    [
      "report",
      {
        report: {
          asset_report_id: "r",
          items: [{ accounts: [{ balances: { available: 1 }, historical_balances: [] }] }],
        },
      },
    ],
    ["other-endpoint", { accounts: [accountBody({ available: 1, current: 2 })], credit_details: [] }],
  ])("is refused with its reason: %s", (reason, value) => {
    expect(readAs(JSON.stringify(value)).problems).toEqual([{ kind: "nothing", source: "app.log", reason }]);
  });

  test("a body that breaks off is counted, and those around it are read", () => {
    const text = `2026-03-01T12:00:00Z POST /accounts/get ${C.slice(0, 120)}...\n2026-03-01T12:00:05Z POST /accounts/balance/get ${L}`;
    const { readings, passed } = readAs(text);
    expect([readings.length, passed]).toEqual([1, { cut: 1 }]);
  });

  test("a map of Go's that breaks off is counted once, and one that could be read two ways is not", () => {
    const printed = go({ ...cached, accounts: [1, 2, 3].map((id) => ({ id, balances: { current: id } })) });
    const line = "2026-03-01T12:00:00Z /accounts/get";
    expect(readAs(`${line} ${printed.slice(0, -60)}`).problems).toEqual([
      { kind: "nothing", source: "app.log", reason: "cut" },
    ]);
    const { readings, passed } = readAs(`${line} ${printed.slice(0, -60)}\n${line} ${C}`);
    expect([readings.length, passed.cut]).toEqual([1, 1]);
    expect(readAs(`${line} map[balances:map[a:b c: d]]\n${line} ${C}`).passed.cut).toBeUndefined();
  });

  test("is passed over and counted beside answers", () => {
    const text = [
      `{"level":30,"msg":"server listening"}`,
      `{"url":"/accounts/get","body":${C}}`,
      `{"req":{"url":"/api/x"}}`,
    ].join("\n");
    const { read, passed } = readAs(text);
    expect([read, passed]).toEqual([1, { "not-an-answer": 2 }]);
  });
});

describe("answers of older versions of the API", () => {
  test("2018-05-22: the Item without products, owners beside the accounts", () => {
    const item = {
      item_id: "item-1",
      institution_id: "ins_3",
      billed_products: ["identity"],
      available_products: [],
      error: null,
      webhook: "",
    };
    const accounts = [{ ...accountBody({ available: 1, current: 2 }), type: "brokerage", subtype: null }];
    const text = JSON.stringify({ accounts, identity: { names: ["Ada Lovelace"] }, item, request_id: "r" });
    const { comparisons } = opened(text);
    expect(comparisons[0]?.readings).toMatchObject([{ endpoint: "/identity/get", outcome: "ok" }]);
    expect(comparisons[0]?.item.products).toEqual(["identity"]);
    expect(JSON.stringify(comparisons)).not.toContain("Lovelace");
  });
});
