import { BalanceLensError, type FailureReason } from "../core/failure/errors.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import type { Events, Requests } from "./messages.ts";

/** Anything that can be undone: VS Code's own `Disposable` fits. */
interface DisposableLike {
  dispose(): void;
}

/** The wire: `webview.postMessage` and `onDidReceiveMessage` on one side, `acquireVsCodeApi` and `window` on the other. */
export interface Transport {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): DisposableLike;
}

/** Calls back once after `ms`, unless disposed before. */
export interface Timer {
  start(ms: number, elapsed: () => void): DisposableLike;
}

type RequestMap = Readonly<Record<string, { readonly in: unknown; readonly out: unknown }>>;
type EventMap = Readonly<Record<string, unknown>>;
type Nothing = Record<never, never>;

/** One end of a channel: the requests it answers and makes, the events it sends and receives. */
interface End {
  readonly serves: RequestMap | Nothing;
  readonly calls: RequestMap | Nothing;
  readonly sends: EventMap | Nothing;
  readonly hears: EventMap | Nothing;
}

/** The host's end of the message map. */
export type HostEnd = { serves: Requests; calls: Nothing; sends: Events; hears: Nothing };
/** The page's end of the same map. */
export type PageEnd = { serves: Nothing; calls: Requests; sends: Nothing; hears: Events };

type In<Map, Name extends keyof Map> = Map[Name] extends { readonly in: infer Payload } ? Payload : never;
type Out<Map, Name extends keyof Map> = Map[Name] extends { readonly out: infer Result } ? Result : never;

type Guard<T> = (value: unknown) => value is T;

/** One guard for each message that can arrive at an end; a missing one does not compile. */
export interface Guards<E extends End> {
  readonly requests: { readonly [Name in keyof E["serves"]]: Guard<In<E["serves"], Name>> };
  readonly replies: { readonly [Name in keyof E["calls"]]: Guard<Out<E["calls"], Name>> };
  readonly events: { readonly [Name in keyof E["hears"]]: Guard<E["hears"][Name]> };
}

/** Why an arriving message was ignored. It holds no payload, so it can be logged as it is. */
export interface InvalidMessage {
  readonly why: "not-ours" | "unknown-name" | "bad-payload" | "no-such-call";
  readonly name?: string;
}

export interface ChannelOptions<E extends End> {
  readonly transport: Transport;
  readonly timer: Timer;
  /** How long a request waits for its reply. A handler answers when the work is accepted, not when it is done. */
  readonly timeoutMs: number;
  readonly guards: Guards<E>;
  /** One for each request this end serves. A thrown `BalanceLensError` becomes an error reply with its reason. */
  readonly handlers: {
    readonly [Name in keyof E["serves"]]: (
      payload: In<E["serves"], Name>,
    ) => Out<E["serves"], Name> | Promise<Out<E["serves"], Name>>;
  };
  /** One for each event that this end receives. */
  readonly listeners: { readonly [Name in keyof E["hears"]]: (payload: E["hears"][Name]) => void };
  /** A message that was ignored. */
  onInvalid(problem: InvalidMessage): void;
  /** Called when a handler threw; the other end gets the reason alone. */
  onHandlerError(name: string, error: unknown): void;
}

export interface Channel<E extends End> extends DisposableLike {
  /**
   * Sends a request. Rejects with a `BalanceLensError`: the reason of the error reply, `timed-out`, or `cancelled` once
   * disposed.
   */
  request<Name extends keyof E["calls"] & string>(
    name: Name,
    payload: In<E["calls"], Name>,
  ): Promise<Out<E["calls"], Name>>;
  /** Sends an event. Does nothing once disposed. */
  send<Name extends keyof E["sends"] & string>(name: Name, payload: E["sends"][Name]): void;
}

interface PendingCall {
  readonly name: string;
  readonly timeout: DisposableLike;
  resolve(result: unknown): void;
  reject(error: BalanceLensError): void;
}

type AnyGuard = (value: unknown) => boolean;

/**
 * One end of the conversation between the host and its page, over any transport:
 *
 *     createChannel<HostEnd>({ transport, timer, timeoutMs, guards: hostGuards, handlers: { … }, listeners: {}, onInvalid, onHandlerError })
 *     createChannel<PageEnd>({ transport, timer, timeoutMs, guards: pageGuards, handlers: {}, listeners: { … }, onInvalid, onHandlerError })
 *
 * Each request has an id and ends in exactly one way: its reply, an error reply, a timeout, or disposal.
 */
