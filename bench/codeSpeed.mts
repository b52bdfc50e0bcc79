/**
 * What it costs to look for Plaid's calls: in a file that is open, one without them, beside a search for one word, and one full of
 * them; in a folder, in the terminal; and how soon the marks of a file are seen in a window.
 */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../scripts/lib/places.mts";
import { type CodeLanguage, codeLanguages } from "../src/code/languages/language.ts";
import { mentionsPlaid } from "../src/code/mentionsPlaid.ts";
import { scanCode } from "../src/code/scanCode.ts";
import type { Bench, Figure } from "./support/figure.mts";
import { lintFolder } from "./support/lintFolder.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { marksInWindow } from "./support/window/marksInWindow.mts";

/** A long file of a person's, in UTF-16 code units. */
const fileLength = 30_000;
/** As long as a file may be and still be read. */
const longest = 960_000;
const rounds = 200;
const warmUp = 50;
/** A search takes about a microsecond: so many make a sample. */
const searches = 200;

/** A function with a call in it, a string and a comment of most kinds; a file is as many of them as fit. */
const functions: Readonly<Record<CodeLanguage, string>> = {
  typescript: `
// Reads the balances of an account; see "docs".
export async function balancesOf(client: PlaidApi, token: string): Promise<Balances> {
  const name = \`item-\${token.slice(0, 4)} of 'x'\`;
  const { data } = await client.accountsBalanceGet({ access_token: token, options: { account_ids: [id] } });
  if (/^a[/]b$/.test(name)) return { total: data.accounts.reduce((sum, { balances }) => sum + balances.current / 2, 0) };
  return <Balance title="a" of={data}>It's {name} and more</Balance>;
}
`,
  python: `
# Reads the balances of an account from Plaid; see "docs".
def balances_of(client, token):
    """Balances, as a dict."""
    name = f"item-{token[:4]!r:>{width}} of 'x'"
    response = client.accounts_balance_get(AccountsBalanceGetRequest(access_token=token))
    return {"total": sum(account["balances"]["current"] for account in response["accounts"]), "name": name}
`,
  ruby: `
# Reads the balances of an account
def balances_of(client, token)
  name = "item-#{token[0..4]} of 'x'"
  response = client.accounts_balance_get(Plaid::AccountsBalanceGetRequest.new(access_token: token))
  response.accounts.map { |account| account.balances.current / 2 } if name =~ /a['"]b/
end
`,
  go: `
// Reads the balances of an account
func balancesOf(ctx context.Context, client *plaid.APIClient, token string) (float64, error) {
	response, _, err := client.PlaidApi.AccountsBalanceGet(ctx).AccountsBalanceGetRequest(*plaid.NewAccountsBalanceGetRequest(token)).Execute()
	if err != nil { return 0, fmt.Errorf("balances: %w", err) }
	return response.GetAccounts()[0].Balances.GetCurrent(), nil
}
`,
  java: `
  /** Reads the balances of an account from Plaid. */
  Balances balancesOf(PlaidApi client, String token) throws IOException {
    Response<AccountsGetResponse> response = client.accountsBalanceGet(new AccountsBalanceGetRequest().accessToken(token)).execute();
    return new Balances("total", response.body().getAccounts().get(0).getBalances().getCurrent());
  }
`,
  http: `
### Balances of an account
POST https://sandbox.plaid.com/accounts/balance/get
Content-Type: application/json

{ "client_id": "{{id}}", "secret": "{{secret}}", "access_token": "{{token}}" }
`,
};

export const run: Bench = async () => [
  ...(await bundle()),
  ...unrelated(),
  ...codeLanguages.flatMap(related),
  linear(),
  ...(await lintFolder()),
  ...(await marksInWindow()),
];

/** As the editor hands a document over: one flat text. */
function fileOf(part: string, length: number): string {
  return Buffer.from(part.repeat(Math.ceil(length / part.length))).toString();
}

/** Both in turn, so that whatever else the machine does meets both. */
function unrelated(): readonly Figure[] {
  const part = functions.typescript.replaceAll("PlaidApi", "BankApi");
  // Several, lest the compiler take the search out of the loop.
  const texts = Array.from({ length: 8 }, (_, index) => fileOf(`${part}// ${index}`, fileLength));
  const ours: number[] = [];
  const bare: number[] = [];
  const at = (search: number): string => texts[search % texts.length] ?? "";
  // Counted, lest the compiler leave a search out that nothing comes of.
  let found = 0;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const began = performance.now();
    for (let search = 0; search < searches; search += 1) found += Number(at(search).includes("plaid"));
    const searched = performance.now();
    for (let search = 0; search < searches; search += 1) found += Number(mentionsPlaid(at(search)));
    const ended = performance.now();
    if (round < warmUp) continue;
    bare.push((searched - began) / searches);
    ours.push((ended - searched) / searches);
  }
  if (found > 0) throw new Error("the file was to have nothing to do with Plaid");
  const against = '`text.includes("plaid")`';
  const [oursMs, bareMs] = [quantile(ours, 0.5), quantile(bare, 0.5)];
  return [
    { name: "code.unrelated", value: rounded(oursMs), unit: "ms", samples: rounds },
    { name: "code.unrelated-ratio", value: rounded(oursMs / bareMs), unit: "ratio", against, aim: 2, samples: rounds },
  ];
}

function related(language: CodeLanguage): readonly Figure[] {
  const text = fileOf(functions[language], fileLength);
  const calls = scanCode(language, text)?.calls.length ?? 0;
  const ms = quantile(timesOf(language, text), 0.5);
  return [
    { name: `code.${language}.calls`, value: calls, unit: "count" },
    { name: `code.${language}.scan`, value: rounded(ms), unit: "ms", aim: 1, samples: rounds },
  ];
}

/** A file of nearly a megabyte beside one of 30 kB, for each of its characters. */
function linear(): Figure {
  const [short, long] = [fileLength, longest].map((length) => {
    const text = fileOf(functions.typescript, length);
    return quantile(timesOf("typescript", text), 0.5) / text.length;
  });
  const against = "30 kB, for each character";
  return {
    name: "code.long-ratio",
    value: rounded((long ?? 0) / (short ?? 1)),
    unit: "ratio",
    against,
    samples: rounds,
  };
}

function timesOf(language: CodeLanguage, text: string): readonly number[] {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const began = performance.now();
    scanCode(language, text);
    if (round >= warmUp) times.push(performance.now() - began);
  }
  return times;
}

/** The finder and what Plaid says of each call, built as the extension is. */
async function bundle(): Promise<readonly Figure[]> {
  const contents =
    'export { scanCode } from "./src/code/scanCode.ts"; export { factsOfCall } from "./src/code/facts.ts";';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return [{ name: "code.zipped", value: gzipSync(bytes, { level: 9 }).length, unit: "bytes", aim: 8000 }];
}
