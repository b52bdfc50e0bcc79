import { expect, test } from "vitest";
import { judgeCalls } from "../../../bench/code/judgeCalls.mts";
import { judgeRemarks } from "../../../bench/code/judgeRemarks.mts";
import {
  corpusLanguages,
  corpusRules,
  type FileLabels,
  readLabels,
  splitOf,
  splits,
} from "../../../bench/code/readCorpus.mts";

const repositories = corpusLanguages.flatMap((language) => readLabels(language));

test("every repository is in the half that its name says, at one commit", () => {
  const commits = new Map(repositories.map(({ repository, commit }) => [repository, commit]));
  const isOff = (each: (typeof repositories)[number]) =>
    each.split !== splitOf(each) || !/^[0-9a-f]{40}$/.test(each.commit) || each.commit !== commits.get(each.repository);
  expect(repositories.filter(isOff).map(({ repository }) => repository)).toEqual([]);
});

test("both halves have files with calls and files that only look like it, in every language", () => {
  for (const language of corpusLanguages) {
    for (const split of splits) {
      const half = readLabels(language)
        .filter((each) => each.split === split)
        .flatMap(({ files }) => files);
      const withCalls = half.filter(({ calls }) => Object.keys(calls).length > 0);
      expect(withCalls.length, `${language}, ${split}, with calls`).toBeGreaterThan(0);
      expect(half.length - withCalls.length, `${language}, ${split}, without`).toBeGreaterThan(0);
    }
  }
});

test("a line is in its file, a call is no look-alike, and a rule does not both apply and not", () => {
  const isOff = ({ calls, alsoAt = {}, lookAlikes = [], rules = {}, lines }: FileLabels) => {
    const called = Object.values(calls).flat();
    const judged = Object.values(rules).flatMap(({ applies = [], not = [] }) => [...applies, ...not]);
    const all = [...called, ...Object.values(alsoAt), ...lookAlikes, ...judged];
    return (
      all.some((line) => line < 1 || line > lines) ||
      lookAlikes.some((line) => called.includes(line)) ||
      Object.keys(calls).some((endpoint) => !/^(\/[a-z_]+)+$/.test(endpoint)) ||
      Object.keys(rules).some((rule) => !(corpusRules as readonly string[]).includes(rule)) ||
      Object.values(rules).some(({ applies = [], not = [] }) => applies.some((line) => not.includes(line)))
    );
  };
  expect(repositories.flatMap(({ files }) => files.filter(isOff).map((labels) => labels.path))).toEqual([]);
});

test("a call is right once, on its line or where its path is written, and what is left was missed", () => {
  const labels = {
    path: "app.ts",
    sha256: "",
    lines: 60,
    calls: { "/accounts/get": [10, 20], "/item/get": [30] },
    alsoAt: { "20": 3 },
  };
  const found = [
    { endpoint: "/accounts/get", line: 10 },
    { endpoint: "/accounts/get", line: 10 },
    { endpoint: "/accounts/get", line: 3 },
    { endpoint: "/auth/get", line: 30 },
  ];
  expect(judgeCalls(labels, found)).toEqual({
    right: 2,
    wrong: [
      { endpoint: "/accounts/get", line: 10 },
      { endpoint: "/auth/get", line: 30 },
    ],
    missed: [{ endpoint: "/item/get", line: 30 }],
  });
});

test("a remark is right on its line or the next, wrong where a reader said so, and else unread", () => {
  const labels: FileLabels = {
    path: "app.ts",
    sha256: "",
    lines: 60,
    calls: {},
    rules: { "null-is-not-zero": { applies: [10, 20, 30], not: [40] } },
  };
  expect(judgeRemarks(labels, "null-is-not-zero", [10, 21, 40, 50])).toEqual({
    right: [10, 21],
    wrong: [40],
    unread: [50],
    missed: [30],
  });
  expect(judgeRemarks(labels, "secret-in-code", [10])).toEqual({ right: [], wrong: [], unread: [10], missed: [] });
});
