import type { Bank, LinkError, StepAnswer } from "./steps.ts";

/** One session of Link, from `OPEN` to `HANDOFF` or `EXIT`. */
export interface Session {
  readonly id: string;
  /** What the emulator wants with each step; empty where it opened none. */
  readonly key: string;
  requestId: string;
  bank: Bank | null;
  username: string;
  password: string;
  answers: readonly (readonly string[])[];
  /** Plaid's word for where the person is, should they leave. */
  status: string | null;
  error: LinkError | null;
  /** The emulator is being told how it ends: a second end comes too late. */
  isEnding: boolean;
  readonly events: object[];
}

/** The session that the emulator has opened. */
export function begunBy({ link_session_id: id = "", key = "", request_id: requestId }: StepAnswer): Session {
  const begun = { id, key, requestId, bank: null, username: "", password: "", answers: [], status: null };
  return { ...begun, error: null, isEnding: false, events: [] };
}

/** More are not taken by the emulator. */
const mostEvents = 200;

/** Notes what happened for the emulator; what an app is told of it, in Plaid's shape of `onEvent`. */
export function noteEvent(session: Session, name: string, more: Readonly<Record<string, string | null>>): object {
  const { id, requestId, bank, events } = session;
  const timestamp = new Date().toISOString();
  const known = {
    ...{ institution_id: bank?.id ?? null, institution_name: bank?.name ?? null },
    ...{ error_type: null, error_code: null, error_message: null, exit_status: null, mfa_type: null },
    ...{ institution_search_query: null, view_name: null, selection: null, match_reason: null, routing_number: null },
    ...more,
    request_id: requestId,
  };
  const event_metadata = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
  if (events.length < mostEvents) events.push({ event_name: name, timestamp, event_id: eventId(), event_metadata });
  return { ...known, timestamp, link_session_id: id };
}

/** `randomUUID` is missing in a frame of an app whose own address is not this machine's, and has no HTTPS. */
function eventId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("").replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, "$1-$2-4$3-8$4-$5");
}
