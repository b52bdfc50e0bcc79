import { fieldLiterals, type LiteralWords, plaidVersion, type SnippetInput, snippetKeys } from "./snippet.ts";

const words: LiteralWords = {
  null: "nil",
  true: "true",
  false: "false",
  list: (items) => `[]any{${items.join(", ")}}`,
  object: (entries) => `map[string]any{${entries.map(([key, value]) => `${key}: ${value}`).join(", ")}}`,
  // Go accepts JSON's escapes.
  text: (json) => json,
};

/** A call as a program for Go 1.18 or newer, without dependencies. */
export function goSnippet({ request, baseUrl, comments }: SnippetInput): string {
  const fields = [
    ['"client_id"', 'os.Getenv("PLAID_CLIENT_ID")'],
    ['"secret"', 'os.Getenv("PLAID_SECRET")'],
    ['"access_token"', 'os.Getenv("PLAID_ACCESS_TOKEN")'],
    ...(request.needsTransactionId
      ? [['"client_transaction_id"', 'fmt.Sprintf("copied-%d", time.Now().UnixNano())']]
      : []),
    ...fieldLiterals(request.fields, words),
  ].map(([name = "", value = ""]) => ({ name: `${name}:`, value }));
  // Aligned as gofmt does.
  const width = Math.max(...fields.map(({ name }) => name.length));
  const packages = ["bytes", "encoding/json", "fmt", "io", "log", "net/http", "os"];
  return [
    ...comments.map((comment) => `// ${comment}`),
    "// Save it as reading.go and run: go run reading.go",
    "",
    "package main",
    "",
    "import (",
    ...[...packages, ...(request.needsTransactionId ? ["time"] : [])].map((name) => `\t"${name}"`),
    ")",
    "",
    "func main() {",
    `\tfor _, name := range []string{${snippetKeys.map((name) => `"${name}"`).join(", ")}} {`,
    '\t\tif os.Getenv(name) == "" {',
    '\t\t\tlog.Fatalf("Set %s.", name)',
    "\t\t}",
    "\t}",
    "\tbody, err := json.Marshal(map[string]any{",
    ...fields.map(({ name, value }) => `\t\t${name.padEnd(width)} ${value},`),
    "\t})",
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    '\tbase := os.Getenv("PLAID_BASE_URL")',
    '\tif base == "" {',
    `\t\tbase = ${JSON.stringify(baseUrl)}`,
    "\t}",
    `\trequest, err := http.NewRequest("POST", base+"${request.endpoint}", bytes.NewReader(body))`,
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    '\trequest.Header.Set("Content-Type", "application/json")',
    `\trequest.Header.Set("Plaid-Version", "${plaidVersion}")`,
    "\t// Keys go to this address alone.",
    "\thttp.DefaultClient.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }",
    "\tresponse, err := http.DefaultClient.Do(request)",
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    "\tdefer response.Body.Close()",
    "\tanswer, err := io.ReadAll(response.Body)",
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    "\tfmt.Println(string(answer))",
    "\tif response.StatusCode != http.StatusOK {",
    "\t\tos.Exit(1)",
    "\t}",
    "}",
    "",
  ].join("\n");
}
