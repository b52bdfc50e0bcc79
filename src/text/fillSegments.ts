import { failureReasons } from "../core/failure/errors.ts";
import type { EvidenceRef, FindingParam } from "../core/findings/finding.ts";
import { failureSentence } from "./findings/failureSentence.ts";
import { formatDateTime, formatDifference, formatDuration, formatMoney } from "./format.ts";
import { formatsOf } from "./intlFormats.ts";
import { nameWithMask, unnamedAccount } from "./nameWithMask.ts";
import type { Segment, TextContext } from "./segment.ts";
import { valueWord } from "./translate.ts";

const amountOf = ".amount";

function segment(text: string, refs: readonly (EvidenceRef | undefined)[] = []): Segment {
  const known = refs.filter((ref) => ref !== undefined);
  return known.length === 0 ? { text } : { text, refs: known };
}

function paramSegment(name: string, param: FindingParam, context: TextContext): Segment {
  switch (param.kind) {
    case "money": {
      const value = name.endsWith(amountOf) ? Math.abs(param.value) : param.value;
      return segment(formatMoney(value, param.currency, context), [param.ref]);
    }
    case "difference":
      return segment(
        name.endsWith(amountOf)
          ? formatMoney(Math.abs(param.value), param.currency, context)
          : formatDifference(param.value, param.currency, context),
        param.refs,
      );
    case "duration":
      return segment(formatDuration(param.ms, context, { isBound: param.bound ?? false }), [param.ref]);
    case "time":
      return segment(formatDateTime(param.iso, context), [param.ref]);
    case "account":
      return {
        text: nameWithMask(param.name === param.accountId ? unnamedAccount(context) : param.name, param.mask),
        isolate: true,
      };
    case "endpoint":
      return segment(
        param.endpoint,
        param.readingId === undefined ? [] : [{ readingId: param.readingId, field: "accounts" }],
      );
    case "count":
      return segment(formatsOf(context).count(param.value));
    case "list":
      return segment(formatsOf(context).list(param.values.map((value) => valueWord(name, value, context))));
    case "text":
      return segment(valueWord(name, param.value, context), [param.ref]);
  }
}

/**
 * A template with `{placeholders}` as segments: each parameter becomes one, with the readings it came from;
 * neighbouring plain text is joined. A placeholder without a parameter stays as written.
 * `{difference}` has a sign, as in cells. Sentences use words instead: `{difference.amount}` is the amount without its
 * sign, followed by "higher", "lower", "too high" or "too low". Each of these is a variant (`higher`, `lower`,
 * `too-high`, `too-low`) with its own sentence; "too" is used when the real-time reading is wholly later. `.amount`
 * works for money as well.
 */
export function fillSegments(
  template: string,
  params: Readonly<Record<string, FindingParam>>,
  context: TextContext,
): readonly Segment[] {
  const segments: Segment[] = [];
  const add = (next: Segment): void => {
    const last = segments.at(-1);
    if (next.text === "") return;
    if (last !== undefined && isPlain(last) && isPlain(next)) {
      segments[segments.length - 1] = { text: last.text + next.text };
    } else segments.push(next);
  };
  for (const [index, piece] of template.split(/\{(\w+(?:\.amount)?)\}/).entries()) {
    const param = index % 2 === 1 ? paramOf(piece, params) : undefined;
    if (piece === "failure" && param !== undefined) add({ text: failureWords(params, context) });
    else if (param !== undefined) add(paramSegment(piece, param, context));
    else add({ text: index % 2 === 1 ? `{${piece}}` : piece });
  }
  return segments;
}

/** The sentence of a failure's reason, with the unreachable host if known. */
function failureWords(
  { failure, host }: Readonly<Record<string, FindingParam | undefined>>,
  context: TextContext,
): string {
  const reason = failureReasons.find((each) => failure?.kind === "text" && each === failure.value) ?? "internal";
  const named = host?.kind === "text" ? { host: host.value } : {};
  return failureSentence({ reason, requestId: null, ...named }, context).sentence;
}

/** A placeholder's parameter; undefined when there is none, or when `.amount` is used on a parameter without one. */
function paramOf(piece: string, params: Readonly<Record<string, FindingParam>>): FindingParam | undefined {
  if (!piece.endsWith(amountOf)) return params[piece];
  const param = params[piece.slice(0, -amountOf.length)];
  return param?.kind === "difference" || param?.kind === "money" ? param : undefined;
}

function isPlain({ refs, isolate }: Segment): boolean {
  return refs === undefined && isolate === undefined;
}

/** Segments joined as plain text. */
export function plainText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join("");
}
