import { plaidVersion, type SnippetInput } from "./snippet.ts";

/** A call as a script for Python 3.8 or newer, with nothing to install. */
export function pythonSnippet({ request, baseUrl, comments }: SnippetInput): string {
  const fields = Object.entries(request.fields).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${literal(value)},`,
  );
  return [
    ...comments.map((comment) => `# ${comment}`),
    "import json",
    "import os",
    "import sys",
    "import urllib.error",
    "import urllib.request",
    ...(request.needsTransactionId ? ["import uuid"] : []),
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

/** A JSON value as Python writes it. Strings need nothing: JSON's escapes are Python's too. */
function literal(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value as object).map(([key, inner]) => `${JSON.stringify(key)}: ${literal(inner)}`);
  return `{${entries.join(", ")}}`;
}
