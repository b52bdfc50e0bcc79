import { runIntegration } from "../integration/runIntegration.mts";
import { ensureBuilt } from "../lib/build.mts";
import { ensurePackaged } from "../package/packageVsix.mts";
import { provideChromium } from "../provision/chromium.mts";
import { hasDisplay } from "../provision/desktop.mts";
import { provideVscodeServer } from "../provision/vscodeServer.mts";
import type { LayerResult } from "./result.mts";
import { runVitestLayer } from "./vitestLayer.mts";

export interface Layer {
  readonly name: string;
  /** Installs and builds what the tests need. */
  readonly prepare: () => Promise<unknown>;
  readonly run: () => Promise<LayerResult>;
}

const nothing = () => Promise.resolve();

/** What has no state of its own between two files: a worker goes on to the next, and loads what they share once. */
const pure = ["core", "protocol", "text"].map((room) => `test/unit/${room}/`);

async function runUnit(): Promise<LayerResult> {
  const shared = await runVitestLayer("unit", { name: "pure", workers: 2, args: [...pure, "--no-isolate"] });
  const others = pure.flatMap((folder) => ["--exclude", `${folder}**`]);
  const apart = await runVitestLayer("unit", { name: "others", workers: 3, args: others });
  return {
    passed: shared.passed + apart.passed,
    failed: shared.failed + apart.failed,
    notes: [...shared.notes, ...apart.notes],
  };
}

/** From the fastest to the one that sees the whole. */
export const layers: readonly Layer[] = [
  { name: "unit", prepare: nothing, run: runUnit },
  { name: "contract", prepare: nothing, run: () => runVitestLayer("contract") },
  {
    name: "webview",
    prepare: async () => {
      await provideChromium();
      await ensurePackaged();
    },
    // A page waits for its host and for frames: another can be drawn meanwhile.
    run: () => runVitestLayer("webview", { workers: 2 }),
  },
  {
    name: "integration",
    prepare: async () => {
      await ensureBuilt();
      // With a display, the suite finds or downloads the desktop build itself.
      if (hasDisplay()) return;
      await provideChromium();
      await provideVscodeServer();
    },
    run: runIntegration,
  },
  {
    name: "e2e",
    prepare: async () => {
      await provideChromium();
      await provideVscodeServer();
      await ensurePackaged();
    },
    run: () => runVitestLayer("e2e"),
  },
];
