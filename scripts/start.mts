/**
 * `npm start`: Balance Lens in a VS Code with a profile of its own, a comparison on screen. An installed VS Code, else a
 * download of it, else VS Code in the browser (at once with `-- --browser`).
 * `npm start -- --screenshot FILE.png`: the browser build without a window; writes the picture and prints what the page
 * shows as one line of JSON.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { main } from "./lib/main.mts";
import { messageOf, PlainFailure } from "./lib/step.mjs";
import { type Desktop, desktopOf, downloadedDesktop, installedDesktop } from "./provision/desktop.mts";
import { openInBrowser } from "./start/openInBrowser.mts";
import { openOnDesktop } from "./start/openOnDesktop.mts";
import { takeScreenshot } from "./start/takeScreenshot.mts";

await main(async () => {
  const { screenshot, browser } = readArguments();
  if (screenshot !== undefined) {
    // npm runs scripts in the checkout; the person named the file from where they are.
    console.log(JSON.stringify(await takeScreenshot(path.resolve(process.env.INIT_CWD ?? ".", screenshot))));
    return 0;
  }
  const desktop = browser ? undefined : await findDesktop();
  return desktop === undefined ? openInBrowser() : openOnDesktop(desktop);
});

async function findDesktop(): Promise<Desktop | undefined> {
  const installed = installedDesktop();
  if (installed !== undefined) return installed;
  const downloaded = await downloadedDesktop();
  return downloaded === undefined ? undefined : desktopOf(downloaded);
}

function readArguments(): { readonly screenshot: string | undefined; readonly browser: boolean } {
  try {
    const { values } = parseArgs({ options: { screenshot: { type: "string" }, browser: { type: "boolean" } } });
    return { screenshot: values.screenshot, browser: values.browser === true };
  } catch (error) {
    throw new PlainFailure(`${messageOf(error)}\nUsage: npm start [-- --screenshot FILE.png | --browser]`);
  }
}
