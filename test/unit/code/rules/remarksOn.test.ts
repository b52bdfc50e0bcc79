import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixOf } from "../../../../src/code/fixes/fixOf.ts";
import { codeLanguages } from "../../../../src/code/languages/language.ts";
import { remarksOn } from "../../../../src/code/rules/remarksOn.ts";
import { scanCode } from "../../../../src/code/scanCode.ts";
import { marked, mended } from "../support/marked.ts";

const inTypeScript = (line: string) => `import { PlaidApi } from "plaid";\n${line}\n`;
const inPython = (line: string) => `import plaid\n${line}\n`;

describe("null-is-not-zero", () => {
  test.each([
    ["a.balances.available ?? 0", ".available ?? 0"],
    ["sum += account.balances?.current || 0;", ".current || 0"],
    ['const x = balances["available"] ?? 0.00', '["available"] ?? 0.00'],
    ["const x = (acct.balances.available) || 0", ".available) || 0"],
  ])("marks %s", (line, what) => {
    expect(marked("typescript", inTypeScript(line), "null-is-not-zero")).toEqual([what]);
  });

  test.each([
    ['return account["balances"]["available"] or 0.0', '["available"] or 0.0'],
    ['x = float(item["balances"].get("current") or 0)', '.get("current") or 0'],
    ["current = balance.current or 0", ".current or 0"],
  ])("marks %s in Python", (line, what) => {
    expect(marked("python", inPython(line), "null-is-not-zero")).toEqual([what]);
  });

  test.each([
    "const x = ref.current ?? 0;",
    "const x = accountRef.current ?? 0;",
    "load({ account, page: pagination?.current || 0 });",
    "a.balances.available ?? 0.5",
    "a.balances.available ?? 0n",
    "a.balances.available ?? null",
    "a.balances.limit ?? 0",
    "a.balances.currentFoo ?? 0",
    "// a.balances.available ?? 0",
    'const s = "a.balances.available ?? 0";',
    'const x = balances["isoCurrency"] ?? 0;',
  ])("passes over %s", (line) => {
    expect(marked("typescript", inTypeScript(line), "null-is-not-zero")).toEqual([]);
  });

  test("marks a symbol in Ruby", () => {
    const text =
      "require 'plaid'\ntotal += account[:balances][:current] || 0\nlimit = account[:balances][:limit] || 0\n";
    expect(marked("ruby", text, "null-is-not-zero")).toEqual(["[:current] || 0"]);
  });
});

