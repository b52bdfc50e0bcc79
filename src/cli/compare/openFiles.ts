import path from "node:path";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { endpointPaths } from "../../core/endpoint/endpoint.ts";
import { largestSaved, type OpenedSaved, openSavedInSteps, type SavedText } from "../../core/saved/openSaved.ts";
import { decodeText } from "../../files/decodeText.ts";
import { readFile, stat } from "../../files/files.ts";
import { codeOf } from "../../files/retry.ts";
import { largestWhole, textPieces } from "../../files/textPieces.ts";
import { typedPath } from "../../files/typedPath.ts";
import { unpacker } from "../../files/unpacker.ts";
import {
  openProblemSentence,
  passedSentence,
  savedNoteSentences,
  tooLargeSentence,
} from "../../text/documents/savedSentences.ts";
import { savedMessages } from "../../text/messages/saved.ts";
import type { TextContext } from "../../text/segment.ts";
import { fill, message } from "../../text/translate.ts";
import type { Sink } from "../terminal/sink.ts";

/** A file of `--from` cannot be opened, or holds nothing that can be compared. The message is for the person. */
export class SavedFileError extends Error {}

interface Opening {
  readonly io: Sink;
  readonly context: TextContext;
  /** The only Item to compare; null for all of them. */
  readonly itemId: string | null;
}

/**
 * Opens the files of `--from`: exported comparisons as they were, saved answers as one comparison of each Item. How each
 * answer was taken, and how much was passed over, is said on stderr. `ENDPOINT=FILE` names the endpoint of a body that
 * does not tell it.
 * @throws SavedFileError
 */
export async function openFiles(
  files: readonly string[],
  { io, context, itemId }: Opening,
): Promise<readonly Comparison[]> {
  const texts: SavedText[] = [];
  for (const file of files) texts.push(await readSaved(file, io, context));
  const openedAt = new Date(io.clock.now()).toISOString();
  const opened = await inSteps(texts, { openedAt, id: io.ids.uuid(), unpack: unpacker() }, io);
  const [problem] = opened.problems;
  if (problem !== undefined) throw new SavedFileError(openProblemSentence(problem, context));
  const comparisons = opened.comparisons.filter(({ item }) => itemId === null || item.itemId === itemId);
  if (comparisons.length === 0) {
    const items = [...new Set(opened.comparisons.map(({ item }) => item.itemId))].join(", ");
    throw new SavedFileError(
      fill(message(["saved.no-item"], savedMessages, context), { source: files.join(", "), items }),
    );
  }
  const shown = new Set(comparisons.map(({ id }) => id));
  const notes = opened.notes.filter(({ comparisonId }) => shown.has(comparisonId));
  for (const sentence of savedNoteSentences(notes, context)) io.say(sentence);
  const passed = passedSentence(opened, context);
  if (passed !== null) io.say(passed);
  if (comparisons.length > 1 && notes.length > 0) {
    io.say(fill(message(["saved.items"], savedMessages, context), { count: String(comparisons.length) }));
  }
  return comparisons;
}

/** Reads until the end or Ctrl+C, and shows the progress on a terminal. */
async function inSteps(
  texts: SavedText[],
  options: Parameters<typeof openSavedInSteps>[1],
  io: Sink,
): Promise<OpenedSaved> {
  const steps = openSavedInSteps(texts, options);
  let isShown = false;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      if (isShown) io.move("");
      return step.value;
    }
    if (io.isErrorTerminal) {
      io.move(`${Math.floor((step.value.done / step.value.total) * 100)} %`);
      isShown = true;
    }
    // Lets the handler of Ctrl+C run.
    await new Promise((resume) => setImmediate(resume));
    if (!io.signal.aborted) continue;
    // A file that is being read is closed.
    steps.return(undefined as never);
    throw io.signal.reason;
  }
}

async function readSaved(argument: string, { env }: Sink, context: TextContext): Promise<SavedText> {
  const endpoint = endpointPaths.find((each) => argument.startsWith(`${each}=`));
  const file = endpoint === undefined ? argument : argument.slice(endpoint.length + 1);
  // npm runs scripts at the root of the package; paths are relative to where the person called it.
  const absolute = typedPath(file, env.INIT_CWD ?? ".");
  const failed = (error: unknown): SavedFileError =>
    new SavedFileError(`${file} cannot be read (${codeOf(error)}).`, { cause: error });
  const refuse = (error: unknown): never => {
    throw failed(error);
  };
  const { size } = await stat(absolute).catch(refuse);
  if (size > largestSaved) throw new SavedFileError(tooLargeSentence(file, largestSaved, context));
  const text =
    size > largestWhole ? textPieces(absolute, { size, failed }) : decodeText(await readFile(absolute).catch(refuse));
  return { source: path.basename(absolute), text, ...(endpoint !== undefined && { endpoint }) };
}
