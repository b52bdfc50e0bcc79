import type { Timer, Transport } from "../../../src/protocol/channel.ts";

/** Two ends of one wire in memory. Messages are cloned, as a real wire does, and delivered in a later microtask. */
export function memoryTransportPair(): { readonly host: MemoryTransport; readonly page: MemoryTransport } {
  const host = memoryTransport();
  const page = memoryTransport();
  host.deliverTo(page);
  page.deliverTo(host);
  return { host, page };
}

export interface MemoryTransport extends Transport {
  readonly posted: unknown[];
  receive(message: unknown): void;
  deliverTo(other: MemoryTransport): void;
  listenerCount(): number;
}

function memoryTransport(): MemoryTransport {
  const listeners = new Set<(message: unknown) => void>();
  let other: MemoryTransport | null = null;
  const posted: unknown[] = [];
  return {
    posted,
    post(message) {
      const copy: unknown = structuredClone(message);
      posted.push(copy);
      queueMicrotask(() => other?.receive(copy));
    },
    onMessage(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    receive(message) {
      for (const listener of [...listeners]) listener(message);
    },
    deliverTo(target) {
      other = target;
    },
    listenerCount: () => listeners.size,
  };
}

/** A timer that elapses only when told to. */
export function manualTimer(): Timer & { elapse(): void; running(): number } {
  const waiting = new Set<() => void>();
  return {
    start(_ms, elapsed) {
      waiting.add(elapsed);
      return { dispose: () => waiting.delete(elapsed) };
    },
    elapse() {
      for (const elapsed of [...waiting]) {
        waiting.delete(elapsed);
        elapsed();
      }
    },
    running: () => waiting.size,
  };
}