describe("real-time-after-exchange", () => {
  const inOne = `import { PlaidApi } from "plaid";
async function link(publicToken: string): Promise<void> {
  const { data } = await plaid.itemPublicTokenExchange({ public_token: publicToken });
  if (data.item_id) {
    const balances = await plaid.accountsBalanceGet({ access_token: data.access_token });
  }
}
`;

  test("marks a real-time call after the exchange in one function, and mends it by the cached call", () => {
    expect(marked("typescript", inOne, "real-time-after-exchange")).toEqual(["accountsBalanceGet"]);
    expect(mended("typescript", inOne, "real-time-after-exchange")).toBe(
      inOne.replace("accountsBalanceGet", "accountsGet"),
    );
    const dated = inOne.replace(
      "data.access_token }",
      "data.access_token, options: { min_last_updated_datetime: at } }",
    );
    expect(marked("typescript", dated, "real-time-after-exchange")).toEqual(["accountsBalanceGet"]);
    expect(() => mended("typescript", dated, "real-time-after-exchange")).toThrow("there is no fix");
    const python = `def link(public_token):
    exchange = client.item_public_token_exchange(ItemPublicTokenExchangeRequest(public_token=public_token))
    return client.accounts_balance_get(
        AccountsBalanceGetRequest(access_token=exchange["access_token"])
    )
import plaid
`;
    expect(marked("python", python, "real-time-after-exchange")).toEqual(["accounts_balance_get"]);
    expect(() => mended("python", python, "real-time-after-exchange")).toThrow("there is no fix");
  });

  test("is mended in Ruby with the class of the request, and not where the request is made elsewhere", () => {
    const ruby = (request: string) => `def link(public_token)
  exchange = client.item_public_token_exchange(Plaid::ItemPublicTokenExchangeRequest.new(public_token: public_token))
  client.accounts_balance_get(${request})
end
`;
    const made = ruby("Plaid::AccountsBalanceGetRequest.new(access_token: exchange.access_token)");
    expect(mended("ruby", made, "real-time-after-exchange")).toBe(
      made.replace("accounts_balance_get", "accounts_get").replace("AccountsBalanceGetRequest", "AccountsGetRequest"),
    );
    for (const request of ["request", "Plaid::AccountsBalanceGetRequest.new(options: options)"]) {
      expect(marked("ruby", ruby(request), "real-time-after-exchange")).toEqual(["accounts_balance_get"]);
      expect(() => mended("ruby", ruby(request), "real-time-after-exchange")).toThrow("there is no fix");
    }
  });

  test("passes over two functions, the other order, and a cached call", () => {
    const apart = inOne.replace("  if (data", "}\nasync function later(data: Data) {\n  if (data");
    expect(marked("typescript", apart, "real-time-after-exchange")).toEqual([]);
    const cached = inOne.replace("accountsBalanceGet", "accountsGet");
    expect(marked("typescript", cached, "real-time-after-exchange")).toEqual([]);
    const python = `import plaid
def balance(token):
    return client.accounts_balance_get(AccountsBalanceGetRequest(access_token=token))

def link(public_token):
    return client.item_public_token_exchange(ItemPublicTokenExchangeRequest(public_token=public_token))
`;
    expect(marked("python", python, "real-time-after-exchange")).toEqual([]);
  });
});

describe("real-time-in-a-loop", () => {
  test.each([
    ["typescript", "for (const item of items) {\n  await plaid.accountsBalanceGet({ access_token: item.token });\n}"],
    [
      "typescript",
      "await Promise.all(accessTokens.map((token) => plaid.accountsBalanceGet({ access_token: token })));",
    ],
    ["typescript", "for(const { token } of items){\n  await plaid.accountsBalanceGet({ access_token: token });\n}"],
    ["go", "for _, item := range user.Items {\n  plaid.PlaidApi.AccountsBalanceGet(ctx)\n}"],
    ["java", "for (Account account : accounts) {\n  plaid.accountsBalanceGet(request).execute();\n}"],
    ["ruby", "items.each do |item|\n  plaid.accounts_balance_get(request)\nend"],
    ["python", "for token in tokens:\n    if token:\n        plaid_client.accounts_balance_get(request)"],
    [
      "typescript",
      "for (let i = 0; i < items.length; i++) {\n  await plaid.accountsBalanceGet({ access_token: items[i].token });\n}",
    ],
    ["ruby", "users.each { |user| plaid.accounts_balance_get(request(user)) }"],
    ["python", "all = [plaid_client.accounts_balance_get(request(token)) for token in tokens]"],
    ["python", "all = {t: plaid_client.accounts_balance_get(request(t))\n       for t in user.tokens if t}"],
  ] as const)("marks a call for each, in %s", (language, text) => {
    expect(marked(language, text, "real-time-in-a-loop")).toHaveLength(1);
  });

  test.each([
    ["typescript", "for (const attempt of [1, 2, 3]) {\n  await plaid.accountsBalanceGet({ access_token: token });\n}"],
    [
      "typescript",
      "for (const item of items) console.log(item);\nawait plaid.accountsBalanceGet({ access_token: t });",
    ],
    ["typescript", "for (const item of items) {\n  await plaid.accountsGet({ access_token: item.token });\n}"],
    ["python", "for token in tokens:\n    print(token)\nplaid_client.accounts_balance_get(request)"],
    ["typescript", "for (let i = 0; i < items.length; i++) {\n  await plaid.accountsBalanceGet({ access_token });\n}"],
    [
      "typescript",
      "for (let i = 0; i < items.length; i += 10) {\n  await plaid.accountsBalanceGet({ access_token: items[i].token });\n}",
    ],
    ["ruby", "users.each { |user| puts user }\nplaid.accounts_balance_get(request)"],
    ["ruby", "Retry.new { |user| plaid.accounts_balance_get(request) }"],
    ["python", "first = next(plaid_client.accounts_balance_get(request(token)) for token in tokens)"],
    ["python", "later = [lambda: plaid_client.accounts_balance_get(request(token)) for token in tokens]"],
    ["python", "names = [a.name for a in plaid_client.accounts_balance_get(request).accounts]"],
  ] as const)("passes over what is no call for each, in %s", (language, text) => {
    expect(marked(language, text, "real-time-in-a-loop")).toEqual([]);
  });
});

