import type { JsonObject } from "../extract/json.ts";
import { answersIn, type FoundAnswer, nearestMiss } from "./answersIn.ts";
import { isOfProcessor } from "./body/normaliseBody.ts";
import { slimBody } from "./body/slimBody.ts";
import { isYamlRecording, yamlValue } from "./body/yamlValue.ts";
import type { NamedEndpoint } from "./hints/hintsIn.ts";
import { keptRequest } from "./hints/keptRequest.ts";
import { lineContext } from "./hints/lineContext.ts";
import { plainStreams } from "./hints/linePrefixes.ts";
import { recogniseEndpoint } from "./hints/recogniseEndpoint.ts";
import type { When } from "./hints/when.ts";
import { mergedHints, type WrapperHints } from "./hints/wrapperHints.ts";
import type { PassedReason } from "./passedOver.ts";
import { isDocument } from "./readDocument.ts";
import type { CallHints, SavedBody } from "./savedBody.ts";
import type { PlacedValue } from "./scan/readLiteral.ts";
import { scanText } from "./scan/scanText.ts";
import { withoutColours } from "./withoutColours.ts";

/** What one text holds, in its order. */
export interface ReadText {
  /** Documents of comparisons, as `--json` printed them: not yet checked. */
  readonly documents: readonly JsonObject[];
  /** Masked, and reduced to what is read of an answer. */
  readonly bodies: readonly Omit<SavedBody, "source">[];
  readonly passed: readonly PassedReason[];
}

/**
 * Reads everything in a text: what is an answer, whatever is around it, what is a comparison, and why each other value
 * is none. Yields how far it is, in characters. Never throws.
 */
export function* readText(text: string): Generator<number, ReadText> {
  const reader = new Reader();
  const plain = withoutColours(text);
  const yaml = isYamlRecording(plain) ? yamlValue(plain) : undefined;
  if (yaml !== undefined) {
    reader.value(yaml, null);
    return reader;
  }
  const streams = plainStreams(plain) ?? [{ text: plain, whenAt: () => null }];
  for (const stream of streams) yield* reader.stream(stream.text, stream.whenAt);
  return reader;
}

