/** The rules that read the function around a call. */
import { describe, expect, test } from "vitest";
import { marked, mended } from "../support/marked.ts";

const ts = (body: string) =>
  `import { PlaidApi } from "plaid";\nasync function run(access_token: string) {\n${body}\n}\n`;
const py = (body: string) => `import plaid\ndef run(access_token):\n${body.replace(/^/gm, "    ")}\n`;

describe("cached-before-transfer", () => {
  const check = `const { data } = await plaid.accountsGet({ access_token });
const available = data.accounts[0].balances.available;
if (available < amount) throw new Error("not enough");`;
  const pay = "await stripe.charges.create({ amount });";

  test.each([
    [check, pay],
    [check, "await plaid.transferCreate({ access_token, amount });"],
    [check, "await initiateDebit(account, amount);"],
    [check.replace("available < amount", "amount > data.accounts[0].balances.available"), pay],
  ])("marks the call whose balance decides: %#", (before, after) => {
    expect(marked("typescript", ts(`${before}\n${after}`), "cached-before-transfer")).toEqual(["accountsGet"]);
  });

  test("marks it in Python", () => {
    const text = `accounts = client.accounts_get(AccountsGetRequest(access_token=access_token))
if accounts["accounts"][0]["balances"]["available"] >= amount:
    create_transfer(amount)`;
    expect(marked("python", py(text), "cached-before-transfer")).toEqual(["accounts_get"]);
  });

  test.each([
    ["no comparison", check.replace(/^if.*$/m, "log(available);"), pay],
    ["no transfer", check, "render(data);"],
    ["an evaluation as well", check, `await plaid.signalEvaluate({ access_token });\n${pay}`],
    ["a real-time balance", check.replace("accountsGet", "accountsBalanceGet"), pay],
    ["a transfer before the balance", pay, check],
    ["only whether there is money", check.replace("available < amount", "available > 0"), pay],
  ])("passes over %s", (_, before, after) => {
    expect(marked("typescript", ts(`${before}\n${after}`), "cached-before-transfer")).toEqual([]);
  });
});

describe("failure-as-pass", () => {
  const inTry = (handler: string, name = "hasSufficientFunds") => `import { PlaidApi } from "plaid";
async function ${name}(access_token: string, amount: number) {
  try {
    const { data } = await plaid.accountsBalanceGet({ access_token });
    return data.accounts[0].balances.available >= amount;
  } catch (error) {
    ${handler}
  }
}
`;

  test.each(["return true;", "return { approved: true };", "sufficient = true;"])("marks %s", (handler) => {
    expect(marked("typescript", inTry(handler), "failure-as-pass")).toEqual([expect.stringContaining("true")]);
  });

  test("marks it in Python, in each handler of its own", () => {
    const text = `import plaid
def check_balance(token, amount):
    try:
        response = client.accounts_balance_get(AccountsBalanceGetRequest(access_token=token))
        return response["accounts"][0]["balances"]["available"] >= amount
    except plaid.ApiException:
        return True
    except ValueError:
        return False
`;
    expect(marked("python", text, "failure-as-pass")).toEqual(["return True"]);
  });

  test.each([
    ["a failure that fails", inTry("return false;")],
    ["a question that a failure answers with yes", inTry("return true;", "needsNewLogin")],
    ["another try", `${inTry("return false;")}async function hasFunds() { try { other(); } catch { return true; } }\n`],
    [
      "what is approved where it went well",
      inTry("return { approved: false };").replace("return data", "approved = true; return data"),
    ],
  ])("passes over %s", (_, text) => {
    expect(marked("typescript", text, "failure-as-pass")).toEqual([]);
  });
});

