import { describe, expect, test } from "vitest";
import { isLeftOut, isLeftOutWithFolders, pathPatterns } from "../../../src/code/ignoring/pathPatterns.ts";

describe("patterns of .gitignore, as Git's page has them", () => {
  test.each([
    // A name alone is meant at every depth, one with a slash from its folder on.
    ["*.log", ["a.log", "x/y/a.log", ".log"], ["a.log.txt", "log"]],
    ["/todo", ["todo"], ["x/todo"]],
    ["doc/frotz", ["doc/frotz"], ["a/doc/frotz"]],
    ["foo/*", ["foo/a.ts"], ["foo/bar/a.ts", "foo"]],
    ["**/foo", ["foo", "a/b/foo"], ["afoo"]],
    ["**/foo/bar", ["foo/bar", "a/foo/bar"], ["foo/a/bar"]],
    ["abc/**", ["abc/a", "abc/d/e"], ["abc", "x/abc/a"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/x", "b"]],
    ["a?c[0-9].t[!a-m]", ["abc7.ts"], ["ac7.ts", "abcx.ts", "abc7.ta", "a/c7.ts"]],
    ["[]x].ts", ["].ts", "x.ts"], ["y.ts"]],
    ["[x.ts", ["[x.ts"], ["x.ts"]],
    ["\\#a", ["#a"], ["a"]],
    ["\\!a*\\*", ["!abc*"], ["abc*"]],
    ["a\\ ", ["a "], ["a"]],
    ["a   ", ["a"], ["a   "]],
    ["ä*", ["äx"], ["ax"]],
    ["a*b*c*d", ["abcd", "axbxcxd", "abcdbcd"], ["abdc"]],
    ["*", ["a", "a/b"], []],
  ] as const)("%s", (pattern, left, kept) => {
    const patterns = pathPatterns([pattern]);
    expect(left.filter((path) => isLeftOut(path, false, patterns) !== true)).toEqual([]);
    expect(kept.filter((path) => isLeftOut(path, false, patterns) !== null)).toEqual([]);
  });

  test("the last that matches decides, and a folder's slash is meant of folders alone", () => {
    const patterns = pathPatterns(["# what is built", "", "*.ts\r", "!keep.ts", "build/"]);
    expect(isLeftOut("a.ts", false, patterns)).toBe(true);
    expect(isLeftOut("x/keep.ts", false, patterns)).toBe(false);
    expect([isLeftOut("x/build", true, patterns), isLeftOut("x/build", false, patterns)]).toEqual([true, null]);
  });

  test("nothing in a folder that is left out is put back", () => {
    const patterns = pathPatterns(["test/fixtures/", "!test/fixtures/keep.ts"]);
    expect(isLeftOutWithFolders("test/fixtures/keep.ts", patterns)).toBe(true);
    expect(isLeftOutWithFolders("test/other/keep.ts", patterns)).toBe(false);
    expect(isLeftOutWithFolders("test/fixtures", patterns)).toBe(false);
  });

  test("a hostile pattern ends, as does a hostile path", () => {
    const patterns = pathPatterns([`${"*a".repeat(5000)}b`, `${"**/a/".repeat(500)}b`]);
    expect(isLeftOut("a".repeat(5000), false, patterns)).toBe(null);
    expect(isLeftOut("a/".repeat(2000), false, patterns)).toBe(null);
  });
});
