import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { unpacker } from "../../../src/files/unpacker.ts";

const text = `{"name":"Zürich","balances":${JSON.stringify("x".repeat(500))}}`;

describe("compressed bytes", () => {
  test.each([
    ["gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["Brotli", brotliCompressSync(text)],
  ])("become the text they are: %s", (_, bytes) => {
    expect(unpacker()(bytes)).toBe(text);
    expect(unpacker()(bytes.subarray(0, bytes.length - 12))).toBeNull();
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["no compressed bytes", Buffer.from("what a log says")],
    ["no text", gzipSync(Buffer.from([0xff, 0xfe, 0x80]))],
  ])("that are %s become none", (_, bytes) => {
    expect(unpacker()(bytes)).toBeNull();
  });

  test("that would be larger than an answer can be become none", () => {
    const of = (length: number): Buffer => gzipSync(Buffer.alloc(length, " "));
    expect(unpacker()(of(20_000_000))).toHaveLength(20_000_000);
    expect(unpacker()(of(20_000_001))).toBeNull();
  });

  test("are unpacked up to a limit together, whether each fits or not", () => {
    const unpack = unpacker({ each: 1000, all: 5500 });
    const lengths = [1000, 1000, 1001, 1000, 1000, 1000, 500, 1];
    expect(lengths.map((length) => unpack(gzipSync(Buffer.alloc(length, "a")))?.length ?? null)).toEqual([
      ...[1000, 1000, null, 1000, 1000, null, null, null],
    ]);
  });
});
