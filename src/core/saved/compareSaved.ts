import type { Comparison } from "../comparison/comparison.ts";
import { readingIdOf } from "../plan/readingId.ts";
import { type Pass, type Reading, unknownAccountId } from "../reading/reading.ts";
import { type BodyProblem, type IdentifiedBody, type InstitutionBody, identifyBodies } from "./body/identifyBody.ts";
import { createSyncPages, type SyncPages } from "./body/joinedAnswer.ts";
import { type JoinedBody, joinPages } from "./body/joinPages.ts";
import { groupByItem } from "./groupByItem.ts";
import type { PassedOver } from "./passedOver.ts";
import { planFrom } from "./readDocument.ts";
import { answerTimeOf, type KnownBy, type SavedBody } from "./savedBody.ts";
import { savedItem } from "./savedItem.ts";
import { savedPasses, savedPassOrder } from "./savedPasses.ts";
import { savedReading } from "./savedReading.ts";
import { withoutRepeats } from "./withoutRepeats.ts";

/** How one response was read, for the notes beside the comparison. */
export interface SavedNote {
  readonly source: string;
  /** The IDs of its comparison and its reading. */
  readonly comparisonId: string;
  readonly readingId: string;
  readonly endpoint: IdentifiedBody["endpoint"];
  readonly knownBy: KnownBy;
  /** True where the time of its call is known; without it no age is known. */
  readonly isDated: boolean;
  /** True where that time had no zone and was read as UTC. */
  readonly isZoneGuessed: boolean;
  /** The number of pages it was joined from. */
  readonly pages: number;
}

/** A body that cannot be compared, with the reason. */
interface RefusedBody {
  /** Its index in the bodies. */
  readonly index: number;
  readonly source: string;
  readonly problem: BodyProblem;
}

export interface SavedComparisons {
  /** One comparison for each Item, in the order of their first responses. */
  readonly comparisons: readonly Comparison[];
  readonly notes: readonly SavedNote[];
  readonly refused: readonly RefusedBody[];
  /** Responses that match none of several Items. */
  readonly passed: PassedOver;
}

export interface SavedInput {
  readonly bodies: readonly SavedBody[];
  /** ISO 8601. */
  readonly openedAt: string;
  /** The ID of the first comparison; those of other Items get a number appended. */
  readonly id: string;
  /** Where the person said so: what the first of the bodies is that two endpoints answer alike. */
  readonly firstAlike?: "cached" | "real-time";
  /** The bodies were chosen one by one, so they are of one Item unless they name several. */
  readonly areTogether?: boolean;
}

/**
 * Makes a comparison of saved responses for each Item: the same table, ages and findings, without a call. Secrets are
 * masked before anything is read. Never throws: a body that cannot be compared is returned with its reason.
 */
export function compareSaved({ bodies, openedAt, id, firstAlike, areTogether = true }: SavedInput): SavedComparisons {
  const identified: IdentifiedBody[] = [];
  const refused: RefusedBody[] = [];
  const institutions: (InstitutionBody & { readonly index: number })[] = [];
  for (const [index, each] of identifyBodies(bodies, firstAlike).entries()) {
    if ("institution" in each) institutions.push({ index, ...each });
    else if ("problem" in each) refused.push({ index, ...each });
    else identified.push(each);
  }
  const { groups, ofNone } = groupByItem(inTime(withoutRepeats(identified)), areTogether);
  const notes: SavedNote[] = [];
  const comparisons = groups.map((group, index) => {
    const made = comparisonOf(group, { openedAt, id: index === 0 ? id : `${id}-${index + 1}` });
    notes.push(...made.notes);
    return withStatus(made.comparison, institutions);
  });
  const isOfOne = ({ institution }: InstitutionBody): boolean =>
    comparisons.some(({ item }) => item.institutionId === institution.institutionId);
  for (const each of institutions) {
    if (!isOfOne(each)) refused.push({ index: each.index, source: each.source, problem: "other-endpoint" });
  }
  return {
    comparisons,
    notes,
    refused,
    passed: ofNone.length > 0 ? { "of-no-item": ofNone.length } : {},
  };
}

