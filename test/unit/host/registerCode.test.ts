import { describe, expect, test } from "vitest";
import { registerCode } from "../../../src/host/registration/registerCode.ts";
import { window, workspace } from "./support/vscode/vscode.ts";

interface Shown {
  readonly languageId: string;
  readonly text: string;
}

/** A window with these files on screen, whose extension has just been started; time passes by `wait`. */
function aWindow(...files: readonly Shown[]) {
  let visible: readonly Shown[] = files;
  let changed = (): void => {};
  let edited = (): void => {};
  let due: readonly { readonly ms: number; readonly run: () => void }[] = [];
  const marked: string[] = [];
  let loads = 0;
  const nothing = { dispose: () => {} };
  Object.defineProperty(window, "visibleTextEditors", {
    configurable: true,
    enumerable: true,
    get: () => visible.map(({ languageId, text }) => ({ document: { languageId, getText: () => text } })),
  });
  Object.assign(window, {
    onDidChangeVisibleTextEditors(listener: () => void) {
      changed = listener;
      return nothing;
    },
  });
  Object.assign(workspace, {
    onDidChangeTextDocument(listener: () => void) {
      edited = listener;
      return nothing;
    },
  });
  registerCode({
    own: () => {},
    after: (ms, run) => {
      due = [...due, { ms, run }];
    },
    async load() {
      loads += 1;
      return { show: (document) => void marked.push(document.getText()) };
    },
  });
  return {
    marked,
    loads: () => loads,
    edit: () => edited(),
    async show(...others: readonly Shown[]): Promise<void> {
      visible = others;
      changed();
      await settled();
    },
    /** Lets everything happen that is due within so many ms. */
    async wait(ms: number): Promise<void> {
      const now = due.filter((each) => each.ms <= ms);
      due = due.filter((each) => each.ms > ms).map((each) => ({ ...each, ms: each.ms - ms }));
      for (const { run } of now) run();
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const call: Shown = { languageId: "python", text: "import plaid" };
const other: Shown = { languageId: "python", text: "import bank" };

describe("the files of a window that has just started the extension", () => {
  test("are looked at without a wait, and not within the start itself", async () => {
    const shown = aWindow(call);
    await settled();
    expect(shown.loads()).toBe(0);
    await shown.wait(0);
    expect(shown.marked).toEqual([call.text]);
  });

  test("cost no more than a look for the word where they do not speak of Plaid or are in another language", async () => {
    const shown = aWindow(other, { languageId: "markdown", text: "# Plaid" });
    await shown.wait(1000);
    expect(shown.loads()).toBe(0);
    await shown.show(call);
    expect(shown.marked).toEqual([call.text]);
    // What has lost the word loses its marks: the rest looks at every file from now on.
    await shown.show(other);
    expect(shown.marked).toEqual([call.text, other.text]);
    expect(shown.loads()).toBe(1);
  });

  test("are looked at again once typing has stopped", async () => {
    const shown = aWindow(call);
    await shown.wait(0);
    shown.edit();
    shown.edit();
    await shown.wait(0);
    expect(shown.marked).toHaveLength(1);
    shown.edit();
    await shown.wait(1000);
    expect(shown.marked).toHaveLength(2);
  });
});
