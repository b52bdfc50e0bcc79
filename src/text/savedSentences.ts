import type { SavedNote } from "../core/saved/compareSaved.ts";
import type { OpenProblem } from "../core/saved/openSaved.ts";
import { savedMessages } from "./messages/saved.ts";
import type { TextContext } from "./segment.ts";
import { fill, message } from "./translate.ts";

/** How one saved body was taken, and what is not known of it. */
export function savedNoteSentence(note: SavedNote, context: TextContext): string {
  const { source, endpoint, knownBy, isDated } = note;
  const taken = fill(message([`saved.known.${knownBy}`], savedMessages, context), { source, endpoint });
  return isDated ? taken : `${taken} ${message(["saved.undated"], savedMessages, context)}`;
}

/** Why a saved text cannot be compared. */
export function openProblemSentence(problem: OpenProblem, context: TextContext): string {
  switch (problem.kind) {
    case "none":
      return message(["saved.none"], savedMessages, context);
    case "no-json":
      return fill(message(["saved.no-json"], savedMessages, context), { source: problem.source });
    case "newer-document":
      return fill(message(["saved.newer-document"], savedMessages, context), {
        source: problem.source,
        version: String(problem.version),
      });
    case "document":
      return fill(message(["saved.document"], savedMessages, context), {
        source: problem.source,
        detail: problem.detail,
      });
    case "body":
      return fill(message([`saved.body.${problem.problem}`], savedMessages, context), { source: problem.source });
    case "different-items": {
      const [one = "", other = ""] = problem.sources;
      return fill(message(["saved.different-items"], savedMessages, context), { one, other });
    }
  }
}
