import http from "node:http";
import https from "node:https";
import type { CallTiming, TimingPhases } from "../core/run/timing.ts";
import { type HostLoad, startHostLoad } from "./hostLoad.ts";

/** ms of silence after which the system sends a keep-alive probe. */
const silentMs = 20_000;

/** Monotonic times of one exchange, ms. A time that was not observed stays absent. */
interface Stamps {
  start?: number;
  socket?: number;
  dns?: number;
  tcp?: number;
  tls?: number;
  headers?: number;
  end?: number;
  reused?: boolean;
}

/** What the transport has observed of one exchange so far. */
interface Observed {
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly phases: TimingPhases;
  readonly connection: CallTiming["connection"];
  readonly hostBusy: boolean;
}

export interface Transport {
  /** The same signature as `http.request`. */
  request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest;
}

export interface TimedTransport {
  readonly transport: Transport;
  observed(): Observed;
  /** Closes the connection; a request that was not made yet will not be made. */
  destroy(): void;
}

/**
 * Node's own http(s) with a stopwatch, one for each call. It asks the modules for `request` at the time of the call,
 * because an editor may have put its proxy-aware version there.
 */
export function timedTransport(monotonic: () => number): TimedTransport {
  const stamps: Stamps = {};
  let request: http.ClientRequest | null = null;
  let load: HostLoad | null = null;
  let destroyed = false;
  return {
    transport: {
      request(options, onResponse) {
        if (destroyed) throw new Error("the call was over before it began");
        load = startHostLoad();
        stamps.start = monotonic();
        request = (options.protocol === "https:" ? https : http).request(options);
        watchConnection(request, stamps, monotonic);
        request.on("response", (response) => {
          // Taken before the body is read.
          stamps.headers = monotonic();
          response.on("end", () => {
            stamps.end = monotonic();
          });
          onResponse(response);
        });
        return request;
      },
    },
    destroy() {
      destroyed = true;
      request?.destroy();
    },
    observed: () => ({
      startedAt: stamps.start ?? null,
      endedAt: stamps.end ?? null,
      phases: phasesOf(stamps),
      connection: connectionOf(stamps),
      hostBusy: load?.busy() ?? false,
    }),
  };
}

function watchConnection(request: http.ClientRequest, stamps: Stamps, monotonic: () => number): void {
  request.on("socket", (socket) => {
    stamps.socket = monotonic();
    stamps.reused = request.reusedSocket;
    if (request.reusedSocket) return;
    // A bank may take a minute to answer; routers on the way drop connections that are silent for so long.
    socket.setKeepAlive(true, silentMs);
    const onLookup = () => {
      stamps.dns ??= monotonic();
    };
    const onConnect = () => {
      stamps.tcp = monotonic();
    };
    const onSecure = () => {
      stamps.tls = monotonic();
    };
    socket.once("lookup", onLookup).once("connect", onConnect).once("secureConnect", onSecure);
    // The socket outlives the request when it is kept alive; our listeners must not.
    request.once("close", () => {
      socket.off("lookup", onLookup).off("connect", onConnect).off("secureConnect", onSecure);
    });
  });
}

/**
 * The durations of an exchange's phases. The `lookup` event ends DNS; with an address, and behind some proxies, there
 * is none, and any lookup counts as connect. Behind a proxy's tunnel the connection is made before the request gets its
 * socket, and counts as queue.
 */
function phasesOf(stamps: Stamps): TimingPhases {
  const { start, socket, dns, tcp, tls, headers, end } = stamps;
  const ready = tls ?? tcp ?? socket;
  const phases: { -readonly [Phase in keyof TimingPhases]: number } = {};
  const add = (phase: keyof TimingPhases, from: number | undefined, to: number | undefined): void => {
    if (from !== undefined && to !== undefined) phases[phase] = to - from;
  };
  add("queueMs", start, socket);
  add("dnsMs", socket, dns);
  add("connectMs", dns ?? socket, tcp);
  add("tlsMs", tcp ?? socket, tls);
  add("firstByteMs", ready, headers);
  add("downloadMs", headers, end);
  return phases;
}

function connectionOf(stamps: Stamps): CallTiming["connection"] {
  if (stamps.reused === true) return "reused";
  return stamps.tcp === undefined && stamps.tls === undefined ? "unknown" : "new";
}
