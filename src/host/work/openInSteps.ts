import { type OpenedSaved, openSaved, openSavedInSteps, type SavedText } from "../../core/saved/openSaved.ts";
import { cancelled } from "../failure/failures.ts";

/** Characters, or bytes of a file, that are read before a notification could be drawn. */
const quick = 4_000_000;

/** The options of `openSaved`; `openedAt` is ISO 8601. */
export type HowToOpen = Parameters<typeof openSaved>[1];

/**
 * Opens saved texts in steps that leave the extension host responsive, under `shown`, which displays progress and can
 * cancel. Short texts are opened at once, without it. The list is emptied while it is read, to free memory.
 * @throws BalanceLensError `cancelled`
 */
export async function openInSteps(
  texts: SavedText[],
  how: HowToOpen,
  shown: (
    work: (signal: AbortSignal, onPart: (hundredths: number) => void) => Promise<OpenedSaved>,
  ) => Promise<OpenedSaved>,
): Promise<OpenedSaved> {
  if (texts.reduce((sum, { text }) => sum + text.length, 0) <= quick) return openSaved(texts, how);
  return shown(async (signal, onPart) => {
    const steps = openSavedInSteps(texts, how);
    let reported = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      const { done, total } = step.value;
      const hundredths = Math.floor((done / total) * 100);
      if (hundredths > reported) onPart(hundredths - reported);
      reported = hundredths;
      await new Promise((resume) => setImmediate(resume));
      if (!signal.aborted) continue;
      // Closes the file that is being read.
      steps.return(undefined as never);
      throw cancelled();
    }
  });
}
