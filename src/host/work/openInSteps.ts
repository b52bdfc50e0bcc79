import { type OpenedSaved, openSaved, openSavedInSteps, type SavedText } from "../../core/saved/openSaved.ts";
import { cancelled } from "../failure/failures.ts";

/** What is read sooner than a notification could be drawn. */
const quick = 4_000_000;

/** How saved texts are opened: `openedAt` is ISO 8601. */
export type HowToOpen = Parameters<typeof openSaved>[1];

/**
 * Opens saved texts in steps between which the window stays alive, under `shown`, which tells how far it is and can stop
 * it; what is read at once is opened without it. Of many the list is emptied as it is read.
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
    let told = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      const { done, total } = step.value;
      const hundredths = Math.floor((done / total) * 100);
      if (hundredths > told) onPart(hundredths - told);
      told = hundredths;
      await new Promise((resume) => setImmediate(resume));
      if (!signal.aborted) continue;
      // A file that is being read is closed.
      steps.return(undefined as never);
      throw cancelled();
    }
  });
}
