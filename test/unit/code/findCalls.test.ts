import { describe, expect, test } from "vitest";
import type { CodeLanguage } from "../../../src/code/languages/language.ts";
import { contentOf } from "../../../src/code/languages/maskedSource.ts";
import { mentionsPlaid } from "../../../src/code/mentionsPlaid.ts";
import { scanCode } from "../../../src/code/scanCode.ts";

/** Each call of a text as `/endpoint how: what is sent`. */
function callsIn(language: CodeLanguage, text: string): readonly string[] {
  const scanned = scanCode(language, text);
  return (scanned?.calls ?? []).map((call) => {
    expect(text.slice(call.start, call.end)).toBe(call.name);
    return `${call.endpoint} ${call.how}: ${text.slice(call.argumentsStart, call.argumentsEnd).replace(/\s+/g, " ").trim()}`;
  });
}

describe("the calls of a TypeScript file", () => {
  test("are its invocations of the SDK's methods", () => {
    const text = `
      import { PlaidApi } from "plaid";
      const balance = await plaidClient.accountsBalanceGet({ access_token: token });
      const item = await getClient()
        .itemGet({ access_token });
      const auth = this.plaid?.authGet<Answer>(request);`;
    expect(callsIn("typescript", text)).toEqual([
      "/accounts/balance/get sdk: { access_token: token }",
      "/item/get sdk: { access_token }",
      "/auth/get sdk: request",
    ]);
  });

  test("are none of what is commented out, quoted, defined, imported, mocked or only named", () => {
    const text = `
      import { PlaidApi, accountsGet } from "plaid";
      // client.accountsGet({ access_token })
      /* client.accountsGet({ access_token }) */
      const text = "client.accountsGet({ access_token })" + \`client.accountsGet({ access_token })\`;
      class Wrapper { async accountsGet(request: AccountsGetRequest) { return this.accountsGet(request); } }
      function accountsGet(request) {}
      const mock = { accountsGet: jest.fn() };
      expect(client.accountsGet).toHaveBeenCalledTimes(1);
      jest.spyOn(client, "accountsGet");
      const page = <p>Don't call client.accountsGet({"{}"})</p>;
      const pattern = /client.accountsGet(x)/;
      service.transactionsSync("a cursor");`;
    expect(callsIn("typescript", text)).toEqual([]);
  });

  test("are code in the holes of a template", () => {
    const text = `import "plaid"; const text = \`\${JSON.stringify(await client.authGet({ access_token }))} client.itemGet()\`;`;
    expect(callsIn("typescript", text)).toEqual(["/auth/get sdk: { access_token }"]);
  });

  test("have a name that others use too only where the code speaks of Plaid", () => {
    expect(callsIn("typescript", `// Not Plaid.\nstore.authGet("/api/notes");`)).toEqual([]);
    expect(callsIn("typescript", `// Plaid\nclient.authGet({ access_token: token });`)).toHaveLength(1);
    expect(callsIn("typescript", `// Plaid\nclient.accountsBalanceGet(request);`)).toHaveLength(1);
  });

  test("are requests of an endpoint by its path", () => {
    const text = `
      await fetch("https://sandbox.plaid.com/accounts/balance/get", { method: "POST", body });
      await fetch(\`\${plaidBase}/accounts/get\`, options);
      await axios({ method: "post", url: "https://production.plaid.com/auth/get" });
      await plaidRequest("/identity/get", { access_token });
      await post(base + "/item/get", body);
      const url = plaidUrl + "/auth/get";
      await call("item/get", {});`;
    expect(callsIn("typescript", text)).toEqual([
      '/accounts/balance/get path: "https://sandbox.plaid.com/accounts/balance/get", { method: "POST", body }',
      `/accounts/get path: \`\${plaidBase}/accounts/get\`, options`,
      '/auth/get path: { method: "post", url: "https://production.plaid.com/auth/get" }',
      '/identity/get path: "/identity/get", { access_token }',
      '/item/get path: base + "/item/get", body',
      "/auth/get path: ",
      '/item/get path: "item/get", {}',
    ]);
  });

  test("are no routes, mocks and lists of paths", () => {
    const text = `
      import plaid from "plaid";
      app.post("/accounts/get", handler);
      router.get("/identity/get", handler);
      nock("https://sandbox.plaid.com").post("/accounts/balance/get").reply(200, {});
      http.post("https://sandbox.plaid.com/accounts/get", () => HttpResponse.json({}));
      const paths = ["/accounts/get", "/auth/get"];
      const byName = { accounts: "/accounts/get" };
      expect(request).toHaveBeenCalledWith(expect.objectContaining({ url: "https://sandbox.plaid.com/accounts/get" }));
      if (url === "https://sandbox.plaid.com/accounts/get") return;
      log.record({ endpoint: "/accounts/get", duration });
      const anchor = endpoints.get("/accounts/get");
      const page = "https://plaid.com/docs/api/accounts/#accountsget";`;
    expect(callsIn("typescript", text)).toEqual([]);
  });
});

