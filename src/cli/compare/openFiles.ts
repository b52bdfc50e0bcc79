import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Comparison } from "../../core/comparison.ts";
import { endpointPaths } from "../../core/endpoint.ts";
import type { Ids } from "../../core/ports.ts";
import { openSaved, type SavedText } from "../../core/saved/openSaved.ts";
import { systemClock } from "../../plaid/systemClock.ts";
import { openProblemSentence, savedNoteSentence } from "../../text/savedSentences.ts";
import type { TextContext } from "../../text/segment.ts";
import type { Sink } from "../terminal/sink.ts";

/** A file of `--from` cannot be opened, or holds nothing that can be compared. The message is for the person. */
export class SavedFileError extends Error {}

/**
 * Opens the files of `--from`: exported comparisons as they were, saved responses as one comparison of them all. How
 * each body was taken is said on stderr. `ENDPOINT=FILE` names the endpoint of a body that does not tell it.
 * @throws SavedFileError
 */
export async function openFiles(
  files: readonly string[],
  { io, ids, context }: { io: Sink; ids: Ids; context: TextContext },
): Promise<readonly Comparison[]> {
  const texts = await Promise.all(files.map((file) => readSaved(file, io)));
  const openedAt = new Date(systemClock.now()).toISOString();
  const { comparisons, notes, problems } = openSaved(texts, { openedAt, id: ids.uuid() });
  const [problem] = problems;
  if (problem !== undefined) throw new SavedFileError(openProblemSentence(problem, context));
  for (const note of notes) io.say(savedNoteSentence(note, context));
  return comparisons;
}

async function readSaved(argument: string, { env }: Sink): Promise<SavedText> {
  const endpoint = endpointPaths.find((each) => argument.startsWith(`${each}=`));
  const file = endpoint === undefined ? argument : argument.slice(endpoint.length + 1);
  // npm runs its scripts at the root of the package; the person named the file from where they are.
  const absolute = path.resolve(env.INIT_CWD ?? ".", file);
  const text = await readFile(absolute, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new SavedFileError(`${file} cannot be read (${error.code ?? "unknown"}).`);
  });
  return { source: path.basename(file), text, ...(endpoint !== undefined && { endpoint }) };
}
