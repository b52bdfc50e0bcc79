import { plaidVersion, type SnippetInput } from "./snippet.ts";

/** A call as a script for Node 18 or newer, without dependencies. */
export function nodeSnippet({ request, baseUrl, comments }: SnippetInput): string {
  const fields = Object.entries(request.fields).map(
    ([name, value]) => `    ${name}: ${JSON.stringify(value, null, 2).replaceAll("\n", "\n    ")},`,
  );
  return [
    ...comments.map((comment) => `// ${comment}`),
    "// Save it as reading.mjs and run: node reading.mjs",
    "const { PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ACCESS_TOKEN } = process.env;",
    `const { PLAID_BASE_URL = ${JSON.stringify(baseUrl)} } = process.env;`,
    "if (!PLAID_CLIENT_ID || !PLAID_SECRET || !PLAID_ACCESS_TOKEN) {",
    '  throw new Error("Set PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ACCESS_TOKEN.");',
    "}",
    "",
    `const response = await fetch(\`\${PLAID_BASE_URL}${request.endpoint}\`, {`,
    '  method: "POST",',
    "  // Keys go to this address alone.",
    '  redirect: "error",',
    `  headers: { "Content-Type": "application/json", "Plaid-Version": "${plaidVersion}" },`,
    "  body: JSON.stringify({",
    "    client_id: PLAID_CLIENT_ID,",
    "    secret: PLAID_SECRET,",
    "    access_token: PLAID_ACCESS_TOKEN,",
    ...(request.needsTransactionId ? ["    client_transaction_id: crypto.randomUUID(),"] : []),
    ...fields,
    "  }),",
    "});",
    "console.log(JSON.stringify(await response.json(), null, 2));",
    "process.exitCode = response.ok ? 0 : 1;",
    "",
  ].join("\n");
}