describe("the calls of a Python file", () => {
  test("are its invocations of the SDK's methods", () => {
    const text = `
import plaid
def accounts_get(client, token):
    """Runs client.accounts_get(request)."""
    # client.accounts_get(request)
    response = client.accounts_get(AccountsGetRequest(access_token=token))
    print(f"{client.item_get(request).item:>{width}} client.auth_get() {{client.auth_get()}}")
    later = asyncio.to_thread(
        client.transactions_sync,
        TransactionsSyncRequest(access_token=token),
    )
    names = [client.auth_get, client.item_get]
    assert_same(other, client.auth_get, token)
    return self.accounts_get(response)`;
    expect(callsIn("python", text)).toEqual([
      "/accounts/get sdk: AccountsGetRequest(access_token=token)",
      "/item/get sdk: request",
      "/transactions/sync sdk: TransactionsSyncRequest(access_token=token),",
    ]);
  });

  test("are requests of an endpoint by its path, and no routes", () => {
    const text = `
@app.post("/accounts/get")
def handler(): return requests.post(f"https://{PLAID_ENV}.plaid.com/accounts/balance/get", json=payload)`;
    expect(callsIn("python", text)).toEqual([
      '/accounts/balance/get path: f"https://{PLAID_ENV}.plaid.com/accounts/balance/get", json=payload',
    ]);
  });
});

describe("a path in a file that names Plaid in a sentence alone", () => {
  test.each([
    ["go", 'func f() { resp, err := client.Call(ctx, "/processor/signal/evaluate", body) }'],
    ["go", 'func f() { req, err := http.NewRequest("POST", base+"/link/token/create", body) }'],
    ["typescript", 'const answer = await post("/item/public_token/exchange", body);'],
    ["python", 'answer = self._request(f"{base}/accounts/balance/get", body)'],
    ["ruby", 'answer = connection.post("/transfer/authorization/create", body)'],
    ["java", 'var answer = sendRequest("/asset_report/get", body);'],
  ] as const)("is called where only Plaid has it and a request is sent, in %s", (language, text) => {
    expect(callsIn(language, inSentence(language, text))).toHaveLength(1);
  });

  test.each([
    // Others have accounts and Items too.
    ["go", 'func f() { resp, err := client.Call(ctx, "/accounts/get", body) }'],
    ["typescript", 'const answer = await post("/item/get", { access_token });'],
    // What is made here may send nothing.
    ["go", 'func f() { root.AddCommand(newTokenCommand("prepare", "/processor/signal/prepare")) }'],
    ["go", 'func f() { url := base + "/link/token/create" }'],
    ["typescript", 'router.post("/link/token/create", handler);'],
    ["python", '@app.post("/link/token/create")'],
  ] as const)("is not called for all else, in %s", (language, text) => {
    expect(callsIn(language, inSentence(language, text))).toEqual([]);
  });

  function inSentence(language: CodeLanguage, text: string): string {
    return `${/python|ruby/.test(language) ? "#" : "//"} Asks Plaid for a partner.\n${text}`;
  }
});

