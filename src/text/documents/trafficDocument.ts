import { localTrafficMessages } from "../messages/localTraffic.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/** A request to the local sandbox, with its response. */
export interface AnsweredRequest {
  /** The local sandbox's time, ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  readonly errorCode: string | null;
  /** Whether a fault affected it. */
  readonly isFaulted: boolean;
}

/** A webhook, with each attempt to deliver it. */
export interface SentWebhook {
  readonly at: string;
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly state: "waiting" | "delivered" | "failed" | "refused";
  readonly reason: string | null;
  readonly attempts: readonly {
    /** This machine's time, ISO 8601. */
    readonly at: string;
    readonly ms: number;
    readonly status: number | null;
    readonly answer: string | null;
    readonly error: string | null;
  }[];
}

/**
 * The request log as text, a line per request, newest first.
 * @param url where the local sandbox listens
 * @param place the machine that the loopback address belongs to; null for the reader's own
 */
export function requestsDocument(
  requests: readonly AnsweredRequest[],
  url: string,
  context: TextContext,
  place: string | null = null,
): string {
  const head = message(
    [requests.length === 0 ? "traffic.no-requests" : "traffic.requests"],
    localTrafficMessages,
    context,
  );
  const rows = [...requests]
    .reverse()
    .map((request) => [
      timeOf(request.at),
      String(request.status),
      `${Math.round(request.ms)} ms`,
      `${request.method} ${request.path}`,
      request.errorCode ?? "",
      request.requestId,
      request.isFaulted ? message(["traffic.fault"], localTrafficMessages, context) : "",
    ]);
  return [
    `# ${fill(head, { url })}`,
    ...placeLine("traffic.requests-at", place, context),
    "",
    ...aligned(rows, [2]),
    "",
  ].join("\n");
}

/**
 * The webhooks as text: each with its attempts and its body, newest first.
 * @param place the machine that sends them; null for the reader's own
 */
export function webhooksDocument(
  webhooks: readonly SentWebhook[],
  context: TextContext,
  place: string | null = null,
): string {
  const head = message(
    [webhooks.length === 0 ? "traffic.no-webhooks" : "traffic.webhooks"],
    localTrafficMessages,
    context,
  );
  return [
    `# ${head}`,
    ...placeLine("traffic.webhooks-from", place, context),
    "",
    ...[...webhooks].reverse().flatMap((webhook) => [...webhookLines(webhook, context), ""]),
  ].join("\n");
}

function placeLine(
  key: "traffic.requests-at" | "traffic.webhooks-from",
  place: string | null,
  context: TextContext,
): readonly string[] {
  return place === null ? [] : [`# ${fill(message([key], localTrafficMessages, context), { place })}`];
}

function webhookLines(
  { at, url, body, state, reason, attempts }: SentWebhook,
  context: TextContext,
): readonly string[] {
  const name = [body.webhook_type, body.webhook_code].filter((part) => typeof part === "string").join(" ");
  const why = reason === null ? "" : `: ${reason}`;
  return [
    `${timeOf(at)}  ${message([`traffic.${state}`], localTrafficMessages, context)}${why}  ${name}  POST ${url}`,
    ...attempts.map(({ status, error, ms, answer }, index) => {
      const outcome =
        status === null
          ? [message(["traffic.no-answer"], localTrafficMessages, context), error].filter(Boolean).join(" ")
          : status;
      const line = fill(message(["traffic.attempt"], localTrafficMessages, context), {
        number: String(index + 1),
        answer: String(outcome),
        ms: String(Math.round(ms)),
      });
      return answer === null || answer === "" ? `  ${line}` : `  ${line}  ${answer.replaceAll(/\s+/g, " ")}`;
    }),
    ...JSON.stringify(body, null, 2)
      .split("\n")
      .map((line) => `  ${line}`),
  ];
}

/** To the second, in the text's time zone: both times of a line must be comparable with an app's own log. */
function timeOf(iso: string): string {
  return iso.replace("T", " ").replace(/\.\d+Z$/, "Z");
}

/** Pads cells to columns of equal width; columns in `right` are right-aligned. */
function aligned(rows: readonly (readonly string[])[], right: readonly number[]): readonly string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, at) => (right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
