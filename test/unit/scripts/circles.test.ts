import { describe, expect, test } from "vitest";
import { importCircles } from "../../../scripts/rooms/circles.mts";

/** Files of the folder `src` with these texts. */
function circlesOf(texts: Readonly<Record<string, string>>) {
  return importCircles(Object.entries(texts).map(([name, text]) => ({ path: `src/${name}.ts`, text })));
}

describe("files that import each other", () => {
  test.each([
    ["values", `import { b } from "./b.ts";`, `import { a } from "./a.ts";`],
    ["types", `import type { B } from "./b.ts";`, `export type A = import("./a.ts").A;`],
    ["what is exported again, and what is loaded later", `export * from "./b.ts";`, `await import("./a.ts");`],
  ])("are a circle: %s", (_what, a, b) => {
    expect(circlesOf({ a, b })).toEqual([["src/a.ts", "src/b.ts"]]);
  });

  test("are shown by a shortest way round, once for all that reach each other", () => {
    const circles = circlesOf({
      outside: `import "./a.ts";`,
      a: `import "./b.ts"; import "./c.ts";`,
      b: `import "./c.ts";`,
      c: `import "./a.ts";`,
    });
    expect(circles).toEqual([["src/a.ts", "src/c.ts"]]);
  });

  test("are found apart from each other", () => {
    const circles = circlesOf({
      a: `import "./b.ts"; import "./sub/c.ts";`,
      b: `import "./a.ts";`,
      "sub/c": `import "./d.ts";`,
      "sub/d": `import "../sub/c.ts";`,
    });
    expect(circles).toEqual([
      ["src/a.ts", "src/b.ts"],
      ["src/sub/c.ts", "src/sub/d.ts"],
    ]);
  });

  test("are none where all imports run one way, or to what is not here", () => {
    expect(
      circlesOf({ a: `import "./b.ts"; import "vscode";`, b: `import "./c.ts"; import "../a.ts";`, c: "" }),
    ).toEqual([]);
  });

  test("a file that imports itself is one", () => {
    expect(circlesOf({ a: `import "./a.ts";` })).toEqual([["src/a.ts"]]);
  });
});