describe("a path that has a name", () => {
  const imports = {
    go: "package plaid",
    typescript: 'import "plaid";',
    python: "import plaid",
    java: "import plaid.A;",
  };

  test.each([
    [
      "go",
      'func f() {\n\tendpoint := "/accounts/get"\n\trequest := R{Secret: c.secret}\n\terr := c.post(endpoint, request)\n}',
    ],
    ["go", 'const (\n\taccountsPath string = "/accounts/get"\n)\nfunc f() {\n\tc.doRequest(ctx, accountsPath, nil)\n}'],
    [
      "typescript",
      'class A {\n  static readonly path: string = "/accounts/get";\n  f() { return this.request(A.path, {}); }\n}',
    ],
    ["python", 'ACCOUNTS = "/accounts/get"\ndef f(self):\n    return self._post(ACCOUNTS, {})'],
    ["java", 'String endpoint = "/accounts/get";\nsendRequest(endpoint, body);'],
  ] as const)("is called where the name is sent, in %s", (language, text) => {
    expect(callsIn(language, `${imports[language]}\n${text}`)).toEqual([
      expect.stringMatching(/^\/accounts\/get path: /),
    ]);
  });

  test.each([
    ["go", 'endpoint := "/accounts/get"\nlog.Println(endpoint)'],
    [
      "go",
      'func f() {\n\tendpoint := "/accounts/get"\n\tlog.Println(endpoint)\n}\nfunc g(endpoint string) {\n\tc.post(endpoint)\n}',
    ],
    ["go", 'func f() {\n\tendpoint := "/accounts/get"\n\tendpoint = "/institutions/get"\n\tc.post(endpoint)\n}'],
    ["typescript", 'const path = "/accounts/get";\nrouter.post(path, handler);\nmock.onPost(path);\nsend(other.path);'],
  ] as const)("is not called where it is only named, in %s", (language, text) => {
    expect(callsIn(language, `${imports[language]}\n${text}`)).toEqual([]);
  });
});

describe("the calls of a Ruby file", () => {
  test("are its invocations of the SDK's methods, with parentheses or without", () => {
    const text = `
require "plaid"
# client.accounts_get(request)
def accounts_get(request)
  response = @client.accounts_get(Plaid::AccountsGetRequest.new({ access_token: token }))
  response = client&.accounts_balance_get request
  puts "#{client.item_get(request).item} client.auth_get(request)"
  sql = <<~SQL
    client.auth_get(request)
  SQL
  expect(client).to receive(:accounts_get)
  allow(client).to receive(:item_get).and_return(client.auth_get) if client.auth_get unless nil
end`;
    expect(callsIn("ruby", text)).toEqual([
      "/accounts/get sdk: Plaid::AccountsGetRequest.new({ access_token: token })",
      "/accounts/balance/get sdk: request",
      "/item/get sdk: request",
    ]);
  });
});