describe("no-oldest-balance", () => {
  const call = "const { data } = await plaid.accountsBalanceGet({ access_token });";
  const cards = 'const cards = data.accounts.filter(({ type }) => type === "credit");';

  test("marks a real-time call where cards are met, and states the oldest balance that will do", () => {
    const text = ts(`${call}\n${cards}`);
    expect(marked("typescript", text, "no-oldest-balance")).toEqual(["accountsBalanceGet"]);
    const after = mended("typescript", text, "no-oldest-balance");
    expect(after).toContain(
      "accountsBalanceGet({ options: { min_last_updated_datetime: new Date(Date.now() - 86_400_000).toISOString() }, access_token });",
    );
    expect(marked("typescript", after, "no-oldest-balance")).toEqual([]);
  });

  test.each([
    ["no card", call],
    [
      "the accounts named",
      `${call.replace("access_token }", "access_token, options: { account_ids: ids } }")}\n${cards}`,
    ],
    ["a request made elsewhere", `${call.replace("{ access_token }", "request")}\n${cards}`],
    ["a cached call", `${call.replace("accountsBalanceGet", "accountsGet")}\n${cards}`],
  ])("passes over %s", (_, body) => {
    expect(marked("typescript", ts(body), "no-oldest-balance")).toEqual([]);
  });
});

describe("short-timeout", () => {
  const path = "https://production.plaid.com/accounts/balance/get";

  test.each([
    ["plaid.accountsBalanceGet({ access_token }, { timeout: 5000 });", "timeout: 5000"],
    [`fetch("${path}", { method: "POST", signal: AbortSignal.timeout(8_000) });`, "AbortSignal.timeout(8_000"],
    [`fetch("${path}", { method: "POST", body });`, "/accounts/balance/get"],
    [`axios.post("${path}", { access_token });`, "/accounts/balance/get"],
  ])("marks %s", (call, what) => {
    expect(marked("typescript", ts(`await ${call}`), "short-timeout")).toEqual([what]);
  });

  test.each([
    ["client.accounts_balance_get(request, _request_timeout=5)", "_request_timeout=5"],
    [`requests.post("${path}", json=body)`, "/accounts/balance/get"],
    [`requests.post("${path}", json=body, timeout=3.5)`, "timeout=3.5"],
    [`with httpx.Client() as client:\n    client.post("${path}", json=body)`, "/accounts/balance/get"],
    [`with httpx.Client(timeout=4) as client:\n    client.post("${path}", json=body)`, "timeout=4"],
  ])("marks %s in Python", (call, what) => {
    expect(marked("python", py(call), "short-timeout")).toEqual([what]);
  });

  const client = (options: string) => `const client = new PlaidApi(new Configuration({ baseOptions: { ${options} } }));
function read(access_token: string) {
  return client.accountsBalanceGet({ access_token });
}
`;

  test("marks a short time-out of the client that calls, once", () => {
    const text = client('headers: { "PLAID-CLIENT-ID": id }, timeout: 5000');
    expect(marked("typescript", text, "short-timeout")).toEqual(["timeout: 5000"]);
    expect(marked("typescript", `${text}const again = client.accountsBalanceGet({});\n`, "short-timeout")).toEqual([
      "timeout: 5000",
    ]);
  });

  test.each([
    ["a long one", client("timeout: 30_000")],
    ["one of a client that reads what is cached", client("timeout: 5000").replace("accountsBalanceGet", "accountsGet")],
    ["one of two clients", client("timeout: 5000") + client("timeout: 60_000")],
    [
      "one that the call overrides",
      client("timeout: 5000").replace("({ access_token })", "({ access_token }, { timeout: 30_000 })"),
    ],
    ["one of somebody else's", client("timeout: 5000").replace("new Configuration", "otherClient")],
  ])("passes over %s", (_, text) => {
    expect(marked("typescript", `import "plaid";\n${text}`, "short-timeout")).toEqual([]);
  });

  test.each([
    "plaid.accountsBalanceGet({ access_token });",
    "plaid.accountsBalanceGet({ access_token }, { timeout: 30_000 });",
    "plaid.accountsBalanceGet({ access_token }, { timeout: 30 * 1000 });",
    "plaid.accountsGet({ access_token }, { timeout: 5000 });",
    `fetch("${path}", { method: "POST", signal });`,
    `fetch("${path}", { ...options });`,
    `fetch("${path}", options);`,
    `timed("${path}", { method: "POST" });`,
  ])("passes over %s", (call) => {
    expect(marked("typescript", ts(`await ${call}`), "short-timeout")).toEqual([]);
  });

  test.each([
    `requests.post("${path}", json=body, timeout=30)`,
    `requests.post("${path}", **arguments)`,
    `session.post("${path}", json=body)`,
    `with httpx.Client(timeout=30) as client:\n    client.post("${path}", json=body)`,
  ])("passes over %s in Python", (call) => {
    expect(marked("python", py(call), "short-timeout")).toEqual([]);
  });
});

