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

/** From the fastest to the one that sees the whole. */
export const layers: readonly Layer[] = [
  { name: "unit", prepare: nothing, run: () => runVitestLayer("unit") },
  { name: "contract", prepare: nothing, run: () => runVitestLayer("contract") },
  {
    name: "webview",
    prepare: async () => {
      await provideChromium();
      await ensurePackaged();
    },
    run: () => runVitestLayer("webview"),
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
