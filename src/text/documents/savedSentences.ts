import type { SavedNote } from "../../core/saved/compareSaved.ts";
import type { OpenedSaved, OpenProblem } from "../../core/saved/openSaved.ts";
import { type PassedReason, passedCount } from "../../core/saved/passedOver.ts";
import { formatsOf } from "../intlFormats.ts";
import { savedMessages } from "../messages/saved.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, message } from "../translate.ts";

/** How one saved response was read, and what is unknown of it. */
function savedNoteSentence(note: SavedNote, context: TextContext): string {
  const { source, endpoint, knownBy, isDated, isZoneGuessed, pages } = note;
  return [
    fill(message([`saved.known.${knownBy}`], savedMessages, context), { source, endpoint }),
    ...(pages > 1
      ? [fill(message(["saved.pages"], savedMessages, context), { count: formatsOf(context).count(pages) })]
      : []),
    ...(isDated ? [] : [message(["saved.undated"], savedMessages, context)]),
    ...(isZoneGuessed ? [message(["saved.zone"], savedMessages, context)] : []),
  ].join(" ");
}

/** Most notes shown: more would scroll out of view. */
const mostNotes = 12;

/** How saved responses were read: one sentence each, or one for many that were read alike. */
export function savedNoteSentences(notes: readonly SavedNote[], context: TextContext): readonly string[] {
  if (notes.length <= mostNotes) return notes.map((note) => savedNoteSentence(note, context));
  const alike = new Map<string, SavedNote[]>();
  for (const note of notes) {
    const key = `${note.endpoint} ${note.knownBy}`;
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [note]);
    else list.push(note);
  }
  const taken = [...alike.values()].flatMap((list) =>
    list.slice(0, 1).map(({ endpoint, knownBy }) => {
      const how = message([`saved.how.${knownBy}`], savedMessages, context);
      return fill(message(["saved.known-many"], savedMessages, context), {
        endpoint,
        count: formatsOf(context).count(list.length),
        how,
      });
    }),
  );
  return [
    ...taken,
    ...ofMany("saved.undated-many", notes.filter(({ isDated }) => !isDated).length, context),
    ...ofMany("saved.zone-many", notes.filter(({ isZoneGuessed }) => isZoneGuessed).length, context),
  ];
}

function ofMany(key: `saved.${string}`, count: number, context: TextContext): readonly string[] {
  return count === 0
    ? []
    : [fill(message(counted(key, count, context), savedMessages, context), { count: formatsOf(context).count(count) })];
}

/** How many responses were read, and how many were skipped and why; null when none were skipped. */
export function passedSentence({ read, passed }: OpenedSaved, context: TextContext): string | null {
  const count = passedCount(passed);
  if (count === 0) return null;
  const reasons = (Object.entries(passed) as [PassedReason, number][])
    .map(([reason, each]) =>
      fill(message([`saved.passed.reason.${reason}`], savedMessages, context), {
        count: formatsOf(context).count(each),
      }),
    )
    .join(", ");
  const answers = fill(message(counted("saved.read", read, context), savedMessages, context), {
    count: formatsOf(context).count(read),
  });
  return fill(message(counted("saved.passed", count, context), savedMessages, context), {
    read: answers,
    count: formatsOf(context).count(count),
    reasons,
  });
}

/** The number of an Item's responses, for a choice among Items. */
export function answersWords(count: number, context: TextContext): string {
  return fill(message(counted("saved.answers", count, context), savedMessages, context), {
    count: formatsOf(context).count(count),
  });
}

/** Why a saved text cannot be opened. */
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
    case "nothing":
      return fill(message([`saved.nothing.${problem.reason}`], savedMessages, context), { source: problem.source });
    case "document":
      return fill(message(["saved.document"], savedMessages, context), {
        source: problem.source,
        detail: problem.detail,
      });
  }
}

/** The file is larger than `limitBytes`. */
export function tooLargeSentence(source: string, limitBytes: number, context: TextContext): string {
  return fill(message(["saved.too-large"], savedMessages, context), {
    source,
    limit: String(Math.floor(limitBytes / 1_000_000)),
  });
}