export function createChannel<E extends End>(options: ChannelOptions<E>): Channel<E> {
  const { transport } = options;
  // The mapped types above tie each name to its payload; inside, a name is only known to be a string.
  const handlers = ownEntries<(payload: unknown) => unknown>(options.handlers);
  const listeners = ownEntries<(payload: unknown) => void>(options.listeners);
  const requestGuards = ownEntries<AnyGuard>(options.guards.requests);
  const replyGuards = ownEntries<AnyGuard>(options.guards.replies);
  const eventGuards = ownEntries<AnyGuard>(options.guards.events);
  const pending = new Map<number, PendingCall>();
  let lastId = 0;
  let disposed = false;

  const post = (message: Envelope) => transport.post(message);

  function settle(id: number): PendingCall | undefined {
    const call = pending.get(id);
    pending.delete(id);
    call?.timeout.dispose();
    return call;
  }

  function refuse(id: number, problem: InvalidMessage): void {
    options.onInvalid(problem);
    // The sender gets an error reply at once instead of waiting for its timeout.
    post({ kind: "reply", id, ok: false, reason: "invalid-request" });
  }

  async function serve({ id, name, payload }: Extract<Envelope, { kind: "request" }>): Promise<void> {
    const handler = handlers.get(name);
    if (handler === undefined) return refuse(id, { why: "unknown-name", name });
    if (requestGuards.get(name)?.(payload) !== true) return refuse(id, { why: "bad-payload", name });
    let reply: Envelope;
    try {
      reply = { kind: "reply", id, ok: true, result: await handler(payload) };
    } catch (error) {
      options.onHandlerError(name, error);
      reply = { kind: "reply", id, ok: false, reason: reasonOf(error) };
    }
    if (!disposed) post(reply);
  }

  function hear({ name, payload }: Extract<Envelope, { kind: "event" }>): void {
    const listener = listeners.get(name);
    if (listener === undefined) options.onInvalid({ why: "unknown-name", name });
    else if (eventGuards.get(name)?.(payload) !== true) options.onInvalid({ why: "bad-payload", name });
    else listener(payload);
  }

  function conclude(reply: Extract<Envelope, { kind: "reply" }>): void {
    const call = settle(reply.id);
    if (call === undefined) options.onInvalid({ why: "no-such-call" });
    else if (!reply.ok) call.reject(failed(reply.reason));
    else if (replyGuards.get(call.name)?.(reply.result) === true) call.resolve(reply.result);
    else {
      options.onInvalid({ why: "bad-payload", name: call.name });
      call.reject(failed("malformed-answer"));
    }
  }

  const subscription = transport.onMessage((message) => {
    if (disposed) return;
    const envelope = readEnvelope(message);
    if (envelope === null) options.onInvalid({ why: "not-ours" });
    else if (envelope.kind === "request") void serve(envelope);
    else if (envelope.kind === "event") hear(envelope);
    else conclude(envelope);
  });

  return {
    request(name, payload) {
      if (disposed) return Promise.reject(failed("cancelled"));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const timeout = options.timer.start(options.timeoutMs, () => settle(id)?.reject(failed("timed-out")));
        // `conclude` lets a result through only after its guard has passed.
        pending.set(id, { name, timeout, resolve: resolve as (result: unknown) => void, reject });
        try {
          post({ kind: "request", id, name, payload });
        } catch (error) {
          settle(id)?.reject(failed("internal", error));
        }
      });
    },
    send(name, payload) {
      if (!disposed) post({ kind: "event", name, payload });
    },
    dispose() {
      disposed = true;
      subscription.dispose();
      for (const id of [...pending.keys()]) settle(id)?.reject(failed("cancelled"));
    },
  };
}

/** Looks up own properties alone: `constructor` and the like are no names of messages. */
function ownEntries<Value>(source: object): ReadonlyMap<string, Value> {
  return new Map(Object.entries(source));
}

function reasonOf(error: unknown): FailureReason {
  return error instanceof BalanceLensError ? error.failure.reason : "internal";
}

function failed(reason: FailureReason, cause?: unknown): BalanceLensError {
  return new BalanceLensError({ reason, requestId: null }, cause === undefined ? undefined : { cause });
}
