import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SnapshotSender } from "../../../../src/host/panel/snapshotSender.ts";

describe("a page's snapshots", () => {
  let sent: number;
  let sender: SnapshotSender;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = 0;
    sender = new SnapshotSender(() => {
      sent += 1;
    });
  });

  afterEach(() => {
    sender.dispose();
    vi.useRealTimers();
  });

  it("begin with one ahead of the page's request, sent with the first balances", () => {
    sender.changed(0);
    expect(sent).toBe(0);
    sender.changed(1);
    sender.changed(2);
    expect(sent).toBe(1);
  });

  it("are sent at once with every answer that brings balances", () => {
    sender.ready();
    sender.changed(1);
    expect(sent).toBe(1);
    sender.changed(2);
    expect(sent).toBe(2);
  });

  it("hold all other changes of 16 ms", () => {
    sender.ready();
    sender.changed(0);
    vi.advanceTimersByTime(10);
    sender.changed(0);
    expect(sent).toBe(0);
    vi.advanceTimersByTime(6);
    expect(sent).toBe(1);
    vi.advanceTimersByTime(100);
    expect(sent).toBe(1);
    sender.changed(0);
    vi.advanceTimersByTime(16);
    expect(sent).toBe(2);
  });

  it("with new balances also hold what was waiting", () => {
    sender.ready();
    sender.changed(0);
    sender.changed(1);
    expect(sent).toBe(1);
    vi.advanceTimersByTime(100);
    expect(sent).toBe(1);
  });

  it("are sent at once with the first balances of the next comparison too", () => {
    sender.ready();
    sender.changed(3);
    sender.changed(0);
    sender.changed(1);
    expect(sent).toBe(2);
  });

  it("end once nobody wants them", () => {
    sender.ready();
    sender.changed(0);
    sender.dispose();
    vi.advanceTimersByTime(100);
    expect(sent).toBe(0);
  });
});
