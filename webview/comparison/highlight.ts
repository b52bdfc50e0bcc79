import type { EvidenceRef } from "../../src/core/findings/finding.ts";
import { isRecord } from "../../src/protocol/envelope.ts";

/** Highlights the evidence, and nothing else. Returns the first highlighted element in reading order. */
export function ring(root: HTMLElement, refs: readonly EvidenceRef[]): HTMLElement | null {
  for (const ringed of root.querySelectorAll("[data-ring]")) ringed.removeAttribute("data-ring");
  const targets = refs.flatMap((ref) => targetsOf(root, ref));
  for (const target of targets) {
    target.setAttribute("data-ring", "");
  }
  return targets[0] ?? null;
}

function targetsOf(root: HTMLElement, { readingId, accountId, field }: EvidenceRef): readonly HTMLElement[] {
  const reading = `[data-readings~="${CSS.escape(readingId)}"]`;
  if (accountId === undefined) return first(root, `th${reading}`) ?? first(root, `tr${reading}`) ?? [];
  const [cell] = first(root, `td${reading}[data-account="${CSS.escape(accountId)}"]`) ?? [];
  if (cell === undefined) return [];
  return [cell, ...(first(cell, `[data-field="${CSS.escape(field)}"]`) ?? [])];
}

function first(within: HTMLElement, selector: string): [HTMLElement] | null {
  const found = within.querySelector<HTMLElement>(selector);
  return found === null ? null : [found];
}

/** The evidence in an element's `data-refs`; other values are ignored. */
export function readRefs(element: Element): readonly EvidenceRef[] {
  const parsed: unknown = JSON.parse(element.getAttribute("data-refs") ?? "[]");
  return Array.isArray(parsed) ? parsed.filter(isEvidenceRef) : [];
}

function isEvidenceRef(value: unknown): value is EvidenceRef {
  return isRecord(value) && typeof value.readingId === "string" && typeof value.field === "string";
}
