import { expect, test } from "vitest";
import { readClockMove } from "../../../../src/host/commands/local/clockMove.ts";

test.each([
  [{ seconds: 3600 }, { seconds: 3600 }],
  [{ seconds: -1 }, null],
  [{ frozen: false }, { frozen: false }],
  [{ to: "2026-03-02T15:00:00+01:00" }, { to: "2026-03-02T14:00:00.000Z" }],
  [{ to: "2026-03-02T15:00:00Z" }, { to: "2026-03-02T15:00:00.000Z" }],
  // Without an offset it would be another time on every machine.
  [{ to: "2026-03-02T15:00:00" }, null],
  [{ to: "2026-03-02" }, null],
  [{ to: "tomorrow Z" }, null],
  [undefined, null],
])("%j moves the clock by %j", (argument, move) => expect(readClockMove(argument)).toEqual(move));
