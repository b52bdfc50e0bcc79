import { fieldLiterals, type LiteralWords, plaidVersion, type SnippetInput, snippetKeys } from "./snippet.ts";

const words: LiteralWords = {
  null: "None",
  true: "True",
  false: "False",
  list: (items) => `[${items.join(", ")}]`,
  object: (entries) => `{${entries.map(([key, value]) => `${key}: ${value}`).join(", ")}}`,
  // Python accepts JSON's escapes.
  text: (json) => json,
};

/** A call as a script for Python 3.8 or newer, without dependencies. */
export function pythonSnippet({ request, baseUrl, comments }: SnippetInput): string {
  const fields = fieldLiterals(request.fields, words).map(([name, value]) => `    ${name}: ${value},`);
  return [
    ...comments.map((comment) => `# ${comment}`),
    "import json",
    "import os",
    "import sys",
    "import urllib.error",
    "import urllib.request",
    ...(request.needsTransactionId ? ["import uuid"] : []),
    "",
    `for name in (${snippetKeys.map((name) => `"${name}"`).join(", ")}):`,
    "    if not os.environ.get(name):",
    '        sys.exit(f"Set {name}.")',
    // An interactive Python takes the next line for a part of the loop, and refuses it.
    "",
    "body = {",
    '    "client_id": os.environ["PLAID_CLIENT_ID"],',
    '    "secret": os.environ["PLAID_SECRET"],',
    '    "access_token": os.environ["PLAID_ACCESS_TOKEN"],',
    ...(request.needsTransactionId ? ['    "client_transaction_id": str(uuid.uuid4()),'] : []),
    ...fields,
    "}",
    `url = os.environ.get("PLAID_BASE_URL", ${JSON.stringify(baseUrl)}) + "${request.endpoint}"`,
    "request = urllib.request.Request(",
    "    url,",
    '    data=json.dumps(body).encode("utf-8"),',
    `    headers={"Content-Type": "application/json", "Plaid-Version": "${plaidVersion}"},`,
    ")",
    "try:",
    "    with urllib.request.urlopen(request) as response:",
    "        print(json.dumps(json.load(response), indent=2))",
    "except urllib.error.HTTPError as error:",
    "    # Plaid answers errors with a body that says which.",
    '    print(error.read().decode("utf-8"))',
    "    sys.exit(1)",
    "",
  ].join("\n");
}
