import type { TimelineBundle } from "../../timeline/handOver.ts";

/** The URL of the bundle, and the nonce that the page's content security policy requires. */
export interface TimelineScript {
  readonly src: string;
  readonly nonce: string;
}

/** The bundle beside the page's own script. Null when the page has no script of ours, as in a component test. */
export function timelineScript(own: HTMLOrSVGScriptElement | null): TimelineScript | null {
  if (!(own instanceof HTMLScriptElement) || own.src === "") return null;
  // Browsers hide a script's nonce attribute; only the property has its value.
  return { src: new URL("timeline.js", own.src).href, nonce: own.nonce };
}

/**
 * Loads the bundle that draws time lines, on first use and once.
 * @throws the browser's error when loading fails; the next call tries again
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
