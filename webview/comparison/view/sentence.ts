import type { EvidenceRef } from "../../../src/core/finding.ts";
import type { Segment } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";

/** A sentence in which each number with evidence is a button that rings the cells it came from. */
export function sentence(segments: readonly Segment[]): readonly Child[] {
  return segments.map(({ text, refs }) =>
    refs === undefined || refs.length === 0
      ? text
      : h(
          "button",
          { type: "button", class: "ref", "data-action": "show-evidence", "data-refs": writeRefs(refs) },
          text,
        ),
  );
}

export function writeRefs(refs: readonly EvidenceRef[]): string {
  return JSON.stringify(refs);
}
