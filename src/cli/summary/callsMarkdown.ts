import { markdownCode, markdownTable } from "../../text/export/markdownParts.ts";
import type { Calls, EndpointCalls } from "./calls.ts";

/** Where the endpoints that are modelled are listed. */
const modelledList = "docs/emulator.md";

/** The summary of a job: how many calls, endpoints used and missing, faults met. Ends with a line feed. */
export function callsMarkdown({ endpoints, notModelled, notNamed }: Calls): string {
  const calls = endpoints.reduce((sum, each) => sum + each.calls, 0);
  const missing = notModelled.reduce((sum, each) => sum + each.calls, notNamed);
  const faulted = endpoints.reduce((sum, each) => sum + each.faulted, 0);
  const parts = [
    "## Local Plaid Sandbox",
    calls + missing === 0 ? "It was not called." : `${headline(calls, endpoints.length)} ${faults(faulted)}`,
    ...(endpoints.length > 0 ? [usedTable(endpoints)] : []),
    ...(missing > 0 ? [missingList(notModelled, notNamed, missing)] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function headline(calls: number, endpoints: number): string {
  return `${count(calls, "call")} of ${count(endpoints, "endpoint")}.`;
}

function faults(faulted: number): string {
  return faulted === 0 ? "None met a fault." : `${faulted} met a fault that was set.`;
}

function usedTable(endpoints: readonly EndpointCalls[]): string {
  return markdownTable(
    ["Endpoint", "Calls", "Failed", "Met a fault"],
    endpoints.map(({ path, calls, failed, faulted }) => [
      markdownCode(path),
      String(calls),
      failed.map(({ outcome, calls: times }) => `${markdownCode(outcome)} ${times}`).join(", ") || "0",
      String(faulted),
    ]),
  );
}

function missingList(notModelled: Calls["notModelled"], notNamed: number, missing: number): string {
  const lines = notModelled.map(({ path, calls }) => `- ${markdownCode(path)}: ${count(calls, "call")}`);
  const others = notNamed === 0 ? [] : [`- other paths: ${count(notNamed, "call")}`];
  return [
    `**${count(missing, "call")} of what is not modelled** got a 404. What is modelled: ${modelledList}.`,
    [...lines, ...others].join("\n"),
  ].join("\n\n");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
