import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workspacePath } from "../../../../src/host/commands/app/workspacePath.ts";

describe("a path inside the workspace", () => {
  test.each([
    ["tools/plaid-emulator.mjs", "tools/plaid-emulator.mjs"],
    ["emulator.mjs", "emulator.mjs"],
    ["  tools/emulator.mjs ", "tools/emulator.mjs"],
    ["./tools//emulator.mjs", "tools/emulator.mjs"],
    ["tools\\ci\\emulator.mjs", "tools/ci/emulator.mjs"],
    ["tools/../ci/emulator.mjs", "ci/emulator.mjs"],
    ["our tools/émulateur.mjs", "our tools/émulateur.mjs"],
  ])("%j is %j", (typed, expected) => {
    expect(workspacePath(typed)).toBe(expected);
  });

  test.each([
    ["nothing", ""],
    ["a folder", "tools/"],
    ["a folder with such a name", "tools/emulator.mjs/"],
    ["another kind of file", "tools/emulator.js"],
    ["another case, which Node takes for no module", "tools/emulator.MJS"],
    ["a file of no name", "tools/.mjs"],
    ["the root of the disk", "/etc/emulator.mjs"],
    ["a share", "\\\\server\\share\\emulator.mjs"],
    ["a drive", "C:\\emulator.mjs"],
    ["the folder of a drive", "c:emulator.mjs"],
    ["a stream of a file", "tools/notes.txt:emulator.mjs"],
    ["an address", "file:///emulator.mjs"],
    ["the folder above", "../emulator.mjs"],
    ["the folder above, by a detour", "tools/../../emulator.mjs"],
    ["the folder above, by a backslash", "tools\\..\\..\\emulator.mjs"],
    ["a line break", "tools/a\nb.mjs"],
    ["a folder of a space alone, first", "./ /x.mjs"],
  ])("%s is refused", (_, typed) => {
    expect(workspacePath(typed)).toBeNull();
  });

  test("whatever is typed, what is accepted lies below the folder and stays as it is", () => {
    const part = fc.oneof(fc.constantFrom("..", ".", "", "a", "b.mjs", "C:", "~"), fc.string({ maxLength: 4 }));
    const typed = fc
      .tuple(fc.array(part, { maxLength: 6 }), fc.constantFrom("/", "\\"))
      .map(([parts, separator]) => [...parts, "x.mjs"].join(separator));
    fc.assert(
      fc.property(typed, (text) => {
        const accepted = workspacePath(text);
        if (accepted === null) return;
        for (const { join, normalize } of [path.posix, path.win32]) {
          expect(join("/folder", accepted).startsWith(normalize("/folder/"))).toBe(true);
        }
        expect(accepted).toMatch(/[^/]\.mjs$/);
        expect(workspacePath(accepted)).toBe(accepted);
      }),
    );
  });
});
