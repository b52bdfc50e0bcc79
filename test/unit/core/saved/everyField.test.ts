import { expect, test } from "vitest";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import { isKeptComparison } from "../../../../src/core/documents/comparisonShape.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { everyField } from "../../../builders/everyField.ts";

const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("an export loses no field of a comparison, nor refuses one", () => {
  const document = written(comparisonDocument(everyField, { withTiming: true }));
  const read = readDocument(document, { openedAt: everyField.startedAt });
  expect(read.ok ? read.comparison : read).toEqual(everyField);
});

test("the history refuses no field of a comparison", () => {
  expect(isKeptComparison(written(everyField))).toBe(true);
});