describe("sync-cursor", () => {
  const loop = (after: string, first = "let cursor: string | undefined;") => `${first}
let hasMore = true;
while (hasMore) {
  const response = await plaid.transactionsSync({ access_token, cursor });
  if (cursor === "") continue;
  cursor = response.data.next_cursor;
  hasMore = response.data.has_more;
}
${after}`;

  test.each([
    ["thrown away", loop("await db.insertMany(added);")],
    ["thrown away, of null", loop("await db.insertMany(added);", "let cursor = null;")],
    [
      "never sent",
      "let hasMore = true;\nwhile (hasMore) {\n const { data } = await plaid.transactionsSync({ access_token });\n hasMore = data.has_more;\n}",
    ],
    [
      "thrown away, in a request made before",
      loop("await saveTransactions(added);").replace(
        "const response = await plaid.transactionsSync({ access_token, cursor });",
        "const request = { access_token, cursor: cursor };\n const response = await plaid.transactionsSync(request);",
      ),
    ],
  ])("marks a cursor that is %s", (_, body) => {
    expect(marked("typescript", ts(body), "sync-cursor")).toEqual(["transactionsSync"]);
  });

  test("marks it in Python", () => {
    const text = `cursor = ''
has_more = True
while has_more:
    request = TransactionsSyncRequest(access_token=access_token, cursor=cursor)
    response = client.transactions_sync(request)
    cursor = response['next_cursor']
    has_more = response['has_more']
db.session.add_all(added)
return added`;
    expect(marked("python", py(text), "sync-cursor")).toEqual(["transactions_sync"]);
    expect(marked("python", py(`${text}, cursor`), "sync-cursor")).toEqual([]);
  });

  test.each([
    ["of a history that is only read", loop("return added;")],
    ["of a history that is only counted", loop("seen.add(added.length);")],
    ["kept", loop("await save(item, cursor);")],
    ["answered", loop("return { added, cursor };")],
    ["put into the Item", loop("item.cursor = cursor;")],
    ["begun from what was kept", loop("await db.insertMany(added);", "let cursor = item.cursor;")],
    [
      "kept from the answer",
      loop("return added;").replace("hasMore = resp", "await save(response.data.next_cursor);\n hasMore = resp"),
    ],
    ["asked for by a test", loop("expect(added).toEqual([]);")],
    ["sent by somebody else", "return plaid.transactionsSync(request);"],
    [
      "sent once, and answered whole",
      "const response = await plaid.transactionsSync({ access_token });\nreturn response.data;",
    ],
  ])("passes over one that is %s", (_, body) => {
    expect(marked("typescript", ts(body), "sync-cursor")).toEqual([]);
  });

  const caught = (handler: string, condition = "hasMore", before = "") => `let cursor = item.cursor;
let hasMore = true;
while (${condition}) {
  try {
    const { data } = await plaid.transactionsSync({ access_token, cursor });
    added.push(...data.added);
    cursor = data.next_cursor;
    hasMore = data.has_more;
  } catch (error) {
    ${handler}
  }
  ${before}
}
await save(item, cursor);`;

  test.each([
    ["goes on", caught("console.error(error);")],
    ["goes on in words", caught("console.warn(error);\n await sleep(1000);\n continue;", "true", "log(cursor);")],
    ["counts and goes on", caught("retries += 1;\n continue;")],
  ])("marks a loop that, after an error, %s with the last cursor", (_, body) => {
    expect(marked("typescript", ts(body), "sync-cursor")).toEqual(["transactionsSync"]);
  });

  const caughtInPython = `cursor = item.cursor
has_more = True
while has_more:
    try:
        response = client.transactions_sync(TransactionsSyncRequest(access_token=access_token, cursor=cursor))
        cursor = response["next_cursor"]
        has_more = response["has_more"]
    except plaid.ApiException as error:
        logger.warning("sync failed: %s", error)
        time.sleep(1)
        continue
item.cursor = cursor`;

  test("marks such a loop in Python", () => {
    expect(marked("python", py(caughtInPython), "sync-cursor")).toEqual(["transactions_sync"]);
    for (const other of [
      caughtInPython.replace("continue", "raise"),
      caughtInPython.replace("continue", "break"),
      caughtInPython.replace("plaid.ApiException", "ValueError"),
      caughtInPython.replace("time.sleep(1)", "cursor = item.cursor"),
      caughtInPython.replace("        continue", "        continue\n    except Exception:\n        raise"),
    ])
      expect(marked("python", py(other), "sync-cursor")).toEqual([]);
  });

  test.each([
    ["gives up", caught("throw error;")],
    ["stops", caught("console.error(error);\n break;")],
    ["stops by its condition", caught("hasMore = false;")],
    ["stops in the end", caught("console.error(error);\n continue;\n } finally {\n hasMore = false;")],
    ["may give up", caught("if (isFatal(error)) throw error;\n continue;")],
    ["hands the error to something that may throw", caught("handle(error);\n continue;")],
    ["starts from the first cursor", caught("cursor = item.cursor;\n continue;")],
    ["starts from the first cursor below", caught("failed = true;", "hasMore", "if (failed) cursor = first;")],
    ["may stop below", caught("console.error(error);", "hasMore", "if (!more) break;")],
    ["tries a few times", caught("retries += 1;\n continue;", "hasMore && retries < 3")],
    [
      "knows the error",
      caught('if (code(error) === "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION") restart();\n continue;'),
    ],
  ])("passes over a loop that, after an error, %s", (_, body) => {
    expect(marked("typescript", ts(body), "sync-cursor")).toEqual([]);
  });
});

