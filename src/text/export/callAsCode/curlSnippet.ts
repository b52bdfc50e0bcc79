import { plaidVersion, type SnippetInput } from "./snippet.ts";

/** Escapes the only three characters that the shell interprets in a here-document. */
function inHereDocument(text: string): string {
  return text.replaceAll(/[\\$`]/g, (char) => `\\${char}`);
}

/** A variable that stops the shell with its name in the message when it is not set. */
function fromEnvironment(name: string): string {
  return `\${${name}:?}`;
}

/**
 * A call as a shell command. Keys and token are sent in the body from a here-document: as arguments, every user of the
 * machine could read them in the process list.
 */
export function curlSnippet({ request, baseUrl, comments }: SnippetInput): string {
  return [
    ...comments.map((comment) => `# ${comment}`),
    `curl --silent --show-error "\${PLAID_BASE_URL:-${baseUrl}}${request.endpoint}" \\`,
    "  --header 'Content-Type: application/json' \\",
    `  --header 'Plaid-Version: ${plaidVersion}' \\`,
    "  --data @- <<JSON",
    "{",
    [
      `  "client_id": "${fromEnvironment("PLAID_CLIENT_ID")}"`,
      `  "secret": "${fromEnvironment("PLAID_SECRET")}"`,
      `  "access_token": "${fromEnvironment("PLAID_ACCESS_TOKEN")}"`,
      ...(request.needsTransactionId ? ['  "client_transaction_id": "copied-$(date +%s)-$$"'] : []),
      ...fieldLines(request),
    ].join(",\n"),
    "}",
    "JSON",
    "",
  ].join("\n");
}

function fieldLines({ fields }: SnippetInput["request"]): readonly string[] {
  return Object.entries(fields).map(([name, value]) =>
    inHereDocument(`  ${JSON.stringify(name)}: ${JSON.stringify(value, null, 2).replaceAll("\n", "\n  ")}`),
  );
}