describe("balance-in-products", () => {
  test.each([
    ["typescript", 'plaid.linkTokenCreate({ user, products: ["auth", "balance"] })', ['"balance"']],
    ["typescript", "plaid.linkTokenCreate({ products: [Products.Auth, Products.Balance] })", ["Products.Balance"]],
    [
      "python",
      "plaid.sandbox_public_token_create(Request(initial_products=[Products('balance'), Products('auth')]))",
      ["'balance'"],
    ],
    [
      "python",
      "def f():\n    req = LinkTokenCreateRequest(products=[Products('balance')])\n    return plaid.link_token_create(req)",
      ["'balance'"],
    ],
    [
      "typescript",
      'function f() {\n  const request: LinkTokenCreateRequest = { products: ["balance"] };\n  return plaid.linkTokenCreate(request);\n}',
      ['"balance"'],
    ],
    [
      "go",
      "func f() {\n\trequest := plaid.NewLinkTokenCreateRequest(name, lang, codes, user)\n\trequest.SetProducts([]plaid.Products{plaid.PRODUCTS_AUTH, plaid.PRODUCTS_BALANCE})\n\tclient.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*request).Execute()\n}",
      ["PRODUCTS_BALANCE"],
    ],
    [
      "java",
      "class A { void f() {\n  LinkTokenCreateRequest request = new LinkTokenCreateRequest().user(user).products(Arrays.asList(Products.BALANCE));\n  plaid.linkTokenCreate(request).execute();\n} }",
      ["Products.BALANCE"],
    ],
    [
      "typescript",
      'function f() {\n  const request = { products: ["auth"] };\n  const other = { products: ["balance"] };\n  return plaid.linkTokenCreate(request);\n}',
      [],
    ],
    [
      "typescript",
      'function f() {\n  const request = { products: ["balance"] };\n}\nfunction g(request) {\n  return plaid.linkTokenCreate(request);\n}',
      [],
    ],
    ["typescript", 'plaid.linkTokenCreate({ products: ["auth"], client_name: "balance" })', []],
    ["typescript", 'plaid.accountsGet({ products: ["balance"] })', []],
  ] as const)("in %s: %s", (language, text, what) => {
    expect(marked(language, text, "balance-in-products")).toEqual(what);
  });
});

