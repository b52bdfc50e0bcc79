import { inAscii, plaidVersion, type SnippetInput, snippetKeys } from "./snippet.ts";

/** In an expandable here-string PowerShell acts on these two; quotes of every kind stand for themselves. */
function inHereString(text: string): string {
  return text.replaceAll(/[`$]/g, (char) => `\`${char}`);
}

/** Quoted for PowerShell, which knows no escape between single quotes but the doubled one. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A call for Windows PowerShell 5.1 and PowerShell 7. Keys and token are read from the environment into the body. The
 * response is printed as it came: read into objects first, PowerShell 7 would write its dates anew.
 */
export function powershellSnippet({ request, baseUrl, comments }: SnippetInput): string {
  return [
    ...comments.map((comment) => `# ${comment}`),
    // A block of its own: pasted into a window, it changes nothing there.
    "& {",
    "$ErrorActionPreference = 'Stop'",
    `foreach ($name in ${snippetKeys.map(quoted).join(", ")}) {`,
    '  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "Set $name." }',
    "}",
    `$base = if ($env:PLAID_BASE_URL) { $env:PLAID_BASE_URL } else { ${quoted(baseUrl)} }`,
    '$body = @"',
    "{",
    [
      '  "client_id": $(ConvertTo-Json $env:PLAID_CLIENT_ID)',
      '  "secret": $(ConvertTo-Json $env:PLAID_SECRET)',
      '  "access_token": $(ConvertTo-Json $env:PLAID_ACCESS_TOKEN)',
      ...(request.needsTransactionId ? ['  "client_transaction_id": "$([guid]::NewGuid())"'] : []),
      ...fieldLines(request),
    ].join(",\n"),
    "}",
    '"@',
    "try {",
    "  # Keys go to this address alone.",
    "  (Invoke-WebRequest -UseBasicParsing -MaximumRedirection 0 -Method Post -ContentType 'application/json' `",
    `    -Uri ($base + ${quoted(request.endpoint)}) -Headers @{ 'Plaid-Version' = ${quoted(plaidVersion)} } \``,
    "    -Body ([Text.Encoding]::UTF8.GetBytes($body))).Content",
    "} catch {",
    "  # Plaid answers errors with a body that says which.",
    "  if ($_.ErrorDetails) { $_.ErrorDetails.Message } else { throw }",
    "}",
    "}",
    "",
  ].join("\n");
}

function fieldLines({ fields }: SnippetInput["request"]): readonly string[] {
  return Object.entries(fields).map(([name, value]) =>
    inHereString(inAscii(`  ${JSON.stringify(name)}: ${JSON.stringify(value, null, 2).replaceAll("\n", "\n  ")}`)),
  );
}
