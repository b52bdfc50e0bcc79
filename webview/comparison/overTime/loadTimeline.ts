import type { TimelineBundle } from "../../timeline/handOver.ts";

/** Where the bundle is, and what the page's policy asks of a script. */
export interface TimelineScript {
  readonly src: string;
  readonly nonce: string;
}

/** Beside the page's own script. Null where the page is not one of ours, as in a test of a part of it. */
export function timelineScript(own: HTMLOrSVGScriptElement | null): TimelineScript | null {
  if (!(own instanceof HTMLScriptElement) || own.src === "") return null;
  // The nonce of a script in the page is hidden from its attributes.
  return { src: new URL("timeline.js", own.src).href, nonce: own.nonce };
}

/**
 * Loads the bundle that draws time lines, once: whoever never sees one does not wait for it.
 * @throws what the browser says when it cannot be loaded; the next call tries again
 */
export function createTimelineLoader(script: TimelineScript | null): () => Promise<TimelineBundle> {
  let loading: Promise<TimelineBundle> | null = null;
  return () => {
    loading ??= load(script).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

function load(script: TimelineScript | null): Promise<TimelineBundle> {
  return new Promise((resolve, reject) => {
    if (script === null) return reject(new Error("the page does not know where its scripts are"));
    const element = document.createElement("script");
    element.nonce = script.nonce;
    element.src = script.src;
    window.takeTimelineBundle = resolve;
    element.addEventListener("error", () => {
      element.remove();
      reject(new Error("the time line's script was not loaded"));
    });
    document.head.append(element);
  });
}