describe("removed-environment", () => {
  test.each([
    ["typescript", "const basePath = PlaidEnvironments.development;", "sandbox"],
    ["python", "host = plaid.Environment.Development", "Sandbox"],
    ["go", "configuration.UseEnvironment(plaid.Development)", "Sandbox"],
    ["typescript", 'const host = "https://development.plaid.com/accounts/get";', "sandbox.plaid.com"],
    ["typescript", "const basePath = PlaidEnvironments['development'];", "sandbox"],
    ["ruby", 'configuration.server_index = Plaid::Configuration::Environment["development"]', "sandbox"],
    ["typescript", "const basePath = PlaidEnvironments[process.env.PLAID_ENV || 'development'];", "sandbox"],
    ["typescript", 'const at = PlaidEnvironments[process.env["PLAID_ENV"] ?? "development"];', "sandbox"],
    [
      "typescript",
      "const at = PlaidEnvironments[(env.mode || 'development') as keyof typeof PlaidEnvironments];",
      "sandbox",
    ],
    ["ruby", 'index = Plaid::Configuration::Environment[ENV["PLAID_ENV"] || "development"]', "sandbox"],
    ["http", "POST https://development.plaid.com/accounts/get\n", "sandbox.plaid.com"],
    ["http", "@host = https://development.plaid.com\n", "sandbox.plaid.com"],
  ] as const)("in %s: %s", (language, text, instead) => {
    const [what = ""] = marked(language, text, "removed-environment");
    expect(what).toMatch(/^[dD]evelopment(\.plaid\.com)?$/);
    expect(mended(language, text, "removed-environment")).toBe(text.replace(what, instead));
  });

  test.each([
    "const mode = plaid.mode === 'development';",
    "// PlaidEnvironments.development",
    "env.development.plaid",
    "const color = plaid.colors['development'];",
    "const color = plaid.colors[process.env.MODE || 'development'];",
    "const at = PlaidEnvironments[mode === 'development' ? 'sandbox' : mode];",
    "const at = PlaidEnvironments[names[mode || 'development']];",
  ])("passes over %s", (text) => {
    expect(marked("typescript", text, "removed-environment")).toEqual([]);
  });
});

describe("secret-in-code", () => {
  // Put together here, so that no tool takes this file for one that holds secrets.
  const uuid = ["3b5a7c21", "9d04", "4e6f", "8a1b", "c0d2e4f68a13"].join("-");
  const secret = ["5f1b9c3d7e", "2a4068b1d9", "e7c3a5f042"].join("");

  test.each([
    [`const token = "access-production-${uuid}"; // plaid`, "error"],
    [`const token = "access-sandbox-${uuid}"; // plaid`, "hint"],
    [`const token = "processor-production-${uuid}"; // plaid`, "error"],
    [`const PLAID_SECRET = "${secret}";`, "warning"],
    [`headers: { "PLAID-SECRET": '${secret}' }`, "warning"],
  ])("%s", (text, severity) => {
    const code = scanCode("typescript", text);
    expect(code && remarksOn(code, () => true)).toMatchObject([{ rule: "secret-in-code", severity }]);
  });

  test.each([
    ...[
      ["12345678", "1234", "1234", "1234", "123456789012"],
      // No random UUID: it has no version, or another variant.
      ["3b5a7c21", "9d04", "7e6f", "8a1b", "c0d2e4f68a13"],
      ["3b5a7c21", "9d04", "4e6f", "ca1b", "c0d2e4f68a13"],
      // What a person types, and what an emulator counts.
      ["a1b2c3d4", "e5f6", "4789", "8abc", "def012345678"],
      ["da117e5b", "0003", "4000", "8000", "000000000003"],
      // Plaid's own examples, in its API pages.
      ["de3ce8ef", "33f8", "452c", "a685", "8671031fc0f6"],
      ["8ab976e6", "64bc", "4b38", "98f7", "731e7a349970"],
    ].flatMap((parts) => [
      `const token = "access-sandbox-${parts.join("-")}"; // plaid`,
      `const token = "processor-sandbox-${parts.join("-")}"; // plaid`,
    ]),
    `// plaid: access-sandbox-${uuid}`,
    `const plaidHash = "${secret}";`,
    'const PLAID_SECRET = "000000000000000000000000000000";',
    "const PLAID_SECRET = process.env.PLAID_SECRET;",
  ])("passes over %s", (text) => {
    expect(marked("typescript", text, "secret-in-code")).toEqual([]);
  });
});

