import { inAscii, plaidVersion, type SnippetInput, snippetKeys } from "./snippet.ts";

/** Escapes the only two characters that PowerShell interprets in an expandable here-string. */
function inHereString(text: string): string {
  return text.replaceAll(/[`$]/g, (char) => `\`${char}`);
}

/** Quoted for PowerShell, whose single-quoted strings have no escape but the doubled quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A call for Windows PowerShell 5.1 and PowerShell 7. Keys and token are read from the environment into the body. The
 * response is printed unparsed: PowerShell 7 would reformat its dates.
 */
export function powershellSnippet({ request, baseUrl, comments }: SnippetInput): string {
  return [
    ...comments.map((comment) => `# ${comment}`),
    // A block, so that pasting it into a session leaves no variables behind.
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
