import type { Comparison } from "../../core/comparison/comparison.ts";
import { redact } from "../../core/masking/redact.ts";
import { oneLine } from "../controlCharacters.ts";
import type { TextContext } from "../segment.ts";
import { callComments } from "./callAsCode/callComments.ts";
import { plainUrl } from "./callAsCode/plainUrl.ts";
import { type ReadingRequest, readingRequest } from "./callAsCode/readingRequest.ts";
import { plaidVersion } from "./callAsCode/snippet.ts";

const variables = { client_id: "PLAID_CLIENT_ID", secret: "PLAID_SECRET", access_token: "PLAID_ACCESS_TOKEN" } as const;

/**
 * The calls of a comparison, in order, as a file for the HTTP clients of VS Code (REST Client) and JetBrains IDEs.
 * Keys and token are variables of the client's environment; their values are not in the file. Calls that were not made
 * are left out.
 * @param baseUrl the server, without a trailing slash: the only variable that the file sets
 */
export function httpFile(comparison: Comparison, baseUrl: string, context: TextContext): string {
  const calls = comparison.readings.flatMap((reading) => {
    if (reading.outcome === "skipped") return [];
    const request = readingRequest(comparison, reading);
    if (request === null) return [];
    const [title = "", ...comments] = callComments(reading, request, context).map(oneLine);
    const own = {
      ...Object.fromEntries(Object.entries(variables).map(([field, name]) => [field, `{{${name}}}`])),
      // A variable that both clients support. With an old id, Plaid would return the first evaluation's response
      // again.
      ...(request.needsTransactionId && { client_transaction_id: "copied-{{$timestamp}}" }),
    };
    return [
      [
        `### ${title}`,
        ...comments.map((comment) => `# ${comment}`),
        `POST {{baseUrl}}${request.endpoint}`,
        "Content-Type: application/json",
        `Plaid-Version: ${plaidVersion}`,
        "",
        bodyOf(own, request.fields),
      ].join("\n"),
    ];
  });
  const head = [
    "# Set PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ACCESS_TOKEN in an environment of your HTTP client, not in this file.",
    "# REST Client (VS Code): the setting rest-client.environmentVariables.",
    "# JetBrains: http-client.private.env.json beside this file.",
    '# Both take: { "sandbox": { "PLAID_CLIENT_ID": "...", "PLAID_SECRET": "...", "PLAID_ACCESS_TOKEN": "..." } }',
    `@baseUrl = ${plainUrl(baseUrl)}`,
  ].join("\n");
  return `${redact([head, ...calls].join("\n\n"), [])}\n`;
}

/** The body, one line per field. A value must not contain `{{name}}`: the client would substitute it. */
function bodyOf(own: Readonly<Record<string, string>>, fields: ReadingRequest["fields"]): string {
  const lines = (values: object) => JSON.stringify(values, null, 2).split("\n").slice(1, -1).join("\n");
  const asked = lines(fields).replaceAll(/\{(?=\{)/g, "\\u007b");
  return `{\n${[lines(own), asked].filter((part) => part !== "").join(",\n")}\n}`;
}
