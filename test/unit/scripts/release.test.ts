import { describe, expect, test } from "vitest";
import { bumped } from "../../../scripts/release/bump.mts";
import { releasedChangelog, releaseNotes } from "../../../scripts/release/changelog.mts";
import { nextVersion } from "../../../scripts/release/nextVersion.mts";

describe("the next version", () => {
  test.each([
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "major", "2.0.0"],
    ["0.9.10", "0.10.0", "0.10.0"],
    ["1.2.3", "2.0.1", "2.0.1"],
  ])("after %s, %s is %s", (current, wanted, next) => {
    expect(nextVersion(current, wanted)).toBe(next);
  });

  test.each(["1.2.3", "1.2.2", "1.1.9", "0.9.9"])("is not %s after 1.2.3", (wanted) => {
    expect(() => nextVersion("1.2.3", wanted)).toThrow(`${wanted} is not higher than 1.2.3`);
  });

  test.each(["", "v1.2.4", "1.3", "1.3.0-beta.1", "01.3.0", "next", "1.3.0\n"])("is no %j", (wanted) => {
    expect(() => nextVersion("1.2.3", wanted)).toThrow("is no version");
  });
});

const changelog = `# Changelog

## [Unreleased]

### Added
- Something new.

## [1.2.3] - 2026-01-02

### Fixed
- Something old.
`;

describe("the changelog", () => {
  test("what is unreleased becomes the version, and a new beginning stands above it", () => {
    expect(releasedChangelog(changelog, "1.3.0", "2026-11-30")).toBe(`# Changelog

## [Unreleased]

## [1.3.0] - 2026-11-30

### Added
- Something new.

## [1.2.3] - 2026-01-02

### Fixed
- Something old.
`);
  });

  test("gives the notes of a version", () => {
    expect(releaseNotes(changelog, "1.2.3")).toBe("### Fixed\n- Something old.\n");
    expect(releaseNotes(releasedChangelog(changelog, "1.3.0", "2026-11-30"), "1.3.0")).toBe(
      "### Added\n- Something new.\n",
    );
  });

  test("says why it cannot be", () => {
    const released = releasedChangelog(changelog, "1.3.0", "2026-11-30");
    expect(() => releasedChangelog(released, "1.4.0", "2026-12-01")).toThrow("there is nothing to release");
    expect(() => releasedChangelog(changelog, "1.2.3", "2026-11-30")).toThrow("already has a version 1.2.3");
    expect(() => releasedChangelog("# Changelog\n", "1.3.0", "2026-11-30")).toThrow('no line "## [Unreleased]"');
    expect(() => releaseNotes(changelog, "1.2")).toThrow("says nothing of version 1.2.");
  });
});

test("a bump changes the version in each file, and nothing else", () => {
  const manifest = { name: "balance-lens", version: "1.2.3", private: true };
  const lock = {
    name: "balance-lens",
    version: "1.2.3",
    packages: { "": { version: "1.2.3" }, "node_modules/x": { version: "1.2.3" } },
  };
  const texts = {
    "package.json": JSON.stringify(manifest),
    "package-lock.json": JSON.stringify(lock),
    "CHANGELOG.md": changelog,
  };
  const { version, texts: next } = bumped(texts, "minor", "2026-11-30");
  expect(version).toBe("1.3.0");
  expect(JSON.parse(next["package.json"])).toEqual({ ...manifest, version });
  expect(JSON.parse(next["package-lock.json"])).toEqual({
    ...lock,
    version,
    packages: { "": { version }, "node_modules/x": { version: "1.2.3" } },
  });
  expect(next["CHANGELOG.md"]).toContain("## [1.3.0] - 2026-11-30");
});
