import type { EvidenceRef } from "../../../src/core/findings/finding.ts";
import type { Segment } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";

/** A sentence in which each number with evidence is a button that highlights the cells it came from. */
export function sentence(segments: readonly Segment[]): readonly Child[] {
  const last = segments.length - 1;
  return segments.map((segment, place) => {
    const { text, refs, isolate } = segment;
    if (isolate === true) return h("bdi", {}, text);
    if (refs !== undefined && refs.length > 0) {
      const [, ending] = split(segments[place - 1], "end");
      // Text between two numbers without a space belongs to the first.
      const lead = isNumber(segments[place - 2]) && !/\s/.test(segments[place - 1]?.text ?? "") ? "" : ending;
      const [tail] = split(segments[place + 1], "start");
      return together(lead, number(text, refs), tail);
    }
    // Text that touches a number is drawn with the number.
    const own = place < last && isNumber(segments[place + 1]) ? split(segment, "end")[0] : text;
    if (place === 0 || !isNumber(segments[place - 1])) return own;
    return own.slice(split(segment, "start")[0].length);
  });
}

/** A line may break beside a button: text that touches the button stays on its line. */
function together(lead: string, drawn: HTMLElement, tail: string): Child {
  return lead === "" && tail === "" ? drawn : h("span", { class: "together" }, lead, drawn, tail);
}

/** A plain segment in two: at its first space, or after its last one. */
function split(segment: Segment | undefined, at: "start" | "end"): readonly [string, string] {
  if (segment === undefined || isNumber(segment) || segment.isolate === true) return ["", ""];
  const { text } = segment;
  const length = at === "start" ? text.search(/\s|$/) : text.search(/\S*$/);
  return [text.slice(0, length), text.slice(length)];
}

function isNumber(segment: Segment | undefined): boolean {
  return segment?.refs !== undefined && segment.refs.length > 0;
}

function number(text: string, refs: readonly EvidenceRef[]): HTMLElement {
  return h("button", { class: "ref", "data-action": "show-evidence", "data-refs": writeRefs(refs) }, text);
}

/** A sentence without buttons, for text beside its numbers: endpoint paths in a code font. */
export function plainSentence(segments: readonly Segment[]): readonly Child[] {
  return segments.flatMap(({ text, isolate }) => (isolate === true ? [h("bdi", {}, text)] : withPaths(text)));
}

/** A text with endpoint paths, and what it quotes as code, in a code font. */
export function withPaths(text: string): readonly Child[] {
  return text
    .split(/(`[^`]+`|(?:\/[a-z_]+){2,})/)
    .map((part, place) => (place % 2 === 1 ? h("span", { class: "endpoint" }, part.replaceAll("`", "")) : part));
}

export function writeRefs(refs: readonly EvidenceRef[]): string {
  return JSON.stringify(refs);
}