describe("current-not-available", () => {
  test.each([
    ["typescript", ts("if (account.balances.current >= amount) pay();")],
    ["typescript", ts("if ((account.balances?.current ?? 0) < withdrawalAmount) return;")],
    ["python", py('if account["balances"]["current"] >= amount:\n    pay()')],
  ] as const)("marks what is held against an amount, in %s: %#", (language, text) => {
    expect(marked(language, text, "current-not-available")).toEqual(["current"]);
    expect(mended(language, text, "current-not-available")).toBe(text.replace("current", "available"));
  });

  test.each([
    "if (account.balances.available >= amount) pay();",
    "if (account.balances.current >= account.balances.limit) warn();",
    "if (account.balances.current > 0) show();",
    "if (ref.current >= amount) pay();",
    '"account.balances.current >= amount"',
  ])("passes over %s", (line) => {
    expect(marked("typescript", ts(line), "current-not-available")).toEqual([]);
  });
});

describe("card-sign", () => {
  test.each([
    ["typescript", ts("const total = accounts.reduce((sum, a) => sum + (a.balances.current ?? 0), 0);")],
    ["typescript", ts("const total = data.accounts.reduce((sum, { balances }) => sum + balances.current, 0);")],
    [
      "python",
      py(
        'total = sum(a["balances"]["current"] for a in response["accounts"])'.replace(
          'response["accounts"]',
          "accounts",
        ),
      ),
    ],
  ] as const)("marks a sum over all accounts, in %s: %#", (language, text) => {
    expect(marked(language, text, "card-sign")).toHaveLength(1);
  });

  test.each([
    "const total = accounts.filter(isDepository).reduce((sum, a) => sum + a.balances.current, 0);",
    "const total = depositoryAccounts.reduce((sum, a) => sum + a.balances.current, 0);",
    'const total = accounts.reduce((sum, a) => sum + (a.type === "credit" ? -a.balances.current : a.balances.current), 0);',
    "const debt = accounts.reduce((sum, a) => sum + a.balances.current, 0);",
    "const total = accounts.reduce((sum, a) => sum + a.balances.available, 0);",
    "const byId = accounts.reduce((map, a) => map.set(a.account_id, a), new Map());",
  ])("passes over %s", (line) => {
    expect(marked("typescript", ts(line), "card-sign")).toEqual([]);
  });
});
