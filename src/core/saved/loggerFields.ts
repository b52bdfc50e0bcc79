import { isObject, type JsonObject } from "../extract/json.ts";

/**
 * Removes the underscore with which GELF, Graylog's format, prefixes the names of a line's own fields; any other object
 * stays.
 */
export function plainKeys(object: JsonObject): JsonObject {
  if (!("short_message" in object)) return object;
  return Object.fromEntries(Object.entries(object).map(([key, each]) => [key.replace(/^_(?!_)/, ""), each]));
}

/**
 * The records in the table of a query's result: Azure Monitor's `{ columns: [{ name }], rows: [[…]] }`; null for any
 * other object.
 */
export function recordsOfTable({ columns, rows }: JsonObject): readonly JsonObject[] | null {
  if (!Array.isArray(columns) || !Array.isArray(rows) || !rows.every((row: unknown) => Array.isArray(row))) return null;
  const names = columns.map((each: unknown) => (isObject(each) ? each.name : each));
  if (names.length === 0 || !names.every((name) => typeof name === "string" && name !== "__proto__")) return null;
  return rows.map((row: unknown[]) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
}

/**
 * The fields of one log line in a query's result: CloudWatch's `[{ field, value }, …]`, Loki's `[ns, line]`; null for
 * any other list.
 */
export function recordOfList(list: readonly unknown[]): JsonObject | null {
  const [time, line] = list;
  if (list.length <= 3 && typeof time === "string" && typeof line === "string" && /^\d{19}$/.test(time))
    return { time, line };
  if (list.length > 0 && list.every(isPair)) return Object.fromEntries(list);
  const fields = list.map((each) =>
    isObject(each) && typeof each.field === "string" ? [each.field, each.value] : null,
  );
  return fields.length > 0 && fields.every((each) => each !== null) ? Object.fromEntries(fields) : null;
}

/** Before Python 3.12 an `OrderedDict` prints as a list of pairs. */
function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && /^[a-z]/i.test(value[0]);
}

/** Names of a log line's level, and of the fields that loggers add to an object they log. */
const levelKeys = ["level", "severity", "levelname", "log.level", "lvl"];
const recordKeys = [
  ...["msg", "message", "event", "url", "path", "endpoint", "time", "timestamp", "@timestamp", "ts", "reqId", "req"],
  ...["request", "durationMs", "responseTime"],
];

/**
 * The fields that pino and winston add to a line whose other fields are a response: `logger.info(response.data, "…")`;
 * null for an object without a level.
 */
export function recordOf(object: JsonObject): JsonObject | null {
  if (!levelKeys.some((key) => key in object)) return null;
  return Object.fromEntries(recordKeys.flatMap((key) => (key in object ? [[key, object[key]]] : [])));
}
