import type { AnsweredRequest, SentWebhook } from "../../text/documents/trafficDocument.ts";
import { asRecord, callControl, listIn } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

const states = ["waiting", "delivered", "failed", "refused"] as const;

/** The most recent requests, oldest first. @throws BalanceLensError as `callControl` */
export async function listRequests(address: LocalAddress, signal: AbortSignal): Promise<readonly AnsweredRequest[]> {
  const rows = listIn(await callControl(address, { path: "requests" }, signal), "requests");
  return rows.map((row) => ({
    at: textOr(row.at),
    method: textOr(row.method),
    path: textOr(row.path),
    status: numberOr(row.status),
    ms: numberOr(row.ms),
    requestId: textOr(row.request_id),
    errorCode: typeof row.error_code === "string" ? row.error_code : null,
    isFaulted: typeof row.fault_id === "string",
  }));
}

/** The most recent webhooks, oldest first. @throws BalanceLensError as `callControl` */
export async function listWebhooks(address: LocalAddress, signal: AbortSignal): Promise<readonly SentWebhook[]> {
  const rows = listIn(await callControl(address, { path: "webhooks" }, signal), "webhooks");
  return rows.map((row) => ({
    at: textOr(row.at),
    url: textOr(row.url),
    body: asRecord(row.body),
    state: states.find((state) => state === row.state) ?? "waiting",
    reason: typeof row.reason === "string" ? row.reason : null,
    attempts: listIn(row, "attempts").map((attempt) => ({
      at: textOr(attempt.at),
      ms: numberOr(attempt.ms),
      status: typeof attempt.status === "number" ? attempt.status : null,
      answer: typeof attempt.answer === "string" ? attempt.answer : null,
      error: typeof attempt.error === "string" ? attempt.error : null,
    })),
  }));
}

function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOr(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