/** How the document of a comparison begins, or a list of them. */
const documentHead = /^\s*(?:\{\s*"comparisons"\s*:\s*)?\[?\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"id"\s*:/;

/** How a HAR begins that was exported here. What other recorders were stopped in the middle of is read as far as it goes. */
const ownHarHead =
  /^\s*\{\s*"log"\s*:\s*\{\s*"version"\s*:\s*"1\.2"\s*,\s*"creator"\s*:\s*\{\s*"name"\s*:\s*"Balance Lens"/;

class Reader implements ReadText {
  readonly documents: JsonObject[] = [];
  readonly bodies: Omit<SavedBody, "source">[] = [];
  readonly passed: PassedReason[] = [];

  *stream(text: string, whenAt: (offset: number) => When | null): Generator<number, void> {
    let floor = 0;
    const linesOf = ({ start, end }: PlacedValue): LineHints => {
      const ownFloor = floor;
      return (callIds) => {
        return lineContext(text, { start, end, floor: ownFloor }, callIds, whenAt(start));
      };
    };
    yield* scanText(text, {
      value: (found) => {
        if (this.value(found.value, linesOf(found), found.isSliced)) floor = found.end;
      },
      others: (count) => {
        for (let each = 0; each < count; each += 1) this.passed.push("not-an-answer");
      },
      cut: (inside) => {
        if (documentHead.test(text) || ownHarHead.test(text)) {
          // Written half, or still being written: beside whole documents there are only parts of one, which are no answers.
          for (const each of inside) this.#document(each.value);
          this.passed.push("cut");
          return;
        }
        let isFound = false;
        for (const each of inside) {
          const { answers } = answersIn(each.value, null, true);
          if (this.#keep(answers, linesOf(each), true) === 0) continue;
          floor = each.end;
          isFound = true;
        }
        if (!isFound) this.passed.push("cut");
      },
    });
  }

  /** Reads one value, and whether an answer was in it. */
  value(value: unknown, lines: LineHints | null, isSliced?: true): boolean {
    if (this.#document(value)) return true;
    const { answers, passed } = answersIn(value, null, isSliced);
    const count = this.#keep(answers, lines, isSliced);
    if (answers.length > 0 || Array.isArray(value)) this.passed.push(...passed);
    else this.passed.push(nearestMiss(passed) ?? "not-an-answer");
    return count > 0;
  }

  /** Keeps what of the answers can be read, and tells how many that are. */
  #keep(answers: readonly FoundAnswer[], lines: LineHints | null, isSliced?: true): number {
    let count = 0;
    for (const answer of answers) {
      const body = savedBodyOf(answer, lines, isSliced === true);
      if (typeof body === "string") this.passed.push(body);
      else {
        this.bodies.push(body);
        count += 1;
      }
    }
    return count;
  }

  #document(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const parts: unknown = "comparisons" in value && Array.isArray(value.comparisons) ? value.comparisons : [value];
    if (!Array.isArray(parts)) return false;
    const documents = (Array.isArray(value) ? value : parts).filter((each: unknown) => isDocument(each));
    this.documents.push(...documents);
    return documents.length > 0;
  }
}

type LineHints = (callIds: readonly string[]) => { readonly hints: WrapperHints; readonly near: NamedEndpoint | null };

/** One answer as it is kept, or why it is passed over. */
function savedBodyOf(
  { body, hints: around }: FoundAnswer,
  lines: LineHints | null,
  isSliced: boolean,
): Omit<SavedBody, "source"> | PassedReason {
  // A record that tells its endpoint and its time may still share an id with the line of its request.
  const isTold =
    around.named !== null && around.when !== null && (around.request?.body != null || around.callIds.length === 0);
  const line = isTold ? null : (lines?.(around.callIds) ?? null);
  const hints = line === null ? around : mergedHints([around, line.hints]);
  const near = hints.named === null ? (line?.near ?? null) : null;
  const isStatus = recogniseEndpoint(body).kind === "institution-status";
  if (hints.named?.kind === "other" && !isStatus) return "other-endpoint";
  const isProcessor = isOfProcessor(body) || (hints.named?.kind === "read" && hints.named.isProcessor);
  const startedAt = hints.when?.at ?? hints.serverTime;
  const request = hints.request?.body ?? null;
  const page = request === null ? null : pageOf(request);
  const accountId = isProcessor ? onlyAccountId(body) : null;
  const known: CallHints = {
    ...(request !== null && keptRequest(request)),
    ...(hints.named?.kind === "read" && { endpoint: hints.named.endpoint }),
    ...(near?.kind === "read" && { endpoint: near.endpoint, isNear: true }),
    ...(startedAt !== null && { startedAt }),
    ...(hints.when?.isZoned === false && { isZoneGuessed: true }),
    ...(hints.serverTime !== null && { serverTime: hints.serverTime }),
    ...(hints.latencyMs !== null && { latencyMs: hints.latencyMs }),
    ...(hints.httpStatus !== null && { httpStatus: hints.httpStatus }),
    // A processor's token is for one account: the others of the Item were not asked for.
    ...(accountId !== null && { sent: { accountIds: [accountId], minLastUpdatedDatetime: null } }),
    ...(page !== null && { page }),
  };
  const slim = slimBody(body);
  return { ...known, isMasked: true, body: isSliced ? (JSON.parse(JSON.stringify(slim)) as JsonObject) : slim };
}

function onlyAccountId({ accounts }: JsonObject): string | null {
  const account: unknown = Array.isArray(accounts) && accounts.length === 1 ? accounts[0] : null;
  if (typeof account !== "object" || account === null || !("account_id" in account)) return null;
  return typeof account.account_id === "string" ? account.account_id : null;
}

/** Which page was asked for, as far as the request tells. */
function pageOf(request: JsonObject): NonNullable<CallHints["page"]> | null {
  const { cursor, options } = request;
  const offset = typeof options === "object" && options !== null && "offset" in options ? options.offset : undefined;
  if (typeof cursor === "string") return { cursor };
  if (typeof offset === "number") return { offset };
  // A request that was kept and names no cursor asked from the start.
  return "access_token" in request || "count" in request ? { cursor: "" } : null;
}