test("no-ruleset-key marks an evaluation whose whole request is to be seen, and lacks it", () => {
  const call = (fields: string) =>
    `plaid.signalEvaluate({ access_token, account_id, client_transaction_id: id, ${fields} })`;
  expect(marked("typescript", call("amount"), "no-ruleset-key")).toEqual(["signalEvaluate"]);
  expect(marked("typescript", call('amount, ruleset_key: "default"'), "no-ruleset-key")).toEqual([]);
  expect(marked("typescript", call("...more"), "no-ruleset-key")).toEqual([]);
  expect(marked("typescript", "plaid.signalEvaluate(request)", "no-ruleset-key")).toEqual([]);
});

describe("a comment leaves a remark out", () => {
  const zero = "sum += account.balances.available ?? 0;";
  test.each([
    [`// balance-lens-ignore\n${zero}`, 0],
    [`${zero} // balance-lens-ignore null-is-not-zero`, 0],
    [`// balance-lens-ignore secret-in-code, null-is-not-zero: shown only\n${zero}`, 0],
    [`// balance-lens-ignore secret-in-code\n${zero}`, 1],
    [`// balance-lens-ignore\n\n${zero}`, 1],
    [`const s = "balance-lens-ignore";\n${zero}`, 1],
    [`/* balance-lens-ignore secret-in-code */ /* balance-lens-ignore null-is-not-zero */ ${zero}`, 0],
    [`// balance-lens-ignore\n// balance-lens-ignore secret-in-code\n${zero}`, 1],
    [`// balance-lens-ignore\n// for a reason\n${zero}`, 1],
    [`// balance-lens-ignore\n${zero}\n${zero}`, 1],
  ])("%s", (text, count) => {
    expect(marked("typescript", inTypeScript(text))).toHaveLength(count);
  });
});

test("of any text, every remark and every fix lies in it, the remarks in order", () => {
  const pieces = fc.constantFrom(
    ..."plaid . accountsBalanceGet ( ) { } for const item of items => balances .available ?? 0 or ' \" ` \n # // /* */ def x : in $ \\".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...codeLanguages), fc.array(pieces, { maxLength: 60 }), (language, words) => {
      const text = `plaid ${words.join(" ")}`;
      const code = scanCode(language, text);
      if (code === null) throw new Error("it speaks of Plaid");
      let before = 0;
      for (const remark of remarksOn(code, () => true)) {
        const { start, end } = remark;
        const fix = fixOf(code, remark);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        if (fix !== null) expect(text.slice(fix.at.start, fix.at.end)).toHaveLength(fix.at.end - fix.at.start);
        before = start;
      }
    }),
  );
});

test.each([
  ["a comment", `/*${" ".repeat(300_000)}*/`],
  ["closing brackets", ") ".repeat(150_000)],
  ["names", `${"a.".repeat(150_000)}a`],
  ["loops", "for (const item of ".repeat(15_000)],
  ["comments that ignore", "/* balance-lens-ignore secret-in-code */ balances.available ?? 0.5;".repeat(5_000)],
  ["comments and remarks", "/* balance-lens-ignore null-is-not-zero */ balances.available ?? 0;\n".repeat(5_000)],
  ["calls in loops", "for (const item of items) { plaid.accountsBalanceGet({ access_token }); }\n".repeat(10_000)],
  ["tokens", 'x("access-sandbox-3b5a7c21-9d04-4e6f-8a1b-c0d2e4f68a13");\n'.repeat(15_000)],
  ["paths with names", Array.from({ length: 20_000 }, (_, at) => `const p${at} = "/auth/get";\n`).join("")],
  ["exchanges", "function f() { plaid.itemPublicTokenExchange({}); plaid.accountsBalanceGet({}); }\n".repeat(3_000)],
])("reads through a long row of %s", (_, row) => {
  const loop = "for (const item of items) {\n  plaid.accountsBalanceGet({ access_token });\n}\n";
  const text = `import { PlaidApi } from "plaid";\n${loop}const x = account.balances.available ${row}\n`;
  expect(marked("typescript", text, "null-is-not-zero")).toEqual([]);
  expect(marked("typescript", text)).toContain("accountsBalanceGet");
});
