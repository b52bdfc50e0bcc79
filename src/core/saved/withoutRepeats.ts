import type { IdentifiedBody } from "./body/identifyBody.ts";
import { answerTimeOf } from "./savedBody.ts";

/** A response that is logged twice is logged within this time, ms. */
const sameMomentMs = 5000;

/**
 * Removes repeated responses of a text: the same request ID, the same content, and times that are alike or unknown. The
 * one with more hints is kept, in the place of the first.
 */
export function withoutRepeats(bodies: readonly IdentifiedBody[]): readonly IdentifiedBody[] {
  const kept: IdentifiedBody[] = [];
  const byRequest = new Map<string, number[]>();
  for (const body of bodies) {
    const { request_id: requestId } = body.body;
    if (typeof requestId !== "string") {
      kept.push(body);
      continue;
    }
    const before = byRequest.get(requestId) ?? [];
    const same = before.find((index) => isSame(kept[index], body));
    if (same === undefined) {
      byRequest.set(requestId, [...before, kept.length]);
      kept.push(body);
      continue;
    }
    const first = kept[same];
    if (first !== undefined && knows(body) > knows(first)) kept[same] = body;
  }
  return kept;
}

function isSame(one: IdentifiedBody | undefined, other: IdentifiedBody): boolean {
  if (one === undefined) return false;
  const isNamedApart =
    one.endpoint !== other.endpoint && ![one, other].some(({ knownBy }) => knownBy === "order" || knownBy === "near");
  if (isNamedApart) return false;
  if (one.startedAt !== undefined && other.startedAt !== undefined) {
    if (Math.abs(answerTimeOf(one) - answerTimeOf(other)) > sameMomentMs) return false;
  } else if (one.knownBy === "order" && other.knownBy === "order") {
    // Without a request ID nothing tells them apart, and a person may have saved two equal responses.
    return false;
  }
  return isAlike(one.body, other.body);
}

/** True for equal values of JSON; a printer may have sorted the fields of one of them. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return one === other;
  const names = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || names.length !== Object.keys(other).length) return false;
  return names.every((name) => name in other && isAlike((one as Fields)[name], (other as Fields)[name]));
}

type Fields = Readonly<Record<string, unknown>>;

function knows({ knownBy, startedAt, latencyMs, isZoneGuessed }: IdentifiedBody): number {
  const isCertain = knownBy === "named" || knownBy === "shape";
  return (
    (isCertain ? 8 : 0) +
    (startedAt === undefined ? 0 : 4) +
    (isZoneGuessed === true ? 0 : 2) +
    (latencyMs === undefined ? 0 : 1)
  );
}