/** Adds the last status of the comparison's institution; without a known institution the comparison stays as it is. */
function withStatus(comparison: Comparison, institutions: readonly InstitutionBody[]): Comparison {
  const newest = institutions
    .map(({ institution }) => institution)
    .filter(({ institutionId }) => institutionId === comparison.item.institutionId)
    .toSorted((left, right) => (Date.parse(left.toldAt ?? "") || 0) - (Date.parse(right.toldAt ?? "") || 0))
    .at(-1);
  return newest === undefined ? comparison : { ...comparison, institutionStatus: newest };
}

/** Sorts by the time of the answers as far as times are known: a body without one keeps its place. */
function inTime(bodies: readonly IdentifiedBody[]): readonly IdentifiedBody[] {
  const timed = bodies.map((each) => ({ each, at: answerTimeOf(each) }));
  const dated = timed.filter(({ at }) => !Number.isNaN(at)).sort((one, other) => one.at - other.at);
  let index = 0;
  return timed.map(({ each, at }) => (Number.isNaN(at) ? each : (dated[index++]?.each ?? each)));
}

function comparisonOf(
  bodies: readonly IdentifiedBody[],
  { openedAt, id }: { readonly openedAt: string; readonly id: string },
): { readonly comparison: Comparison; readonly notes: readonly SavedNote[] } {
  const joined = joinPages(bodies);
  const passes = savedPasses(joined.map(({ saved }) => saved));
  const counts = new Map<string, number>();
  const idOf = (pass: Pass, { endpoint }: IdentifiedBody): string => {
    const plain = readingIdOf(pass, endpoint);
    const count = (counts.get(plain) ?? 0) + 1;
    counts.set(plain, count);
    return count === 1 ? plain : `${plain}#${count}`;
  };
  const inOrder = joined
    .map((each, index) => ({ joined: each, pass: passes[index] ?? "cached" }))
    .sort((left, right) => savedPassOrder.indexOf(left.pass) - savedPassOrder.indexOf(right.pass));
  const syncs = createSyncPages();
  const evaluatedAccountId = evaluatedAccount(joined, openedAt, syncs);
  const readings = inOrder.map(({ joined: each, pass }) =>
    savedReading(each, { id: idOf(pass, each.saved), pass, openedAt, evaluatedAccountId, syncs }),
  );
  const notes = inOrder.map(
    ({ joined: { saved, pages } }, index): SavedNote => ({
      source: saved.source,
      comparisonId: id,
      readingId: readings[index]?.id ?? "",
      endpoint: saved.endpoint,
      knownBy: saved.knownBy,
      isDated: saved.startedAt !== undefined,
      isZoneGuessed: saved.isZoneGuessed === true,
      pages: pages.length,
    }),
  );
  return { comparison: documentOf({ bodies, readings, openedAt, id }), notes };
}

/** The account of an evaluation whose request was not kept: the Item's only account, where there is one alone. */
function evaluatedAccount(joined: readonly JoinedBody[], openedAt: string, syncs: SyncPages): string {
  if (!joined.some(({ saved }) => saved.endpoint === "/signal/evaluate")) return unknownAccountId;
  const accounts = joined.flatMap((each) =>
    each.saved.endpoint === "/signal/evaluate"
      ? []
      : savedReading(each, { id: "", pass: "cached", openedAt, evaluatedAccountId: "", syncs }).accounts,
  );
  const [only, ...others] = new Set(accounts.map(({ accountId }) => accountId));
  return only === undefined || others.length > 0 ? unknownAccountId : only;
}

function documentOf(input: {
  bodies: readonly IdentifiedBody[];
  readings: readonly Reading[];
  openedAt: string;
  id: string;
}): Comparison {
  const { bodies, readings, openedAt, id } = input;
  return {
    schemaVersion: 2,
    id,
    item: savedItem(bodies),
    environment: "local",
    origin: "saved",
    plan: planFrom(readings),
    status: "complete",
    startedAt: openedAt,
    wallMs: null,
    readings,
    lastOwnRealTimeAt: null,
  };
}
