/** The fields in which loggers, HTTP clients and recorders put what they tell of a call beside its answer. */

export const addressKeys = [
  ...["endpoint", "url", "uri", "path", "request_url", "requestUrl", "request_uri", "requestUri", "request_path"],
  ...[
    "requestPath",
    "route",
    "pathname",
    "href",
    "raw",
    "originalUrl",
    "url.full",
    "url.path",
    "http.url",
    "http.target",
    "Endpoint",
    "Url",
    "Uri",
    "Path",
    "RequestPath",
    "RequestUri",
  ],
];
export const wordKeys = [
  ...["msg", "message", "event", "name", "title", "description", "operation", "operationId", "method", "action", "api"],
  ...["call", "function", "func", "label", "text", "summary", "textPayload", "comment", "log", "rest"],
  ...["@message", "@m", "short_message", "Message", "MESSAGE", "_raw", "RenderedMessage", "stringValue"],
];
export const timeKeys = [
  ...["startedDateTime", "startedAt", "started_at", "startTime", "start_time", "at", "time", "timestamp", "@timestamp"],
  ...[
    "ts",
    "@t",
    "Timestamp",
    "date",
    "datetime",
    "dateTime",
    "recorded_at",
    "recordedAt",
    "eventTime",
    "event_time",
    "TimeGenerated",
    "timestampInMs",
  ],
  ...[
    "asctime",
    "logged_at",
    "loggedAt",
    "created",
    "instant",
    "timeMillis",
    "requestedAt",
    "requested_at",
    "createdAt",
  ],
  ...["created_at", "times", "receiveTimestamp", "start"],
  ...["_time", "timeUnixNano", "observedTimeUnixNano", "__REALTIME_TIMESTAMP"],
];
/** Fields with the time of the request, and fields that may have that of the request or of the answer. */
export const requestTimeKeys = [
  ...["startedDateTime", "startedAt", "started_at", "startTime", "start_time", "requestedAt", "requested_at", "times"],
  "start",
];
export const eitherTimeKeys = ["at", "date", "datetime", "dateTime", "created", "createdAt", "created_at"];
export const latencyKeys = [
  ...["latencyMs", "latency_ms", "durationMs", "duration_ms", "elapsed_ms", "elapsedMs", "responseTime"],
  ...["response_time_ms", "responseTimeMs", "took_ms", "tookMs", "duration", "latency", "elapsed"],
];
export const statusKeys = [
  "status",
  "statusCode",
  "status_code",
  "code",
  "responseCode",
  "response_code",
  "http_status",
];
export const idKeys = [
  ...["reqId", "req_id", "requestId", "request_id", "correlationId", "correlation_id", "traceId", "trace_id", "trace"],
  ...["callId", "call_id", "cid", "rid", "spanId", "span_id", "logging.googleapis.com/trace", "thread", "threadName"],
];
