import type { Failure } from "../../core/failure/errors.ts";
import type { TokenList, TokenProblem } from "../../core/item/tokenList.ts";
import { markdownTable, markdownText } from "../export/markdownParts.ts";
import { failureSentence } from "../findings/failureSentence.ts";
import { importMessages } from "../messages/imports.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message } from "../translate.ts";

/** The position of an entry in a list, and why no Item was added for it. */
export interface RefusedEntry {
  readonly source: string;
  readonly counts: TokenList["counts"];
  readonly position: number;
  readonly why: TokenProblem | Failure;
}

export interface ImportOutcome {
  readonly added: number;
  /** Entries whose token was already in the list; they were not looked up again. */
  readonly known: number;
  readonly refused: readonly RefusedEntry[];
  readonly isCancelled: boolean;
}

/** The result of an import in a few sentences. */
export function importSentence({ added, known, refused, isCancelled }: ImportOutcome, context: TextContext): string {
  const say = (key: KeyIn<typeof importMessages>, count: number) =>
    fill(message(counted(key, count, context), importMessages, context), { count: String(count) });
  return [
    say("import.added", added),
    ...(known === 0 ? [] : [say("import.known", known)]),
    ...(refused.length === 0 ? [] : [say("import.refused", refused.length)]),
    ...(isCancelled ? [message(["import.cancelled"], importMessages, context)] : []),
  ].join(" ");
}

/** The same as Markdown, with a row for each refused entry: its position and the reason, never its content. */
export function importDocument(outcome: ImportOutcome, context: TextContext): string {
  const say = (key: KeyIn<typeof importMessages>) => message([key], importMessages, context);
  const rows = outcome.refused.map((entry) => [placeOf(entry, context), whyOf(entry, context)].map(markdownText));
  return [
    `# ${say("import.title")}`,
    importSentence(outcome, context),
    markdownTable([say("import.column-entry"), say("import.column-why")], rows),
    say("import.no-token"),
    "",
  ].join("\n\n");
}

/** Escaped, since a file may have any name. */
function placeOf({ source, counts, position }: RefusedEntry, context: TextContext): string {
  return fill(message([`import.place.${counts}`], importMessages, context), { source, position: String(position) });
}

function whyOf({ why }: RefusedEntry, context: TextContext): string {
  return typeof why === "string"
    ? message([`import.why.${why}`], importMessages, context)
    : failureSentence(why, context).sentence;
}
