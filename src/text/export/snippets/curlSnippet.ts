import { plaidVersion, type SnippetInput } from "./snippet.ts";

/** In a here-document the shell acts on these three; everything else stands for itself. */
function inHereDocument(text: string): string {
  return text.replaceAll(/[\\$`]/g, (char) => `\\${char}`);
}

/** The shell stops, and names the variable, when it is not set. */
function fromEnvironment(name: string): string {
  return `\${${name}:?}`;
}

/**
 * A call as a shell command. Keys and token go in the body, by a here-document: in an argument every user of the
 * machine could read them in the list of processes.
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
