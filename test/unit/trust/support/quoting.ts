import type http from "node:http";
import type { Answer } from "../../plaid/support/scriptedServer.ts";
import { jsonAnswer, plaidError } from "../../plaid/support/scriptedServer.ts";
import { canaries } from "./faultyWorld.ts";

/** Strings that hold something together: changed, there would be no answer left to look at. */
const keys: ReadonlySet<string> = new Set([
  "account_id",
  "item_id",
  "next_cursor",
  "type",
  "subtype",
  "datetime",
  "date",
]);

/** The good answer of another server, with what was sent quoted in its strings, and other fields beside its own. */
export function quotedIn(
  honest: Answer,
  values: readonly string[] = Object.values(canaries),
  also: Readonly<Record<string, string>> = {},
): Answer {
  return (received, response) => {
    const end = (text: string) => {
      const body: unknown = JSON.parse(text, (key, value: unknown) =>
        typeof value === "string" && !keys.has(key) && Number.isNaN(Date.parse(value))
          ? [value, ...values].join(" ")
          : value,
      );
      jsonAnswer({ ...(body as object), ...also })(received, response);
    };
    honest(received, { writeHead: () => ({ end }) } as unknown as http.ServerResponse);
  };
}

/** A refusal that quotes all it was sent, in every string that a failure could keep. */
export const quotedInRefusal: Answer = (received, response) => {
  const quoted = `${JSON.stringify(received.headers)} ${received.body} ${encodeURIComponent(canaries.secret)}`;
  const body = {
    ...plaidError(quoted, quoted, quoted),
    display_message: quoted,
    documentation_url: quoted,
    request_id: quoted,
  };
  jsonAnswer(body, { status: 400, headers: { "x-echo": encodeURIComponent(quoted) } })(received, response);
};
