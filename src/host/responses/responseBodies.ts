import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Environment } from "../../core/item/environment.ts";
import { redact, redactJson } from "../../core/masking/redact.ts";
import type { BodySink } from "../../core/run/ports.ts";
import { maskBody } from "../../core/saved/body/maskBody.ts";
import { decodeUtf8 } from "../../files/decodeText.ts";
import type { ResponseState } from "../../protocol/messages.ts";
import type { SecretValues } from "../secretValues.ts";

/** The number of newest comparisons whose responses are held. */
const mostComparisons = 20;

/** The most bytes that are held, as UTF-8 JSON without spaces. */
const mostBytes = 16_000_000;

/** The parts of a comparison that identify the owner of a response. */
export type ResponsesOf = Pick<Comparison, "id" | "environment">;

/** The pages of the response to one call, in their order; none if it was not JSON. */
interface Response {
  readonly pages: Uint8Array[];
  bytes: number;
}

interface HeldComparison {
  readonly environment: Environment;
  /** By the id of the reading, the oldest first. */
  readonly responses: Map<string, Response>;
}

/**
 * The responses of the newest comparisons, to be opened as JSON. They are masked before they are held, and held in memory
 * only. Beyond the limits the oldest are dropped. Nothing here is written to disk.
 */
export class ResponseBodies {
  readonly #known: Pick<SecretValues, "list">;
  /** By the id of the comparison, the oldest first. */
  readonly #held = new Map<string, HeldComparison>();
  #bytes = 0;

  constructor(known: Pick<SecretValues, "list">) {
    this.#known = known;
  }

  /** Takes the bodies of one reading. Bodies that arrive after the reading was dropped are ignored. */
  sinkOf(comparison: ResponsesOf, readingId: string): BodySink {
    let response: Response | null = null;
    return {
      begin: () => {
        response = { pages: [], bytes: 0 };
        this.#drop(comparison.id, readingId);
        this.#newest(comparison).responses.set(readingId, response);
        this.#makeRoom(comparison.id);
      },
      take: (body) => {
        const held = this.#held.get(comparison.id)?.responses.get(readingId);
        if (response === null || held !== response) return;
        const page = this.#masked(body);
        response.pages.push(page);
        response.bytes += page.length;
        this.#bytes += page.length;
        this.#makeRoom(comparison.id);
      },
    };
  }

  /** The state of each response of a comparison by the reading's id; dropped responses are absent. */
  statesOf(comparisonId: string): Readonly<Record<string, ResponseState>> {
    const responses = this.#held.get(comparisonId)?.responses ?? new Map<string, Response>();
    return Object.fromEntries(
      [...responses].map(([readingId, { pages }]) => [readingId, pages.length > 0 ? "held" : "empty"] as const),
    );
  }

  /** The response to one call as formatted JSON, an array for several pages. Null when it is not held. */
  textOf(comparisonId: string, readingId: string): string | null {
    const { pages = [] } = this.#held.get(comparisonId)?.responses.get(readingId) ?? {};
    if (pages.length === 0) return null;
    const bodies = pages.map((page): unknown => JSON.parse(decodeUtf8(page)));
    return `${JSON.stringify(bodies.length === 1 ? bodies[0] : bodies, null, 2)}\n`;
  }

  /** Drops all responses from an environment. */
  forget(environment: Environment): void {
    for (const [id, held] of this.#held) if (held.environment === environment) this.#dropComparison(id);
  }

  /** Masks a body, including keys and tokens, also in field names: a server may quote what it was sent. */
  #masked(body: unknown): Uint8Array {
    const json = redactJson(JSON.stringify(maskBody(body)), this.#known.list());
    return new TextEncoder().encode(redact(json, []));
  }

  /** Makes this comparison the newest, whenever it was started. */
  #newest({ id, environment }: ResponsesOf): HeldComparison {
    const held = this.#held.get(id) ?? { environment, responses: new Map<string, Response>() };
    this.#held.delete(id);
    this.#held.set(id, held);
    return held;
  }

  /** Drops other comparisons first, then older responses of this one, at last one that is too large by itself. */
  #makeRoom(current: string): void {
    for (const id of this.#held.keys()) {
      const isTooMuch = this.#held.size > mostComparisons || this.#bytes > mostBytes;
      if (isTooMuch && id !== current) this.#dropComparison(id);
    }
    for (const readingId of this.#held.get(current)?.responses.keys() ?? []) {
      if (this.#bytes > mostBytes) this.#drop(current, readingId);
    }
  }

  #dropComparison(id: string): void {
    for (const readingId of this.#held.get(id)?.responses.keys() ?? []) this.#drop(id, readingId);
    this.#held.delete(id);
  }

  #drop(id: string, readingId: string): void {
    const responses = this.#held.get(id)?.responses;
    this.#bytes -= responses?.get(readingId)?.bytes ?? 0;
    responses?.delete(readingId);
  }
}