describe("the calls of an SDK from before 2021", () => {
  test("are found where a file has its client", () => {
    const node = `const plaid = require("plaid"); const client = new plaid.Client({ env });
      client.getBalance(token, { account_ids });
      this.service.getBalance(token);`;
    expect(callsIn("typescript", node)).toEqual(["/accounts/balance/get legacy-sdk: token, { account_ids }"]);
    const python = `import plaid
client = plaid.Client(client_id)
client.Accounts.balance.get(token)
client.Item.public_token.exchange(token)`;
    expect(callsIn("python", python)).toEqual([
      "/accounts/balance/get legacy-sdk: token",
      "/item/public_token/exchange legacy-sdk: token",
    ]);
    const ruby = `client = Plaid::Client.new(env: :sandbox)
client.accounts.get(token)
@client.accounts.balance.get(token)`;
    expect(callsIn("ruby", ruby)).toEqual([
      "/accounts/get legacy-sdk: token",
      "/accounts/balance/get legacy-sdk: token",
    ]);
    const go = `client, err := plaid.NewClient(options)
response, err := client.GetBalances(token)\nwrapper := plaidClient.GetBalances(ctx)`;
    expect(callsIn("go", go)).toEqual(["/accounts/balance/get legacy-sdk: token"]);
    const imported = `import "github.com/plaid/plaid-go/plaid"\ns.client.GetTransactionsWithOptions(token, options)`;
    expect(callsIn("go", imported)).toEqual(["/transactions/get legacy-sdk: token, options"]);
    expect(callsIn("ruby", `plaid_client\n@client.transactions.get(access_token)`)).toHaveLength(1);
  });

  test("are none where a wrapper or a model merely has such a name", () => {
    expect(callsIn("typescript", `import { plaidClient } from "./plaid"; plaidClient.getBalance(token);`)).toEqual([]);
    expect(
      callsIn(
        "python",
        `import plaid
models.Accounts.get(id=1)`,
      ),
    ).toEqual([]);
    expect(
      callsIn(
        "ruby",
        `# Plaid
client.accounts.get(token)`,
      ),
    ).toEqual([]);
    expect(
      callsIn(
        "go",
        `// plaid
client.GetBalances(token)`,
      ),
    ).toEqual([]);
  });
});

test("a call in Go sends what its request is given, further on in the chain", () => {
  const text = `
package main
import "github.com/plaid/plaid-go/v29/plaid"
func (s *Server) AuthGet(ctx context.Context) {
	response, _, err := s.client.PlaidApi.AuthGet(ctx).AuthGetRequest(
		*plaid.NewAuthGetRequest(token),
	).Execute()
	mock.EXPECT().AccountsBalanceGet(gomock.Any())
}`;
  expect(callsIn("go", text)).toEqual(["/auth/get sdk: *plaid.NewAuthGetRequest(token),"]);
});

test("a call in Java is one, and what sets up a mock of it is none", () => {
  const text = `
import com.plaid.client.request.PlaidApi;
class Accounts {
  Response<AccountsGetResponse> accountsGet() { return plaidClient.accountsGet(request).execute(); }
  void mocks() { when(plaidClient.accountsGet(any())).thenReturn(call); verify(plaidClient).accountsGet(any()); }
}`;
  expect(callsIn("java", text)).toEqual(["/accounts/get sdk: request"]);
});

test("the requests of an .http file are calls with their bodies", () => {
  const text = `
# POST https://sandbox.plaid.com/item/get
POST https://sandbox.plaid.com/accounts/balance/get HTTP/1.1
Content-Type: application/json

{ "access_token": "{{token}}" }

### and another
POST {{host}}/accounts/get
`;
  expect(callsIn("http", text)).toEqual([
    '/accounts/balance/get path: { "access_token": "{{token}}" }',
    "/accounts/get path: ",
  ]);
});

test("a file that does not speak of Plaid, or is longer than a person writes, is not read", () => {
  expect(scanCode("typescript", "client.accountsBalanceGet({ access_token })")).toBeNull();
  expect(mentionsPlaid(`plaid${" ".repeat(1_000_000)}`)).toBe(false);
  expect(["plaid", "Plaid", "PLAID_SECRET"].map(mentionsPlaid)).toEqual([true, true, true]);
});

test("strings and comments are told with their places", () => {
  const text = `const plaid = \`a\${b}c\`; // see\nconst other = 'it\\'s';`;
  const { source } = scanCode("typescript", text) ?? { source: null };
  expect(source?.strings.map((string) => source && contentOf(source, string))).toEqual([`a\${b}c`, "it\\'s"]);
  expect(source?.strings[0]?.holes.map(({ start, end }) => text.slice(start, end))).toEqual(["b"]);
  expect(source?.comments.map(({ start, end }) => text.slice(start, end))).toEqual(["// see"]);
  expect(source?.code).toBe(`const plaid = \` \${b} \`;       \nconst other = '     ';`);
});
